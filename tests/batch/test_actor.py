"""The ledger finds out what kills workers, with one word a batch while nothing does, and blames no bystander."""

from types import SimpleNamespace

import pytest

from crossread.batch.actor import Group, Ledger, work_off

TRIES = 3


class Killed(BaseException):
    """Stands for the end of the process."""


class Asked:
    """The ledger as a worker sees it: every method has `remote`."""

    def __init__(self, ledger: Ledger) -> None:
        self.words = 0
        self.ledger = ledger

    def __getattr__(self, name: str):
        def remote(*args):
            self.words += 1
            return getattr(self.ledger, name)(*args)

        return SimpleNamespace(remote=remote)


GROUPS = [Group(name, (name.encode(),)) for name in ("a", "b", "deadly", "c")]


def work(group: Group) -> bytes:
    if group.task == "deadly":
        raise Killed
    return group.rows[0].upper()


def batch(asked: Asked, groups=GROUPS, work=work):
    return {r["task"]: r for r in work_off(groups, work, asked, lambda answer: answer, TRIES)}


def test_the_deadly_one_is_set_aside_and_the_others_come_through() -> None:
    """The batch kills three workers; the fourth leaves the deadly task out, names it, and does the rest."""
    ledger = Ledger()
    asked = Asked(ledger)
    for _ in range(TRIES):
        with pytest.raises(Killed):
            batch(asked)
    rows = batch(asked)
    assert (rows["deadly"]["kind"], rows["deadly"]["detail"]) == ("quarantined", "the worker died, 3 times")
    assert [rows[name]["result"] for name in "abc"] == [b"A", b"B", b"C"]
    assert ledger.interrupted() == TRIES
    assert batch(asked, GROUPS[:2])["a"]["kind"] == "kept"


def test_deaths_from_outside_blame_nobody() -> None:
    """Workers killed between tasks, more often than a task may kill, leave every task to be done."""
    ledger = Ledger()
    for _ in range(2 * TRIES):
        ledger.begin([group.task for group in GROUPS])
    rows = batch(Asked(ledger), work=lambda group: group.rows[0])
    assert {row["kind"] for row in rows.values()} == {"kept"}


def test_a_quiet_batch_costs_two_words() -> None:
    """One word when a batch begins and one when it ends, however many tasks it holds."""
    asked = Asked(Ledger())
    batch(asked, GROUPS[:2])
    assert asked.words == 2


def test_what_breaks_is_refused_alone() -> None:
    """A task that raises is refused with its error; its neighbours are kept."""

    def breaks(group: Group) -> bytes:
        if group.task == "b":
            raise ValueError("no such thing")
        return b""

    rows = batch(Asked(Ledger()), GROUPS[:2], breaks)
    assert (rows["a"]["kind"], rows["b"]["kind"], rows["b"]["detail"]) == (
        "kept",
        "refused",
        "ValueError: no such thing",
    )
