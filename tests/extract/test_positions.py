"""Positions: who offers, demands, supports, opposes what."""

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.positions import find_positions
from crossread.records.text import Block, Report
from crossread.tools import Tools


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("Norway opposes the new pipeline.", "opposes", "new pipeline"),
        ("Norway does not support the new pipeline.", "opposes", "new pipeline"),
        ("Norway called for a ceasefire.", "demands", "ceasefire"),
        ("Norway rejected the proposal.", "rejects", "proposal"),
    ],
)
def test_stance_and_issue(text: str, stance: str, issue: str, tools: Tools) -> None:
    """The stance word and the issue in the report's own words; "not" turns a stance round."""
    report = Report(
        "r", "A", text, "a", "0" * 64, text, None, None, None, None, "en", (Block("paragraph", 0, len(text)),), ()
    )
    annotated = tools.annotate(report)
    found = find_positions(annotated, cast=find_cast(annotated), quotations=(), events=())
    assert (stance, issue) in [(position.stance, position.issue) for position in found]
    assert all(report.holds(anchor) for position in found for anchor in position.anchors)


def positions_of(text: str, tools: Tools) -> list[tuple[str, str]]:
    """Stances and issues of a text that stands alone."""
    block = Block("paragraph", 0, len(text))
    annotated = tools.annotate(Report("r", "A", text, "a", "0" * 64, text, None, None, None, None, "en", (block,), ()))
    found = find_positions(annotated, cast=find_cast(annotated), quotations=(), events=())
    return [(position.stance, position.issue) for position in found]


@pytest.mark.parametrize(
    "text",
    [
        "The Danish minister should demand an inquiry.",
        "The new plan calls for a bridge.",
        "The Danish minister declined to comment.",
        "The Danish minister wants to know more.",
        "Would Norway support the new pipeline?",
        "Norway called the pipeline a gift for farmers.",
    ],
)
def test_what_is_no_stance_is_none(text: str, tools: Tools) -> None:
    """What somebody should demand, what a plan calls for, and refusals to comment are no positions."""
    assert positions_of(text, tools) == []


def test_what_is_asked_is_the_issue_not_who_is_asked(tools: Tools) -> None:
    """The issue of an appeal is what is asked for."""
    assert ("demands", "close the border") in positions_of("Norway urged Denmark to close the border.", tools)
    assert ("demands", "not to sign the treaty") in positions_of("Norway urged Denmark not to sign the treaty.", tools)
