"""The quotations of a story as matching looks at them, with how much each word tells."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossread.align.quotation_words import quotation_words
from crossread.align.rewordings import Term, terms_of
from crossread.align.word_diff import Word
from crossread.annotate.annotated import Annotated
from crossread.records.said import Quotation
from crossread.records.text import Report

_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|last (?:month|year|week)|earlier this (?:month|year)|(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Folded words in order, all of them and those that tell something without order, and how much they weigh together."""

    words: tuple[str, ...]
    held: frozenset[str]
    telling: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Print:
    """One quotation with its words, in its `whole` and by part, those that tell something, whether one has letters masked, its terms,
    the dated occasions named beside it, whether it stands inside another printed quotation (`nested`), and whether it is reported speech
    that holds quoted fragments (`mixed`).
    """

    report: Report
    quotation: Quotation
    words: tuple[Word, ...]
    whole: Wording
    parts: tuple[Wording, ...]
    telling: frozenset[str]
    masked: bool
    terms: tuple[Term, ...]
    occasion: frozenset[str]
    nested: bool
    mixed: bool


def prints_of(
    annotated: Annotated,
    quotations: Sequence[Quotation],
    said: Sequence[tuple[Word, ...]],
    weights: Mapping[str, float],
) -> Iterator[Print]:
    """The quotations of one report with what matching looks at."""
    report = annotated.report
    printed = {q.id for q in quotations if q.kind != "indirect"}
    holders = {q.within for q in quotations if q.within is not None}
    for quotation, words in zip(quotations, said, strict=True):
        start, end = quotation.parts[0].start, quotation.parts[-1].end
        if quotation.cue is not None:
            start, end = min(start, quotation.cue.start), max(end, quotation.cue.end)
        outside = " ".join(report.text[s.start : s.end] for s in annotated.sentences if s.start < end and s.end > start)
        for part in quotation.parts:
            outside = outside.replace(part.exact, " ")
        occasion = frozenset(m.group() for m in _MONTHS.finditer(outside))
        terms = () if quotation.kind == "indirect" else terms_of(annotated, words)
        whole = _wording([w.folded for w in words], weights)
        parts = [[w.folded for w in words if w.part == n] for n in range(len(quotation.parts))]
        cut = tuple(_wording(part, weights) for part in parts) if len(parts) > 1 else (whole,)
        telling, masked = whole.held - quotation_words().light, any(mask_of(word) for word in whole.held)
        nested, mixed = quotation.within in printed, quotation.id in holders
        yield Print(report, quotation, words, whole, cut, telling, masked, terms, occasion, nested, mixed)


def _wording(words: Sequence[str], weights: Mapping[str, float]) -> Wording:
    return Wording(tuple(words), frozenset(words), _telling(words), weight_of(words, weights))


def word_weights(said: Sequence[Sequence[Word]]) -> Mapping[str, float]:
    """How much a word tells: by how few of the story's quotations hold it; light words tell next to nothing."""
    held = Counter(w for words in said for w in {word.folded for word in words})
    return {
        w: 0.15 if w in quotation_words().light else 1 + math.log((1 + len(said)) / (1 + n)) / 3
        for w, n in held.items()
    }


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The words that tell something, those with letters masked ("f-----g") by their first and last letter."""
    light = quotation_words().light
    return frozenset(
        [*(mask_of(w) or w for w in words if w not in light), *(w[0] + "*" + w[-1] for w in words if len(w) > 3)]
    )


@lru_cache(maxsize=20_000)
def mask_of(word: str) -> str | None:
    """A word with masked letters as first letter, star, last letter."""
    return word[0] + "*" + word[-1] if re.fullmatch(r"[a-z][-*_]{2,}[a-z]*", word) else None


def weight_of(words: Sequence[str], weights: Mapping[str, float]) -> float:
    """The weight of words together; a word no quotation of the story holds counts 1."""
    return sum(weights.get(w, 1.0) for w in words)
