"""Names laid on the tokens of the package's tokenizer: how sentences with names become spaCy documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from train.named import NamedSentence


def to_docs(nlp: Language, sentences: Iterable[NamedSentence], rng: random.Random, *, longest: int) -> Iterator[Doc]:
    """Join one to `longest` neighbouring sentences to a text, tokenise it as the package does and lay the names on it."""
    group: list[NamedSentence] = []
    wanted = rng.randint(1, longest)
    for sentence in sentences:
        group.append(sentence)
        if len(group) >= wanted:
            yield named_doc(nlp, group)
            group, wanted = [], rng.randint(1, longest)
    if group:
        yield named_doc(nlp, group)


def named_doc(nlp: Language, group: Sequence[NamedSentence]) -> Doc:
    """Make one document of sentences; what their corpus says nothing about is missing."""
    doc, names, unknown = lay(nlp, group)
    doc.set_ents(names, missing=unknown, default="outside")
    return doc


def lay(nlp: Language, group: Sequence[NamedSentence]) -> tuple[Doc, list[Span], list[Span]]:
    """Tokenise sentences as one text; give the document, its names, and the spans nothing is known of, without overlaps."""
    text, names, unknown = "", [], []
    for sentence in group:
        if text and not text.endswith(" "):
            text += " "
        places = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        names += [(places[a][0], places[b - 1][1], kind) for a, b, kind in sentence.names]
        unknown += [(places[a][0], places[b - 1][1]) for a, b in sentence.unknown]
    doc = nlp.make_doc(text.rstrip())
    found = [_span_of(doc, start, end, kind) for start, end, kind in names]
    spans = filter_spans([span for span in found if span is not None])
    taken = {token for span in spans for token in range(span.start, span.end)}
    silent = [_span_of(doc, start, end, "") for start, end in unknown]
    free = [span for span in silent if span is not None and not taken.intersection(range(span.start, span.end))]
    return doc, spans, filter_spans(free)


def _span_of(doc: Doc, start: int, end: int, kind: str) -> Span | None:
    """Make a span; where the tokenizer cuts elsewhere, the tokens that lie wholly inside."""
    return doc.char_span(start, end, label=kind) or doc.char_span(start, end, label=kind, alignment_mode="contract")
