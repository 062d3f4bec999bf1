"""Plain text files: headline, section headings, paragraphs, quotations on their own line."""

from dataclasses import replace
from pathlib import Path

from crossread.read.decode import decode
from crossread.read.imprint import find_imprint
from crossread.read.layout import lay_out
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata, beside
from crossread.records.text import Report


def read_text(path: Path | str, *, metadata: Metadata | None = None) -> Report:
    """Read one plain text file, with what `meta.json` beside it says; raises UnreadableInput naming file and reason."""
    path = Path(path)
    known = (metadata or Metadata()).over(beside(path))
    return text_report(path.read_bytes(), file=str(path), metadata=known)


def text_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of the bytes of a plain text; the text is kept as decoded, character for character."""
    text, notes = decode(raw, file=file)
    blocks, passed_over = lay_out(text, title=metadata.title, outlet=metadata.outlet)
    imprint = find_imprint(text, blocks)
    blocks = tuple(replace(b, kind="byline") if (b.start, b.end) in imprint.lines else b for b in blocks)
    said = notes + passed_over + (imprint.notes() if imprint.metadata != Metadata() else ())
    return make_report(text, file=file, raw=raw, blocks=blocks, notes=said, metadata=metadata.over(imprint.metadata))
