"""Nobody hurt in one report, somebody hurt in the other."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

DAY = date(2015, 5, 4)
SHARED = "Fire guts furniture store\n\nA fire destroyed a furniture store in Ostrava Street on Monday, police said. "


def relations(tools: Tools, left: str, right: str, *, days: tuple[date, date] = (DAY, DAY)) -> list[str]:
    """The relations of rows in which somebody stands against nobody."""
    reports = [
        text_report((SHARED + text).encode(), file=f"{n}.txt", metadata=Metadata(published=days[n]))
        for n, text in enumerate((left, right))
    ]
    rows = compare(reports, tools=tools).rows
    return [row.relation for row in rows if any(reason.rule == "none-and-some" for reason in row.because)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No one was injured.", "Two customers were hurt."),
        ("A fireman was killed.", "There were no deaths."),
        ("Police arrested three men.", "No arrests were made."),
    ],
)
def test_nobody_and_somebody_exclude_each_other(tools: Tools, left: str, right: str) -> None:
    """What happened to people in one report happened to nobody in the other: a contradiction."""
    assert relations(tools, left, right) == ["contradicts"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No one else was injured.", "Two customers were hurt."),
        ("No one was seriously injured.", "Two customers were hurt."),
        ("There were no immediate reports of injuries.", "Two customers were hurt."),
        ("No one was killed.", "Two customers were hurt."),
        ("There were no injuries among the staff.", "Two customers were hurt."),
        ("No one was injured.", "Two customers could have been hurt."),
        ("No one was injured, but two customers were hurt on the way home.", "Two customers were hurt."),
    ],
)
def test_a_reserve_another_harm_or_both_in_one_report_make_none(tools: Tools, left: str, right: str) -> None:
    """A denial that leaves room, is of something else, or stands beside its own exception contradicts nobody."""
    assert relations(tools, left, right) == []


def test_reports_of_two_days_only_pull_apart(tools: Tools) -> None:
    """The later report may know more."""
    days = (DAY, date(2015, 5, 5))
    assert relations(tools, "No one was injured.", "Two customers were hurt.", days=days) == ["pulls-apart"]
