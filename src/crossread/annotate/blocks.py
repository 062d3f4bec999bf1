"""Blocks of a report made ready for the language pipeline: tokenised, headlines brought back to ordinary case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IDX, IS_SPACE, NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

from crossread.annotate.sentences import starts_in
from crossread.annotate.truecase import Casing, truecase
from crossread.records.text import Block, Report


@dataclass(frozen=True, slots=True)
class Prepared:
    """A block, its spaCy document without white-space tokens, its words, and where in the report each begins.

    The words are those the pipeline sees, which may differ from the report's in case.
    """

    block: Block
    number: int
    doc: Doc
    words: tuple[str, ...]
    starts: tuple[int, ...]


def prepare(nlp: Language, report: Report, casing: Casing) -> Iterator[Prepared]:
    """Yield the blocks of a report that hold words, in order; sentence starts that cannot be are already forbidden."""
    strings = nlp.vocab.strings
    for number, block in enumerate(report.blocks):
        text = truecase(report.text[block.start : block.end], block.kind, casing)
        # Read off an array: going over spaCy's tokens one by one costs as much as tagging them.
        rows = nlp.make_doc(text).to_array([ORTH, IDX, IS_SPACE, NORM]).tolist()
        kept = [row for row in rows if not row[2]]
        if not kept:
            continue
        words = tuple(strings[row[0]] for row in kept)
        places = [row[1] for row in kept]
        spaces = [b > a + len(w) for a, b, w in zip(places, [*places[1:], len(text)], words, strict=True)]
        starts = starts_in(words, block.kind, spaces=spaces)
        doc = Doc(nlp.vocab, words=list(words), spaces=spaces, sent_starts=starts)
        # The tokenizer's norms ("n't" is "not") are what the pipeline was trained on, and words alone do not bring them.
        doc.from_array([NORM], np.array([[row[3]] for row in kept], dtype="uint64"))
        yield Prepared(block, number, doc, words, tuple(block.start + place for place in places))
