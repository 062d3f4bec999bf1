"""Headlines in title case or capitals brought back to ordinary case, letter for letter, so that names stand out again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from crossread.records.text import BlockKind, Report

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MANY = 0.6  # from this share of capitalised words on, a line of three or more is taken for title case
_KINDS: frozenset[BlockKind] = frozenset({"headline", "heading", "byline", "caption"})


@dataclass(frozen=True, slots=True)
class Casing:
    """How often each word (in small letters) stands in small letters and, within sentences, capitalised in the report."""

    small: Mapping[str, int]
    capital: Mapping[str, str]


def casing_of(report: Report, known: frozenset[str]) -> Casing:
    """Learn from the paragraphs of a report how its words are written; `known` common words count as small."""
    small: Counter[str] = Counter(dict.fromkeys(known, 0))
    capital: dict[str, Counter[str]] = {}
    for block in report.blocks:
        if block.kind in _KINDS:
            continue
        text = report.text[block.start : block.end]
        for match in _WORD.finditer(text):
            word = match.group()
            if word.islower():
                small[word] += 1
            elif not _opens(text, match.start()):
                capital.setdefault(word.lower(), Counter())[word] += 1
    written = {low: forms.most_common(1)[0][0] for low, forms in capital.items() if sum(forms.values()) > small[low]}
    return Casing(small, written)


def truecase(text: str, kind: BlockKind, casing: Casing) -> str:
    """Give a headline, heading, byline or caption in ordinary case; other blocks and ordinary lines come back as they are.

    A word is put into small letters where the report or the list of common words has it so and the report never
    writes it with a capital inside a sentence. The text keeps its length.
    """
    words = [m.group() for m in _WORD.finditer(text)]
    if kind not in _KINDS or len(words) < 3:
        return text
    capitalised = sum(word[0].isupper() for word in words)
    if capitalised < _MANY * len(words):
        return text
    shouted = sum(word.isupper() for word in words) > _MANY * len(words)

    def change(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        new = casing.capital.get(low)
        if new is None:
            if word.isupper() and len(word) > 1 and not shouted:
                return word
            ordinary = word[0] + word[1:].lower() if shouted else word
            # The first word too: a recogniser takes a lone capital at the head of a headline for a name.
            new = low if low in casing.small else ordinary
        return new if len(new) == len(word) else word

    return _WORD.sub(change, text)


def _opens(text: str, at: int) -> bool:
    """Say whether a word begins a sentence or a quotation, where its capital tells nothing."""
    before = text[:at].rstrip(" \n\t\"“‘'([")
    return not before or before[-1] in ".?!:…—–-" or before != text[:at].rstrip()
