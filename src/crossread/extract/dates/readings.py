"""Places a time expression in the calendar: a form, the day it is seen from, and what was told before, to days on a calendar.

Weeks are ISO weeks (Monday first). Several readings come back where the words allow several; none where they need a day that
is not known. Which day it is seen from, and on what grounds, is decided in dates.py.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from crossread.extract.dates.timex_forms import (
    CalendarDate,
    Clock,
    DateRange,
    Feast,
    Form,
    NumericDate,
    Offset,
    PartOfYear,
    Unit,
    UnitShifted,
    WeekdayOf,
    Window,
)
from crossread.records.told import Precision

Direction = Literal["past", "future", "either"]
_LONGEST_SLIP = 60  # days within which the nearest year is believed over a verb's tense


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a time expression: its TIMEX3 value, first and last day (None: not on the calendar), and how exact."""

    value: str
    start: date | None
    end: date | None
    precision: Precision


def read_form(form: Form, *, seen_from: date | None, told: Reading | None, direction: Direction) -> tuple[Reading, ...]:
    """All readings of a form. `seen_from` is the day it is counted from, `told` the time told nearest that it may lean on."""
    match form:
        case CalendarDate():
            return _calendar_date(form, seen_from, direction)
        case DateRange():
            return _range(form, seen_from, direction)
        case NumericDate():
            return _numeric(form)
        case PartOfYear():
            return _part_of_year(form, seen_from, direction)
        case Feast():
            return _feast(form, seen_from, direction)
        case Clock():
            return _clock(form, told)
        case WeekdayOf(told=True) | UnitShifted(told=True) | Offset(told=True):
            return _from_told(form, told)
    if seen_from is None:
        return ()
    match form:
        case WeekdayOf():
            return _weekday(form, seen_from, direction)
        case UnitShifted():
            return _unit(form, seen_from, direction)
        case Offset():
            return _offset(form, seen_from)
        case Window():
            return _window(form, seen_from)
    return ()


def day_reading(day: date) -> Reading:
    """A single day."""
    return Reading(day.isoformat(), day, day, "day")


def week_reading(day: date) -> Reading:
    """The ISO week of a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    return Reading(f"{year}-W{week:02d}", monday, monday + timedelta(6), "week")


def month_reading(year: int, month: int) -> Reading:
    """A month; months beyond 12 or below 1 count on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return Reading(f"{year}-{month:02d}", date(year, month, 1), date(year, month, last), "month")


