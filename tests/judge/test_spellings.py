"""Spellings: exchanged letters in a name are found, other spellings are left alone."""

import pytest

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


def test_a_changed_letter_in_a_first_name_is_found() -> None:
    """One consonant more in a first name, with the same last name, is a difference to settle."""
    (reason,) = find_spellings([named("A", "Lia", "Merton"), named("B", "Lisa", "Merton")])
    assert reason.rule == "spelling-differs"
    assert reason.left is not None and reason.left.exact == "Lia"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Sergei", "Sergey"), ("Mohammed", "Mohamed"), ("Sara", "Sarah"), ("Dan", "Daniel"), ("Hossein", "Hussein")],
)
def test_two_ways_to_write_a_sound_are_left_alone(left: str, right: str) -> None:
    """Transliterations, silent letters and pet names are no conflict."""
    assert find_spellings([named("A", left, "Merton"), named("B", right, "Merton")]) == ()


def line(label: str, text: str) -> Annotated:
    """A report of one sentence without names found in it."""
    report = Report(label, label, text, "t", "", "", None, None, None, None, "en", (), ())
    tokens, at = [], 0
    for n, word in enumerate(text.split()):
        at = text.index(word, at)
        tokens.append(Token(n, at, at + len(word), word, word, "PROPN", "NNP", "dep", 0, 0, ""))
        at += len(word)
    return Annotated(report, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text), 0, "paragraph"),), ())


def test_a_long_official_name_with_one_word_in_another_form_is_found() -> None:
    """ "Education" here and "Educational" there in a name of four words is one body under two names."""
    left, right = (
        line("A", "cuts at the National Education Trust Fund"),
        line("B", "cuts at the National Educational Trust Fund"),
    )
    (reason,) = find_spellings([left, right])
    assert reason.rule == "name-differs"
    assert reason.left is not None and reason.left.exact == "National Education Trust Fund"


def test_british_and_american_spelling_of_an_official_name_are_one() -> None:
    """ "Labour" and "Labor" are one word."""
    left, right = line("A", "the National Harbour Workers Union"), line("B", "the National Harbor Workers Union")
    assert find_spellings([left, right]) == ()
