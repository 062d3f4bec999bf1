"""Rules for time expressions that name no stretch of the calendar: what comes again, loose times, anniversaries."""

from functools import cache

from crossread.extract.dates.timex_forms import Anniversary, Fuzzy, Repeated
from crossread.extract.dates.timex_rules import FULL_WEEKDAY, Groups, Made, Rule, count_value, weekday_number

_PERIODS = {
    "hour": "PT1H",
    "day": "P1D",
    "night": "P1D",
    "morning": "P1D",
    "evening": "P1D",
    "afternoon": "P1D",
    "week": "P1W",
    "weekend": "P1WE",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "decade": "P1E",
}
_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "weekdays": "P1D",
    "weekends": "P1WE",
}


def _every(g: Groups) -> Made:
    if g.get("weekday"):
        return Repeated(f"XXXX-WXX-{(weekday_number(g['weekday']) or 0) + 1}")
    period = _PERIODS[(g["unit"] or "").lower()]
    count = 2 if (g.get("count") or "").lower() == "other" else int(count_value(g.get("count")) or 1)
    return Repeated(period.replace("1", str(count), 1))


def _adverb(g: Groups) -> Made:
    return Repeated(_ADVERBS[(g["adverb"] or "").lower()])


@cache
def loose_rules() -> tuple[Rule, ...]:
    """The rules, those with more to say first."""
    return (*_repetitions(), *_references(), *_anniversaries())


def _repetitions() -> tuple[Rule, ...]:
    units = r"(?P<unit>hour|day|night|week|weekend|month|quarter|year|decade|morning|afternoon|evening)s?\b"
    return (
        Rule(
            "every",
            "every two weeks",
            rf"(?:every|each)\s+(?:(?P<count>other|two|three|four|five|six|\d+)\s+)?(?:{units}|{FULL_WEEKDAY})",
            _every,
            also=frozenset({"every", "each"}),
        ),
        Rule(
            "adverb of repetition",
            "monthly",
            r"(?P<adverb>hourly|daily|nightly|weekly|monthly|yearly|annually|weekdays|weekends)\b(?=\s*(?:[.,;:)]|in\b|for\b|by\b|to\b|on\b|at\b|since\b|and\b|$))",
            _adverb,
            needs=frozenset(_ADVERBS),
        ),
    )


def _references() -> tuple[Rule, ...]:
    past = (
        r"recently|lately|of\s+late|not\s+long\s+ago|long\s+ago|in\s+the\s+(?:recent\s+|distant\s+)?past(?!\s+(?:\d|few|several|two|three|four|five"
        r"|six|seven|eight|nine|ten|couple|half|twenty|second|minute|hour|day|week|month|quarter|year|decade|centur))"
        r"|(?:in\s+)?recent\s+(?:days|weeks|months|years|times|decades|hours)"
    )
    now = r"currently|nowadays|at\s+present|at\s+the\s+moment|these\s+days|right\s+now|now"
    ahead = (
        r"soon|in\s+the\s+(?:(?:near|foreseeable|not-too-distant)\s+)?future|(?:(?:in|over|within)\s+)?(?:the\s+)?coming\s+(?:days|weeks|months|years)"
        r"|(?:in\s+)?the\s+(?:days|weeks|months|years)\s+(?:ahead|to\s+come)"
    )
    return (
        Rule(
            "past",
            "recently",
            rf"(?:{past})\b",
            lambda _: Fuzzy("PAST_REF"),
            needs=frozenset({"recently", "lately", "late", "ago", "past", "recent"}),
        ),
        Rule(
            "past stretch",
            "the past weeks",
            r"(?:the\s+)?past\s+(?:days|weeks|months|years|decades)\b",
            lambda _: Fuzzy("PAST_REF"),
            needs=frozenset({"past"}),
        ),
        Rule(
            "present",
            "currently",
            rf"(?:{now})\b(?!-|\s+that\b)",
            lambda _: Fuzzy("PRESENT_REF"),
            needs=frozenset({"currently", "nowadays", "present", "moment", "days", "now"}),
        ),
        Rule(
            "ahead",
            "in the coming weeks",
            rf"(?:{ahead})\b(?!-|\s+after\b|\s+as\b)",
            lambda _: Fuzzy("FUTURE_REF"),
            needs=frozenset({"soon", "future", "coming", "ahead", "come"}),
        ),
    )


def _anniversaries() -> tuple[Rule, ...]:
    nth = r"(?:(?:\d+(?:st|nd|rd|th)|\w+th|first|second|third|fifth|one|two|\d+)[\s-](?:year[\s-])?)?"
    return (
        Rule(
            "anniversary",
            "the 40th anniversary",
            rf"(?:(?:the|its|his|her|their)\s+)?{nth}anniversary\b",
            lambda _: Anniversary(),
            needs=frozenset({"anniversary"}),
        ),
    )
