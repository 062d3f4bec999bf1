"""Rules for time expressions that name a place in the calendar: days, months, years, feasts."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.extract.dates.timex_forms import (
    CalendarDate,
    DateRange,
    Feast,
    FiscalYear,
    Form,
    NumericDate,
)
from crossread.extract.dates.timex_rules import (
    DAY,
    MONTH,
    NTH,
    NTHS,
    NUMBER,
    TO,
    WEEKDAY,
    YEAR,
    YEAR_NUMBER,
    Groups,
    Made,
    Rule,
    month_number,
    number_value,
    part_value,
    shift_value,
    weekday_number,
)

_M, _M2 = MONTH.format(""), MONTH.format("to_")
_D, _D2 = DAY.format(""), DAY.format("to_")
_Y, _Y2 = YEAR.format(""), YEAR.format("to_")
_EARLY = r"(?:(?i:early|late|mid)(?:\s+on|\s+in)?[\s-]+)?"
_PART_OF = r"(?:(?P<part>morning|afternoon|evening|night)\s+of\s+)?"


def _date(g: Groups) -> Made:
    month, day = month_number(g.get("month")), number_value(g.get("day"))
    form = CalendarDate(
        number_value(g.get("year")),
        month,
        day,
        weekday_number(g.get("weekday")),
        False,
        shift_value(g.get("yearshift")),
    )
    return form, part_value(g.get("part"))


def _day_range(g: Groups) -> Made:
    month, year = month_number(g["month"]), number_value(g.get("year"))
    last_month = month_number(g.get("to_month")) or month
    first, last = number_value(g["day"]), number_value(g["to_day"])
    if last_month == month and (first or 0) >= (last or 0):
        return None
    return DateRange(CalendarDate(year, month, first), CalendarDate(year, last_month, last))


def _month_range(g: Groups) -> Made:
    year = number_value(g.get("year"))
    return DateRange(CalendarDate(year, month_number(g["month"])), CalendarDate(year, month_number(g["to_month"])))


def _year_range(g: Groups) -> Made:
    first = int(g["year"] or 0)
    last = int(g["to_year"] or 0) if g.get("to_year") else first // 100 * 100 + int(g["short"] or 0)
    return DateRange(CalendarDate(first), CalendarDate(last)) if first < last <= first + 150 else None


def _iso(g: Groups) -> Made:
    return CalendarDate(number_value(g["year"]), number_value(g["digits"]), number_value(g["day"]))


def _numeric(g: Groups) -> Made:
    first, second, year = int(g["a"] or 0), int(g["b"] or 0), int(g["year"] or 0)
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    valid = min(first, second) >= 1 and max(first, second) <= 31 and min(first, second) <= 12
    return NumericDate(first, second, year) if valid else None


def _decade(g: Groups) -> Made:
    year = int(g["decade"] or 0) if g.get("decade") else 1900 + int(g["short"] or 0)
    return CalendarDate(year, decade=True)


def _shifted_month(g: Groups) -> Made:
    """ "last April" is the April that last went by, whatever the year: the shift says past or future, not which year."""
    return CalendarDate(None, month_number(g["month"]), year_shift=2 * (shift_value(g["shift"]) or 0))


@cache
def feast_table() -> Mapping[str, Mapping[str, list[int]]]:
    """Load the days with a name (data/feasts.toml)."""
    place = files("crossread.extract") / "data" / "feasts.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


def _feast(g: Groups) -> Made:
    entry = feast_table()[(g["feast"] or "").lower().replace("’", "'")]
    year = number_value(g.get("year")) or next(iter(entry.get("year", ())), None)
    if "day" in entry:
        return Feast(entry["day"][0], entry["day"][1], None, None, year)
    month, weekday, nth = entry["nth"]
    return Feast(month, None, weekday, nth, year)


def _weekday_of_month(g: Groups) -> Made:
    """ "the third Monday of January": a rule for a day, as a feast's is."""
    month, weekday = month_number(g["month"]), weekday_number(g["weekday"])
    if month is None or weekday is None:
        return None
    return Feast(month, None, weekday, NTHS[(g["nth"] or "").lower()], number_value(g.get("year")))


def _fiscal(g: Groups) -> Form:
    return FiscalYear(int(g["year"] or 0))


def _feast_words() -> frozenset[str]:
    """The longest word of each name."""
    return frozenset(max(re.findall("[a-z]+", name), key=len) for name in feast_table())


def _feast_pattern() -> str:
    names = sorted(feast_table(), key=len, reverse=True)
    return "(?P<feast>" + "|".join(re.escape(name).replace("'", "[’']") for name in names) + ")"


