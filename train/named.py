"""Sentences with names, whatever corpus they come from, and how they become spaCy documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from train import augment

_NO_SPACE_BEFORE = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        ")",
        "]",
        "}",
        "%",
        "'s",
        "’s",
        "n't",
        "n’t",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "”",
        "'",
        "’",
        "...",
    ]
)
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "$", "£", "€", "“", "``", "#"])


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """Words, the spaces after them, names as (first, last, kind) and the word spans a corpus says nothing about.

    `unknown` spans are given to the trainer as missing, so that a corpus without a label does not teach its absence.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[tuple[int, int, str], ...]
    unknown: tuple[tuple[int, int], ...] = ()


def guess_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Say after which words of a tokenised sentence a space stood, where the corpus does not tell."""
    spaces, open_quote = [], False
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else "."
        space = following not in _NO_SPACE_BEFORE and word not in _NO_SPACE_AFTER
        if word == '"':
            open_quote = not open_quote
            space = space and not open_quote
        elif following == '"' and open_quote:
            space = False
        spaces.append(space)
    return tuple(spaces)


def from_bio(words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Turn BIO or IO tags into (first, last, label); an I- after another label opens a span."""
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        inside = tag.startswith("I-") and tag[2:] == label
        if label and not inside:
            spans.append((start, place, label))
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not inside):
            start, label = place, tag[2:]
    return [span for span in spans if span[1] <= len(words)]


def vary(sentence: NamedSentence, rng: random.Random) -> NamedSentence:
    """Give the sentence in another spelling (see `augment.vary`); the names stay where they are."""
    return replace(sentence, words=tuple(augment.vary(list(sentence.words), rng)))


def to_docs(nlp: Language, sentences: Iterable[NamedSentence], rng: random.Random, *, longest: int) -> Iterator[Doc]:
    """Join one to `longest` neighbouring sentences to a text, tokenise it as the package does and lay the names on it."""
    group: list[NamedSentence] = []
    wanted = rng.randint(1, longest)
    for sentence in sentences:
        group.append(sentence)
        if len(group) >= wanted:
            yield _doc(nlp, group)
            group, wanted = [], rng.randint(1, longest)
    if group:
        yield _doc(nlp, group)


def _doc(nlp: Language, group: list[NamedSentence]) -> Doc:
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
    found = [span_of(doc, start, end, kind) for start, end, kind in names]
    spans = filter_spans([span for span in found if span is not None])
    taken = {token for span in spans for token in range(span.start, span.end)}
    missing = [span_of(doc, start, end, "") for start, end in unknown]
    free = [span for span in missing if span is not None and not taken.intersection(range(span.start, span.end))]
    doc.set_ents(spans, missing=filter_spans(free), default="outside")
    return doc


def span_of(doc: Doc, start: int, end: int, kind: str) -> Span | None:
    """Make a span; where the tokenizer cuts elsewhere, the tokens that lie wholly inside."""
    return doc.char_span(start, end, label=kind) or doc.char_span(start, end, label=kind, alignment_mode="contract")
