"""GUM's named mentions (CC BY 4.0): the proper names at the head of annotated entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crossread.annotate import gazetteer
from train import conllu
from train.named import NamedSentence
from train.titles import is_title, without_titles

_KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
_BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*?\)|\((\d+)-([a-z]+)[^()]*|(\d+)\)")
_INSIDE = frozenset({"flat", "compound", "nummod", "punct", "case", "det", "amod", "nmod"})


def read(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of one document; other entity types and mixed spans are unknown."""
    opened: list[tuple[str, str, int]] = []
    for sentence in conllu.read(path):
        words = sentence.words
        mentions: list[tuple[int, int, str]] = []
        opened = []
        for place, word in enumerate(words):
            for match in _BRACKET.finditer(_entity(word.misc)):
                if match[1]:
                    mentions.append((place, place + 1, match[2]))
                elif match[3]:
                    opened.append((match[3], match[4], place))
                else:
                    _close(opened, match[5], place, mentions)
        yield _sentence(words, mentions)


def _entity(misc: str) -> str:
    return next((part[len("Entity=") :] for part in misc.split("|") if part.startswith("Entity=")), "")


def _close(opened: list[tuple[str, str, int]], number: str, place: int, mentions: list[tuple[int, int, str]]) -> None:
    for at in range(len(opened) - 1, -1, -1):
        if opened[at][0] == number:
            mentions.append((opened[at][2], place + 1, opened[at][1]))
            del opened[at]
            return


def _sentence(words: tuple[conllu.Word, ...], mentions: list[tuple[int, int, str]]) -> NamedSentence:
    names, unknown, taken = [], [], set()
    # Long spans first: "Bank of England" goes before the England inside it.
    for first, last, label in sorted(mentions, key=lambda m: m[0] - m[1]):
        span = _proper(words, first, last)
        if span is None or taken.intersection(range(*span)):
            continue
        taken.update(range(*span))
        kind = _KINDS.get(label)
        if kind is None:
            unknown.append(span)
            continue
        start = without_titles([w.text for w in words], *span) if kind == "PERSON" else span[0]
        if kind == "PERSON" and not _names_somebody(words[start : span[1]]):
            unknown.append(span)
        else:
            names.append((start, span[1], kind))
    # A proper noun outside every kept name may be part of one: say nothing about it.
    unknown += [(k, k + 1) for k, w in enumerate(words) if w.upos == "PROPN" and k not in taken]
    return NamedSentence(
        tuple(w.text for w in words), tuple(w.space for w in words), tuple(sorted(names)), tuple(sorted(unknown))
    )


def _names_somebody(words: tuple[conllu.Word, ...]) -> bool:
    """Say whether a person is named and not only called by an office ("the President") or a people ("Americans")."""
    last = words[-1]
    return (
        last.upos == "PROPN" and last.xpos == "NNP" and not is_title(last.text) and last.text not in gazetteer.peoples()
    )


def _proper(words: tuple[conllu.Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """Find the proper name at the head of a mention: the head and the proper words around it, unbroken."""
    heads = [k for k in range(first, last) if not first <= words[k].head < last or words[k].head == k]
    if len(heads) != 1 or not _in_name(words[heads[0]]):
        return None
    start = end = heads[0]
    while start > first and _in_name(words[start - 1]):
        start -= 1
    while (following := _following(words, end + 1, last)) is not None:
        end = following
    return start, end + 1


def _in_name(word: conllu.Word) -> bool:
    """Say whether a word is part of a name by either tag: "United" of "United States" is an adjective, and NNP."""
    return word.upos == "PROPN" or word.xpos in ("NNP", "NNPS")


def _following(words: tuple[conllu.Word, ...], place: int, last: int) -> int | None:
    """Give the place of a name's next word, straight on or behind "of", "for", "-", "&" and an article."""
    if place < last and words[place].text in ("of", "-", "&", "de", "al", "for"):
        place += 2 if place + 1 < last and words[place + 1].text.lower() == "the" else 1
    return place if place < last and _in_name(words[place]) else None
