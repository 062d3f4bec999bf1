"""Finds the time expressions of a report and says which days they mean, on what grounds, or why that cannot be said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crossread.annotate.annotated import Annotated
from crossread.extract.dates.dateline import dated_by_sister, dated_by_weekday, dateline_of
from crossread.extract.dates.open_times import find_open_times
from crossread.extract.dates.reading import Reading
from crossread.extract.dates.readings import read_form
from crossread.extract.dates.spans import DateSpan, find_spans
from crossread.extract.dates.timex_forms import (
    CalendarDate,
    Clock,
    Offset,
    UnitShifted,
    WeekdayOf,
)
from crossread.extract.dates.verdicts import (
    Verdict,
    is_absolute,
    judge_counted,
    judge_without_calendar,
    judge_yearless,
    readings_of,
    told_years,
    unknown_value,
    with_part,
)
from crossread.extract.dates.writing_day import WritingDay, infer_year, published_day, sister_day, told_day
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import DateStatus, Interval, When

_LEAD = 3  # sentences in which the day a report is about stands


def find_dates(
    annotated: Annotated,
    *,
    published: date | None,
    sister: date | None = None,
    sister_told: date | None = None,
    quotations: Sequence[Quotation] = (),
    spans: Sequence[DateSpan] | None = None,
) -> tuple[When, ...]:
    """Find the time expressions of one report, in order, each with a status (see crossread.records.told.When).

    They are counted from the first of these that is known: the day of publication; the dateline's day, in the year of a sister
    report where none is written; a `sister` report's day of publication; the day that the report's own first sentences tell;
    the dateline's day in the latest year that the weekday told with it allows; the day that a sister report tells
    (`sister_told`). Within quotation marks it is the speaker's time: status "quoted", days only where the text says when the
    words were spoken or the words name the year.
    `spans` are the report's expressions where `find_spans` has been asked already.
    """
    if spans is None:
        spans = find_spans(annotated, quotations=quotations)
    writing = _writing_day(annotated, spans, published=published, sister=sister, sister_told=sister_told)
    verdicts: list[Verdict | None] = [None] * len(spans)
    for leaning in (False, True):
        for k, span in enumerate(spans):
            if _leans(span) == leaning:
                verdicts[k] = _judge(spans, verdicts, k, writing)
    whens = [_record(annotated, span, verdict) for span, verdict in zip(spans, verdicts, strict=True) if verdict]
    whens.extend(_open_records(annotated, whens, quotations))
    return tuple(sorted(whens, key=lambda when: (when.anchor.start, when.anchor.end)))


def day_told(spans: Sequence[DateSpan]) -> date | None:
    """The day that a report's first sentences tell, from which a sister report that tells none can be counted."""
    lead = _lead_day(spans)
    return lead[0] if lead else None


def _leans(span: DateSpan) -> bool:
    """Whether an expression needs a time told elsewhere in the text, which must be read first."""
    form = span.timex.form
    told = isinstance(form, (WeekdayOf, UnitShifted, Offset)) and form.told
    return told or isinstance(form, Clock) or span.quotation is not None


def _writing_day(
    annotated: Annotated,
    spans: Sequence[DateSpan],
    *,
    published: date | None,
    sister: date | None,
    sister_told: date | None,
) -> WritingDay | None:
    if published is not None:
        return published_day(published)
    dateline, near = dateline_of(annotated, spans), sister or sister_told
    if dateline is not None and near is not None and (dated := dated_by_sister(dateline, near)) is not None:
        return dated
    if sister is not None:
        return sister_day(sister)
    lead = _lead_day(spans)
    if lead is not None:
        day, form = lead
        return told_day(day, year_known=form.year is not None, elsewhere=False)
    if dateline is not None and (dated := dated_by_weekday(dateline, spans, lead=_LEAD)) is not None:
        return dated
    return told_day(sister_told, year_known=False, elsewhere=True) if sister_told else None


def _lead_day(spans: Sequence[DateSpan]) -> tuple[date, CalendarDate] | None:
    """The latest full day among the first sentences, not ahead and not in quotation marks."""
    found = []
    for span in spans:
        form = span.timex.form
        if span.sentence >= _LEAD + span.headlines or span.quotation or span.direction == "future":
            continue
        if isinstance(form, CalendarDate) and form.day and form.month:
            readings = read_form(form, seen_from=None, told=None, direction="past")
            inferred = None if readings else infer_year(form, told_years(spans))
            day = readings[0].start if readings else inferred.day if inferred else None
            if day:
                found.append((day, form))
    return max(found, key=lambda pair: pair[0], default=None)


