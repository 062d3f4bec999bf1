"""Rules for weekdays: "last Friday night", "two Fridays ago", "Friday week", "Tuesday of last week"."""

from functools import cache

from crossread.extract.dates.timex_forms import Repeated, WeekdayCounted, WeekdayOf, WeekdayOfWeek
from crossread.extract.dates.timex_rules import (
    COUNT,
    FULL_WEEKDAY,
    PART,
    PARTS_OF_DAY,
    Groups,
    Made,
    Rule,
    count_value,
    part_value,
    shift_value,
    weekday_number,
)

_UNCOUNTED = (
    r"(?<!first\s)(?<!second\s)(?<!third\s)(?<!fourth\s)"  # "the second Tuesday" is counted, in a month told beside it
)
_EARLY = r"(?:(?:early|late|mid)(?:\s+on)?[\s-]+)?"


def _weekday(g: Groups) -> Made:
    number = weekday_number(g["weekday"]) or 0
    if g.get("plural"):
        return Repeated(f"XXXX-WXX-{number + 1}")
    shift, word = shift_value(g.get("shift")), (g.get("shift") or "").lower()
    if shift and word.endswith(("past", "coming")):
        shift *= 2
    return WeekdayOf(number, shift, told=word.endswith("following")), part_value(g.get("part"))


def _counted(g: Groups) -> Made:
    count = count_value(g.get("count"))
    return WeekdayCounted(weekday_number(g["weekday"]) or 0, -int(count)) if count and count == int(count) else None


def _week_on(g: Groups) -> Made:
    return WeekdayCounted(weekday_number(g["weekday"]) or 0, 2)


def _of_week(g: Groups) -> Made:
    return WeekdayOfWeek(weekday_number(g["weekday"]) or 0, shift_value(g["shift"]) or 0), part_value(g.get("part"))


@cache
def weekday_rules() -> tuple[Rule, ...]:
    """The rules, those with more to say first."""
    shifts = r"(?:(?P<shift>(?:this\s+)?past|(?:this\s+)?coming|last|previous|this|next|upcoming|the\s+following)\s+)?"
    return (
        Rule(
            "weekday of week",
            "Tuesday of last week",
            rf"{FULL_WEEKDAY}(?:\s+{PART})?(?:\s+of)?\s+(?P<shift>last|this|next)\s+week\b(?![’'])",
            _of_week,
            also=frozenset({"week"}),
        ),
        Rule(
            "weekdays ago",
            "two Fridays ago",
            rf"{COUNT}\s+{FULL_WEEKDAY}s\s+ago\b",
            _counted,
            needs=frozenset({"ago"}),
        ),
        Rule(
            "weekday week",
            "Friday week",
            rf"{FULL_WEEKDAY}\s+week\b(?![-’']|\s+(?:of|long|\d))",
            _week_on,
            also=frozenset({"week"}),
        ),
        Rule(
            "week on weekday",
            "a week on Friday",
            rf"a\s+week\s+(?:on|from)\s+{FULL_WEEKDAY}(?!\w)",
            _week_on,
            also=frozenset({"week"}),
        ),
        Rule(
            "weekday",
            "last Friday night",
            rf"{_UNCOUNTED}{shifts}{_EARLY}{FULL_WEEKDAY}(?P<plural>s\b)?(?!\w|-(?!\w+day))(?:\s+{PART})?",
            _weekday,
        ),
        Rule(
            "part of weekday",
            "the night of Friday",
            rf"{PART}\s+(?:of|on)\s+{FULL_WEEKDAY}(?!\w)",
            _weekday,
            also=PARTS_OF_DAY,
        ),
    )