def year_reading(year: int) -> Reading:
    """A calendar year."""
    return Reading(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def _span(value: str, first: Reading, last: Reading, precision: Precision) -> Reading:
    return Reading(value, first.start, last.end, precision)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def fitting_years(form: CalendarDate, first: int, last: int) -> tuple[int, ...]:
    """The years of a span in which a month and day exist and fall on the weekday written with them."""
    assert form.month and form.day
    days = ((year, _make_day(year, form.month, form.day)) for year in range(first, last + 1))
    return tuple(year for year, day in days if day and (form.weekday is None or day.weekday() == form.weekday))


def _calendar_date(form: CalendarDate, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
    if form.decade and form.year:
        return (_span(str(form.year)[:3], year_reading(form.year), year_reading(form.year + 9), "decade"),)
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


def _range(form: DateRange, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
    first = _calendar_date(form.first, seen_from, direction)
    last = _calendar_date(form.last, seen_from, direction)
    if not first or not last:
        return ()
    begin, end = first[0], last[0]
    if begin.start and end.end and begin.start > end.end and begin.precision != "year":
        begin = _calendar_date(replace(form.first, year=begin.start.year - 1), seen_from, direction)[0]
    precision: Precision = (
        "year" if begin.precision == "year" else "month" if begin.precision == "month" else "duration"
    )
    return (_span(f"{begin.value}/{end.value}", begin, end, precision),)


def _numeric(form: NumericDate) -> tuple[Reading, ...]:
    days = {_make_day(form.year, form.first, form.second), _make_day(form.year, form.second, form.first)}
    return tuple(day_reading(day) for day in sorted(day for day in days if day))


def _part_of_year(form: PartOfYear, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
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
    return (_span(value, month_reading(year, first), month_reading(year, first + length - 1), precision),)


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


def _feast(form: Feast, seen_from: date | None, direction: Direction) -> tuple[Reading, ...]:
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


def _clock(form: Clock, told: Reading | None) -> tuple[Reading, ...]:
    if told is None or told.start is None or told.start != told.end:
        return ()
    return (
        Reading(f"{told.start.isoformat()}T{form.hour:02d}:{form.minute:02d}", told.start, told.start, "part-of-day"),
    )


def _weekday(form: WeekdayOf, seen_from: date, direction: Direction) -> tuple[Reading, ...]:
    """A weekday as news uses it: the latest one up to the day of writing, the next one with future tense. "last" and "next"
    can mean the nearest or the one in the neighbouring week: both come back where they differ.
    """
    back = seen_from - timedelta((seen_from.weekday() - form.weekday) % 7)
    ahead = seen_from + timedelta((form.weekday - seen_from.weekday()) % 7)
    monday = seen_from - timedelta(seen_from.weekday())
    before = back if back < seen_from else back - timedelta(7)
    after = ahead if ahead > seen_from else ahead + timedelta(7)
    match form.shift:
        case -2:
            days = {before}
        case -1:
            days = {before, monday + timedelta(form.weekday - 7)}
        case 2:
            days = {after}
        case 1:
            days = {after, monday + timedelta(form.weekday + 7)}
        case 0:
            days = {back if direction == "past" else ahead}
        case _:
            days = {ahead if direction == "future" else back}
    return tuple(day_reading(day) for day in sorted(days))


def _unit(form: UnitShifted, seen_from: date, direction: Direction) -> tuple[Reading, ...]:
    year = seen_from.year + (form.year_shift or 0)
    if form.last_day:
        return (day_reading(date(seen_from.year + form.shift, 12, 31)),)
    match form.unit:
        case "day":
            return (day_reading(seen_from + timedelta(form.shift)),)
        case "week":
            return (week_reading(seen_from + timedelta(7 * form.shift)),)
        case "weekend":
            return (_weekend(form.shift, seen_from, direction),)
        case "month":
            return (month_reading(year, seen_from.month + form.shift),)
        case "quarter":
            return _quarter(seen_from.year, (seen_from.month - 1) // 3 + form.shift)
        case "year":
            return (year_reading(seen_from.year + form.shift),)
        case "decade":
            first = seen_from.year // 10 * 10 + 10 * form.shift
            return (_span(str(first)[:3], year_reading(first), year_reading(first + 9), "decade"),)
    return ()


def _quarter(year: int, number: int) -> tuple[Reading, ...]:
    return _part_of_year(PartOfYear("quarter", number % 4 + 1, year + number // 4), None, "either")


def _weekend(shift: int, seen_from: date, direction: Direction) -> Reading:
    saturday = seen_from - timedelta((seen_from.weekday() - 5) % 7)
    inside = seen_from.weekday() >= 5
    if shift == 0 and not inside and direction == "future":
        saturday += timedelta(7)
    elif shift:
        saturday += timedelta(7 * shift) if inside or shift > 0 else timedelta(0)
    year, week, _ = saturday.isocalendar()
    return Reading(f"{year}-W{week:02d}-WE", saturday, saturday + timedelta(1), "weekend")


def _offset(form: Offset, day: date) -> tuple[Reading, ...]:
    """ "two weeks ago" is a week, "two years ago" a year: the unit says how exactly it is meant."""
    count = form.count
    match form.unit:
        case "second" | "minute" | "hour":
            return (day_reading(day),) if form.unit != "hour" or abs(count) < 12 else ()
        case "day":
            return (day_reading(day + timedelta(int(count))),)
        case "week":
            return (week_reading(day + timedelta(int(7 * count))),)
        case "month":
            return (month_reading(day.year, day.month + int(count)),)
        case "year" if count == int(count):
            return (year_reading(day.year + int(count)),) if day.year + count > 0 else ()
        case "quarter":
            return _quarter(day.year, (day.month - 1) // 3 + int(count))
    return ()


def _window(form: Window, day: date) -> tuple[Reading, ...]:
    """ "the last three months": whole months before the current one; days and weeks reach up to the day of writing."""
    value = duration_value(form.count, form.unit)
    months: dict[Unit, float] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
    if form.unit in months:
        count = round(form.count * months[form.unit])
        first, last = (day.month - count, day.month - 1) if form.shift < 0 else (day.month, day.month + count)
        if day.year * 12 + first < 12:
            return ()
        return (_span(value, month_reading(day.year, first), month_reading(day.year, last), "duration"),)
    days: dict[Unit, float] = {"hour": 1 / 24, "day": 1, "week": 7, "weekend": 7}
    if form.unit not in days:
        return ()
    width = timedelta(max(1, round(form.count * days[form.unit])))
    start, end = (day - width, day) if form.shift < 0 else (day, day + width)
    return (Reading(value, start, end, "duration"),)


def duration_value(count: float | None, unit: Unit) -> str:
    """The TIMEX3 value of a length: "P3Y", "PT10M", "PXD" where the count is not said."""
    letters: dict[Unit, str] = {
        "second": "PT{}S",
        "minute": "PT{}M",
        "hour": "PT{}H",
        "day": "P{}D",
        "week": "P{}W",
        "weekend": "P{}WE",
        "month": "P{}M",
        "quarter": "P{}Q",
        "half": "P{}M",
        "season": "P{}M",
        "year": "P{}Y",
        "decade": "P{}Y",
        "century": "P{}Y",
    }
    if count is None:
        return letters[unit].format("X")
    count *= {"decade": 10.0, "century": 100.0}.get(unit, 1.0)
    return letters[unit].format(f"{count:g}")


def _from_told(form: WeekdayOf | UnitShifted | Offset, told: Reading | None) -> tuple[Reading, ...]:
    """ "the same day", "the prior month", "a year earlier": moved from the time told, and as exact as that was."""
    if told is None or told.start is None or told.end is None:
        return ()
    exact_day = told.start == told.end
    if isinstance(form, WeekdayOf):
        return _weekday(WeekdayOf(form.weekday, 2), told.start, "future") if exact_day else ()
    count, unit = (form.shift, form.unit) if isinstance(form, UnitShifted) else (form.count, form.unit)
    if isinstance(form, UnitShifted) and form.year_shift is not None:
        return (
            (month_reading(told.start.year + form.year_shift, told.start.month),) if told.precision == "month" else ()
        )
    if unit in ("day", "second", "minute", "hour"):
        return (day_reading(told.start + timedelta(int(count) if unit == "day" else 0)),) if exact_day else ()
    if unit == "year":
        return _year_from_told(int(count), told)
    if unit == "month" and told.precision in ("day", "part-of-day", "month"):
        return (month_reading(told.start.year, told.start.month + int(count)),)
    if unit == "quarter" and told.precision == "quarter":
        return _quarter(told.start.year, (told.start.month - 1) // 3 + int(count))
    return (week_reading(told.start + timedelta(int(7 * count))),) if unit == "week" and exact_day else ()


def _year_from_told(count: int, told: Reading) -> tuple[Reading, ...]:
    assert told.start
    if told.precision == "month":
        return (month_reading(told.start.year + count, told.start.month),)
    if told.precision == "quarter":
        return _quarter(told.start.year + count, (told.start.month - 1) // 3)
    return (year_reading(told.start.year + count),)
