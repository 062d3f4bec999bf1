"""One event told as two places in one row of events, and days ahead told in other words."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools

DAY = Metadata(published=date(2026, 5, 5))


def read(tools: Tools, left: str, right: str) -> Dossier:
    """The dossier of two short reports of one day under two headlines."""
    texts = (f"Report from the region\n\n{left}\n", f"News of the day\n\n{right}\n")
    return compare([text_report(t.encode(), file=f"{n}.txt", metadata=DAY) for n, t in enumerate(texts)], tools=tools)


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("It was the third strike since January.", "The strike was the fourth since January.", ["value"]),
        (
            "The attack was the third on the port this month.",
            "It was the fifth attack on the port since 1 May.",
            ["value"],
        ),
        (
            "It was the team's sixth defeat in a row.",
            "The defeat was the team's fourth in a row.",
            ["value"],
        ),
        (
            "The earthquake, the second this year, damaged the church.",
            "It was the third earthquake this year.",
            ["value"],
        ),
        ("It was the third strike this month.", "It was the fifth strike this year.", []),
        ("It was the third strike since January.", "The second strike had been called off in March.", []),
        ("He finished third in the race.", "It was his fourth race this season.", []),
        ("The attack was the third on the port this month.", "It was the fifth attack on the bridge this month.", []),
    ],
)
def test_one_event_has_one_place_in_a_row(tools: Tools, left: str, right: str, kinds: list[str]) -> None:
    """A row is counted in one stretch of time; the longer stretch may hold more of them."""
    assert [c.kind for c in read(tools, left, right).conflicts] == kinds


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        (
            "The two sides are due to meet again on Thursday at the office of the mediator.",
            "Negotiators will get together once more on Friday in the mediator's office.",
            ["time"],
        ),
        ("The minister will meet the union on Tuesday.", "The minister will meet employers on Wednesday.", []),
        ("The strike begins on Friday.", "The strike will last until Sunday.", []),
        ("The first shipment will arrive on Thursday.", "The second shipment will get in on Friday.", []),
        ("The trial begins on Thursday in the old court.", "The trial will go on in the old court on Friday.", []),
    ],
)
def test_one_plan_has_one_day_whatever_it_is_called(tools: Tools, left: str, right: str, kinds: list[str]) -> None:
    """Another verb may stand for one plan; another object, a limit, a number or a beginning makes it two."""
    assert [c.kind for c in read(tools, left, right).conflicts] == kinds
