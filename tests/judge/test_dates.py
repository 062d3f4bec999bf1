"""Comparing dates as stretches of days."""

from dataclasses import replace
from datetime import date

import pytest

from crossread.judge.dates import compare_dates, with_reach
from crossread.records.text import Anchor
from crossread.records.told import DateStatus, Interval, When


def when(
    start: date | None,
    end: date | None,
    *,
    status: DateStatus = "resolved",
    part: str | None = None,
    candidates: tuple[Interval, ...] = (),
) -> When:
    value = start.isoformat() if start else "XXXX-XX-XX"
    return When(
        "date-1",
        "report-1",
        Anchor("report-1", 0, 1, "x"),
        start,
        end,
        status,
        "",
        value,
        "day",
        part,
        candidates,
        None,
    )


MONDAY, TUESDAY = date(2031, 5, 12), date(2031, 5, 13)
DAY = when(MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (when(MONDAY, MONDAY), "same"),
        (when(date(2031, 5, 1), date(2031, 5, 31)), "compatible"),
        (when(TUESDAY, TUESDAY), "conflict"),
        (when(TUESDAY, TUESDAY, status="quoted"), "not-comparable"),
        (when(None, None, status="vague"), "not-comparable"),
        (
            when(None, None, status="ambiguous", candidates=(Interval(MONDAY, MONDAY), Interval(TUESDAY, TUESDAY))),
            "compatible",
        ),
        (when(None, None, status="ambiguous", candidates=(Interval(TUESDAY, TUESDAY),)), "not-comparable"),
        (when(MONDAY, MONDAY, part="NI"), "same"),
    ],
)
def test_relations(other: When, relation: str) -> None:
    """Only days that both reports place can conflict."""
    assert compare_dates(DAY, other).relation == relation
    assert compare_dates(other, DAY).relation == relation


def test_one_night_belongs_to_two_days() -> None:
    """Monday night and Tuesday are not apart."""
    assert compare_dates(when(MONDAY, MONDAY, part="NI"), when(TUESDAY, TUESDAY)).relation == "compatible"


def test_an_inferred_year_never_conflicts_by_year() -> None:
    """The same day in another year, when one year is inferred, is not comparable."""
    inferred = when(date(2025, 5, 12), date(2025, 5, 12), status="inferred-year")
    assert compare_dates(DAY, inferred).relation == "not-comparable"


def test_weeks_ago_reaches_no_farther_than_the_words() -> None:
    """ "Weeks ago" can mean a day of last month, not one of last year; without the report's day it says nothing."""
    ago = replace(when(None, None, status="vague"), anchor=Anchor("report-1", 0, 9, "Weeks ago"))
    placed = with_reach(ago, written=date(2031, 6, 10))
    assert compare_dates(placed, DAY).relation == "compatible"
    assert compare_dates(placed, when(date(2030, 1, 1), date(2030, 12, 31))).relation == "conflict"
    assert with_reach(ago, written=None) == ago


def test_an_exact_expression_is_not_widened() -> None:
    """ "Two weeks ago" is resolved elsewhere and stays as it is."""
    exact = replace(when(None, None, status="vague"), anchor=Anchor("report-1", 0, 13, "two weeks ago"))
    assert with_reach(exact, written=MONDAY) == exact
