"""Blocks of a report made ready for the language pipeline: tokenised, headlines brought back to ordinary case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IDX, IS_SPACE, NORM, ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from crossread.annotate.sentences import starts_in
from crossread.annotate.truecase import Casing, truecase
from crossread.records.text import Block, Report

_STARTS = {True: 1, None: 0, False: -1}  # as spaCy writes them


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
    """Yield the blocks of a report that hold words, in order; sentence starts that cannot be are already forbidden.

    Captions and lines of the page are shown with the report and not read.
    """
    strings = nlp.vocab.strings
    for number, block in enumerate(report.blocks):
        if block.kind == "caption":
            continue
        text = truecase(report.text[block.start : block.end], block.kind, casing)
        made = nlp.make_doc(text)
        # Read off an array: going over spaCy's tokens one by one costs as much as tagging them.
        rows = made.to_array([ORTH, IDX, IS_SPACE, NORM]).tolist()
        kept = [row for row in rows if not row[2]]
        if not kept:
            continue
        words = tuple([strings[row[0]] for row in kept])
        places = [row[1] for row in kept]
        spaces = [b > a + len(w) for a, b, w in zip(places, [*places[1:], len(text)], words, strict=True)]
        starts = starts_in(words, block.kind, spaces=spaces)
        doc = made if len(kept) == len(rows) else _of_words(nlp, words, spaces, [row[3] for row in kept])
        doc.from_array([SENT_START], np.array([[_STARTS[start]] for start in starts], dtype="int64").astype("uint64"))
        yield Prepared(block, number, doc, words, tuple(block.start + place for place in places))


def _of_words(nlp: Language, words: Sequence[str], spaces: Sequence[bool], norms: Sequence[int]) -> Doc:
    """Make a document anew, without the tokens of white space that stood in it."""
    doc = Doc(nlp.vocab, words=list(words), spaces=list(spaces))
    # The tokenizer's norms ("n't" is "not") are what the pipeline was trained on, and words alone do not bring them.
    doc.from_array([NORM], np.array([[norm] for norm in norms], dtype="uint64"))
    return doc
