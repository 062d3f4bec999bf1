"""Bytes become text without a character changed, and bytes that are no text are refused with the reason."""

import pytest

from crossread.errors import UnreadableInput
from crossread.read.decode import LONGEST, decode

WORDS = "The mayor’s office said – “as always” – that the café stays open. Prices rose by 5 %.\n"


def test_utf8_stays_as_it_is() -> None:
    """Valid UTF-8 is taken without a note, line ends and all."""
    assert decode((WORDS + "\r\nEnd.").encode(), file="a.txt") == (WORDS + "\r\nEnd.", ())


def test_a_byte_order_mark_is_not_text() -> None:
    """The mark before UTF-8 is dropped, so that offset 0 is the first letter."""
    assert decode(b"\xef\xbb\xbf" + WORDS.encode(), file="a.txt") == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf16_with_its_mark_is_read(encoding: str) -> None:
    """UTF-16 of either byte order is read where its mark stands before it, and the note says so."""
    mark = {"utf-16": b"", "utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}[encoding]
    text, notes = decode(mark + WORDS.encode(encoding), file="a.txt")
    assert text == WORDS
    assert "UTF-16" in notes[0].detail


def test_windows_1252_keeps_its_quotation_marks() -> None:
    """An old Windows file keeps curly marks, dashes and accents; the note tells the guess and the place."""
    text, notes = decode(WORDS.encode("cp1252"), file="a.txt")
    assert text == WORDS
    assert "not UTF-8 at byte 9" in notes[0].detail


def test_one_stray_byte_does_not_turn_the_text_foreign() -> None:
    """A single Windows apostrophe in a long English text is read as Windows-1252, not as some other alphabet."""
    raw = ("The council met on Monday and heard the engineers out. " * 40).encode() + b"The river\x92s banks held.\n"
    assert decode(raw, file="a.txt")[0].endswith("The river’s banks held.\n")


@pytest.mark.parametrize(
    "words", ["£5m was stolen", "Müller won in Zürich", "a rise of 5° – “a lot”", "Ms Peña’s résumé"]
)
def test_short_western_texts_are_not_taken_for_others(words: str) -> None:
    """A few accents or signs in a short text are read as Windows-1252, whatever letter statistics say."""
    assert decode(words.encode("cp1252"), file="a.txt")[0] == words


def test_another_alphabet_is_still_guessed() -> None:
    """A text whose letters are mostly not ASCII is left to statistics."""
    words = "Совет собрался в понедельник и выслушал инженеров, которые проверяли плотину. " * 6
    assert decode(words.encode("cp1251"), file="a.txt")[0] == words


def test_broken_utf8_shows_where_it_is_broken() -> None:
    """One broken byte among good UTF-8 is printed as the replacement sign, and counted in the note."""
    raw = "“We held,” the mayor’s office said – twice.".encode() + b" caf\xe9 \n"
    text, notes = decode(raw, file="a.txt")
    assert text == "“We held,” the mayor’s office said – twice. caf\ufffd \n"
    assert "broken at 1 place(s)" in notes[0].detail


def test_a_declared_charset_goes_before_guessing() -> None:
    """What a server declares is used where UTF-8 does not fit."""
    text, notes = decode("Müller sagte".encode("latin-1"), file="u", charset="iso-8859-1")
    assert text == "Müller sagte"
    assert "declared" in notes[0].detail


def test_an_unknown_charset_is_passed_over() -> None:
    """A charset nobody knows does not stop the reading."""
    assert decode(WORDS.encode("cp1252"), file="u", charset="no-such-charset")[0] == WORDS


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (b"PK\x03\x04\x14\x00\x08\x08" * 50, "packed file"),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog >>", "a PDF"),
        (b"{\\rtf1\\ansi The dam held.}", "RTF"),
        (b"\x01\x02\x03 obj " * 400, "binary"),
        (b"12345 67890 --- ...", "no letters"),
        (b"\xff\xfe\x00\xd8\x41", "utf-16"),
        (b"long " * (LONGEST // 5 + 1), "1,000,00"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(raw: bytes, reason: str) -> None:
    """Empty, binary, broken or endless input is refused; the message names the file and says why."""
    with pytest.raises(UnreadableInput, match=reason) as refusal:
        decode(raw, file="reports/a.txt")
    assert refusal.value.file == "reports/a.txt"
    assert str(refusal.value).startswith("reports/a.txt: ")
