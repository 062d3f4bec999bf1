"""Where a sentence may not begin."""

from crossread.annotate.sentences import starts_in
from crossread.records.text import BlockKind


def forbidden(text: str, kind: BlockKind = "paragraph") -> list[str]:
    """The words before which a sentence start is forbidden."""
    words = text.split(" ")
    return [word for word, start in zip(words, starts_in(words, kind), strict=True) if start is False]


def test_titles_and_initials_hold_on_to_the_name() -> None:
    """No sentence begins after "Mr." or after an initial."""
    found = forbidden("Mr. Example met J. P. Sample . They left .")
    assert {"Example", "P.", "Sample"} <= set(found)
    assert "They" not in found


def test_closing_marks_belong_to_the_sentence_before() -> None:
    """A closing quotation mark starts no sentence; the word after it may."""
    found = forbidden('" It rained . It poured . " Then it stopped .')
    assert '"' in found
    assert "Then" not in found
    assert "It" not in found


def test_small_letters_start_nothing_without_a_final_mark() -> None:
    """A word in small letters continues its sentence, and so may a paragraph after a colon."""
    assert "rose" in forbidden("The river rose")


def test_a_headline_splits_at_final_marks_only() -> None:
    """Capitals in a headline start nothing; a full stop before them lets them."""
    assert forbidden("Storm Hits Coast", "headline") == ["Hits", "Coast"]
    assert "Towns" not in forbidden("Storm hits . Towns flooded", "headline")
