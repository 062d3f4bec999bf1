"""Sentences with names, whatever corpus they come from."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
