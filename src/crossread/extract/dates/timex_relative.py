"""Rules for time expressions that lean on another time: "yesterday", hours of the day, "last week", "the past year"."""

from functools import cache

from crossread.extract.dates.timex_forms import Clock, Fuzzy, Offset, UnitShifted, Window
from crossread.extract.dates.timex_rules import (
    COUNT,
    PART,
    PARTS_OF_DAY,
    UNIT,
    Groups,
    Made,
    Rule,
    count_value,
    part_value,
    shift_value,
    unit_name,
)

_SHIFTED = frozenset(
    {
        *("last", "past", "coming", "this", "next", "upcoming", "previous", "prior", "preceding", "following"),
        *("same", "that", "current"),
    }
)
_ZONES = frozenset({"local", "gmt", "utc", "bst", "cet"}) | {
    f"{place}{part}t" for place in "ecmp" for part in ("", "s", "d")
}
_TOLD = ("previous", "prior", "preceding", "following", "same", "that")


def _near_day(g: Groups) -> Made:
    shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[(g["word"] or "").lower()]
    return UnitShifted("day", shift), part_value(g.get("part"))


def _near_part(g: Groups) -> Made:
    word = " ".join((g["word"] or "").lower().split())
    if word == "overnight":
        return UnitShifted("day", -1, overnight=True), "NI"
    return UnitShifted("day", -1 if word == "last night" else 0), "NI" if "night" in word else part_value(
        word.split()[-1]
    )


def _two_days(g: Groups) -> Made:
    return Offset(-2 if "before" in (g["side"] or "").lower() else 2, "day")


def _window(g: Groups) -> Made:
    count = count_value(g["count"])
    shift = shift_value(g["shift"]) or 0
    if count is None:
        return Fuzzy("PAST_REF" if shift < 0 else "FUTURE_REF")
    return Window(count, unit_name(g["unit"] or ""), shift)


def _past_unit(g: Groups) -> Made:
    unit = unit_name(g["unit"] or "")
    return Window(1, unit, -1) if unit != "weekend" else UnitShifted("weekend", -1)


def _unit(g: Groups) -> Made:
    """ "the previous day" leans on what is told, "last week" on the writing; "the next day" is told, "next week" is not."""
    word = (g["shift"] or "").lower().split()[-1]
    raw = (g["unit"] or "").lower()
    told = word in _TOLD or (bool(g.get("the")) and word in ("next", "last"))
    part = "NI" if raw == "night" else None
    year_shift = shift_value(g.get("yearshift"))
    if word == "past":
        return Window(1, unit_name(raw), -1) if raw not in ("night", "weekend") else UnitShifted(unit_name(raw), -1)
    return UnitShifted(unit_name(raw), shift_value(word) or 0, told, year_shift), part


def _year_end(g: Groups) -> Made:
    return UnitShifted("year", shift_value(g.get("shift")) or 0, last_day=True)


def _clock(g: Groups) -> Made:
    word = (g.get("word") or "").lower()
    if word:
        return Clock(12 if word == "noon" else 0, 0), "MI" if word == "noon" else None
    hour, half = int(g["hour"] or 0), (g.get("half") or "").lower()
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour % 24
    return Clock(hour, int(g.get("minute") or 0))


@cache
def relative_rules() -> tuple[Rule, ...]:
    """The rules, those with more to say first."""
    return (*_near_rules(), *_hour_rules(), *_unit_rules())


