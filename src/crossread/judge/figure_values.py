"""Compares the values of two figures: equal, compatible (rounding, bounds, "about"), apart, or in units that do not compare."""

import re
from dataclasses import dataclass
from math import floor, log10
from typing import Literal

from crossread.records.told import Figure

ValueRelation = Literal["equal", "compatible", "apart", "other-unit"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ANY = (float("-inf"), float("inf"))  # "all but three" of an unknown number
_DOZEN = re.compile(r"(?i)\bdozen\b")
_NEAR = 0.1  # how far "about" reaches, as a share of the number
_MANY_TIMES, _SLIP = 10, 0.01  # times; how near a power of ten a slip of a nought is
_ROUNDED = 0.06  # how far rounding is believed to take a number (36 million is not 40 million)
_SCALES = {
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "day": ("time", 86400.0),
    "night": ("time", 86400.0),
    "week": ("time", 604800.0),
    "fortnight": ("time", 1209600.0),
    "month": ("time", 2629746.0),
    "quarter": ("time", 7889238.0),
    "year": ("time", 31556952.0),
    "decade": ("time", 315569520.0),
    "century": ("time", 3155695200.0),
    "mile": ("length", 1609.344),
    "kilometre": ("length", 1000.0),
    "metre": ("length", 1.0),
    "yard": ("length", 0.9144),
    "foot": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "centimetre": ("length", 0.01),
    "millimetre": ("length", 0.001),
    "nautical mile": ("length", 1852.0),
    "mile an hour": ("speed", 1.609344),
    "kilometre an hour": ("speed", 1.0),
    "acre": ("area", 4046.856),
    "hectare": ("area", 10000.0),
    "square mile": ("area", 2589988.0),
    "square kilometre": ("area", 1e6),
    "square foot": ("area", 0.092903),
    "square metre": ("area", 1.0),
    "ton": ("mass", 1e6),
    "tonne": ("mass", 1e6),
    "kilogram": ("mass", 1000.0),
    "gram": ("mass", 1.0),
    "ounce": ("mass", 28.35),
    "pound (weight)": ("mass", 453.6),
    "percentage point": ("points", 1.0),
    "basis point": ("points", 0.01),
}


@dataclass(frozen=True, slots=True)
class ValueVerdict:
    """How two values compare and by which rule; `left` and `right` as printed, `note` what is to be said of them."""

    relation: ValueRelation
    rule: str
    left: str
    right: str
    note: str = ""

    @property
    def detail(self) -> str:
        """The values in words; put together only when asked for, since most pairs of figures come to nothing."""
        return f"{self.left!r} and {self.right!r}{self.note}"


def compare_values(left: Figure, right: Figure) -> ValueVerdict:
    """Compare two figures by value alone, in one unit where units can be turned into each other (exactly or nearly).

    A number is compatible with another that it rounds to; "about" reaches 10 % to either side (5 % where both numbers are
    "about"); an open bound holds everything on its side. Small whole counts (below 100) do not round: 12 and 10 killed are apart.
    """
    printed = left.anchor.exact, right.anchor.exact
    scales = _scale(left), _scale(right)
    if scales[0][0] != scales[1][0]:
        return ValueVerdict("other-unit", "other-unit", *printed, f"; {scales[0][0]} and {scales[1][0]}")
    one, two = _interval(left, scales[0][1]), _interval(right, scales[1][1])
    if (one == two and one != _ANY) or (
        _same_number(left, right, scales[0][1], scales[1][1]) and _kinds_of_bound(left, right) <= {"about", None}
    ):
        return ValueVerdict("equal", "same-value", *printed)
    if one[0] <= two[1] and two[0] <= one[1]:
        return ValueVerdict("compatible", "bound-or-range", *printed, "; what one allows holds the other")
    counts = scales[0][0] == "count"
    if (counts or left.unit == right.unit) and _one_rounds(left, right):
        return ValueVerdict("compatible", "rounding", *printed, "; one is the other rounded")
    if not counts and left.unit != right.unit and _converted(one, two):
        return ValueVerdict("compatible", "converted", *printed, "; nearly the same in one unit")
    rough = is_rough(left), is_rough(right)
    if any(rough):
        reach = _NEAR / 2 if all(rough) else _NEAR
        wide = (_widened(one, reach) if rough[0] else one), (_widened(two, reach) if rough[1] else two)
        if wide[0][0] <= wide[1][1] and wide[1][0] <= wide[0][1]:
            return ValueVerdict("compatible", "about", *printed, "; near enough for an approximate number")
    return ValueVerdict("apart", "values-apart", *printed)


def is_rough(figure: Figure) -> bool:
    """Tell whether a number is no exact one: "about 40", and "a dozen", which counts by twelves."""
    return figure.approximate or bool(_DOZEN.search(figure.anchor.exact))


def values_exclude(left: Figure, right: Figure) -> bool:
    """Tell whether two figures that fill one slot cannot both be right: apart in one unit, or other numbers in units that
    do not compare; sums in two currencies may be one sum.
    """
    relation = compare_values(left, right).relation
    if one_in_other(left, right) or (relation == "other-unit" and left.kind == right.kind == "money"):
        return False
    return relation == "apart" or (relation == "other-unit" and (left.min, left.max) != (right.min, right.max))


def one_in_other(left: Figure, right: Figure) -> bool:
    """Tell whether the words of one figure print the other's number as well ("34 passes", "29-of-34 passes")."""
    numbers = [set(_NUMBER.findall(f.anchor.exact)) for f in (left, right)]
    return numbers[0] != numbers[1] and (numbers[0] < numbers[1] or numbers[1] < numbers[0]) and all(numbers)


def representative(figure: Figure) -> float:
    """One number in the figure's base unit by which figures can be sorted."""
    low, high = _interval(figure, _scale(figure)[1])
    if low == float("-inf") or high == float("inf"):
        return high if low == float("-inf") else low
    return (low * high) ** 0.5 if low > 0 and high > 0 else (low + high) / 2


def too_far_apart(left: Figure, right: Figure) -> bool:
    """Tell whether one number is many times the other, so that two things were counted, and it is no slip of a nought or a scale
    word ("12 million", "12 billion").
    """
    low, high = sorted((abs(representative(left)), abs(representative(right))))
    if not low or high in (float("inf"), low) or high <= _MANY_TIMES * low:
        return False
    slip = log10(high / low)
    return abs(slip - round(slip)) > _SLIP


def tolls_fall(one: Figure, two: Figure, *, first_is_earlier: bool) -> bool:
    """Tell whether the report of the later day has the lower number of one unit, told plainly by both: a toll does not fall."""
    earlier, later = (one, two) if first_is_earlier else (two, one)
    plain = not (one.approximate or two.approximate or one.bound or two.bound) and one.unit == two.unit
    return plain and representative(later) < representative(earlier)


def unit_family(figure: Figure) -> str:
    """What a figure can be compared in: "time", "length", a currency, "percent", or plain counts."""
    return _scale(figure)[0]


def _scale(figure: Figure) -> tuple[str, float]:
    if figure.kind in ("count", "ordinal", "vote", "score", "ratio", "share"):
        return figure.kind, 1.0
    if figure.kind == "age":
        return "age", 1.0
    if figure.kind == "money":
        return "money" if figure.unit in (None, "USD") else f"money {figure.unit}", 1.0
    known = _SCALES.get(figure.unit or "")
    return known or (f"{figure.kind} {figure.unit or ''}".strip(), 1.0)


def _interval(figure: Figure, scale: float) -> tuple[float, float]:
    low = figure.min * scale if figure.min is not None else float("-inf")
    high = figure.max * scale if figure.max is not None else float("inf")
    return low, high


def _kinds_of_bound(left: Figure, right: Figure) -> set[str | None]:
    return {"open" if f.min is None or f.max is None else "about" if f.approximate else None for f in (left, right)}


def _same_number(left: Figure, right: Figure, left_scale: float, right_scale: float) -> bool:
    return (
        left.min is not None
        and right.min is not None
        and left.min * left_scale == right.min * right_scale
        and left.max == right.max
    )


def _one_rounds(left: Figure, right: Figure) -> bool:
    """As printed, not turned into a base unit, which would hide the round digits."""
    one, two = _interval(left, 1.0), _interval(right, 1.0)
    return _rounds_to(one, two) or _rounds_to(two, one)


def _rounds_to(fine: tuple[float, float], coarse: tuple[float, float]) -> bool:
    """Whether one plain number, rounded to the other's digits, is the other; only where a writer would round."""
    x, y = abs(fine[0]), abs(coarse[0])
    if fine[0] != fine[1] or coarse[0] != coarse[1] or not x or not y or x == y:
        return False
    digits = _digits(y)
    if abs(x - y) > _ROUNDED * x and not _drops_decimals(x, y):
        return False
    if digits >= _digits(x) or (x < 100 and x == int(x)):
        return False
    step: float = 10.0 ** (floor(log10(x)) - digits + 1)
    return abs(round(x / step) * step - y) < 1e-9 * y or abs(floor(x / step) * step - y) < 1e-9 * y


def _drops_decimals(fine: float, coarse: float) -> bool:
    """ "2.2 trillion" told as "2 trillion": the same scale word, without its decimals."""
    scale: float = 1000.0 ** (floor(log10(fine)) // 3)
    return fine / scale != int(fine / scale) and round(fine / scale) == coarse / scale


def _digits(value: float) -> int:
    """Significant digits as a newspaper would print them."""
    return len(f"{value:.6g}".split("e")[0].replace(".", "").strip("0")) or 1


def _converted(one: tuple[float, float], two: tuple[float, float]) -> bool:
    ends = [x for pair in (one, two) for x in pair if abs(x) != float("inf")]
    return len(ends) == 4 and abs(one[0] - two[0]) <= 0.06 * max(abs(one[0]), abs(two[0]))


def _widened(span: tuple[float, float], reach: float) -> tuple[float, float]:
    return span[0] - reach * abs(span[0]), span[1] + reach * abs(span[1])
