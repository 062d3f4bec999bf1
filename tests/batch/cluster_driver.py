"""Runs tasks on a cluster, or in the local pool, in a process of its own, and writes what came of each: for tests and bench."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from crossread.batch.actor import Group
from crossread.batch.pool import Outcome, run_pool
from crossread.batch.worker import Task, Work
from crossread.errors import CrossreadError
from tests.batch import work


def rows_of(tasks: Sequence[Task]) -> Iterator[tuple[str, bytes]]:
    """Three rows a task, mixed with those of the others, so that the engine has something to bring together."""
    for place in range(3):
        for task in tasks:
            yield task.id, f"{task.carries} {place}".encode()


def start_grouped(seconds: float) -> Work:
    """The pool's own test work, on rows that an engine grouped."""

    def of_group(group: Group) -> bytes:
        time.sleep(seconds)
        numbers, places = zip(*(row.split() for row in group.rows), strict=True)
        if places != (b"0", b"1", b"2"):
            raise ValueError(f"rows out of order: {places}")
        return str(work.start()(int(numbers[0]))).encode()

    return of_group


def start_local(seconds: float) -> Work:
    """The same without an engine: the rows are made here."""
    grouped = start_grouped(seconds)
    return lambda number: grouped(Group("", tuple(row for _, row in rows_of([Task("", number)]))))


def main(engine: str, count: str, workers: str, seconds: str, into: str) -> None:
    """Work off `count` tasks; `into` gets the outcomes, sorted, and `into`.part the number of those committed so far."""
    outcomes: list[Outcome] = []

    def commit(some: Sequence[Outcome]) -> None:
        outcomes.extend(some)
        Path(into + ".part").write_text(str(len(outcomes)))

    tasks = (Task(f"t{n:05d}", n) for n in range(int(count)))
    options = {"commit": commit, "workers": int(workers), "chunk": 4}
    try:
        if engine == "local":
            summary = run_pool(tasks, start=partial(start_local, float(seconds)), **options)
        else:
            from crossread.batch.cluster import run_on_cluster

            start = partial(start_grouped, float(seconds))
            summary = run_on_cluster(tasks, address=engine, rows_of=rows_of, start=start, **options)
    except CrossreadError as error:
        sys.exit(str(error))
    done = sorted((o.task, o.kind, o.result.decode() if o.result else "", o.detail) for o in outcomes)
    Path(into).write_text(json.dumps({"outcomes": done, "restarts": summary.restarts, "kept": summary.kept}))


if __name__ == "__main__":
    main(*sys.argv[1:])
