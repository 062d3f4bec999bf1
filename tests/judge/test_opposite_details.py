"""One detail that cannot be both ways, and two places of one sort."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

WRITTEN = date(2015, 5, 4)
SHARED = "Crash in Tolmer\n\nA tram left the rails in the centre of Tolmer on Sunday and hit a bakery. "


def kinds(tools: Tools, left: str, right: str) -> list[str]:
    """The kinds of conflict between two reports."""
    reports = [
        text_report((SHARED + text).encode(), file=f"{n}.txt", metadata=Metadata(published=WRITTEN))
        for n, text in enumerate((left, right))
    ]
    return [c.kind for c in compare(reports, tools=tools).conflicts]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("A falling beam killed a 9-year-old girl.", "The 9-year-old boy was killed by a falling beam.", "polarity"),
        (
            "The driver lost two fingers of his left hand.",
            "He lost two fingers of the right hand, the driver said.",
            "polarity",
        ),
        (
            "The driver spoke to a crowd in Linden Square.",
            "The driver spoke to passers-by in Cathedral Square.",
            "place",
        ),
    ],
)
def test_only_one_can_hold(tools: Tools, left: str, right: str, kind: str) -> None:
    """A girl or a boy of one age, the left hand or the right, one square or another."""
    assert kinds(tools, left, right) == [kind]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A falling beam killed a 9-year-old girl.", "A falling beam killed a 9-year-old boy and hurt a girl."),
        ("The driver lost two fingers of his left hand.", "The driver lost two fingers of the cold hand."),
        ("The driver spoke to a crowd in Linden Square.", "The driver spoke to passers-by in Cathedral Street."),
        (
            "The driver spoke to a crowd in Linden Square.",
            "The driver spoke to passers-by in Cathedral Square and later in Linden Square.",
        ),
    ],
)
def test_both_told_or_another_sort_is_none(tools: Tools, left: str, right: str) -> None:
    """A report that tells of both, a word of no group, and places of two sorts stand side by side."""
    assert kinds(tools, left, right) == []
