"""What of a report tells its story: stems, names, figures and opening words, found without any model."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crossread.annotate.annotated import Annotated
from crossread.records.text import Report

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")
_POSSESSIVE = re.compile(r"['’]s$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 600
_OPENING_WORDS = 60
_PASSED_OVER = ("byline", "caption")


@dataclass(frozen=True, slots=True)
class StoryWords:
    """How often a report's first words use each stem, name and figure; `shown` has one printed form for each stem."""

    words: Counter[str]
    names: Counter[str]
    figures: Counter[str]
    opening: Counter[str]
    shown: dict[str, str]


def find_story_words(report: Report, *, annotated: Annotated | None = None) -> StoryWords:
    """Count the stems, names and figures of a report's first 600 words; bylines and captions are passed over.

    Names are capitalised words that the report nowhere prints in lower case, unless `annotated` brings better ones. A news
    report's later paragraphs are background that all stories of a field share, which is why only the beginning counts.
    """
    found = StoryWords(Counter(), Counter(), Counter(), Counter(), {})
    prints = [m[0] for m in _prints(report)]
    lower = {w for w in prints if w[0].islower()}
    named = _annotated_names(annotated)
    for position, word in enumerate(prints[:_MOST_WORDS]):
        if word[0].isdigit():
            _count_figure(word, found.figures)
            continue
        term = stem(word)
        found.words[term] += 1
        found.shown.setdefault(term, _POSSESSIVE.sub("", word))
        if position < _OPENING_WORDS:
            found.opening[term] += 1
        if term in named if named else (word[0].isupper() and len(word) > 1 and word.lower() not in lower):
            found.names[term] += 1
            found.shown[term] = _POSSESSIVE.sub("", word)
    return found


def _prints(report: Report) -> Iterator[re.Match[str]]:
    for block in report.blocks:
        if block.kind not in _PASSED_OVER:
            yield from _WORD.finditer(report.text, block.start, block.end)


def _annotated_names(annotated: Annotated | None) -> frozenset[str]:
    if annotated is None:
        return frozenset()
    return frozenset(stem(t.text) for n in annotated.names for t in annotated.tokens[n.first : n.last])


def _count_figure(word: str, figures: Counter[str]) -> None:
    """Single digits and years say too little about which event it is."""
    figure = word.replace(",", "").rstrip(".")
    if len(figure) > 1 and not _YEAR.fullmatch(figure):
        figures[figure] += 1


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Take the common endings off a word; crude, and the same for every report, which is all that counting needs."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 3 and word.endswith(("ed", "es")) and (len(word) > 4 or word.endswith("es")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
