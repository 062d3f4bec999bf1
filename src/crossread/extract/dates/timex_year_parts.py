"""Rules for parts of a year: quarters, halves, the first six months, seasons."""

from functools import cache

from crossread.extract.dates.timex_forms import PartOfYear, Unit
from crossread.extract.dates.timex_rules import (
    NTH,
    NTHS,
    YEAR,
    YEAR_NUMBER,
    Groups,
    Made,
    Rule,
    number_value,
    shift_value,
)

_Y = YEAR.format("")
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?:fiscal\s+(?:year\s+)?)?{_Y}|(?P<yearshift>last|this|next|the)\s+(?P<fiscal>fiscal\s+)?year))?"
_SEASONS = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}
_SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"


def _part_of_year(g: Groups) -> Made:
    unit: Unit = "half" if (g.get("unit") or "").lower() == "half" else "quarter"
    nth = NTHS.get((g["nth"] or "").lower()) or int(g["nth"] or 0)
    number = (2 if unit == "half" else 4) if nth == -1 else nth
    bare = not (g.get("year") or g.get("yearshift"))
    if bare and (unit == "half" or (g.get("nth") or "").lower() == "last"):
        return None  # the first half of a match; "last quarter" is read as "last week" is
    if number > (2 if unit == "half" else 4):
        return None
    return PartOfYear(unit, number, number_value(g.get("year")), shift_value(g.get("yearshift")), bool(g.get("fiscal")))


def _months_of_year(g: Groups) -> Made:
    span = {"three": ("quarter", 3), "six": ("half", 6)}[(g["count"] or "").lower()]
    unit: Unit = "quarter" if span[1] == 3 else "half"
    number = 1 if (g["nth"] or "").lower() == "first" else 12 // span[1]
    return PartOfYear(unit, number, number_value(g.get("year")), shift_value(g.get("yearshift")))


def _month_of_quarter(g: Groups) -> Made:
    quarter, month = NTHS[(g["nth"] or "").lower()], NTHS[(g["inner"] or "").lower()]
    number = 4 if quarter == -1 else quarter
    return PartOfYear(
        "quarter",
        number,
        number_value(g.get("year")),
        shift_value(g.get("yearshift")),
        False,
        3 if month == -1 else month,
    )


def _season(g: Groups) -> Made:
    return PartOfYear(
        "season", _SEASONS[(g["season"] or "").lower()], number_value(g.get("year")), shift_value(g.get("shift"))
    )


@cache
def year_part_rules() -> tuple[Rule, ...]:
    """The rules, those with more to say first."""
    return (
        Rule(
            "quarter",
            "the second quarter of 2031",
            rf"(?:the\s+)?{NTH}[\s-]+(?P<unit>quarter|half)\b(?!-|\s+of\s+the\s+(?!year|fiscal)){_OF_YEAR}",
            _part_of_year,
            needs=frozenset({"quarter", "half"}),
        ),
        Rule("Q2", "Q2 2031", rf"(?:the\s+)?Q(?P<nth>[1-4]){_OF_YEAR}\b", _part_of_year, also=frozenset({"q"})),
        Rule(
            "months of year",
            "the first six months of 2031",
            rf"(?:the\s+)?(?P<nth>first|last|final)\s+(?P<count>three|six)\s+months{_OF_YEAR.removesuffix('?')}",
            _months_of_year,
            needs=frozenset({"months"}),
            also=frozenset({"first", "last", "final"}),
        ),
        Rule(
            "month of quarter",
            "the last month of the first quarter",
            rf"the\s+(?P<inner>first|second|third|last|final)\s+month\s+of\s+the\s+{NTH}\s+quarter{_OF_YEAR}",
            _month_of_quarter,
            needs=frozenset({"month"}),
            also=frozenset({"quarter"}),
        ),
        Rule(
            "this season",
            "last summer",
            rf"(?P<shift>last|this|next|this\s+past|this\s+coming)\s+{_SEASON}\b",
            _season,
            needs=frozenset(_SEASONS),
        ),
        Rule(
            "season of year",
            "the summer of 2031",
            rf"(?:the\s+)?(?:early\s+|late\s+)?{_SEASON}\s+(?:of\s+)?{_Y}",
            _season,
            needs=YEAR_NUMBER,
            also=frozenset(_SEASONS),
        ),
        Rule(
            "season",
            "in the summer",
            r"in\s+(?P<span>(?:the\s+)?(?P<season>spring|summer|autumn|winter))\b(?!\s+(?:games|olympics|of\s+[a-z]))",
            _season,
            needs=frozenset(_SEASONS),
        ),
    )