def _judge(
    spans: Sequence[DateSpan], verdicts: Sequence[Verdict | None], k: int, writing: WritingDay | None
) -> Verdict:
    span = spans[k]
    if span.quotation is not None:
        return _quoted(spans, verdicts, k, writing)
    fixed = judge_without_calendar(span, writing)
    if fixed is not None:
        return fixed
    if writing is None or not writing.year_known:
        yearless = judge_yearless(spans, span, writing)
        if yearless is not None:
            return yearless
    if _leans(span):
        return _lean(spans, verdicts, k)
    return judge_counted(span, writing)


def _lean(spans: Sequence[DateSpan], verdicts: Sequence[Verdict | None], k: int) -> Verdict:
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


def _quoted(
    spans: Sequence[DateSpan], verdicts: Sequence[Verdict | None], k: int, writing: WritingDay | None
) -> Verdict:
    """Inside quotation marks: the speaker's time. Days only if the year stands there or the day of speaking is told."""
    span = spans[k]
    fixed = judge_without_calendar(span, writing)
    if fixed is not None:
        return replace(fixed, status="quoted", basis="the speaker's time; " + fixed.basis)
    if is_absolute(span.timex):
        return replace(judge_counted(span, None), status="quoted", basis="in a quotation, written in full")
    spoken = _day_spoken(spans, verdicts, k)
    if spoken is not None:
        readings = readings_of(span.timex, spoken, None, span.direction)
        if len(readings) == 1:
            reading = with_part(readings[0], span.timex)
            basis = f"the speaker's time, counted from the day of speaking told beside it, {spoken.isoformat()}"
            return Verdict("quoted", basis, reading.value, reading.precision, reading.start, reading.end)
    days = writing.days if writing else ()
    readings_now = dict.fromkeys(r for day in days for r in readings_of(span.timex, day, None, span.direction))
    candidates = tuple(Interval(r.start, r.end) for r in readings_now if r.start and r.end)
    return Verdict(
        "quoted",
        "the speaker's time; when it was spoken is not told",
        unknown_value(span.timex),
        "unknown",
        candidates=candidates,
    )


def _day_spoken(spans: Sequence[DateSpan], verdicts: Sequence[Verdict | None], k: int) -> date | None:
    """The single day told outside the marks in the quotation's sentence, or else in the sentence before it."""
    for sentence in (spans[k].sentence, spans[k].sentence - 1):
        days = {
            verdict.start
            for span, verdict in zip(spans, verdicts, strict=True)
            if verdict
            and span.sentence == sentence
            and span.quotation is None
            and verdict.start
            and verdict.start == verdict.end
        }
        if len(days) == 1:
            return days.pop()
    return None


def _record(annotated: Annotated, span: DateSpan, verdict: Verdict) -> When:
    anchor = annotated.report.anchor(span.timex.start, span.timex.end)
    part = span.timex.part_of_day
    if isinstance(span.timex.form, Clock):
        part = f"T{span.timex.form.hour:02d}:{span.timex.form.minute:02d}"
    ident = content_id("date", annotated.report.id, anchor.start, anchor.end)
    v = verdict
    return When(
        ident,
        annotated.report.id,
        anchor,
        v.start,
        v.end,
        v.status,
        v.basis,
        v.value,
        v.precision,
        part,
        v.candidates,
        span.quotation,
    )


def _open_records(annotated: Annotated, whens: Sequence[When], quotations: Sequence[Quotation]) -> Iterator[When]:
    """Times that an event still has to set ("once the strike ends"), unless a date already stands there."""
    for anchor in find_open_times(annotated):
        if any(when.anchor.start < anchor.end and anchor.start < when.anchor.end for when in whens):
            continue
        inside = next(
            (
                q.id
                for q in quotations
                if q.kind != "indirect" and any(p.start <= anchor.start < p.end for p in q.parts)
            ),
            None,
        )
        status: DateStatus = "quoted" if inside else "open"
        ident = content_id("date", annotated.report.id, anchor.start, anchor.end)
        basis = "an event that has not happened yet sets the time"
        yield When(
            ident, annotated.report.id, anchor, None, None, status, basis, "FUTURE_REF", "unknown", None, (), inside
        )
