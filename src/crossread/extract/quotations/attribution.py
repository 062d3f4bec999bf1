"""The record of one attribution: which words report, whose they are, and what is reported."""

from dataclasses import dataclass
from typing import Literal

from crossread.extract.quotations.cues import Sense

Frame = Literal[
    "clause",
    "inserted",
    "object",
    "naming",
    "directing",
    "intending",
    "about",
    "adjective",
    "noun",
    "according",
    "hearsay",
    "quoted",
    "label",
]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as token spans, end exclusive. `head` is the cue's main word, `source_head` the word that carries the source
    (None: the text names none). `content` has several spans where the cue stands in its midst. `passive` says that the subject is
    what is reported. `lexeme` is the cue's entry in the word list ("call-for").
    """

    head: int
    cue: Span
    source: Span | None
    source_head: int | None
    content: tuple[Span, ...]
    frame: Frame
    sense: Sense
    passive: bool
    lexeme: str
