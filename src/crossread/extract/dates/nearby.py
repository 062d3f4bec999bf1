"""Times counted from another time told near them: "the same day", "a year earlier", "4:30 p.m."."""

from collections.abc import Iterator, Sequence

from crossread.extract.dates.reading import Reading
from crossread.extract.dates.spans import DateSpan
from crossread.extract.dates.timex_forms import (
    CalendarDate,
    Offset,
    UnitShifted,
)
from crossread.extract.dates.verdicts import (
    Verdict,
    readings_of,
    unknown_value,
    with_part,
)


def lean(spans: Sequence[DateSpan], verdicts: Sequence[Verdict | None], k: int) -> Verdict:
    """ "the same day", "a year earlier", "4:30 p.m.": counted from the nearest time told that allows it."""
    timex = spans[k].timex
    for at in _nearby(spans, k):
        verdict = verdicts[at]
        if (
            verdict is None
            or verdict.start is None
            or verdict.status not in ("resolved", "inferred-year", "resolved-by-alignment")
        ):
            continue
        told = Reading(verdict.value, verdict.start, verdict.end, verdict.precision)
        readings = readings_of(timex, None, told, spans[k].direction)
        if readings:
            reading = with_part(readings[0], timex)
            basis = f"counted from {spans[at].text!r} ({verdict.value}), told nearby"
            return Verdict(verdict.status, basis, reading.value, reading.precision, reading.start, reading.end)
    return Verdict(
        "unresolved", "it counts from another time, and none is told before it", unknown_value(timex), "unknown"
    )


def _nearby(spans: Sequence[DateSpan], k: int) -> Iterator[int]:
    """Where an antecedent may stand, nearest first: before and after in the sentence, then back to the block before."""
    here = spans[k]
    before = [j for j in range(k) if spans[j].sentence == here.sentence]
    after = [j for j in range(k + 1, len(spans)) if spans[j].sentence == here.sentence]
    farther = [j for j in range(k) if spans[j].sentence < here.sentence and here.block - spans[j].block <= 1]
    near = [*reversed(before), *after]
    if _unit_of(here) in ("month", "year"):  # "the prior month ... in April": a month told leads before a day told
        near.sort(key=lambda j: not _names_month(spans[j]))
    yield from (j for j in [*near, *reversed(farther)] if spans[j].quotation is None)


def _unit_of(span: DateSpan) -> str | None:
    form = span.timex.form
    return form.unit if isinstance(form, (UnitShifted, Offset)) else None


def _names_month(span: DateSpan) -> bool:
    form = span.timex.form
    return isinstance(form, CalendarDate) and form.month is not None and form.day is None
