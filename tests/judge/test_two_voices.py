"""Like words between quotation marks given to two named people; words in another order; refrains."""

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools


def read(tools: Tools, left: str, right: str) -> Dossier:
    """The dossier of two short reports under two headlines."""
    texts = (f"Court in Harwick frees baker\n\n{left}\n", f"Baker is free again\n\n{right}\n")
    return compare(
        [text_report(t.encode(), file=f"{n}.txt", metadata=Metadata()) for n, t in enumerate(texts)], tools=tools
    )


def kinds(dossier: Dossier) -> list[str]:
    """The kinds of conflict reported."""
    return [c.kind for c in dossier.conflicts]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“The jury was never told about this, and it should have been,” said Judge Hanna Orme.",
            "“The jury were never told of this, and they should have been,” said Paul Farrant.",
        ),
        ("Union leader Petra Holm called the tax “a bribe with our own money”.", "“A bribe with our own money,” said Roel Dekker."),
    ],
)  # fmt: skip
def test_the_same_words_of_two_named_people_are_a_conflict(tools: Tools, left: str, right: str) -> None:
    """Wherever they stand, and though a word or two differ."""
    assert kinds(read(tools, left, right)) == ["attribution"]


def test_a_spokesman_may_give_the_words_of_whom_he_speaks_for(tools: Tools) -> None:
    """Nor are words that only share a turn of phrase."""
    left = "“The jury was never told about this, and it should have been,” said Hanna Orme."
    right = "“The jury was never told about this, and it should have been,” said Orme spokesman Paul Farrant."
    assert "attribution" not in kinds(read(tools, left, right))
    other = "“The jury was told what it should have been told,” said Paul Farrant."
    assert "attribution" not in kinds(read(tools, left, other))


def test_words_moved_to_the_front_are_another_wording(tools: Tools) -> None:
    """Most words are the same, a run of them stands elsewhere."""
    left = "“We were fighting it from the outside from the first minute,” Peter Lisle said."
    right = "“From the first minute we had to fight it from outside,” Peter Lisle said."
    assert kinds(read(tools, left, right)) == ["wording"]


def test_a_refrain_is_not_one_utterance_in_two_wordings(tools: Tools) -> None:
    """A report in which the speaker says it again and again has more than one such sentence."""
    left = "“They lied about the meeting. I don't think that's okay,” Peter Lisle said."
    right = (
        "“You may think it fine that they took the money. I don't think it's okay. You may think it fine that they hid it. "
        "I don't think it's okay,” Peter Lisle said. “I don't think it is okay,” Lisle said."
    )
    assert kinds(read(tools, left, right)) == []


def test_a_start_broken_off_is_no_other_wording(tools: Tools) -> None:
    """One print keeps what the speaker took back, the other does not."""
    left = "“Whether it is in the hearing before the court or in a book, the truth will come out,” Peter Lisle said."
    right = "“Whether it is before -- in the hearing before the court or in a book, the truth will come out,” Peter Lisle said."
    assert kinds(read(tools, left, right)) == []
