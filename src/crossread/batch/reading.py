"""What a worker of a batch does with a bundle: reads its reports against each other, and gives the dossier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.batch.actor import Group
from crossread.batch.plan import Bundle
from crossread.batch.worker import Task, Work
from crossread.errors import CrossreadError
from crossread.flow import compare
from crossread.keep.reports import read_reports
from crossread.keep.store import Store, open_store
from crossread.load import DEFAULT, PipelineChoice, load_tools
from crossread.read.sources import label
from crossread.records.codec import record_from_json, record_to_json, to_json
from crossread.records.dossier import Refused
from crossread.records.text import Report
from crossread.tools import Tools

MOST_REPORTS = 12
"""Reports of one story that are read against each other: every pair is compared, and a giant story would hold up the batch."""


@dataclass(frozen=True, slots=True)
class StartReading:
    """Opens the store and loads the tools; called once in each worker. `place` is the store's path or URL."""

    place: str
    pipeline: PipelineChoice = DEFAULT
    most: int = MOST_REPORTS

    def __call__(self) -> Work:
        """Give the work: from a Bundle to the JSON of its dossier."""
        store, tools = open_store(self.place), load_tools(self.pipeline)

        def work(bundle: Bundle) -> bytes:
            reports = read_reports(store, bundle.reports)
            if not reports:
                raise CrossreadError(
                    f"{bundle.id}: none of its {len(bundle.reports)} reports is in the store; ingest again"
                )
            return _read_against(reports, tools, self.most)

        return work


@dataclass(frozen=True, slots=True)
class StartGrouped:
    """The same for workers that do not see the store: an engine brings each story's reports along."""

    pipeline: PipelineChoice = DEFAULT
    most: int = MOST_REPORTS

    def __call__(self) -> Work:
        """Give the work: from a Group of reports as JSON to the JSON of its dossier."""
        tools = load_tools(self.pipeline)

        def work(group: Group) -> bytes:
            return _read_against([record_from_json(row, Report) for row in group.rows], tools, self.most)

        return work


def report_rows(store: Store, tasks: Sequence[Task]) -> Iterator[tuple[str, bytes]]:
    """The reports of tasks that carry bundles, as rows for an engine: (task, report as JSON)."""
    for task in tasks:
        for report in read_reports(store, task.carries.reports):
            yield task.id, record_to_json(report)


def _read_against(reports: Sequence[Report], tools: Tools, most: int) -> bytes:
    chosen, left_out = choose(reports, most)
    return to_json(compare(chosen, tools=tools, refused=left_out))


def choose(reports: Sequence[Report], most: int) -> tuple[tuple[Report, ...], tuple[Refused, ...]]:
    """The first reports of each outlet in turn, lettered, up to `most`; the others as refused, with the reason."""
    rounds: dict[str | None, int] = {}
    order = []
    for place, report in enumerate(reports):
        rounds[report.outlet] = rounds.get(report.outlet, -1) + 1
        order.append((rounds[report.outlet], place))
    taken = sorted(place for _, place in sorted(order)[:most])
    reason = f"this story has {len(reports)} reports, and {most} are read against each other; see --most"
    left_out = tuple(Refused(r.file, reason) for i, r in enumerate(reports) if i not in set(taken))
    return tuple(replace(reports[i], label=label(n)) for n, i in enumerate(taken)), left_out
