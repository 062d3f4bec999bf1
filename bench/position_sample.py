"""A sample of positions from groups of real reports, to be read by hand: `python -m bench.position_sample` prints it."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bench.event_sample import groups_of
from crossread.flow import compare
from crossread.load import load_tools
from crossread.read.sources import read_sources
from crossread.records.told import Position
from crossread.tools import Tools

PART, GROUPS, SAMPLE = 6, 10, 60


@dataclass(frozen=True, slots=True)
class DrawnPosition:
    """One position of the sample, with the names of its group, report and actor."""

    group: str
    report: str
    actor: str
    position: Position

    @property
    def row(self) -> tuple[str, ...]:
        """As it stands in positions_read.csv, before the verdict: group, report, start, end, actor, stance, issue."""
        anchor = self.position.anchors[0]
        return (
            self.group, self.report, str(anchor.start), str(anchor.end), self.actor, self.position.stance,
            " ".join(self.position.issue.split()[:6]),
        )  # fmt: skip


def draw_positions(folder: Path, tools: Tools) -> list[DrawnPosition]:
    """Sixty positions of ten groups, by hash, the same number a group as far as they reach."""
    by_group = [sorted(_found(group, tools), key=lambda one: _hash(one.position.id)) for group in _groups(folder)]
    taken: list[DrawnPosition] = []
    for round_ in range(max((len(found) for found in by_group), default=0)):
        taken += [found[round_] for found in by_group if len(found) > round_]
    return sorted(taken[:SAMPLE], key=lambda one: (one.group, one.report, one.position.anchors[0].start))


def _groups(folder: Path) -> list[Path]:
    return groups_of(folder, part=PART)[:GROUPS]


def _found(group: Path, tools: Tools) -> list[DrawnPosition]:
    dossier = compare(read_sources([group]).reports, tools=tools)
    names = {actor.id: actor.name for actor in dossier.actors}
    labels = {report.id: report.label for report in dossier.reports}
    return [
        DrawnPosition(group.name, labels[one.anchors[0].report], names.get(one.actor, one.actor), one)
        for one in dossier.positions
    ]


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def main() -> None:
    """Print the sample as rows, each with the words that show it."""
    for drawn in draw_positions(Path(__file__).resolve().parents[2] / "shared/data/groups", load_tools()):
        print(" | ".join((*drawn.row, drawn.position.anchors[0].exact.replace("\n", " "))))


if __name__ == "__main__":
    main()
