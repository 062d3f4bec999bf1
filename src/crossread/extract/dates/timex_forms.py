"""What a time expression says, before anybody asks on which day it was written: the forms that timex.py reads and
readings.py places in the calendar.
"""

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date by its parts, None where not written: "Sunday, February 23", "March 2019", "2018", "the 1990s" (decade)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: bool = False
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one date to another: "March 6-8", "2000 to 2006"."""

    first: CalendarDate
    last: CalendarDate


@dataclass(frozen=True, slots=True)
class NumericDate:
    """ "3/6/2025": month first or day first, which the digits alone may not tell."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday, Monday 0; `shift` -1 for "last", 1 for "next", 0 for "this", None for the bare name; -2 and 2 for "this past"
    and "this coming", which can only mean the nearest. `told`: "the following Monday", counted from a time told.
    """

    weekday: int
    shift: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayCounted:
    """ "two Fridays ago" (-2), "Friday week" (2): so many such weekdays before or after the day of writing."""

    weekday: int
    count: int


@dataclass(frozen=True, slots=True)
class WeekdayOfWeek:
    """ "Tuesday of last week" (-1): the weekday in the week so many before or after that of the writing."""

    weekday: int
    week: int


@dataclass(frozen=True, slots=True)
class UnitShifted:
    """ "last week", "this year", "tomorrow" (`told` False: from the day of writing) or "the following day" (`told` True).

    `last_day`: "this year's end"; `overnight`: the night that led to the day of writing.
    """

    unit: Unit
    shift: int
    told: bool = False
    year_shift: int | None = None
    last_day: bool = False
    overnight: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """ "three days ago", "a year earlier": `count` units back (negative) or forward, from the writing or from a time told."""

    count: float
    unit: Unit
    told: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """ "the last three months", "the past year": a stretch that ends (or begins, shift 1) with the day of writing."""

    count: float
    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `within` for "in three years", which future tense turns into a point; None: count not given ("for years").

    `event` marks a length measured from an event that the text only names ("five days after the launch").
    """

    count: float | None
    unit: Unit
    within: bool = False
    event: bool = False


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter, half or season, and the month of it if said: "the first quarter of 2009", "last summer"."""

    unit: Unit
    number: int
    year: int | None = None
    year_shift: int | None = None
    fiscal: bool = False
    month: int | None = None


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """ "fiscal 2019": whose bounds the reader cannot know."""

    year: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A day with a name, as a rule: month and day, or month, weekday and how many of them (-1: the last)."""

    month: int
    day: int | None
    weekday: int | None
    nth: int | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: it needs a day told elsewhere."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """ "every day", "Mondays": the TIMEX3 value of one period."""

    value: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """ "recently", "soon", "now": TIMEX3's PAST_REF, FUTURE_REF or PRESENT_REF."""

    value: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary, whose day the words do not give."""


Form = (
    CalendarDate
    | DateRange
    | NumericDate
    | WeekdayOf
    | WeekdayCounted
    | WeekdayOfWeek
    | UnitShifted
    | Offset
    | Window
    | Length
    | PartOfYear
    | FiscalYear
    | Feast
    | Clock
    | Repeated
    | Fuzzy
    | Anniversary
)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in a text: characters `start` to `end`, what it says, and the part of day it names (TIMEX3 "MO")."""

    start: int
    end: int
    form: Form
    part_of_day: str | None = None
