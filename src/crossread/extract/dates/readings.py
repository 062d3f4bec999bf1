"""Places a time expression in the calendar: a form, the day it is seen from, and what was told before, to days on a calendar.

Several readings come back where the words allow several; none where they need a day that is not known. Which day it is seen
from, and on what grounds, is decided in verdicts.py.
"""

from datetime import date, timedelta

from crossread.extract.dates.calendar_readings import calendar_date, date_range, feast, numeric_date, part_of_year
from crossread.extract.dates.reading import Direction, Reading, day_reading
from crossread.extract.dates.relative_readings import (
    clock,
    counted_weekday,
    from_told,
    offset,
    unit_around,
    weekday_day,
    window,
)
from crossread.extract.dates.timex_forms import (
    CalendarDate,
    Clock,
    DateRange,
    Feast,
    Form,
    NumericDate,
    Offset,
    PartOfYear,
    UnitShifted,
    WeekdayCounted,
    WeekdayOf,
    WeekdayOfWeek,
    Window,
)


def read_form(form: Form, *, seen_from: date | None, told: Reading | None, direction: Direction) -> tuple[Reading, ...]:
    """All readings of a form. `seen_from` is the day it is counted from, `told` the time told nearest that it may lean on."""
    match form:
        case CalendarDate():
            return calendar_date(form, seen_from, direction)
        case DateRange():
            return date_range(form, seen_from, direction)
        case NumericDate():
            return numeric_date(form)
        case PartOfYear():
            return part_of_year(form, seen_from, direction)
        case Feast():
            return feast(form, seen_from, direction)
        case Clock():
            return clock(form, told)
        case WeekdayOf(told=True) | UnitShifted(told=True) | Offset(told=True):
            return from_told(form, told)
    if seen_from is None:
        return ()
    match form:
        case WeekdayOf():
            return weekday_day(form, seen_from, direction)
        case WeekdayCounted():
            return counted_weekday(form, seen_from)
        case WeekdayOfWeek(weekday, week):
            return (day_reading(seen_from + timedelta(weekday - seen_from.weekday() + 7 * week)),)
        case UnitShifted():
            return unit_around(form, seen_from, direction)
        case Offset():
            return offset(form, seen_from)
        case Window():
            return window(form, seen_from)
    return ()
