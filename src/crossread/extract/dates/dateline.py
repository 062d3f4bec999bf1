"""The day in a report's dateline ("OSLO, May 5 (Reuters) –"), whose year is seldom written: a day to count from."""

from collections.abc import Sequence
from datetime import date

from crossread.annotate.annotated import Annotated
from crossread.extract.dates.spans import DateSpan
from crossread.extract.dates.timex_forms import CalendarDate, WeekdayOf
from crossread.extract.dates.writing_day import WritingDay, latest_year

_NEAR = 14  # days between reports of one occasion
_YEARS_BACK = 16


def dateline_of(annotated: Annotated, spans: Sequence[DateSpan]) -> CalendarDate | None:
    """The first day of a month among the report's bylines, where no paragraph stands between."""
    for span in spans:
        kind = annotated.report.blocks[span.block].kind
        form = span.timex.form
        if kind == "byline" and isinstance(form, CalendarDate) and form.month and form.day:
            return form
        if kind == "paragraph":
            return None
    return None


def dated_by_sister(form: CalendarDate, near: date) -> WritingDay | None:
    """The dateline's day in the year that brings it next to a sister report's day; None where none comes near."""
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _day(form, form.year or year))]
    day = min(days, key=lambda day: abs((day - near).days), default=None)
    if day is None or abs((day - near).days) > _NEAR:
        return None
    basis = f"the dateline's day {day.isoformat()}, its year from another report of the same event"
    return WritingDay((day,), basis, "resolved-by-alignment", True)


def dated_by_weekday(form: CalendarDate, spans: Sequence[DateSpan], *, lead: int) -> WritingDay | None:
    """The dateline's day in the latest year in which the weekday that the first sentences tell as past is that day or the day
    before it, as reports are filed; the first `lead` sentences after the headlines are looked at.
    """
    weekday = next((number for span in spans if (number := _told_weekday(span, lead)) is not None), None)
    if weekday is None and form.year is None:
        return None
    years = [form.year] if form.year else range(latest_year(), latest_year() - _YEARS_BACK, -1)
    days = [day for year in years if (day := _day(form, year))]
    fitting = [day for day in days if form.year or (day.weekday() - (weekday or 0)) % 7 <= 1]
    if not fitting:
        return None
    others = ", ".join(str(day.year) for day in fitting[1:5])
    basis = f"the dateline's day {fitting[0].isoformat()}"
    if form.year is None:
        basis += f"; no year written: the latest in which the weekday told first is that day or the day before (also {others})"
    return WritingDay((fitting[0],), basis, "resolved" if form.year else "inferred-year", form.year is not None)


def _told_weekday(span: DateSpan, lead: int) -> int | None:
    form = span.timex.form
    early = span.sentence < lead + span.headlines + 1  # the dateline is a sentence of its own
    plain = isinstance(form, WeekdayOf) and form.shift is None and span.direction != "future" and span.quotation is None
    return form.weekday if early and plain and isinstance(form, WeekdayOf) else None


def _day(form: CalendarDate, year: int) -> date | None:
    try:
        return date(year, form.month or 1, form.day or 1)
    except ValueError:
        return None
