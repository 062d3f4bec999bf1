"""What is made of one time expression seen from the day of writing: its days, its status, and the grounds in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossread.extract.dates.reading import Direction, Reading, duration_value
from crossread.extract.dates.readings import read_form
from crossread.extract.dates.spans import DateSpan
from crossread.extract.dates.timex_forms import (
    Anniversary,
    CalendarDate,
    Clock,
    Feast,
    FiscalYear,
    Fuzzy,
    Length,
    Offset,
    PartOfYear,
    Repeated,
    Timex,
    UnitShifted,
    WeekdayCounted,
    WeekdayOf,
    WeekdayOfWeek,
)
from crossread.extract.dates.writing_day import InferredYear, WritingDay, infer_year
from crossread.records.told import DateStatus, Interval, Precision

_FIRST_TOLD = "the day this report tells first"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is made of one expression, before it becomes a record."""

    status: DateStatus
    basis: str
    value: str
    precision: Precision
    start: date | None = None
    end: date | None = None
    candidates: tuple[Interval, ...] = ()


def told_years(spans: Sequence[DateSpan]) -> list[int]:
    """The years a report writes out, of what it does not tell as ahead."""
    forms = [span.timex.form for span in spans if span.direction != "future"]
    return [form.year for form in forms if isinstance(form, CalendarDate) and form.year and not form.decade]


def judge_yearless(spans: Sequence[DateSpan], span: DateSpan, writing: WritingDay | None) -> Verdict | None:
    """A day written without its year where the year of writing is not known either."""
    form = span.timex.form
    if not isinstance(form, CalendarDate) or form.year is not None or form.month is None:
        return None
    if form.day and form.weekday is not None and (inferred := infer_year(form, told_years(spans))):
        lead = writing is not None and inferred.day == writing.days[0]
        if writing is None or lead:
            return _inferred(inferred, lead=lead)
    if writing is None:
        value = f"XXXX-{form.month:02d}" + (f"-{form.day:02d}" if form.day else "")
        return Verdict(
            "unresolved", "no year written, and no day known from which to count", value, "day" if form.day else "month"
        )
    return None


def _inferred(inferred: InferredYear, *, lead: bool) -> Verdict:
    basis = f"{_FIRST_TOLD}; {inferred.basis}" if lead else inferred.basis
    candidates = tuple(Interval(day, day) for year in inferred.others if (day := _same_day(inferred.day, year)))
    return Verdict("inferred-year", basis, inferred.day.isoformat(), "day", inferred.day, inferred.day, candidates)


def _same_day(day: date, year: int) -> date | None:
    return None if (day.month, day.day) == (2, 29) and year % 4 else day.replace(year=year)


def judge_without_calendar(span: DateSpan, writing: WritingDay | None) -> Verdict | None:
    """Verdicts for expressions that name no place in the calendar: vague words, repetition, lengths, anniversaries."""
    match span.timex.form:
        case Fuzzy(value):
            return Verdict("vague", "the words give no day", value, "unknown")
        case Repeated(value):
            return Verdict("recurring", "said of every such time", value, "unknown")
        case Anniversary():
            return Verdict("unresolved", "the text gives no day for the anniversary", "XXXX-XX-XX", "day")
        case FiscalYear(year):
            return Verdict("vague", "where a fiscal year begins is not told", f"FY{year}", "year")
        case Length() as length:
            return _length(span, length, writing)
    return None


def _length(span: DateSpan, form: Length, writing: WritingDay | None) -> Verdict | None:
    value = duration_value(form.count, form.unit)
    if form.event:
        return Verdict("duration", "counted from an event that the words name", value, "duration")
    if form.within and span.looks_back:
        return Verdict("resolved", "a stretch of time that ends with the telling", value, "duration")
    if (
        form.within
        and span.direction == "future"
        and form.count
        and writing
        and form.unit in ("day", "week", "month", "year")
    ):
        return None
    return Verdict("duration" if form.count else "vague", "a length of time", value, "duration")


def judge_counted(span: DateSpan, writing: WritingDay | None) -> Verdict:
    """What is counted from the day of writing; with two possible days of writing both must agree."""
    timex = span.timex
    form = timex.form
    if isinstance(form, Length):
        timex = replace(timex, form=Offset(form.count or 0, form.unit))
    days: tuple[date | None, ...] = writing.days if writing else (None,)
    readings = list(dict.fromkeys(r for day in days for r in readings_of(timex, day, None, span.direction)))
    if not readings:
        return Verdict(
            "unresolved",
            "no day known from which to count" if not writing else "cannot be counted",
            unknown_value(timex),
            "unknown",
        )
    if isinstance(form, UnitShifted) and form.overnight and writing and len(writing.days) > 1:
        return Verdict(
            "unresolved", f"which night is not told; seen from {writing.basis}", "XXXX-XX-XXTNI", "part-of-day"
        )
    absolute = is_absolute(timex)
    basis = "written in full" if absolute else _basis(span, writing)
    if len(readings) > 1:
        return _ambiguous(readings, "the words allow each" if absolute else basis)
    reading = with_part(readings[0], timex)
    season = reading.start is None
    status: DateStatus = "resolved" if absolute or not writing else writing.status
    if not absolute and writing and not writing.year_known and isinstance(form, (CalendarDate, Feast)):
        status, basis = (
            "inferred-year",
            f"{'next' if reading.start and reading.start >= writing.days[0] else 'nearest'} such day to {writing.basis}",
        )
    if season:
        return Verdict("vague", "its days differ from place to place", reading.value, reading.precision)
    if absolute and writing and not writing.year_known and reading.start == writing.days[0]:
        basis = f"{_FIRST_TOLD}; {basis}"
    return Verdict(status, basis, reading.value, reading.precision, reading.start, reading.end)


def readings_of(timex: Timex, day: date | None, told: Reading | None, direction: Direction) -> tuple[Reading, ...]:
    """All readings of an expression seen from a day (None: not known), leaning on a time told."""
    return read_form(timex.form, seen_from=day, told=told, direction=direction)


def is_absolute(timex: Timex) -> bool:
    """Whether the words alone give the days."""
    return bool(readings_of(timex, None, None, "either"))


def _basis(span: DateSpan, writing: WritingDay | None) -> str:
    seen = writing.basis if writing else "no day"
    look = {"past": "; told as past", "future": "; told as ahead", "either": ""}[span.direction]
    return f"counted from {seen}{look}"


def _ambiguous(readings: Sequence[Reading], basis: str) -> Verdict:
    candidates = tuple(Interval(r.start, r.end) for r in readings if r.start and r.end)
    values = " or ".join(reading.value for reading in readings)
    return Verdict("ambiguous", f"{basis}: {values}", values, readings[0].precision, candidates=candidates)


def with_part(reading: Reading, timex: Timex) -> Reading:
    """A day with the part of it that the expression names."""
    if timex.part_of_day is None or reading.precision != "day":
        return reading
    return replace(reading, value=f"{reading.value}T{timex.part_of_day}", precision="part-of-day")


def unknown_value(timex: Timex) -> str:
    """The TIMEX3 value of an expression whose days are not known."""
    if isinstance(timex.form, (WeekdayOf, WeekdayCounted, WeekdayOfWeek)):
        return f"XXXX-WXX-{timex.form.weekday + 1}"
    if isinstance(timex.form, Clock):
        return f"XXXX-XX-XXT{timex.form.hour:02d}:{timex.form.minute:02d}"
    if isinstance(timex.form, PartOfYear):
        return f"XXXX-{timex.form.unit[0].upper()}{timex.form.number}"
    return "XXXX-XX-XX"
