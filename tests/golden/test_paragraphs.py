"""Short reports marked by hand: spans, kinds, cues and speakers of both halves stay above what they reached."""

from pathlib import Path

import pytest

from bench.said_paragraphs import Score, add, read_marked, score
from crossread.annotate.cast import find_cast
from crossread.extract.quotations import find_quotations
from crossread.tools import Tools

FOLDER = Path(__file__).parent / "paragraphs"


@pytest.mark.parametrize(
    ("half", "kinds", "cues", "speakers"), [("tuning", 0.95, 0.9, 0.93), ("held_out", 0.92, 0.88, 0.8)]
)
def test_marked_quotations_are_found(tools: Tools, half: str, kinds: float, cues: float, speakers: float) -> None:
    """Nearly every stretch between marks is found, with few more, and kind, cue and speaker are as a reader marked them."""
    total = Score()
    for name, report, marked in read_marked(FOLDER / f"{half}.toml"):
        annotated = tools.annotate(report)
        cast = find_cast(annotated)
        add(total, score(name, report, marked, find_quotations(annotated, cast=cast), cast))
    assert total.quoted_found >= total.quoted - 2
    assert total.quoted_extra <= 3
    assert total.kinds_right >= kinds * total.quoted_found
    assert total.cues_right >= cues * total.cues
    assert total.speakers_right >= speakers * total.speakers
