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
