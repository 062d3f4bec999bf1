"""PDF reports: the words of the pages, with running heads and page numbers left out and noted."""

import re
from collections import Counter
from importlib.util import find_spec
from io import BytesIO

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.assembled import Piece, assemble
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata, day
from crossread.records.text import Note, Report

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_CLOSED = re.compile(r"[.!?…:][\"”’')\]]*$")
_LONGEST_HEADING = 90


def pdf_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of a PDF's text, paragraphs put together from its lines. Offsets belong to the extracted text.

    Raises UnreadableInput for a locked or broken file and for one without text (scanned pages), and where pypdf is not installed.
    """
    if not find_spec("pypdf"):
        raise UnreadableInput(file, str(MissingExtra("pypdf", "streams", "reading PDF")))
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        held = PdfReader(BytesIO(raw))
        pages = [page.extract_text() or "" for page in held.pages]
        known = held.metadata
    except (PyPdfError, ValueError, KeyError) as error:
        raise UnreadableInput(file, f"this PDF cannot be read ({error}); export it as text") from error
    if not any(c.isalpha() for page in pages for c in page):
        raise UnreadableInput(file, "no text in this PDF (scanned pages?); run it through text recognition first")
    lines, left_out = _without_running_lines(pages)
    pieces = [
        Piece("headline" if i == 0 and _is_heading(p) else "paragraph", p) for i, p in enumerate(_paragraphs(lines))
    ]
    text, blocks, repeated = assemble(pieces)
    declared = Metadata(
        title=(known.title or None) if known else None,
        author=(known.author or None) if known else None,
        published=day(known.creation_date.isoformat()) if known and known.creation_date else None,
    )
    notes = [Note("extracted", "text of the pages by pypdf; title, author and day as the file declares them")]
    if left_out:
        notes.append(Note("running-lines", f"{left_out} running head or page number lines left out"))
    return make_report(
        text, file=file, raw=raw, blocks=blocks, notes=(*notes, *repeated), metadata=metadata.over(declared)
    )


def _without_running_lines(pages: list[str]) -> tuple[list[str], int]:
    """All lines in order, without page numbers and without first and last lines that half of the pages print."""
    by_page = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(line for lines in by_page for line in {*lines[:1], *lines[-1:]})
    running = {line for line, n in edges.items() if len(pages) > 2 and 2 * n >= len(pages)}
    kept = [
        line
        for lines in by_page
        for i, line in enumerate(lines)
        if not (i in (0, len(lines) - 1) and (line in running or _PAGE_NUMBER.fullmatch(line)))
    ]
    return kept, sum(len(lines) for lines in by_page) - len(kept)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines belong together until one ends a sentence clearly short of the usual width, or stands alone as a heading."""
    width = max((len(line) for line in lines), default=0)
    made: list[str] = []
    open_ = False
    for i, line in enumerate(lines):
        if open_:
            made[-1] += "\n" + line
        else:
            made.append(line)
        short = len(line) < 0.8 * width
        heading = not open_ and short and _is_heading(line) and i + 1 < len(lines) and lines[i + 1][:1].isupper()
        open_ = not (heading or (short and _CLOSED.search(line)))
    return [_HYPHEN.sub("", paragraph) for paragraph in made]


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and "\n" not in line and not _CLOSED.search(line)
