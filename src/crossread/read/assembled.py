"""Text put together from marked-up pieces (HTML, Markdown, ninjs): repeated paragraphs left out with a note."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.read.dateline import cut_dateline
from crossread.read.layout import first_words, is_boilerplate
from crossread.records.text import Block, BlockKind, Note

_SHORTEST_REPEAT = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of text and what the mark-up says it is."""

    kind: BlockKind
    words: str


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...], tuple[Note, ...]]:
    """Join pieces with an empty line between, and say where each stands; lines of the page become captions."""
    text, blocks, notes, seen = "", [], [], {}
    for piece in pieces:
        words = " ".join(piece.words.split())
        folded = words.casefold()
        if not words:
            continue
        if len(folded) >= _SHORTEST_REPEAT and folded in seen:
            notes.append(Note("repeated-paragraph", f"“{first_words(words)}” stood twice in the page; read once"))
            continue
        text += "\n\n" if text else ""
        seen[folded] = len(text)
        kind: BlockKind = "caption" if piece.kind in ("paragraph", "heading") and is_boilerplate(words) else piece.kind
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    return text, cut_dateline(text, blocks), tuple(notes)
