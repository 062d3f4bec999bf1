"""Stance, polarity and factuality of reported speech: what the narrator's words at the cue tell."""

from collections.abc import Callable

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.quotations import find_quotations
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.said import Quotation
from crossread.tools import Tools

Read = Callable[[str], Quotation]


@pytest.fixture
def read(tools: Tools) -> Read:
    """The last reported clause of one sentence under a headline."""

    def run(sentence: str) -> Quotation:
        text = f"Harbour plan divides the town\n\n{sentence}"
        annotated = tools.annotate(text_report(text.encode(), file="town.txt", metadata=Metadata()))
        found = find_quotations(annotated, cast=find_cast(annotated))
        return [q for q in found if q.kind == "indirect"][-1]

    return run


@pytest.mark.parametrize(
    ("sentence", "cue", "stance", "by"),
    [
        ("Mayor Karl Boyd falsely claimed that the bridge was shut.", "falsely claimed", "contested", "falsely"),
        ("Mayor Karl Boyd claimed, wrongly, that the bridge was shut.", "claimed", "contested", "wrongly"),
        ("Mayor Karl Boyd repeated his false claim that the bridge was shut.", "false claim", "contested", "false"),
        (
            "Mayor Karl Boyd said without any evidence that the bridge was shut.",
            "said",
            "doubted",
            "without any evidence",
        ),
        (
            "Mayor Karl Boyd grudgingly conceded that the bridge was shut.",
            "grudgingly conceded",
            "conceded",
            "grudgingly",
        ),
        ("Mayor Karl Boyd insisted the bridge was shut.", "insisted", "insisted", "insisted"),
    ],
)
def test_stance_is_read_with_its_words(read: Read, sentence: str, cue: str, stance: str, by: str) -> None:
    """The cue is kept as printed with its modifier, and the word that shows the narrator's stance is anchored."""
    quotation = read(sentence)
    assert quotation.cue is not None
    assert quotation.stance_cue is not None
    assert (quotation.cue.exact, quotation.stance, quotation.stance_cue.exact) == (cue, stance, by)
    assert "wrongly" not in quotation.parts[0].exact


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Karl Boyd declined to confirm that talks had begun.",
        "Mayor Karl Boyd stopped short of saying that he would resign.",
        "The report found no evidence that the bridge was unsafe.",
        "Mayor Karl Boyd did not admit that he took the money.",
    ],
)
def test_what_was_not_said_is_not_certain(read: Read, sentence: str) -> None:
    """A cue that the sentence denies commits nobody to its clause."""
    quotation = read(sentence)
    assert quotation.negated
    assert quotation.factuality == "uncommitted"


def test_factives_stay_certain_when_denied(read: Read) -> None:
    """Who did not notice that it was so leaves it so."""
    quotation = read("Mayor Karl Boyd did not notice that the bridge was shut.")
    assert (quotation.negated, quotation.factuality) == (True, "certain")
