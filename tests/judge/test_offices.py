"""One person's office in two ranks or of two fields."""

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

SHARED = "Mill to close\n\nThe paper mill at Ludgrave will close in spring, its owner said on Monday. "


def roles(tools: Tools, left: str, right: str) -> list[list[str]]:
    """The passages of each conflict of role."""
    reports = [
        text_report((SHARED + text).encode(), file=f"{n}.txt", metadata=Metadata())
        for n, text in enumerate((left, right))
    ]
    return [[a.exact for a in c.passages] for c in compare(reports, tools=tools).conflicts if c.kind == "role"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sales director Karen Oldroyd wept.", "Karen Oldroyd, the company's finance director, was calm."),
        ("Foreign Minister Karen Oldroyd wept.", "Defence Minister Karen Oldroyd was calm. The minister left early."),
        ("Deputy director Karen Oldroyd wept.", "Director Karen Oldroyd was calm."),
    ],
)
def test_two_ranks_or_fields_are_a_conflict(tools: Tools, left: str, right: str) -> None:
    """The same office of another field or rank, whatever else the report calls her."""
    assert len(roles(tools, left, right)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Finance director Karen Oldroyd wept.", "Director Karen Oldroyd was calm."),
        ("Finance director Karen Oldroyd wept.", "Financial director Karen Oldroyd was calm."),
        ("Home Secretary Karen Oldroyd wept.", "Interior secretary Karen Oldroyd was calm."),
    ],
)
def test_a_field_left_away_or_in_another_word_is_none(tools: Tools, left: str, right: str) -> None:
    """The shorter form and the other word for one field say nothing against each other."""
    assert roles(tools, left, right) == []
