"""The last step of every reader: text, layout and what is known about it become a Report."""

from hashlib import sha256

from crossread.errors import UnreadableInput
from crossread.read.metadata import Metadata
from crossread.records.names import content_id
from crossread.records.text import Block, Note, Report


def make_report(
    text: str,
    *,
    file: str,
    raw: bytes,
    blocks: tuple[Block, ...],
    notes: tuple[Note, ...],
    metadata: Metadata,
    language: str = "en",
) -> Report:
    """Make the record of one report; its id comes from its text, so the same words have the same id in any file.

    `raw` are the bytes as found, for the sha256. The label is empty until reports are put side by side.
    Raises UnreadableInput where no block holds text.
    """
    if not blocks:
        raise UnreadableInput(file, "there is no paragraph of text in it")
    headline = next((text[b.start : b.end] for b in blocks if b.kind == "headline"), None)
    first = text[blocks[0].start : blocks[0].end]
    return Report(
        id=content_id("report", text),
        label="",
        text=text,
        file=file,
        sha256=sha256(raw).hexdigest(),
        title=metadata.title or headline or (first if len(first) <= 120 else first[:119] + "…"),
        outlet=metadata.outlet,
        published=metadata.published,
        author=metadata.author,
        url=metadata.url,
        language=language,
        blocks=blocks,
        notes=notes,
    )
