"""Spellings: exchanged letters in a name are found, other spellings are left alone."""

from crossread.annotate.annotated import Annotated, Name, Sentence, Token
from crossread.judge.spellings import find_spellings
from crossread.records.text import Report


def named(label: str, first: str, last: str) -> Annotated:
    """A report that holds one person's name and nothing else."""
    text = f"{first} {last}"
    report = Report(label, label, text, "t", "", "", None, None, None, None, "en", (), ())
    a = Token(0, 0, len(first), first, first, "PROPN", "NNP", "root", 0, 0, "")
    b = Token(1, len(first) + 1, len(text), last, last, "PROPN", "NNP", "flat", 0, 0, "")
    return Annotated(report, (a, b), (Sentence(0, 0, 2, 0, len(text), 0, "paragraph"),), (Name(0, 2, "PERSON"),))


def test_exchanged_letters_in_a_name_are_found() -> None:
    """Two letters in the wrong order are a slip of one of the two reports, with both places."""
    (reason,) = find_spellings([named("A", "Alice", "Merton"), named("B", "Alice", "Metron")])
    assert reason.left is not None and reason.left.exact == "Merton"
    assert reason.right is not None and reason.right.exact == "Metron"


def test_other_spellings_are_left_alone() -> None:
    """A doubled letter may be a transliteration, another first name another person."""
    assert find_spellings([named("A", "Alice", "Merton"), named("B", "Alice", "Mertton")]) == ()
    assert find_spellings([named("A", "Alice", "Merton"), named("B", "Bruno", "Metron")]) == ()
