"""Bytes become text: UTF-8 first, then what a byte-order mark or the bytes themselves say, always with a note."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from charset_normalizer import from_bytes

from crossread.errors import UnreadableInput
from crossread.records.text import Note

_KNOWN_BY_START = {b"%PDF": "a PDF", b"PK\x03\x04": "a packed file (zip, docx, odt)", b"{\\rtf": "an RTF file"}
_MOST_FOREIGN = 0.3
LONGEST = 1_000_000
"""Characters in one report at most; a news report has some 5,000, and a longer file is an archive or a mistake."""


def decode(raw: bytes, *, file: str, charset: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Turn the bytes of one report into text, changing no line end and no character.

    `charset` is what a server declared, tried after UTF-8. Raises UnreadableInput for an empty file, for binary data,
    for text longer than LONGEST characters, and where no encoding fits.
    """
    raw = raw.removeprefix(BOM_UTF8)
    if not raw.strip():
        raise UnreadableInput(file, "the file is empty")
    text, notes = _as_text(raw, file, charset)
    if len(text) > LONGEST:
        raise UnreadableInput(
            file, f"{len(text):,} characters, and a report may have {LONGEST:,}; split the file into single reports"
        )
    if not any(c.isalpha() for c in text):
        raise UnreadableInput(file, "there are no letters in it")
    return text, notes


def _as_text(raw: bytes, file: str, charset: str | None) -> tuple[str, tuple[Note, ...]]:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _try(raw, "utf-16", file), (Note("encoding", "read as UTF-16, as its byte-order mark says"),)
    for start, kind in _KNOWN_BY_START.items():
        if raw.startswith(start):
            raise UnreadableInput(file, f"this is {kind}, not text; export it as text or HTML first")
    if b"\x00" in raw[:4096] or _controls(raw) > 0.02:
        raise UnreadableInput(file, "this is binary data, not text; export it as text or HTML first")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        place = error.start
    if charset:
        try:
            return raw.decode(charset), (Note("encoding", f"read as {charset}, as the server declared"),)
        except (LookupError, UnicodeDecodeError):
            pass
    return _guess(raw, place, file)


def _guess(raw: bytes, place: int, file: str) -> tuple[str, tuple[Note, ...]]:
    """Read text that is not UTF-8 from byte `place` on: as broken UTF-8, as Windows-1252, or by statistics.

    Statistics alone take short English texts for Central European or Japanese (charset-normalizer 3.5 read "£5m" as
    "｣5m"), so they are asked only where many letters are not ASCII.
    """
    shown = raw.decode("utf-8", "replace")
    broken = shown.count("\ufffd")
    if sum(ord(c) > 127 for c in shown) > 2 * broken:
        return shown, (
            Note("encoding", f"UTF-8 broken at {broken} place(s), first at byte {place:,}; printed there as \ufffd"),
        )
    name = "cp1252" if _reads_as_western(raw) else getattr(from_bytes(raw).best(), "encoding", None)
    if name is None:
        raise UnreadableInput(file, f"no encoding fits (not UTF-8 at byte {place:,}); save it as UTF-8")
    note = Note("encoding", f"not UTF-8 at byte {place:,}; read as {name}, a guess from its bytes")
    return _try(raw, name, file), (note,)


def _reads_as_western(raw: bytes) -> bool:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return sum(ord(c) > 127 for c in text) <= _MOST_FOREIGN * len(text)


def _try(raw: bytes, encoding: str, file: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(file, f"broken {encoding} at byte {error.start:,}; save it as UTF-8") from error


def _controls(raw: bytes) -> float:
    """Share of control bytes (tab and line ends aside) among the first 4,096."""
    head = raw[:4096]
    return sum(b < 9 or 13 < b < 32 for b in head) / len(head)
