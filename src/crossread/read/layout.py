"""The layout of plain text: which lines are headline, section headings, bylines, captions, paragraphs, quotations."""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from crossread.read.dateline import cut_dateline
from crossread.records.text import Block, BlockKind, Note

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_OPENING = "\"“„«‘'"
_CLOSED = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
_BYLINE = re.compile(
    r"^(?i:by|from)\s+[A-Z][\w.'’-]+(?:\s+(?:(?i:and)|[A-Z][\w.'’-]+|[a-z]{2,3})){0,9}(?:\s*[,|•–-].{0,80})?$"
)
_STAMP = re.compile(
    r"^(?:(?:first |last )?(?:published|updated|posted|modified|created)\b.{0,60}|"
    r"\d{1,2}:\d\d\b.{0,40}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? .{0,40}\d{4}.{0,20})$",
    re.I,
)
_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 14
_SHORTEST_REPEAT = 40
_LONGEST_BOILERPLATE = 600  # captions of pictures run long


def lay_out(
    text: str, *, title: str | None = None, outlet: str | None = None
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Split a text into blocks in order; what is passed over (repeated paragraphs) stands in the notes with its place.

    A headline is the first line when it stands alone or looks like one, or equals `title`; a line that only names the
    `outlet` is a byline, and so is a dateline. Lines wrapped at a fixed width are joined into their paragraph. Offsets are code points.
    """
    spans = _paragraph_spans(text)
    blocks: list[Block] = []
    notes: list[Note] = []
    seen: dict[str, int] = {}
    for order, (start, end) in enumerate(spans):
        words = text[start:end]
        folded = " ".join(words.split()).casefold()
        if len(folded) >= _SHORTEST_REPEAT and folded in seen:
            notes.append(Note("repeated-paragraph", f"“{first_words(words)}” is printed twice; read once", start, end))
            continue
        seen.setdefault(folded, start)
        if outlet and folded == outlet.casefold():
            kind: BlockKind = "byline"
        else:
            kind = _headline(text, spans, title) if order == 0 else _kind(text, spans, order, blocks)
        blocks.append(Block(kind, start, end))
    return cut_dateline(text, blocks), tuple(notes)


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Trimmed spans of paragraphs: lines, or runs of lines where the text is wrapped at a fixed width."""
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [(s, e) for s, e in lines if s < e]
    if not _is_wrapped(text, lines):
        return lines
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and text.count("\n", joined[-1][1], start) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def first_words(words: str) -> str:
    """The words by which a note names a paragraph: its first six."""
    return " ".join(words.split()[:6]) + ("…" if len(words.split()) > 6 else "")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return start, end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell hard-wrapped text: most lines run on into the next one, and none is long."""
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) == 1]
    if len(pairs) < 4 or max(e - s for s, e in lines) > 120:
        return False
    running = sum(not _CLOSED.search(text[a[0] : a[1]]) and not text[b[0]].isupper() for a, b in pairs)
    return running >= 0.4 * len(pairs)


def _headline(text: str, spans: list[tuple[int, int]], title: str | None) -> BlockKind:
    start, end = spans[0]
    words = text[start:end]
    if title and words.casefold() == title.casefold():
        return "headline"
    alone = len(spans) > 1 and text.count("\n", end, spans[1][0]) > 1
    ends_open = not re.search(r"[.:;,][\"”’']*$", words)
    return (
        "headline"
        if len(words) <= 250 and len(spans) > 1 and (ends_open or (alone and len(words) <= 120))
        else "paragraph"
    )


def _kind(text: str, spans: list[tuple[int, int]], order: int, before: list[Block]) -> BlockKind:
    words = text[slice(*spans[order])]
    if is_boilerplate(words) or (order > 2 and _is_link(words)):
        return "caption"
    if order <= 4 and (_BYLINE.match(words) or _STAMP.match(words)):
        return "byline"
    if words[0] in _OPENING and before and text[before[-1].start : before[-1].end].endswith(":"):
        return "quotation"
    return "heading" if _looks_like_heading(words) and order + 1 < len(spans) else "paragraph"


def _looks_like_heading(words: str) -> bool:
    few = len(words) <= _LONGEST_HEADING and len(words.split()) <= _MOST_HEADING_WORDS
    return few and not _CLOSED.search(words) and words[0] not in _OPENING + "-–—•*@#(" and not words[0].islower()


def _is_link(words: str) -> bool:
    """Tell a line in capitals amid a report that is set in ordinary letters: a related headline or a button, no heading of it."""
    return words.isupper() and _looks_like_heading(words)


@cache
def _boilerplate() -> re.Pattern[str]:
    lines = files("crossread.read").joinpath("data/boilerplate.txt").read_text("utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and not line.startswith("#")), re.I)


def is_boilerplate(words: str) -> bool:
    """Tell a line that belongs to the page and not to the report (data/boilerplate.txt holds the patterns)."""
    return len(words) <= _LONGEST_BOILERPLATE and bool(_boilerplate().search(words))
