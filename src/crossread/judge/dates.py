"""Compares two time expressions as stretches of days: the same, one more exact, apart, or not to be compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from crossread.annotate.annotated import Annotated
from crossread.annotate.day_names import MONTHS, WEEKDAYS
from crossread.records.text import Anchor
from crossread.records.told import Figure, Interval, When

DateRelation = Literal["same", "compatible", "conflict", "not-comparable"]
_PLACED = ("resolved", "inferred-year", "resolved-by-alignment")
_MONTH_DAY = re.compile(r"^(?:XXXX|\d{4})-(\d\d)-(\d\d)")
_CALENDAR_NAMES = (*WEEKDAYS, *(month for month in MONTHS if month != "may"))
_AGO = re.compile(r"(?i)^(?:just |only |some |several |a few |a couple of )*(days?|weeks?|months?) ago$")
_CLOCK = re.compile(r"(?i)\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{4}(?= (?:GMT|UTC)\b)")
_REACH = {"day": (1, 31), "week": (7, 112), "month": (28, 730)}  # days that "days ago" … can mean at the widest


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
    if _borrowed_day(left, right):
        return DateVerdict("not-comparable", "date-borrowed", f"{detail}; one is counted from another report's day")
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


def _borrowed_day(left: When, right: When) -> bool:
    """Neighbouring days of which one is counted from the day of another report, which may have been written the day before."""
    assert left.start and right.start
    return any("another report" in when.basis for when in (left, right)) and abs((left.start - right.start).days) == 1


def dates_clash(left: When, right: When) -> bool:
    """Tell whether two dates of one slot exclude each other: no day in common, or other day names as written."""
    relation = compare_dates(left, right).relation
    return relation == "conflict" or (relation == "not-comparable" and _written_days_differ(left, right))


def as_of_apart(dates: Mapping[str, When], left: Figure, right: Figure) -> bool:
    """Tell whether two figures are given as of two times: other days, or other hours of one day."""
    one, two = dates.get(left.as_of or ""), dates.get(right.as_of or "")
    if one is None or two is None:
        return False
    return dates_clash(one, two) or ("T" in one.value and "T" in two.value and one.value != two.value)


def _written_days_differ(left: When, right: When) -> bool:
    """Compare month and day, or the written words of weekdays and months, where no year is known."""
    a, b = _MONTH_DAY.match(left.value), _MONTH_DAY.match(right.value)
    if a and b:
        return a.groups() != b.groups()
    names = _CALENDAR_NAMES
    lefts, rights = ({w for w in names if w in d.anchor.exact.lower()} for d in (left, right))
    return bool(lefts and rights) and not lefts & rights


def with_reach(when: When, *, written: date | None) -> When:
    """Give "weeks ago" and its like the widest stretch of days they can mean, counted from the day of the report; any
    other expression, and every one in a report without a day or in a quotation, stays as it is.
    """
    match = _AGO.match(when.anchor.exact.strip())
    if match is None or written is None or when.start is not None or when.status == "quoted":
        return when
    nearest, farthest = _REACH[match[1].lower().removesuffix("s")]
    return replace(
        when,
        start=written - timedelta(days=farthest),
        end=written - timedelta(days=nearest),
        status="resolved",
        basis=f"{when.anchor.exact!r} counted from the report's day, as far as the words can reach",
    )


def clocks_apart(left: tuple[Annotated, Anchor], right: tuple[Annotated, Anchor]) -> bool:
    """Tell whether the sentences of two passages, or the ones before, give times of day and none in common: what a storm or a price
    was at another hour is another reading.
    """
    clocks = []
    for one, anchor in (left, right):
        inside = one.tokens_in(anchor.start, anchor.end)
        if not inside:
            return False
        here = one.sentence_of(inside[0].i)
        words = one.report.text[one.sentences[max(0, here.i - 1)].start : here.end]
        clocks.append({"".join(match.split()).lower().replace(".", "") for match in _CLOCK.findall(words)})
    return bool(clocks[0] and clocks[1]) and not clocks[0] & clocks[1]


def tells_clock(words: str) -> bool:
    """Tell whether a passage gives a time of day in figures ("at 6 p.m.", "by 0915 GMT")."""
    return bool(_CLOCK.search(words))
