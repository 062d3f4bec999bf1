"""What happens inside an actor of a cluster: a batch of tasks is worked off, and what kills actors is found by name."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from crossread.batch.worker import Task, Work, attempt
from crossread.keep.progress import Outcome


class Row(TypedDict):
    """What comes back over the engine for a task."""

    task: str
    kind: Outcome
    result: bytes | None
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Group:
    """What the engine hands to the work: a task's name and the rows it has brought together for it, in order."""

    task: str
    rows: tuple[bytes, ...]


def work_off(groups: Sequence[Group], work: Work, ledger: Any, ask: Callable[[Any], Any], tries: int) -> list[Row]:  # noqa: ANN401
    """Work off a batch inside an actor; what the ledger suspects of killing workers is taken up one by one, with a note before."""
    suspects: dict[str, int] = ask(ledger.begin.remote([group.task for group in groups]))
    rows = []
    for group in groups:
        deaths = suspects.get(group.task)
        if deaths is not None and deaths + 1 >= tries:
            rows.append(row(group.task, "quarantined", f"the worker died, {deaths + 1} times"))
            continue
        if deaths is not None:
            ask(ledger.at.remote(group.task))
        ended = attempt(work, Task(group.task, group))
        if deaths is not None:
            ledger.past.remote(group.task)
        kind: Outcome = "refused" if ended.error else "kept"
        rows.append(row(group.task, kind, ended.error or "", result=ended.result, seconds=ended.seconds))
    ledger.end.remote([group.task for group in groups])
    return rows


def row(task: str, kind: Outcome, detail: str, *, result: bytes | None = None, seconds: float = 0.0) -> Row:
    """What goes back over the engine for a task."""
    return {"task": task, "kind": kind, "result": result, "detail": detail, "seconds": seconds}


class Ledger:
    """An actor that remembers which tasks were begun and did not end, because the worker that had them died.

    The engine only says that some actor died. The first death puts all tasks of its batch under suspicion; from then on each of these
    notes itself before it begins, and what kills again is known by name.
    """

    def __init__(self) -> None:
        self.open: set[str] = set()
        self.blamed: Counter[str] = Counter()
        self.deaths = 0

    def begin(self, tasks: Sequence[str]) -> dict[str, int]:
        """Open tasks; gives those that were open already, with the deaths that are theirs alone."""
        suspects = {task: self.blamed[task] for task in tasks if task in self.open}
        self.deaths += bool(suspects)
        self.open.update(tasks)
        return suspects

    def at(self, task: str) -> None:
        """A suspect is about to begin: if no word follows, its worker's death is its own."""
        self.blamed[task] += 1

    def past(self, task: str) -> None:
        """A suspect has come through."""
        self.blamed[task] -= 1

    def end(self, tasks: Sequence[str]) -> None:
        """A batch has ended."""
        self.open.difference_update(tasks)

    def interrupted(self) -> int:
        """How many batches had to be begun again."""
        return self.deaths
