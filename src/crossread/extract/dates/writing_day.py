"""From which day a report is written: its own date, a sister report's, or the day its first sentences tell."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from crossread.extract.dates.calendar_readings import fitting_years
from crossread.extract.dates.timex_forms import CalendarDate
from crossread.records.told import DateStatus

_OLDEST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class WritingDay:
    """The days a report can have been written on (one, or two where only a told day is known), the ground in words, the status
    of what is counted from it, and whether its year is known rather than inferred.
    """

    days: tuple[date, ...]
    basis: str
    status: DateStatus
    year_known: bool


def published_day(day: date) -> WritingDay:
    """The report's own date of publication."""
    return WritingDay((day,), f"the report's date {day.isoformat()}", "resolved", True)


def sister_day(day: date) -> WritingDay:
    """The date of another report of the same event, for a report without one."""
    return WritingDay(
        (day,), f"the date {day.isoformat()} of another report of the same event", "resolved-by-alignment", True
    )


def told_day(day: date, *, year_known: bool, elsewhere: bool) -> WritingDay:
    """A day that the text tells first; the report was written then or on the day after."""
    whose = "another report of the same event" if elsewhere else "this report"
    basis = f"{day.isoformat()}, the day that {whose} tells first; no date of publication"
    return WritingDay(
        (day, day + timedelta(1)), basis, "resolved-by-alignment" if elsewhere else "resolved", year_known
    )


@cache
def latest_year() -> int:
    """The latest year that may be inferred (data/calendar.toml)."""
    place = files("crossread.extract") / "data" / "calendar.toml"
    return int(tomllib.loads(place.read_text(encoding="utf-8"))["latest_year"])


@dataclass(frozen=True, slots=True)
class InferredYear:
    """The year taken for a date that is written without one, the other years that fit, and the rule in words."""

    day: date
    others: tuple[int, ...]
    basis: str


def infer_year(form: CalendarDate, told_years: Sequence[int]) -> InferredYear | None:
    """Take the latest year in which weekday and day agree, not after `latest_year()` and not before a year the report tells.

    Without a weekday nothing tells one year from another: None.
    """
    if form.weekday is None or form.month is None or form.day is None:
        return None
    floor = max((year for year in told_years if year <= latest_year()), default=_OLDEST_YEAR)
    years = fitting_years(form, floor, latest_year()) or fitting_years(form, _OLDEST_YEAR, latest_year())
    if not years:
        return None
    day = date(years[-1], form.month, form.day)
    others = tuple(year for year in fitting_years(form, latest_year() - 16, latest_year() + 6) if year != years[-1])
    basis = (
        f"no year written; weekday and day also fit {', '.join(map(str, others)) or 'no other year near'}; taken: the latest not after "
        f"{latest_year()}" + (f" and not before {floor}, a year the report tells" if floor > _OLDEST_YEAR else "")
    )
    return InferredYear(day, others, basis)
