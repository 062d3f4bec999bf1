"""One count of one story in two values, wherever the reports give it."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.judged import Conflict
from crossread.tools import Tools

DAY = date(2015, 5, 4)
LEFT = "Ferry runs aground\n\nThe ferry Orsola ran aground off Pell Island on Monday. "
RIGHT = "Island ferry hits rocks\n\nA ferry struck rocks near Pell Island early on Monday, the coast guard said. "


def values(tools: Tools, left: str, right: str, *, later: date = DAY) -> list[Conflict]:
    """The conflicts over numbers in two reports that tell of one accident in other words."""
    reports = [
        text_report((LEFT + left).encode(), file="a.txt", metadata=Metadata(published=DAY)),
        text_report((RIGHT + right).encode(), file="b.txt", metadata=Metadata(published=later)),
    ]
    return [c for c in compare(reports, tools=tools).conflicts if c.kind == "value"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Two passengers were killed.", "Four passengers died, doctors said."),
        ("Some 2,400 lifejackets had been stowed below.", "There were 3,900 lifejackets, the owner said."),
        ("The inquiry heard 14 of the 40 witnesses.", "Its inquiry questioned 19 of the 40 witnesses."),
    ],
)
def test_the_only_count_of_its_kind_in_two_values_is_a_conflict(tools: Tools, left: str, right: str) -> None:
    """Harm, a rare noun and a part of one total are found though verbs and sentences differ."""
    found = values(tools, left, right)
    assert len(found) == 1
    assert all("one-count" in reason.rule or "figures" in reason.rule for reason in found[0].because[:1])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Two passengers were killed.", "Four passengers were hurt, doctors said."),
        ("Two passengers were killed.", "Two people died, doctors said."),
        ("Two passengers were killed.", "Four passengers could have died, doctors said."),
        ("Some 2,400 lifejackets had been stowed below.", "There were about 2,500 lifejackets, the owner said."),
        ("Two boats came to help.", "Three lifeboats had been out all night."),
        ("Two passengers were killed.", "Two more passengers died, doctors said."),
    ],
)
def test_other_counts_roundings_and_small_groups_are_none(tools: Tools, left: str, right: str) -> None:
    """Other harm, the same number, what might have been, near numbers, small groups and additions are no conflict."""
    assert values(tools, left, right) == []


def test_a_toll_of_the_next_day_has_grown(tools: Tools) -> None:
    """More dead in the later report are no contradiction."""
    assert values(tools, "Two passengers were killed.", "Four passengers died.", later=date(2015, 5, 5)) == []
