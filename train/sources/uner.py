"""UNER English EWT (CC BY-SA 4.0): people, organisations, places on web text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from train.named import NamedSentence, from_bio, guess_spaces
from train.titles import without_titles

_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


def read(path: Path, *, train: bool) -> Iterator[NamedSentence]:
    """Yield the sentences of an iob2 file; in training the other labels (OTH, O) become unknown, titles are cut."""
    text, words, tags = "", [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line[len("# text = ") :]
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            words.append(columns[1])
            tags.append(columns[2])
        elif not line and words:
            yield _sentence(text, words, tags, train=train)
            words, tags = [], []


def _sentence(text: str, words: list[str], tags: list[str], *, train: bool) -> NamedSentence:
    names, unknown = [], []
    for first, last, label in from_bio(words, tags):
        kind = _KINDS.get(label)
        if kind is None:
            unknown.append((first, last))
        else:
            start = without_titles(words, first, last) if train and kind == "PERSON" else first
            names.append((start, last, kind))
    return NamedSentence(tuple(words), _spaces(text, words), tuple(names), tuple(unknown) if train else ())


def _spaces(text: str, words: list[str]) -> tuple[bool, ...]:
    """Find the words in the printed sentence; where they do not fit, guess."""
    at, spaces = 0, []
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            return guess_spaces(words)
        at = start + len(word)
        spaces.append(at < len(text) and text[at].isspace())
    return tuple(spaces)
