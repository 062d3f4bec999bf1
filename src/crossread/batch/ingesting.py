"""Reading many files in worker processes: extraction is the dearest step before annotation, and a file may kill its reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.batch.pool import Outcome, run_pool
from crossread.batch.worker import Task, Work
from crossread.read.streams import read_stream
from crossread.records.dossier import Refused
from crossread.records.text import Report

Items = Sequence[Report | Refused]


@dataclass(frozen=True, slots=True)
class StartExtracting:
    """Gives each worker the readers; they load their libraries with the first file that needs them."""

    offline: bool = True

    def __call__(self) -> Work:
        """Give the work: from the name of a file to what is in it."""
        return lambda file: tuple(read_stream([file], offline=self.offline))


def read_in_workers(files: Sequence[str], *, keep: Callable[[Items], None], workers: int, offline: bool = True) -> None:
    """Read files in worker processes and hand what is in them to `keep`, chunk by chunk, in this process.

    What comes first is not settled. A file that kills its reader three times is refused with that reason, and so is one whose
    reader raises what no reader should.
    """

    def commit(outcomes: Sequence[Outcome]) -> None:
        items: list[Report | Refused] = []
        for outcome in outcomes:
            items += outcome.result if outcome.kind == "kept" else [Refused(outcome.task, outcome.detail)]
        keep(items)

    run_pool((Task(file, file) for file in files), start=StartExtracting(offline), commit=commit, workers=workers)
