"""What the rules for time expressions are made of: a rule, and the pieces of pattern and tables of words they share."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from crossread.annotate.day_names import MONTHS, WEEKDAYS
from crossread.extract.dates.timex_forms import Form, Timex, Unit

Groups = Mapping[str, str | None]
Made = tuple[Form, str | None] | Form | None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One kind of time expression: a pattern, what makes a form (with a part of day) of its groups, and an example it reads.

    A group called `span` is the expression where the pattern also looks at words around it. `any_case`: capitals do not matter.
    `needs`: words (in lower case) of which every text that the pattern matches has one, where its groups do not tell; `also`: more
    words of which it has one as well. Most texts lack the one or the other, and the pattern is not tried there. A rule equals only
    itself, since its pattern is looked up for every text.
    """

    name: str
    example: str
    pattern: str
    make: Callable[[Groups], Made]
    any_case: bool = True
    needs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


@cache
def compiled(rule: Rule) -> re.Pattern[str]:
    """The rule's pattern, made once; it never begins inside a word."""
    return re.compile(r"(?<!\w)" + rule.pattern, re.IGNORECASE if rule.any_case else 0)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, with "#" for any digit and "####" for a number of four: what a rule needs is looked up in
    them first.
    """
    found = frozenset(_WORD.findall(text.lower()))
    numbers = {len(number) for number in _DIGITS.findall(text)}
    return found | ({"#", "####"} if 4 in numbers else {"#"} if numbers else frozenset())


@cache
def needed_words(rule: Rule) -> frozenset[str] | None:
    """Words of which a text must have one for the rule to match, as the rule says or read off the groups of its pattern; None:
    cannot be told.
    """
    if rule.needs:
        return rule.needs
    groups = compiled(rule).groupindex
    if "feast" in groups or "word" in groups:
        return None
    if "month" in groups:
        return _MONTH_WORDS
    units = {"unit", "count", "inner"} & set(groups)
    if units or "weekday" in groups:
        return (_UNIT_WORDS if units else frozenset()) | (_WEEKDAY_WORDS if "weekday" in groups else frozenset())
    return frozenset({"#"}) if {"year", "hour", "decade"} & set(groups) else None


def apply_rule(rule: Rule, text: str) -> list[Timex]:
    """All expressions of one rule in a text; what its maker refuses is left out."""
    found = []
    for match in compiled(rule).finditer(text):
        made = rule.make(match.groupdict())
        if made is None:
            continue
        form, part = made if isinstance(made, tuple) else (made, None)
        start, end = match.span("span") if "span" in match.re.groupindex else match.span()
        found.append(Timex(start, end, form, part))
    return found


_WORD = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")
MONTH_NAMES = tuple(name[:3] for name in MONTHS)
WEEKDAY_NAMES = tuple(name[:3] for name in WEEKDAYS)

MONTH = (
    r"(?P<{0}month>(?i:january|february|april|june|july|august|september|october|november|december)|March|MARCH|May|MAY"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)
WEEKDAY = r"(?P<weekday>(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)(?![-\w])"
FULL_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
YEAR = r"(?P<{0}year>1[5-9]\d\d|20\d\d)(?!\d|,\d{{3}}|\.\d)"
DAY = (
    r"(?P<{0}day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    r"(?!\w|%|,\d{{3}}|[.:]\d|-(?:year|month|day|week|hour)|\s?(?:percent|million|billion))"
)
UNIT = r"(?P<unit>second|minute|hour|day|week|weekend|month|quarter|year|decade|centur(?=y|ies))(?:s|y|ies)?\b"
_SMALL = "one|two|three|four|five|six|seven|eight|nine"
COUNT = (
    rf"(?P<count>\d{{1,3}}(?:\.\d+)?|half\s+a|(?:an?|{_SMALL})\s+hundred|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_SMALL}))?"
    rf"|an?|{_SMALL}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|hundred"
    r"|several|many|some|(?:a\s+|the\s+)?few|a\s+couple(?:\s+of)?)"
)
_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "noon": "MI",
    "midday": "MI",
    "midnight": "NI",
    "lunchtime": "MI",
}
PARTS_OF_DAY = frozenset(_PARTS)
PART = r"(?P<part>morning|afternoon|evening|night|noon|midday|midnight|dawn|lunchtime)"
NUMBER = frozenset({"#"})
YEAR_NUMBER = frozenset({"####"})
TO = r"(?:\s?[-–—]\s?|\s+(?:to|through|until|and)\s+)"

_COUNTS = {
    name: float(value)
    for value, name in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "the": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
}

NTHS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": -1,
    "last": -1,
}
NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last)"
_MONTH_WORDS = frozenset([*MONTH_NAMES, *MONTHS, "sept"])
_WEEKDAY_WORDS = frozenset(WEEKDAY_NAMES) | frozenset(name + ending for name in WEEKDAYS for ending in ("", "s"))
_UNITS = (
    *("second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "half", "year", "decade"),
    *("century", "morning", "afternoon", "evening"),
)
_UNIT_WORDS = frozenset(unit + ending for unit in _UNITS for ending in ("", "s")) | {"centuries", "q"}


def number_value(text: str | None) -> int | None:
    """A number in digits, None where there is none."""
    return int(text) if text else None


def month_number(word: str | None) -> int | None:
    """1 for "January", "Jan." and so on."""
    return MONTH_NAMES.index(word[:3].lower()) + 1 if word else None


def weekday_number(word: str | None) -> int | None:
    """0 for "Monday", "Mon." and so on."""
    return WEEKDAY_NAMES.index(word[:3].lower()) if word else None


def count_value(word: str | None) -> float | None:
    """The number a count word names; None for "several", "a few" and the like, which name none."""
    if not word:
        return None
    word = " ".join(word.lower().split())
    if word[0].isdigit():
        return float(word)
    if word == "half a":
        return 0.5
    tens, joined, rest = word.partition("-" if "-" in word else " ")
    if joined and tens in _COUNTS and rest in _COUNTS:  # "twenty-five", "two hundred"
        return _COUNTS[tens] * 100 if rest == "hundred" else _COUNTS[tens] + _COUNTS[rest]
    return _COUNTS.get(word)


def shift_value(word: str | None) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next", None for nothing; "this past" and "this coming" go by their second word."""
    return _SHIFTS[word.lower().split()[-1]] if word else None


def part_value(word: str | None) -> str | None:
    """TIMEX3's code of a part of day ("MO" for "morning")."""
    return _PARTS[word.lower()] if word else None


def unit_name(word: str) -> Unit:
    """A unit as the forms name it; "night" is a day whose night is meant."""
    known: dict[str, Unit] = {
        "second": "second",
        "minute": "minute",
        "hour": "hour",
        "day": "day",
        "night": "day",
        "week": "week",
        "weekend": "weekend",
        "month": "month",
        "quarter": "quarter",
        "half": "half",
        "year": "year",
        "decade": "decade",
        "centur": "century",
    }
    return known[word.lower()]
