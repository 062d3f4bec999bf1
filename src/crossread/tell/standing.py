"""Who stands where: actors down, issues across, and in each cell the stance in words with the reports that give it."""

from collections import Counter
from dataclasses import dataclass

from crossread.records.told import Position
from crossread.tell.lookup import Lookup

MOST_ISSUES = 6
"""More columns than this no page shows side by side; rarer issues go into one column, each with its name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One actor: for each issue that has a column the positions on it, and the positions on all other issues."""

    actor: str
    name: str
    cells: tuple[tuple[Position, ...], ...]
    others: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class StandingTable:
    """The issues that have a column, and one line for each actor, the one with most positions first."""

    issues: tuple[str, ...]
    lines: tuple[Standing, ...]


def who_stands_where(look: Lookup) -> StandingTable:
    """Lay out all positions; an issue gets a column where two actors stand on it, or where there are few issues."""
    positions = look.dossier.positions
    per_issue = Counter(issue for issue, _ in {(p.issue, p.actor) for p in positions})
    shared = [i for i in dict.fromkeys(p.issue for p in positions) if per_issue[i] > 1]
    few = len(per_issue) <= 3
    issues = tuple(dict.fromkeys(p.issue for p in positions)) if few else tuple(shared[:MOST_ISSUES])
    lines = []
    for actor, _count in Counter(p.actor for p in positions).most_common():
        mine = [p for p in positions if p.actor == actor]
        cells = tuple(tuple(p for p in mine if p.issue == issue) for issue in issues)
        lines.append(Standing(actor, look.actor(actor), cells, tuple(p for p in mine if p.issue not in issues)))
    return StandingTable(issues, tuple(lines))