@cache
def calendar_rules() -> tuple[Rule, ...]:
    """The rules, those with more to say first. Month names keep their capitals: "may" and "march" are verbs."""
    return (*_day_rules(), *_ruled_day_rules(), *_month_and_year_rules())


def _day_rules() -> tuple[Rule, ...]:
    return (
        Rule(
            "month day",
            "Sunday, May 4, 2031",
            rf"{_PART_OF}(?:{WEEKDAY},?\s+\(?(?:the\s+)?)?{_M}\s+(?:the\s+)?{_D}(?:,?\s+{_Y})?",
            _date,
            False,
            also=NUMBER,
        ),
        Rule(
            "day month",
            "Sunday 4 May 2031",
            rf"{_PART_OF}(?:{WEEKDAY},?\s+\(?(?:the\s+)?)?{_D}\s+(?:of\s+)?{_M}(?:,?\s+{_Y})?",
            _date,
            False,
            also=NUMBER,
        ),
        Rule(
            "month day to day",
            "May 4-6",
            rf"{_M}\s+{_D}{TO}(?:{_M2}\s+)?{_D2}(?:,?\s+{_Y})?",
            _day_range,
            False,
            also=NUMBER,
        ),
        Rule(
            "day to day month",
            "4 to 6 May",
            rf"{_D}{TO}{_D2}\s+(?:of\s+)?{_M}(?:,?\s+{_Y})?",
            _day_range,
            False,
            also=NUMBER,
        ),
        Rule(
            "ISO date",
            "2031-05-04",
            r"(?P<year>(?:19|20)\d\d)-(?P<digits>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
            _iso,
            False,
            needs=YEAR_NUMBER,
        ),
        Rule(
            "numeric date",
            "5/4/2031",
            r"(?<![/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])",
            _numeric,
            False,
        ),
    )


def _ruled_day_rules() -> tuple[Rule, ...]:
    """Days that a rule sets: the third Monday of a month, a feast."""
    return (
        Rule(
            "weekday of month",
            "the third Monday of January 2031",
            rf"(?:(?i:the)\s+)?(?i:{NTH})\s+{WEEKDAY}\s+(?:of|in)\s+{_M}(?:,?\s+(?:of\s+)?{_Y})?(?!\w)",
            _weekday_of_month,
            False,
            needs=frozenset(NTHS),
        ),
        Rule(
            "feast",
            "Christmas Eve",
            rf"{_feast_pattern()}(?:,?\s+(?:of\s+)?{_Y})?(?![\w’'-])",
            _feast,
            needs=_feast_words(),
        ),
    )


def _month_and_year_rules() -> tuple[Rule, ...]:
    bare = r"(?<![\d$£€#.,/-])"
    return (
        Rule(
            "month",
            "late May 2031",
            rf"{_EARLY}{_M}(?:,?\s+(?:of\s+)?(?:{_Y}|(?P<yearshift>last|this|next)\s+year))?(?!\w)",
            _date,
            False,
        ),
        Rule(
            "last month name",
            "last April",
            rf"(?P<shift>(?i:last|this\s+past|this\s+coming|next))\s+{_M}(?!\s+\d)",
            _shifted_month,
            False,
            also=frozenset({"last", "past", "coming", "next"}),
        ),
        Rule("months", "May to July 2031", rf"{_M}{TO}{_M2}(?:,?\s+{_Y})", _month_range, False, also=YEAR_NUMBER),
        Rule(
            "year",
            "2031",
            rf"{bare}{_EARLY}{_Y}(?![/%]|-\d|-(?:year|seat|strong|mile|page|pound|foot)|\s?(?:percent|per\scent|km|mph|feet|meters|metres))",
            _date,
            False,
            needs=YEAR_NUMBER,
        ),
        Rule("years", "2031 to 2036", rf"{bare}{_Y}{TO}{_Y2}", _year_range, False, needs=YEAR_NUMBER),
        Rule(
            "short years", "2031-36", rf"{bare}{_Y}[-–/](?P<short>\d\d)(?![\d-])", _year_range, False, needs=YEAR_NUMBER
        ),
        Rule(
            "decade",
            "the 1980s",
            rf"(?:the\s+)?{_EARLY}(?:(?P<decade>1[5-9]\d0|20\d0)s|[’'‘](?P<short>\d0)s)\b",
            _decade,
            False,
        ),
        Rule("fiscal year", "fiscal 2031", rf"(?:fiscal\s+(?:year\s+)?|FY\s?){_Y}", _fiscal, needs=YEAR_NUMBER),
    )
