"""Reports in newsroom style: heads are read, speakers found, and one utterance in two wordings shown as one."""

import json
from pathlib import Path

import pytest

from bench.said_newsroom import score
from crossread.flow import compare
from crossread.read.sources import read_sources
from crossread.records.verify import verify
from crossread.tools import Tools

FOLDER = Path(__file__).parent / "newsroom"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", ["trial", "moss", "council"])
def test_a_story_keeps_what_a_reader_listed(tools: Tools, story: str) -> None:
    """Nearly all spans, four of five speakers and two of three utterances are found, no more than one wrongly, and every anchor holds."""
    dossier = compare(read_sources(sorted((FOLDER / story).glob("*.txt"))).reports, tools=tools)
    counts = score(story, dossier, EXPECTED)
    assert not verify(dossier)
    assert counts.spans_found >= counts.spans - 1
    assert counts.speakers_right >= 0.75 * counts.speakers
    assert counts.utterances_found >= 0.6 * counts.utterances
    assert counts.wrong <= 1
    assert all(report.published for report in dossier.reports)
