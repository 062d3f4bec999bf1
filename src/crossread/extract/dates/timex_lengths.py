"""Rules for what is counted in units of time: "three days ago", "the day before", "for three years", "in a fortnight"."""

from functools import cache

from crossread.extract.dates.timex_forms import Fuzzy, Length, Offset, UnitShifted, Window
from crossread.extract.dates.timex_rules import (
    COUNT,
    UNIT,
    Groups,
    Made,
    Rule,
    count_value,
    shift_value,
    unit_name,
)

_ABOUT = r"(?:(?:about|around|nearly|almost|roughly|over|just|only|some|more\s+than|less\s+than|at\s+least)\s+)?"
_SIDES = ("now", "hence", "previously", "beforehand", "afterward", "afterwards")
_STAGES = frozenset(
    {
        *("later", "earlier", "early", "late", "rest", "remainder", "start", "beginning", "close", "end"),
        *("middle", "half", "course"),
    }
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)"
_AFTER_CLOCK = r"(?=\s*(?:[.,;:)!?”\"—–]|$)|\s+(?:o[’']clock|on|in|at|when|as|and|that|this|last|local)\b)"
# "nine minutes to eight" is a time of the clock, "from nine minutes to eight" a change
_NO_CLOCK = rf"(?!(?<!from\s)(?<!by\s)[\w-]+\s+minutes?\s+(?:to|past)\s+{_HOUR}\b{_AFTER_CLOCK})"


def _rest_of_unit(g: Groups) -> Made:
    return UnitShifted(unit_name(g["unit"] or ""), 0)


def _day_before(g: Groups) -> Made:
    raw = (g["unit"] or "").lower()
    return UnitShifted(
        unit_name(raw), 1 if (g["side"] or "").lower() == "after" else -1, told=True
    ), "NI" if raw == "night" else None


def _offset(g: Groups) -> Made:
    count, side = count_value(g.get("count")), (g["side"] or "").lower()
    back = side in ("ago", "earlier", "prior", "previously", "beforehand", "before")
    if count is None:
        return Fuzzy("PAST_REF" if back else "FUTURE_REF")
    told = side not in ("ago", "from now", "hence")
    return Offset(-count if back else count, unit_name(g["unit"] or ""), told)


def _fortnight(g: Groups) -> Made:
    """Two weeks, in all the ways in which weeks are told."""
    side = (g.get("side") or "").lower()
    if side:
        return Offset(2 if side == "later" else -2, "week", told=side != "ago")
    if g.get("shift"):
        return Window(2, "week", shift_value((g["shift"] or "").split()[-1]) or 0)
    return Length(2, "week", within=bool(g.get("within")))


def _within(g: Groups) -> Made:
    count, unit = count_value(g["count"]), unit_name(g["unit"] or "")
    return None if count is None else Length(count, unit, within=True)


def _length(g: Groups) -> Made:
    word, raw = g.get("count"), (g["unit"] or "").lower()
    bare = (word or "").lower() in ("a", "an") and not g.get("bound")
    if raw == "weekend" or (bare and not g.get("event")):
        return None
    return Length(count_value(word) if word else None, unit_name(raw), event=bool(g.get("event")))


@cache
def offset_rules() -> tuple[Rule, ...]:
    """The rules for times so many units away, those with more to say first."""
    return (
        Rule(
            "rest of unit",
            "later in the year",
            r"(?:(?:later|earlier|early|late)\s+in|(?:rest|remainder|start|beginning|close|end|middle|half|course)\s+of)\s+(?P<span>the\s+(?P<unit>year|month|week|day|decade))\b",
            _rest_of_unit,
            also=_STAGES,
        ),
        Rule(
            "day before",
            "the day before",
            r"the\s+(?P<unit>day|night|week|month|year)\s+(?P<side>before|after|earlier|previously)(?=\s*(?:[.,;:)”\"—–]|$))",
            _day_before,
            also=frozenset({"before", "after", "earlier", "previously"}),
        ),
        Rule(
            "offset",
            "three days ago",
            rf"{_ABOUT}{COUNT}\s+(?:and\s+a\s+half\s+)?{UNIT}\s+(?P<side>ago|earlier|later|prior(?!\s+to)|from\s+now|hence|previously|beforehand|afterwards?)\b(?!\s+than)",
            _offset,
            also=frozenset({*_SIDES, "ago", "earlier", "later", "prior"}),
        ),
        Rule(
            "offset to the day",
            "two weeks ago today",
            rf"{COUNT}\s+weeks?\s+ago\s+(?:today|to\s+the\s+day)\b",
            lambda g: Offset(-7 * (count_value(g.get("count")) or 1), "day"),
            needs=frozenset({"today", "day"}),
            also=frozenset({"ago"}),
        ),
        Rule(
            "fortnight",
            "a fortnight ago",
            r"(?:(?P<shift>(?:the\s+)?(?:last|past|next|coming))|(?P<within>in\s+)?(?:an?|one))\s+fortnight\b(?:\s+(?P<side>ago|earlier|later)\b|[’']s\s+time\b)?",
            _fortnight,
            needs=frozenset({"fortnight"}),
        ),
        Rule(
            "plain offset",
            "weeks ago",
            r"(?P<unit>second|minute|hour|day|week|month|year|decade|centur)(?:s|ies)\s+(?P<side>ago|earlier|later)\b",
            _offset,
            also=frozenset({"ago", "earlier", "later"}),
        ),
        Rule(
            "a day before",
            "a week before.",
            rf"{_ABOUT}{COUNT}\s+{UNIT}\s+(?P<side>before)(?=\s*[.,;])",
            _offset,
            also=frozenset({"before"}),
        ),
    )


@cache
def length_rules() -> tuple[Rule, ...]:
    """The rules for lengths of time, those with more to say first."""
    kind = r"(?:full\s+|consecutive\s+|straight\s+|more\s+|working\s+|additional\s+|long\s+)?"
    return (
        Rule(
            "in three years",
            "in three years",
            rf"in\s+(?:(?P<bound>less\s+than|more\s+than|about|just|under|over|nearly|almost|at\s+least)\s+)?{COUNT}\s+{kind}{UNIT}(?:(?:[’']s?|[’'])\s+time\b|(?![’'-]|\s+old))",
            _within,
            also=frozenset({"in"}),
        ),
        Rule(
            "length after",
            "five days after",
            rf"{_ABOUT}{COUNT}\s+{UNIT}\s+(?P<event>after|before|since|prior\s+to)\b",
            _length,
            also=frozenset({"after", "before", "since", "prior"}),
        ),
        Rule(
            "length",
            "three years",
            r"(?:(?P<bound>less\s+than|more\s+than|about|almost|nearly|over|under|for|within|at\s+least|up\s+to|over|roughly|around|half)\s+)?"
            rf"(?!three[\s-]quarters?\s+of\b){_NO_CLOCK}{COUNT}[\s-]+{kind}{UNIT}(?:-long)?(?![’']s\b|-century|[\s-]+olds?\b|\s+of\s+age|[’']\s+old)",
            _length,
        ),
        Rule(
            "for years",
            "for decades",
            r"(?:for|over|spent|took|takes?|lasted|after)\s+(?:many\s+)?(?P<span>(?P<unit>decade|centur|year|month|week|day|hour)(?:s|ies))\b(?!\s+(?:ago|earlier|later))",
            _length,
            needs=frozenset({"decades", "centuries", "years", "months", "weeks", "days", "hours"}),
        ),
    )
