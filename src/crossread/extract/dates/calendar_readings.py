"""Places dates that name a place in the calendar: days, months, years, ranges, quarters, seasons, feasts."""

import calendar
from dataclasses import replace
from datetime import date

from crossread.extract.dates.reading import Direction, Reading, day_reading, month_reading, stretch, year_reading
from crossread.extract.dates.timex_forms import CalendarDate, DateRange, Feast, NumericDate, PartOfYear
from crossread.records.told import Precision

_LONGEST_SLIP = 60  # days within which the nearest year is believed over a verb's tense


def calendar_date(form: CalendarDate, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
    """A date by its parts; without a year the nearest that tense and weekday allow."""
    if form.decade and form.year:
        return (stretch(str(form.year)[:3], year_reading(form.year), year_reading(form.year + 9), "decade"),)
    if form.month is None:
        return (year_reading(form.year),) if form.year else ()
    year = form.year
    if year is None and form.year_shift in (-1, 0, 1) and seen_from:
        year = seen_from.year + (form.year_shift or 0) if form.year_shift is not None else None
    if form.day is None:
        return (
            (month_reading(year or _year_of_month(form, seen_from, direction), form.month),)
            if year or seen_from
            else ()
        )
    if year is not None:
        day = _make_day(year, form.month, form.day)
        return (day_reading(day),) if day else ()
    return _day_without_year(form, seen_from, direction) if seen_from else ()


def fitting_years(form: CalendarDate, first: int, last: int) -> tuple[int, ...]:
    """The years of a span in which a month and day exist and fall on the weekday written with them."""
    assert form.month and form.day
    days = ((year, _make_day(year, form.month, form.day)) for year in range(first, last + 1))
    return tuple(year for year, day in days if day and (form.weekday is None or day.weekday() == form.weekday))


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_of_month(form: CalendarDate, seen_from: date | None, direction: Direction) -> int:
    """The year of a bare month: the last or the next one by tense, the current month counting as both."""
    assert seen_from and form.month
    if form.year_shift in (-2, 2):
        later = form.month > seen_from.month if form.year_shift == 2 else form.month >= seen_from.month
        return seen_from.year + (0 if later else 1) - (1 if form.year_shift == -2 else 0)
    distance = form.month - seen_from.month
    if direction == "future":
        return seen_from.year + (distance < 0)
    if direction == "past":
        return seen_from.year - (distance > 0)
    return seen_from.year - (distance >= 6) + (distance < -6)


def _day_without_year(form: CalendarDate, seen_from: date, direction: Direction) -> tuple[Reading, ...]:
    """The nearest fitting day, unless the verb's tense says clearly that it lies on the other side."""
    assert form.month and form.day
    reach = 6 if form.weekday is not None else 1
    years = fitting_years(form, seen_from.year - reach, seen_from.year + reach)
    days = [date(year, form.month, form.day) for year in years]
    return _nearest(days, seen_from, direction)


def _nearest(days: list[date], seen_from: date, direction: Direction) -> tuple[Reading, ...]:
    if not days:
        return ()
    nearest = min(days, key=lambda day: abs((day - seen_from).days))
    if abs((nearest - seen_from).days) > _LONGEST_SLIP and direction != "either":
        side = [day for day in days if (day >= seen_from) == (direction == "future")]
        nearest = min(side, key=lambda day: abs((day - seen_from).days)) if side else nearest
    return (day_reading(nearest),)


def date_range(form: DateRange, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
    """From the first day of one date to the last of another; a range that would run backwards began the year before."""
    first = calendar_date(form.first, seen_from, direction)
    last = calendar_date(form.last, seen_from, direction)
    if not first or not last:
        return ()
    begin, end = first[0], last[0]
    if begin.start and end.end and begin.start > end.end and begin.precision != "year":
        begin = calendar_date(replace(form.first, year=begin.start.year - 1), seen_from, direction)[0]
    precision: Precision = (
        "year" if begin.precision == "year" else "month" if begin.precision == "month" else "duration"
    )
    return (stretch(f"{begin.value}/{end.value}", begin, end, precision),)


def numeric_date(form: NumericDate) -> tuple[Reading, ...]:
    """A date in digits: month first, day first, or both where each is a day."""
    days = {_make_day(form.year, form.first, form.second), _make_day(form.year, form.second, form.first)}
    return tuple(day_reading(day) for day in sorted(day for day in days if day))


def part_of_year(form: PartOfYear, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
    """A quarter, half or season, or a month of a quarter."""
    year = form.year
    if year is None and seen_from is not None:
        year = seen_from.year + form.year_shift if form.year_shift is not None and form.unit != "season" else None
        year = year if year is not None else _year_of_part(form, seen_from, direction)
    if year is None:
        return ()
    if form.unit == "season":
        return (Reading(f"{year}-{('SP', 'SU', 'FA', 'WI')[form.number - 1]}", None, None, "season"),)
    if form.fiscal:
        return (Reading(f"FY{year}-Q{form.number}", None, None, "quarter"),)
    length = 3 if form.unit == "quarter" else 6
    first = length * (form.number - 1) + 1
    if form.month is not None:
        return (month_reading(year, first + form.month - 1),)
    value = f"{year}-{'Q' if length == 3 else 'H'}{form.number}"
    precision: Precision = "quarter" if length == 3 else "duration"
    return (stretch(value, month_reading(year, first), month_reading(year, first + length - 1), precision),)


def _year_of_part(form: PartOfYear, seen_from: date, direction: Direction) -> int:
    """The year of a quarter, half or season without one: what has ended last in the past, what ends next in the future."""
    if form.unit == "season":
        shift = form.year_shift or 0
        begun = seen_from.month >= (3, 6, 9, 12)[form.number - 1]
        return seen_from.year + (0 if shift >= 0 else (-1 if not begun or seen_from.month < 3 * form.number + 3 else 0))
    length = 3 if form.unit == "quarter" else 6
    ended = seen_from.month > length * form.number
    begun = seen_from.month > length * (form.number - 1)
    if direction == "future":
        return seen_from.year + ended
    return seen_from.year - (not begun)


def quarter_reading(year: int, number: int) -> tuple[Reading, ...]:
    """A calendar quarter counted on from the first of a year (0)."""
    return part_of_year(PartOfYear("quarter", number % 4 + 1, year + number // 4), None, "either")


def feast(form: Feast, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
    """A day with a name."""
    if form.year is None and seen_from is None:
        return ()
    years = [form.year] if form.year else [seen_from.year + k for k in (-1, 0, 1)] if seen_from else []
    days = [day for year in years if (day := _feast_day(form, year))]
    return (day_reading(days[0]),) if form.year and days else _nearest(days, seen_from, direction) if seen_from else ()


def _feast_day(form: Feast, year: int) -> date | None:
    if form.day is not None:
        return _make_day(year, form.month, form.day)
    assert form.weekday is not None and form.nth
    fitting = [day for week in calendar.monthcalendar(year, form.month) if (day := week[form.weekday])]
    return date(year, form.month, fitting[form.nth - 1 if form.nth > 0 else form.nth])
