"""How far a batch has come: its plan, and one line for each task that is done, in the transaction that keeps its results."""

from collections.abc import Sequence
from typing import Literal

import sqlalchemy as sa

from crossread.errors import BadStore
from crossread.keep.schema import done, plan
from crossread.keep.store import Store

Outcome = Literal["kept", "refused", "quarantined"]


FINISHED = "*"


def begin_plan(store: Store, name: str, record: str) -> None:
    """Note the plan a batch works by. Raises BadStore where the store holds another plan that was begun and not finished."""
    finished = sa.select(done.c.plan).where(done.c.task == FINISHED)
    with store.write() as connection:
        if connection.scalar(sa.select(plan.c.id).where(plan.c.id == name)):
            return
        other = connection.scalar(sa.select(plan.c.id).where(plan.c.id.not_in(finished)))
        if other:
            raise BadStore(
                f"this store was begun under {other}, which is not finished, and this is {name}: other reports, other shards "
                "or another version. Finish the old one with --resume, or give another --store"
            )
        connection.execute(sa.insert(plan).values(id=name, record=record))


def finish_plan(store: Store, name: str, detail: str) -> None:
    """Note that all tasks of a plan are done, so that the store is free for another one."""
    with store.write() as connection:
        if not connection.scalar(sa.select(done.c.task).where(done.c.plan == name, done.c.task == FINISHED)):
            connection.execute(sa.insert(done).values(plan=name, task=FINISHED, outcome="kept", detail=detail))


def put_done(
    connection: sa.Connection, name: str, tasks: Sequence[str], outcome: Outcome, details: Sequence[str]
) -> None:
    """Note that tasks of a plan are done, inside the transaction that keeps what came of them."""
    if tasks:
        rows = [
            {"plan": name, "task": task, "outcome": outcome, "detail": detail}
            for task, detail in zip(tasks, details, strict=True)
        ]
        connection.execute(sa.insert(done), rows)


def done_tasks(store: Store, name: str) -> dict[str, tuple[Outcome, str]]:
    """Task to outcome and detail for everything a plan has done so far."""
    with store.read() as connection:
        rows = connection.execute(sa.select(done.c.task, done.c.outcome, done.c.detail).where(done.c.plan == name))
        return {task: (outcome, detail) for task, outcome, detail in rows if task != FINISHED}
