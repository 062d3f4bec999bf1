"""Blocks of a report made ready for the language pipeline: tokenised, headlines brought back to ordinary case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from crossread.annotate.sentences import constrain
from crossread.annotate.truecase import Casing, truecase
from crossread.records.text import Block, Report


@dataclass(frozen=True, slots=True)
class Prepared:
    """A block, its spaCy document without white-space tokens, and where in the report each token begins."""

    block: Block
    number: int
    doc: Doc
    starts: tuple[int, ...]


def prepare(nlp: Language, report: Report, casing: Casing) -> Iterator[Prepared]:
    """Yield the blocks of a report that hold words, in order; sentence starts that cannot be are already forbidden."""
    for number, block in enumerate(report.blocks):
        text = report.text[block.start : block.end]
        doc = nlp.make_doc(truecase(text, block.kind, casing))
        words = [token for token in doc if not token.is_space]
        if not words:
            continue
        starts = tuple(block.start + token.idx for token in words)
        if len(words) < len(doc):
            doc = _without_spaces(nlp, words)
        constrain(doc, block.kind)
        yield Prepared(block, number, doc, starts)


def _without_spaces(nlp: Language, words: Iterable) -> Doc:  # type: ignore[type-arg]
    kept = list(words)
    spaces = [bool(token.whitespace_) or _followed_by_space(token) for token in kept]
    return Doc(nlp.vocab, words=[token.text for token in kept], spaces=spaces)


def _followed_by_space(token) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return token.i + 1 < len(token.doc) and bool(token.doc[token.i + 1].is_space)
