"""Kinds of event that words speak of."""

from crossread.align.kinds import kinds_of


def test_words_of_one_kind_meet() -> None:
    """A death is told by the verb, the noun and the adjective; a word the list does not have speaks of nothing."""
    assert kinds_of(["perish"]) & kinds_of(["toll"]) & kinds_of(["dead"]) == {"death"}
    assert kinds_of(["glockenspiel"]) == frozenset()


def test_opposites_are_of_one_kind() -> None:
    """Whether a road was shut or opened again is one matter, told both ways."""
    assert "closure" in kinds_of(["shut"]) & kinds_of(["reopen"])
