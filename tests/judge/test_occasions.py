"""Occasions: like words told to two media, or written and spoken, are two utterances."""

import pytest

from crossread.judge.occasions import Occasions
from crossread.records.said import Quotation, Speaker
from crossread.records.text import Block, Report

WORDS = "I will stay until the work is done"


def quoted(label: str, frame: str) -> tuple[Report, Quotation]:
    """A report of one paragraph with one quotation: `frame` holds its place as "…"."""
    text = frame.replace("…", f"“{WORDS}”")
    report = Report(
        label, label, text, label, "", "", None, None, None, None, "en", (Block("paragraph", 0, len(text)),), ()
    )
    start = text.index(WORDS)
    part = report.anchor(start, start + len(WORDS))
    return report, Quotation(
        f"q{label}", label, "direct", (part,), None, Speaker(None, None, "unknown"), False, None, None, None, None, None
    )


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("… she told Reuters.", "… she told the BBC.", True),
        ("… she told Reuters.", "… she told Reuters on Monday.", False),
        ("… she wrote in a letter.", "… she told reporters.", True),
        ("… she said.", "… she told reporters.", False),
        ("… she said.", "… she said.", False),
    ],
)
def test_other_media_and_other_ways_are_other_occasions(left: str, right: str, differ: bool) -> None:
    """Only what both paragraphs say of the occasion can tell two utterances apart."""
    (one, a), (two, b) = quoted("A", left), quoted("B", right)
    assert Occasions((one, two)).differ(a, b) is differ
