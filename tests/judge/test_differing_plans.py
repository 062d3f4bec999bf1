"""Days set for one act that lies ahead of both reports."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

WRITTEN = date(2015, 5, 4)  # a Monday
SHARED = "Dyke dispute goes on\n\nThe villages along the Ossel have quarrelled about the new dyke for years. "


def times(tools: Tools, left: str, right: str) -> list[list[str]]:
    """The passages of each conflict of time."""
    reports = [
        text_report((SHARED + text).encode(), file=f"{n}.txt", metadata=Metadata(published=WRITTEN))
        for n, text in enumerate((left, right))
    ]
    return [[a.exact for a in c.passages] for c in compare(reports, tools=tools).conflicts if c.kind == "time"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mayor has called a meeting of the dyke board for Thursday.", "The dyke board will meet on Friday."),
        (
            "The board's chairman Ulf Renner was suspended until his sentence on 12 June.",
            "Ulf Renner, its chairman, will be sentenced on 19 June.",
        ),
        ("The vote on the dyke is set for Thursday.", "Villagers will vote on the dyke on Wednesday."),
    ],
)
def test_one_act_set_for_two_days_is_a_conflict(tools: Tools, left: str, right: str) -> None:
    """Noun or verb, set or foretold: two days for what happens once."""
    assert len(times(tools, left, right)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The dyke board will meet on Friday.", "The dyke board will publish its plan on Thursday."),
        ("The dyke board will meet on Friday.", "The dyke board will meet on Thursday and again on Friday."),
        ("The dyke board will meet on Friday.", "The dyke board must meet by Thursday."),
        ("The dyke board will meet on Friday.", "The dyke board met on Thursday."),
        ("The dyke board will meet on Friday.", "The dyke board will meet on 8 May."),
    ],
)
def test_two_acts_limits_and_days_past_are_none(tools: Tools, left: str, right: str) -> None:
    """Another act, a day given as well, a limit, a day past, and the same day in another form stand side by side."""
    assert times(tools, left, right) == []
