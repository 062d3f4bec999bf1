"""Who tells what: rows grouped by the reports that tell them, and the order in which any one report would tell all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.records.dossier import Dossier
from crossread.records.judged import Row
from crossread.tell.labels import row_sign

MOST_COLUMNS = 3
"""Up to so many reports stand side by side; more fold into a grid."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows that one set of reports tells, or (for many reports) that so many of them tell."""

    words: str
    reports: tuple[str, ...]
    tellers: int
    rows: tuple[Row, ...]

    def relations(self) -> tuple[tuple[str, int], ...]:
        """How many rows of which verdict, in words, most first."""
        return tuple(Counter(row_sign(r).words for r in self.rows).most_common())


def who_tells_what(dossier: Dossier) -> tuple[Coverage, ...]:
    """Group the rows: by the exact set of reports where there are few reports, by their number where there are many."""
    if len(dossier.reports) <= MOST_COLUMNS:
        return _by_set(dossier)
    several = []
    for number in range(len(dossier.reports), 1, -1):
        rows = tuple(r for r in dossier.rows if len(r.reports) == number)
        if rows:
            several.append(Coverage(f"{number} tell", (), number, rows))
    return (*several, *_alone(dossier))


def _by_set(dossier: Dossier) -> tuple[Coverage, ...]:
    ids = [r.id for r in dossier.reports]
    labels = {r.id: r.label for r in dossier.reports}
    groups = []
    for number in range(len(ids), 1, -1):
        for some in combinations(ids, number):
            rows = tuple(r for r in dossier.rows if set(r.reports) == set(some))
            whole = number == len(ids)
            words = ("both" if number == 2 else f"all {number}") if whole else " + ".join(labels[i] for i in some)
            if rows or whole:
                groups.append(Coverage(words, some, number, rows))
    return (*groups, *_alone(dossier))


def _alone(dossier: Dossier) -> tuple[Coverage, ...]:
    return tuple(
        Coverage(f"only {report.label}", (report.id,), 1, tuple(r for r in dossier.rows if r.reports == (report.id,)))
        for report in dossier.reports
    )


def order_led_by(lead: str, dossier: Dossier, starts: dict[str, dict[str, int]]) -> tuple[str, ...]:
    """Row ids in the order of the leading report; what it does not tell comes where the others tell it.

    `starts` gives for each row id the first offset in each report that tells it. A row that the lead lacks follows the
    row that stands before it in its own report.
    """
    ids = [r.id for r in dossier.reports]
    queue = [lead, *(i for i in ids if i != lead)]
    ordered: list[str] = []
    for report in queue:
        mine = sorted((r.id for r in dossier.rows if report in starts[r.id]), key=lambda i: starts[i][report])
        ordered = _merge(ordered, mine)
    return tuple(ordered)


def _merge(ordered: Sequence[str], further: Sequence[str]) -> list[str]:
    known = set(ordered)
    after: dict[str | None, list[str]] = {}
    before: str | None = None
    for row in further:
        if row in known:
            before = row
        else:
            after.setdefault(before, []).append(row)
    merged = list(after.get(None, ()))
    for row in ordered:
        merged += [row, *after.get(row, ())]
    return merged


def row_starts(dossier: Dossier) -> dict[str, dict[str, int]]:
    """For each row, the first offset at which each report tells it."""
    places = {s.id: (s.report, s.anchors[0].start) for s in dossier.statements if s.anchors}
    starts: dict[str, dict[str, int]] = {}
    for row in dossier.rows:
        mine = starts.setdefault(row.id, {})
        for report, start in (places[s] for s in row.statements if s in places):
            mine[report] = min(start, mine.get(report, start))
    return starts
