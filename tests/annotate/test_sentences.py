"""Where a sentence may and may not begin."""

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


def marked(text: str) -> list[bool | None]:
    """The starts of a paragraph with words parted at "|" and at spaces."""
    pieces = [word for part in text.split(" ") for word in _glued(part)]
    return starts_in([word for word, _ in pieces], "paragraph", spaces=[space for _, space in pieces])


def _glued(part: str) -> list[tuple[str, bool]]:
    *glued, last = part.split("|")
    return [*((word, False) for word in glued), (last, True)]


def test_an_opening_mark_after_a_full_stop_begins_a_sentence() -> None:
    """The spaces tell an opening mark from a closing one; nothing begins right after it."""
    starts = marked('It|, fell|. "|Rain came|. "|Then')
    assert (starts[4], starts[5], starts[8], starts[9]) == (True, False, True, False)
    assert marked("He slept|. (|She woke|.|) They")[3:] == [True, False, False, None, False, True]


def test_dots_and_faces_do_not_part_sentences() -> None:
    """Small letters after dots, and a face, belong to what stands before."""
    assert marked("well ... it rained :)") == [True, None, False, False, False]
    assert marked("food|, etc|. and")[-1] is False


def test_the_name_under_a_letter_stands_alone() -> None:
    """After a greeting that is a sentence of its own, at the end; not after any comma."""
    assert marked("It rained|. Best wishes|, Ada")[-1] is True
    assert marked("It rained there|, Ada")[-1] is None


def test_a_number_behind_a_word_cut_short_begins_no_sentence() -> None:
    """ "No. 5", "Art. 5", "p. 4" with the point as a word of its own; a small "no" is an answer."""
    for word in ("No", "Art", "p"):
        assert starts_in(["See", word, ".", "5", "here", "."], "paragraph")[3] is False
    assert starts_in(["He", "said", "so", ".", "5", "people", "left", "."], "paragraph")[4] is not False
