"""Places what is counted from another day: weekdays, "last week", "three days ago", "the past month", "the day before"."""

from datetime import date, timedelta

from crossread.extract.dates.calendar_readings import quarter_reading
from crossread.extract.dates.reading import (
    Direction,
    Reading,
    day_reading,
    duration_value,
    month_reading,
    stretch,
    week_reading,
    year_reading,
)
from crossread.extract.dates.timex_forms import Clock, Offset, Unit, UnitShifted, WeekdayCounted, WeekdayOf, Window


def weekday_day(form: WeekdayOf, seen_from: date, direction: Direction) -> tuple[Reading, ...]:
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


def counted_weekday(form: WeekdayCounted, seen_from: date) -> tuple[Reading, ...]:
    """The nearest such weekday counts as the first, the day of writing as none."""
    ahead = (form.weekday - seen_from.weekday()) % 7 or 7
    days = ahead + 7 * (form.count - 1) if form.count > 0 else ahead + 7 * form.count - 7 * (ahead == 7)
    return (day_reading(seen_from + timedelta(days)),)


def unit_around(form: UnitShifted, seen_from: date, direction: Direction) -> tuple[Reading, ...]:
    """The day, week, month, quarter, year or decade so many before or after that of the day it is seen from."""
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
            return quarter_reading(seen_from.year, (seen_from.month - 1) // 3 + form.shift)
        case "year":
            return (year_reading(seen_from.year + form.shift),)
        case "decade":
            first = seen_from.year // 10 * 10 + 10 * form.shift
            return (stretch(str(first)[:3], year_reading(first), year_reading(first + 9), "decade"),)
    return ()


def _weekend(shift: int, seen_from: date, direction: Direction) -> Reading:
    saturday = seen_from - timedelta((seen_from.weekday() - 5) % 7)
    inside = seen_from.weekday() >= 5
    if shift == 0 and not inside and direction == "future":
        saturday += timedelta(7)
    elif shift:
        saturday += timedelta(7 * shift) if inside or shift > 0 else timedelta(0)
    year, week, _ = saturday.isocalendar()
    return Reading(f"{year}-W{week:02d}-WE", saturday, saturday + timedelta(1), "weekend")


def offset(form: Offset, day: date) -> tuple[Reading, ...]:
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
            return quarter_reading(day.year, (day.month - 1) // 3 + int(count))
    return ()


def window(form: Window, day: date) -> tuple[Reading, ...]:
    """ "the last three months": whole months before the current one; days and weeks reach up to the day of writing."""
    value = duration_value(form.count, form.unit)
    months: dict[Unit, float] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
    if form.unit in months:
        count = round(form.count * months[form.unit])
        first, last = (day.month - count, day.month - 1) if form.shift < 0 else (day.month, day.month + count)
        if day.year * 12 + first < 12:
            return ()
        return (stretch(value, month_reading(day.year, first), month_reading(day.year, last), "duration"),)
    days: dict[Unit, float] = {"hour": 1 / 24, "day": 1, "week": 7, "weekend": 7}
    if form.unit not in days:
        return ()
    width = timedelta(max(1, round(form.count * days[form.unit])))
    start, end = (day - width, day) if form.shift < 0 else (day, day + width)
    return (Reading(value, start, end, "duration"),)


def clock(form: Clock, told: Reading | None) -> tuple[Reading, ...]:
    """A time of day, on the single day told."""
    if told is None or told.start is None or told.start != told.end:
        return ()
    return (
        Reading(f"{told.start.isoformat()}T{form.hour:02d}:{form.minute:02d}", told.start, told.start, "part-of-day"),
    )


def from_told(form: WeekdayOf | UnitShifted | Offset, told: Reading | None) -> tuple[Reading, ...]:
    """ "the same day", "the prior month", "a year earlier": moved from the time told, and as exact as that was."""
    if told is None or told.start is None or told.end is None:
        return ()
    exact_day = told.start == told.end
    if isinstance(form, WeekdayOf):
        return weekday_day(WeekdayOf(form.weekday, 2), told.start, "future") if exact_day else ()
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
        return quarter_reading(told.start.year, (told.start.month - 1) // 3 + int(count))
    return (week_reading(told.start + timedelta(int(7 * count))),) if unit == "week" and exact_day else ()


def _year_from_told(count: int, told: Reading) -> tuple[Reading, ...]:
    assert told.start
    if told.precision == "month":
        return (month_reading(told.start.year + count, told.start.month),)
    if told.precision == "quarter":
        return quarter_reading(told.start.year + count, (told.start.month - 1) // 3)
    return (year_reading(told.start.year + count),)
