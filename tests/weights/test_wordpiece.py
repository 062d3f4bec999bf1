"""WordPiece: how text becomes piece numbers."""

from crossread.weights.wordpiece import WordPiece

PIECES = ["[UNK]", "flood", "##ed", "##s", "the", "river", "'", ".", "cafe", "10", ",", "000", "$"]


def numbers(text: str) -> list[int]:
    return WordPiece(PIECES).pieces(text)


def test_longest_piece_is_taken_first() -> None:
    """A word is cut into the longest known piece and its continuations."""
    assert numbers("flooded floods flood") == [1, 2, 1, 3, 1]


def test_case_and_accents_do_not_count() -> None:
    """Capitals and accents are dropped before the look-up."""
    assert numbers("THE Café") == [4, 8]


def test_marks_stand_alone() -> None:
    """Punctuation and currency signs are words of their own."""
    assert numbers("$10,000.") == [12, 9, 10, 11, 7]


def test_unknown_word_is_one_unknown_piece() -> None:
    """A word with a part that no piece covers becomes the unknown piece, once."""
    assert numbers("floodzz the") == [0, 4]


def test_nothing_gives_nothing() -> None:
    """White space and control characters give no pieces."""
    assert numbers(" \n\t\x00") == []
