"""Whether two numbers, or two dates, standing in the same slot of one sentence can both be right."""

import re
from math import floor, log10

from crossread.judge.dates import compare_dates
from crossread.records.told import Figure, When

_ABOUT = 0.10
_ROUNDING = 0.06
_NAMES = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *(
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
)
_MONTH_DAY = re.compile(r"^(?:XXXX|\d{4})-(\d\d)-(\d\d)")


def figures_clash(left: Figure, right: Figure) -> bool:
    """Tell whether two figures of one slot exclude each other: ranges apart by more than rounding or "about"
    allow.
    """
    if left.kind == "ordinal" or right.kind == "ordinal":
        return left.min != right.min
    lows = (left.min, right.min)
    highs = (left.max, right.max)
    if None not in lows and None not in highs and (left.min, left.max) == (right.min, right.max):
        return False
    slack = max(_slack(left), _slack(right))
    low = max((v for v in lows if v is not None), default=None)
    high = min((v for v in highs if v is not None), default=None)
    if low is None or high is None:
        return False
    return low - high > slack


def _slack(figure: Figure) -> float:
    """How far a figure may be from the exact value: a tenth if "about", else half of its last place if it looks
    rounded.
    """
    value = figure.min if figure.min is not None else figure.max
    if value is None or value == 0:
        return 0.0
    if figure.approximate:
        return abs(value) * _ABOUT
    return min(0.5 * _last_place(value), _ROUNDING * abs(value)) if _looks_rounded(figure, value) else 0.0


def _looks_rounded(figure: Figure, value: float) -> bool:
    """A number of at least two figures that ends in zeros, or carries a scale word ("3.1 million"), may be
    rounded.
    """
    if re.search(r"(?i)(?:thousand|million|billion|trillion|\d[mb]n?)\b", figure.number.exact):
        return True
    return value >= 100 and value == int(value) and _last_place(value) >= 10


def _last_place(value: float) -> float:
    """The place of the last figure that is not zero: 100 for 4,300; 0.1 for 3.1."""
    digits = f"{value:.12g}"
    if "." in digits:
        return float(10 ** -len(digits.split(".")[1])) if value < 1e5 else 1.0
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 10 ** floor(log10(1))


def dates_clash(left: When, right: When) -> bool:
    """Tell whether two dates of one slot exclude each other: no day in common, or other day names as written."""
    relation = compare_dates(left, right).relation
    return relation == "conflict" or (relation == "not-comparable" and _written_days_differ(left, right))


def _written_days_differ(left: When, right: When) -> bool:
    """Compare month and day, or the written words of weekdays and months, where no year is known."""
    a, b = _MONTH_DAY.match(left.value), _MONTH_DAY.match(right.value)
    if a and b:
        return a.groups() != b.groups()
    lefts, rights = ({w for w in _NAMES if w in d.anchor.exact.lower()} for d in (left, right))
    return bool(lefts and rights) and not lefts & rights
