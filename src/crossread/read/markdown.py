"""Markdown files: headings, paragraphs and quotations, with the mark-up taken off the words."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from crossread.read.assembled import Piece, assemble
from crossread.read.decode import decode
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata
from crossread.records.text import BlockKind, Note, Report


def markdown_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of a Markdown file; offsets belong to the text without mark-up, which the report holds."""
    source, notes = decode(raw, file=file)
    text, blocks, repeated = assemble(_pieces(MarkdownIt("commonmark").parse(_without_front_matter(source))))
    plain = Note("extracted", "mark-up taken off; offsets belong to the plain words")
    return make_report(text, file=file, raw=raw, blocks=blocks, notes=(*notes, plain, *repeated), metadata=metadata)


def _without_front_matter(source: str) -> str:
    lines = source.split("\n")
    if lines[0].strip() == "---" and "---" in (stripped := [line.strip() for line in lines[1:]]):
        return "\n".join(lines[stripped.index("---") + 2 :])
    return source


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    quoted, heading, first = 0, False, True
    for token in tokens:
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type != "inline":
            continue
        kind: BlockKind = "quotation" if quoted else "paragraph"
        if heading:
            kind = "headline" if first else "heading"
        first = False
        yield Piece(kind, "".join(_words(token.children or ())))


def _words(inline: Sequence[Token]) -> Iterator[str]:
    for token in inline:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
