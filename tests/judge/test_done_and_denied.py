"""An act done in one report and not done in the other."""

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

LEFT = "Mayor under fire\n\nThe mayor of Corvalle, Ines Radu, was criticised on Monday over the flood defences. "
RIGHT = "Floods: Corvalle mayor answers critics\n\nMayor Ines Radu of Corvalle answered critics of the flood defences. "


def rules(tools: Tools, left: str, right: str) -> list[str]:
    """The rules behind conflicts of polarity between two reports."""
    reports = [
        text_report(t.encode(), file=f"{n}.txt", metadata=Metadata())
        for n, t in enumerate((LEFT + left, RIGHT + right))
    ]
    found = [c for c in compare(reports, tools=tools).conflicts if c.kind == "polarity"]
    return [reason.rule for conflict in found for reason in conflict.because]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Radu has refused to declare a state of emergency in the town.",
            "On Sunday Radu declared a state of emergency in the town.",
        ),
        (
            "Radu will appeal against the ruling of the court.",
            "Radu said that there would be no appeal against the ruling of the court.",
        ),
    ],
)
def test_what_was_done_here_was_not_done_there(tools: Tools, left: str, right: str) -> None:
    """A refusal beside the act, a plan beside "there would be no"."""
    assert set(rules(tools, left, right)) & {"done-and-denied", "claims-opposed", "negation-differs"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Radu has refused to declare a state of emergency in the town.",
            "Radu may declare a state of emergency in the town.",
        ),
        (
            "Radu has refused to declare a state of emergency in the town.",
            "The governor declared a state of emergency in the valley.",
        ),
        ("Radu did not resign.", "Critics asked Radu to resign."),
    ],
)
def test_what_is_open_asked_or_done_by_others_is_no_denial(tools: Tools, left: str, right: str) -> None:
    """A possibility, another doer, a demand: nobody is contradicted."""
    assert rules(tools, left, right) == []
