"""A report as it was read, and the places in it. Offsets are Unicode code points, end exclusive."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

BlockKind = Literal["headline", "heading", "byline", "caption", "paragraph", "quotation"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands in a report, with the words themselves so that any reader can check it."""

    report: str
    start: int
    end: int
    exact: str

    def meets(self, other: "Anchor") -> bool:
        """Whether two anchors have a character of one report in common."""
        return self.report == other.report and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a report that is laid out as a unit: a headline, a section heading, a paragraph."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the dossier should know about how a report was read."""

    kind: str
    detail: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One news report exactly as it was read. Nothing is ever written into its text.

    `sha256` is that of the bytes the text came from; `published` is None where nobody said, which is a legal state;
    `blocks` lie in order, do not overlap, and leave out only white space and what `notes` name as passed over.
    """

    id: str
    label: str
    text: str
    file: str
    sha256: str
    title: str
    outlet: str | None
    published: date | None
    author: str | None
    url: str | None
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]

    def anchor(self, start: int, end: int) -> Anchor:
        """Make the anchor of a span; the only way anchors are made. Raises ValueError for a span outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"report {self.label}: no text at characters {start}-{end} (it has {len(self.text)}); "
                "offsets must come from this very text"
            )
        return Anchor(self.id, start, end, self.text[start:end])

    def holds(self, anchor: Anchor) -> bool:
        """Tell whether the anchor's words stand at its place in this report."""
        inside = 0 <= anchor.start < anchor.end <= len(self.text)
        return anchor.report == self.id and inside and self.text[anchor.start : anchor.end] == anchor.exact
