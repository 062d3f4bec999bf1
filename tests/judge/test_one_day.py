"""What happens once, placed on two days or in two years."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

WRITTEN = date(2015, 5, 8)  # a Friday


def times(tools: Tools, left: str, right: str) -> list[list[str]]:
    """The passages of each conflict of time."""
    reports = [
        text_report(text.encode(), file=f"{n}.txt", metadata=Metadata(published=WRITTEN))
        for n, text in enumerate((left, right))
    ]
    return [[a.exact for a in c.passages] for c in compare(reports, tools=tools).conflicts if c.kind == "time"]


LEFT = "Wreck to be raised\n\nThe wreck lies off Gort. The ferry Ardent sank in 1931 with 60 people on board.\n"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            LEFT,
            "Divers reach ship\n\nTwo divers went down on Tuesday to see the Ardent. The ferry sank in 1934 in a storm.\n",
        ),
        (
            "Poet dies\n\nThe poet Hannah Brack died on Wednesday after a long illness. She was 88.\n",
            "Farewell to a poet\n\nHannah Brack, who wrote of the sea, died on Tuesday at her home.\n",
        ),
    ],
)
def test_two_dates_of_what_is_done_once_are_a_conflict(tools: Tools, left: str, right: str) -> None:
    """A ship sinks once and a person dies once, however differently the reports go on."""
    assert len(times(tools, left, right)) == 1


@pytest.mark.parametrize(
    "right",
    [
        "Divers reach ship\n\nTwo divers went down to see the Ardent. Another ship sank there in 1934.\n",
        "Divers reach ship\n\nThe ferry did not sink in 1934, as some say.\n",
        "Divers reach ship\n\nThe ferry was built in 1911.\n",
        "Divers reach ship\n\nThe ferry sank in 1934, not in 1931, the divers say.\n",
        "Divers reach ship\n\nThe ferry sank in November 1931.\n",
    ],
)
def test_another_thing_or_both_dates_are_none(tools: Tools, right: str) -> None:
    """Another ship, a denial, another act, a report that gives both years, and a month of the year say nothing."""
    assert times(tools, LEFT, right) == []
