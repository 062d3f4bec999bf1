"""One way to read a time expression, and the days, weeks, months and years that readings are made of (ISO weeks, Monday first)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from crossread.extract.dates.timex_forms import Unit
from crossread.records.told import Precision

Direction = Literal["past", "future", "either"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a time expression: its TIMEX3 value, first and last day (None: not on the calendar), and how exact."""

    value: str
    start: date | None
    end: date | None
    precision: Precision


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


def stretch(value: str, first: Reading, last: Reading, precision: Precision) -> Reading:
    """From the first day of one reading to the last of another."""
    return Reading(value, first.start, last.end, precision)


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
