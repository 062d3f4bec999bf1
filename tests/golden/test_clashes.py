"""Codes that clash for one matter, over pairs of reports in newsroom style written for this test."""

from pathlib import Path

import pytest

from crossread.flow import compare
from crossread.read.sources import read_sources
from crossread.records.dossier import Dossier
from crossread.tools import Tools

FOLDER = Path(__file__).parent / "clashes"


def read(story: str, tools: Tools) -> Dossier:
    """Both reports of a story, compared."""
    return compare(read_sources(sorted((FOLDER / story).glob("*.txt"))).reports, tools=tools)


@pytest.mark.parametrize("story", ["river", "cod"])
def test_agree_in_one_report_and_reject_in_the_other_is_shown(tools: Tools, story: str) -> None:
    """One report has a government agree, the other has it refuse: the clash names both events and why they are one matter.

    In "cod" the agreement is only "this first agreement", and what it is about stands in the sentences before it.
    """
    dossier = read(story, tools)
    events = {event.id: event for event in dossier.events}
    assert dossier.event_clashes
    for clash in dossier.event_clashes:
        left, right = events[clash.left], events[clash.right]
        assert {left.type, right.type} == {"AGREE", "REJECT"}
        assert {anchor.report for anchor in left.anchors}.isdisjoint(anchor.report for anchor in right.anchors)
        assert "on one matter (" in clash.detail


def test_agreeing_to_one_thing_and_refusing_another_is_no_clash(tools: Tools) -> None:
    """A government that accepts a ferry line and turns down a question about taxes contradicts nobody."""
    dossier = read("ferry", tools)
    assert {"AGREE", "REJECT"} <= {event.type for event in dossier.events}
    assert dossier.event_clashes == ()
