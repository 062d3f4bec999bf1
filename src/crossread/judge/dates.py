"""Compares two time expressions as stretches of days: the same, one more exact, apart, or not to be compared."""

from dataclasses import dataclass
from typing import Literal

from crossread.records.told import Interval, When

DateRelation = Literal["same", "compatible", "conflict", "not-comparable"]
_PLACED = ("resolved", "inferred-year", "resolved-by-alignment")


@dataclass(frozen=True, slots=True)
class DateVerdict:
    """How two dates compare, the rule that said so, and the values in words."""

    relation: DateRelation
    rule: str
    detail: str


def compare_dates(left: When, right: When) -> DateVerdict:
    """Compare what two time expressions mean. Only days that both texts place on the calendar can conflict.

    A wider stretch that holds the other is compatible ("in May" and "on 4 May"); an ambiguous date is compatible with any
    of its readings and never conflicts; dates in quotations, lengths, repeated and vague times are not comparable.
    """
    detail = f"{left.anchor.exact!r} = {left.value}, {right.anchor.exact!r} = {right.value}"
    if "quoted" in (left.status, right.status):
        return DateVerdict("not-comparable", "date-in-quotation", f"{detail}; a quotation has its speaker's time")
    if "duration" in (left.precision, right.precision):
        same = left.value == right.value
        return DateVerdict("same" if same else "not-comparable", "length-of-time", detail)
    if "ambiguous" in (left.status, right.status):
        return _with_candidates(left, right, detail)
    if (
        left.status not in _PLACED
        or right.status not in _PLACED
        or not (left.start and left.end and right.start and right.end)
    ):
        return DateVerdict("not-comparable", "date-not-placed", f"{detail}; {left.status} and {right.status}")
    if (left.start, left.end) == (right.start, right.end):
        return _same_days(left, right, detail)
    if left.start <= right.end and right.start <= left.end:
        return DateVerdict("compatible", "date-within", f"{detail}; one stretch of days holds or meets the other")
    if _one_night(left, right):
        return DateVerdict("compatible", "date-one-night", f"{detail}; a night belongs to two days")
    if "inferred-year" in (left.status, right.status) and left.start.year != right.start.year:
        return DateVerdict("not-comparable", "year-inferred", f"{detail}; the year is inferred")
    return DateVerdict("conflict", "date-apart", f"{detail}; no day in common")


def _with_candidates(left: When, right: When, detail: str) -> DateVerdict:
    if any(a.start <= b.end and b.start <= a.end for a in _readings(left) for b in _readings(right)):
        return DateVerdict("compatible", "date-reading", f"{detail}; a reading of one meets the other")
    return DateVerdict("not-comparable", "date-ambiguous", f"{detail}; ambiguous")


def _readings(when: When) -> tuple[Interval, ...]:
    if when.start and when.end:
        return (Interval(when.start, when.end),)
    return when.candidates


def _same_days(left: When, right: When, detail: str) -> DateVerdict:
    parts = (left.part_of_day, right.part_of_day)
    if parts[0] and parts[1] and parts[0] != parts[1]:
        return DateVerdict("compatible", "part-of-day", f"{detail}; the same day, another part of it")
    return DateVerdict("same", "same-days", detail)


def _one_night(left: When, right: When) -> bool:
    """Neighbouring days of which the earlier is a night, or either a time of night ("Saturday night", "early Sunday")."""
    if not (left.start and left.end and right.start and right.end):
        return False
    first, second = (left, right) if left.start <= right.start else (right, left)
    assert first.end and second.start
    return (second.start - first.end).days == 1 and first.part_of_day in ("NI", "EV")