def _near_rules() -> tuple[Rule, ...]:
    return (
        Rule(
            "two days off",
            "the day before yesterday",
            r"the\s+day\s+(?P<side>before\s+yesterday|after\s+tomorrow)",
            _two_days,
            needs=frozenset({"yesterday", "tomorrow"}),
        ),
        Rule(
            "near day",
            "yesterday morning",
            rf"(?P<word>yesterday|today|tomorrow)(?!\w|-)(?:\s+{PART})?",
            _near_day,
            needs=frozenset({"yesterday", "today", "tomorrow"}),
        ),
        Rule(
            "near part of day",
            "last night",
            r"(?P<word>tonight|last\s+night|overnight|this\s+(?:morning|afternoon|evening))(?![-\w])",
            _near_part,
            needs=frozenset({"tonight", "night", "overnight", "morning", "afternoon", "evening"}),
        ),
        Rule(
            "that part of day",
            "that evening",
            rf"(?:that|the\s+same)\s+(?:same\s+)?{PART}\b",
            lambda g: (UnitShifted("day", 0, told=True), part_value(g["part"])),
            needs=PARTS_OF_DAY,
        ),
    )


def _hour_rules() -> tuple[Rule, ...]:
    return (
        Rule(
            "clock",
            "at 4:30 p.m.",
            r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>a\.m\.|p\.m\.|am\b|pm\b)(?:,?\s+(?:local\s+time|(?:[ECMP][SD]?T|GMT|UTC|BST|CET)\b))?",
            _clock,
            also=frozenset({"m", "am", "pm"}),
        ),
        Rule(
            "24-hour clock",
            "16:30 GMT",
            r"(?P<hour>[01]?\d(?=:)|[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?!\d|:)(?:\s+(?:local\s+time|(?:[ECMP][SD]?T|GMT|UTC|BST|CET)\b))",
            _clock,
            also=_ZONES,
        ),
        Rule(
            "noon",
            "at noon",
            r"(?:at|by|before|after|until|around)\s+(?P<span>(?P<word>noon|midnight))\b",
            _clock,
            needs=frozenset({"noon", "midnight"}),
        ),
    )


def _unit_rules() -> tuple[Rule, ...]:
    shifts = (
        r"(?P<shift>last|past|(?:this\s+)?past|(?:this\s+)?coming|this|next|upcoming|previous|prior|preceding"
        r"|following|same|that|current)"
    )
    unit = r"(?P<unit>day|night|week|weekend|month|quarter|year|decade|centur(?=y))y?\b(?!-\w|s\b)"
    number = rf"{COUNT}(?:\s+(?:full|calendar|fiscal|straight|consecutive|business))?\s+{UNIT}"
    return (
        Rule(
            "year's end",
            "this year's end",
            r"(?:(?P<shift>this|last|next)\s+year[’']s\s+end|(?:the\s+)?(?:year[’']s\s+end|year-end|end\s+of\s+the\s+year))\b",
            _year_end,
            needs=frozenset({"year"}),
        ),
        Rule(
            "the past year",
            "over the past year",
            rf"(?:over|in|during|for|within|throughout|of|across)\s+(?P<span>the\s+(?:past|last)\s+{UNIT})(?<!s)",
            _past_unit,
            also=frozenset({"past", "last"}),
        ),
        Rule(
            "last week",
            "earlier this year",
            rf"(?:(?:earlier|later|early|late|sometime)\s+)?(?P<the>the\s+)?{shifts}\s+(?:calendar\s+|fiscal\s+)?{unit}"
            r"(?:\s+(?P<yearshift>last|this|next)\s+year)?",
            _unit,
            also=_SHIFTED,
        ),
        Rule(
            "window",
            "the last three months",
            rf"(?:the\s+)?(?P<shift>last|past|previous|next|coming)\s+{number}",
            _window,
            also=frozenset({"last", "past", "previous", "next", "coming"}),
        ),
        Rule(
            "weekend",
            "over the weekend",
            r"(?:over|on|at|during|this|of|for|since)\s+(?P<span>the\s+weekend)\b",
            lambda _: UnitShifted("weekend", 0),
            needs=frozenset({"weekend"}),
        ),
        Rule(
            "bare weekend",
            "the country's weekend vote",
            r"(?<=[’']s\s)(?P<span>weekend)\s(?!getaway|edition)",
            lambda _: UnitShifted("weekend", 0),
            needs=frozenset({"weekend"}),
        ),
    )
