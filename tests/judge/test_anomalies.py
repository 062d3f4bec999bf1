"""Anomalies: slips are found where they stand, never repaired, and sound text is left alone."""

import pytest

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import find_cast
from crossread.judge.defects import find_defects
from crossread.judge.titles import find_title_slips
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools


def annotate(tools: Tools, text: str) -> Annotated:
    """A text as the annotator sees it, below a headline."""
    return tools.annotate(text_report(f"Headline of the day\n\n{text}\n".encode(), file="t.txt", metadata=Metadata()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm said the new port would bring to the region, adding that work had begun.", "bring"),
        ("The council met in in a tent on Monday because the hall was flooded.", "in in"),
        ("Officials opened the of the dam after the storm had passed over the valley.", "the of"),
    ],
)
def test_missing_and_doubled_words_are_found(tools: Tools, text: str, words: str) -> None:
    """A verb without its object, a doubled word, and an article before nothing are marked where they stand."""
    defects = find_defects(annotate(tools, text))
    assert len(defects) == 1
    assert words in defects[0].anchor.exact


@pytest.mark.parametrize(
    "text",
    [
        "The jobs that the port would bring to the region are badly needed.",
        "She knew what the deal would bring to her town and signed it at once.",
        "The parcel was brought to the village by boat and opened on the quay.",
        "It was plain that that was the end of the matter for him.",
        "They bring to the table years of work with coastal towns.",
    ],
)
def test_sound_text_has_no_defects(tools: Tools, text: str) -> None:
    """Relative clauses, questions, passives and objects moved behind are sound English."""
    assert find_defects(annotate(tools, text)) == ()


def test_a_former_governor_with_an_administration_is_a_slip(tools: Tools) -> None:
    """A text that calls a person former holder of an office and speaks of her administration is at odds with itself."""
    text = "Former Governor Alice Merton opened the bridge on Friday. The Merton administration will pay for repairs."
    annotated = annotate(tools, text)
    (slip,) = find_title_slips(annotated, find_cast(annotated))
    assert slip.office == "governor"
    assert [a.exact for a in slip.held] == ["The Merton administration"]


def test_a_former_governor_alone_is_no_slip(tools: Tools) -> None:
    """Calling somebody former, or by an old title, is nothing odd."""
    text = "Former Governor Alice Merton opened the bridge. Governor Merton served two terms in the nineties."
    annotated = annotate(tools, text)
    assert find_title_slips(annotated, find_cast(annotated)) == ()
