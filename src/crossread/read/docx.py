"""Word documents: paragraphs and headings as the styles name them."""

from importlib.util import find_spec
from io import BytesIO
from zipfile import BadZipFile

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.assembled import Piece, assemble
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata
from crossread.records.text import BlockKind, Note, Report


def docx_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of a .docx file; tables, text boxes and comments are left out, as the note says.

    Raises UnreadableInput for what is no Word document, and where python-docx is not installed.
    """
    if not find_spec("docx"):
        raise UnreadableInput(file, str(MissingExtra("python-docx", "streams", "reading Word documents")))
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        held = Document(BytesIO(raw))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise UnreadableInput(file, f"no Word document ({error}); save it as .docx or text") from error
    pieces: list[Piece] = []
    for paragraph in held.paragraphs:
        style = (paragraph.style.name or "") if paragraph.style else ""
        pieces.append(Piece(_kind(style, first=not pieces), paragraph.text))
    text, blocks, repeated = assemble(pieces)
    said = held.core_properties
    declared = Metadata(
        title=said.title or None, author=said.author or None, published=said.created.date() if said.created else None
    )
    notes = [Note("extracted", "paragraphs by python-docx; title, author and day as the file declares them")]
    if held.tables:
        notes.append(Note("left-out", f"{len(held.tables)} table(s) are not read"))
    return make_report(
        text, file=file, raw=raw, blocks=blocks, notes=(*notes, *repeated), metadata=metadata.over(declared)
    )


def _kind(style: str, *, first: bool) -> BlockKind:
    if style == "Title" or (first and style == "Heading 1"):
        return "headline"
    if style.startswith("Heading"):
        return "heading"
    return "quotation" if "Quote" in style else "caption" if style == "Caption" else "paragraph"
