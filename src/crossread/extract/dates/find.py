"""Finds the time expressions of a report and says which days they mean, on what grounds, or why that cannot be said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crossread.annotate.annotated import Annotated
from crossread.extract.dates.counted_from import counted_from
from crossread.extract.dates.nearby import lean
from crossread.extract.dates.open_times import find_open_times
from crossread.extract.dates.spans import DateSpan, find_spans
from crossread.extract.dates.timex_forms import (
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
    unknown_value,
    with_part,
)
from crossread.extract.dates.writing_day import WritingDay
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import DateStatus, Interval, When


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
    spans = _leaning_on_namesakes(spans)
    writing = counted_from(annotated, spans, published=published, sister=sister, sister_told=sister_told)
    verdicts: list[Verdict | None] = [None] * len(spans)
    for leaning in (False, True):
        for k, span in enumerate(spans):
            if _leans(span) == leaning:
                verdicts[k] = _judge(spans, verdicts, k, writing)
    whens = [_record(annotated, span, verdict) for span, verdict in zip(spans, verdicts, strict=True) if verdict]
    whens.extend(_open_records(annotated, whens, quotations))
    return tuple(sorted(whens, key=lambda when: (when.anchor.start, when.anchor.end)))


def _leaning_on_namesakes(spans: Sequence[DateSpan]) -> tuple[DateSpan, ...]:
    """Bare weekdays whose clause does not say which way they look ("the Wednesday vote") look as all others of that name in the
    report do.
    """
    told: dict[int, set[str]] = {}
    for span in spans:
        day = _bare_weekday(span)
        if day is not None and span.direction != "either":
            told.setdefault(day, set()).add(span.direction)
    ahead = {day for day, ways in told.items() if ways == {"future"}}
    return tuple(
        replace(span, direction="future")
        if span.direction == "either" and ahead and _bare_weekday(span) in ahead
        else span
        for span in spans
    )


def _bare_weekday(span: DateSpan) -> int | None:
    form = span.timex.form
    if isinstance(form, WeekdayOf) and form.shift is None and not form.told and span.quotation is None:
        return form.weekday
    return None


def _leans(span: DateSpan) -> bool:
    """Whether an expression needs a time told elsewhere in the text, which must be read first."""
    form = span.timex.form
    told = isinstance(form, (WeekdayOf, UnitShifted, Offset)) and form.told
    return told or isinstance(form, Clock) or span.quotation is not None


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
        return lean(spans, verdicts, k)
    return judge_counted(span, writing)


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
