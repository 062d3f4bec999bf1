"""What a dossier cannot know, said in words: missing days and outlets, reports that share almost nothing, open questions."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from crossread.records.judged import Row
from crossread.records.said import Quotation
from crossread.records.text import Report
from crossread.records.told import When

_FEWEST_SHARED = 2
_OPEN = ("ambiguous", "unresolved")


def find_limits(
    reports: Sequence[Report],
    rows: Sequence[Row],
    dates: Sequence[When],
    quotations: Sequence[Quotation],
    *,
    uncompared: int = 0,
) -> tuple[str, ...]:
    """One sentence for each thing that a reader might take for known and that these texts do not tell.

    `uncompared` is how many pairs of statements share a telling word and were left out of alignment.
    """
    said = [
        *_strangers(reports, rows),
        *_missing(reports),
        *_open_dates(reports, dates),
        *_unknown_speakers(reports, quotations),
        *_uncompared(uncompared),
    ]
    said.append(
        "Quotation marks do not mean verbatim: translations and trims are printed inside them. Words are given as printed."
    )
    if len(reports) > 1:
        said.append(
            "What several reports print is attested by them; it is not shown to be true, nor that they are independent."
        )
    foreign = [r.label for r in reports if r.language != "en"]
    said.append(
        f"Not in English, so not analysed: {', '.join(foreign)}."
        if foreign
        else "Only English reports were read; none in other languages."
    )
    return tuple(said)


def _uncompared(pairs: int) -> list[str]:
    """What the bound on the work left out; a group of a few reports is compared whole."""
    if not pairs:
        return []
    more = (
        "1 more pair shares a telling word and was"
        if pairs == 1
        else f"{pairs:,} more pairs share a telling word and were"
    )
    return [f"Each statement was compared with those nearest it: {more} not looked at."]


def _strangers(reports: Sequence[Report], rows: Sequence[Row]) -> list[str]:
    """Pairs of reports that tell fewer than two matters in common."""
    shared = Counter(pair for row in rows for pair in combinations(sorted(row.reports), 2))
    return [
        f"{a.label} and {b.label} share almost nothing: they may tell of different events, and nothing was forced together."
        for a, b in combinations(reports, 2)
        if a.id != b.id and shared[min(a.id, b.id), max(a.id, b.id)] < _FEWEST_SHARED
    ]


def _missing(reports: Sequence[Report]) -> list[str]:
    undated = [r.label for r in reports if r.published is None]
    nameless = [r.label for r in reports if r.outlet is None]
    said = []
    if undated:
        said.append(
            f"No day of publication is known for {', '.join(undated)}: times there are counted from what the texts tell."
        )
    if nameless:
        said.append(f"No outlet is known for {', '.join(nameless)}.")
    return said


def _open_dates(reports: Sequence[Report], dates: Sequence[When]) -> list[str]:
    labels = {r.id: r.label for r in reports}
    left_open = [f"“{d.anchor.exact}” ({labels[d.report]})" for d in dates if d.status in _OPEN]
    if not left_open:
        return []
    more = f" and {len(left_open) - 6} more" if len(left_open) > 6 else ""
    return [f"Dates left open: {', '.join(left_open[:6])}{more}."]


def _unknown_speakers(reports: Sequence[Report], quotations: Sequence[Quotation]) -> list[str]:
    open_ones = [q for q in quotations if q.kind in ("direct", "partial") and q.speaker.known_by == "unknown"]
    labels = {r.id: r.label for r in reports}
    where = sorted({labels[q.report] for q in open_ones})
    number = f"{len(open_ones)} quotation{'' if len(open_ones) == 1 else 's'}"
    return [f"The text does not tell who speaks in {number} ({', '.join(where)})."] if open_ones else []
