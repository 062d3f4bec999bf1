"""What dates of one report owe to another: a day to count from, and a night that only the other report names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from crossread.annotate.annotated import Annotated
from crossread.extract.dates import day_told, find_dates, find_spans
from crossread.records.judged import Row
from crossread.records.said import Quotation
from crossread.records.told import Statement, When

_PLACED = ("resolved", "inferred-year")
_LONGEST_SPREAD = 7  # days between the dates of sister reports that are still one occasion


def date_reports(
    reports: Sequence[Annotated], quotations: Sequence[Sequence[Quotation]]
) -> tuple[tuple[When, ...], ...]:
    """Find the dates of several reports of one event; a report without a date of publication counts from a sister's, or from
    the day its own or a sister's first sentences tell.
    """
    found = []
    spans = [find_spans(report, quotations=said) for report, said in zip(reports, quotations, strict=True)]
    told = [
        day_told(own) if report.report.published is None else None for report, own in zip(reports, spans, strict=True)
    ]
    for k, (report, said, own) in enumerate(zip(reports, quotations, spans, strict=True)):
        sister = _sister_day([other.report.published for j, other in enumerate(reports) if j != k])
        sister_told = _sister_day([day for j, day in enumerate(told) if j != k])
        published = report.report.published
        found.append(
            find_dates(report, published=published, sister=sister, sister_told=sister_told, quotations=said, spans=own)
        )
    return tuple(found)


def _sister_day(days: Sequence[date | None]) -> date | None:
    """The day most sister reports give, of equals the latest; None where they lie too far apart to be of one occasion."""
    known = [day for day in days if day is not None]
    if not known or (max(known) - min(known)).days > _LONGEST_SPREAD:
        return None
    counts = Counter(known)
    return max(counts, key=lambda day: (counts[day], day))


def dates_by_alignment(
    dates: Sequence[Sequence[When]], rows: Sequence[Row], statements: Mapping[str, Statement]
) -> tuple[tuple[When, ...], ...]:
    """Place dates that their own report leaves open ("overnight") where a statement of another report tells the same matter with
    a day. Only one day told by all others, and one that the words allow, is taken; the basis names the words it came from.
    """
    known = {when.id: when for found in dates for when in found}
    placed: dict[str, When] = {}
    for row in rows:
        if len(row.reports) < 2 or row.relation in ("contradicts", "not-comparable", "pulls-apart"):
            continue
        told = [known[i] for s in row.statements for i in statements[s].dates if i in known]
        for when in told:
            if when.status in ("unresolved", "ambiguous") and (other := _only_day(when, told)):
                placed[when.id] = _placed(when, other)
    return tuple(tuple(placed.get(when.id, when) for when in found) for found in dates)


def _only_day(when: When, told: Sequence[When]) -> When | None:
    """The one date of the other reports in the row that the open date can mean."""
    fits = [
        o for o in told if o.report != when.report and o.status in _PLACED and o.start and o.end and _allows(when, o)
    ]
    return fits[0] if fits and len({(o.start, o.end) for o in fits}) == 1 else None


def _allows(when: When, other: When) -> bool:
    """Whether the words can mean the other's days: a weekday must be that weekday, a night a night, a reading one of its own."""
    if when.status == "ambiguous":
        return any((c.start, c.end) == (other.start, other.end) for c in when.candidates)
    if other.start != other.end or other.start is None or "anniversary" in when.anchor.exact.lower():
        return False
    if when.value.startswith("XXXX-WXX-"):
        return other.start.isoweekday() == int(when.value[9])
    if when.part_of_day is not None:
        return other.part_of_day == when.part_of_day
    return when.precision in ("day", "unknown") and when.value == "XXXX-XX-XX" and "day" in when.anchor.exact.lower()


def _placed(when: When, other: When) -> When:
    basis = (
        f"its own report gives no day; another report tells the same matter with {other.anchor.exact!r} ({other.value})"
    )
    return replace(
        when,
        start=other.start,
        end=other.end,
        value=other.value,
        precision=other.precision,
        status="resolved-by-alignment",
        basis=basis,
    )
