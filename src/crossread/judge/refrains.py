"""Whether a speaker says nearly the same sentence more than once, so that two like prints may be two sentences."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from crossread.align.word_diff import fold_word
from crossread.records.said import Quotation
from crossread.records.text import Anchor, Report

_LIKE = 0.75
_LONGEST = 12  # words: a longer sentence is not said twice by chance
_SENTENCE = re.compile(r"[^.!?…]+")
_END = re.compile(r"[.!?…“”\"]")


def sentence_at(report: Report, place: Anchor) -> str:
    """The words around a place up to the nearest full stops or quotation marks."""
    start = max((m.end() for m in _END.finditer(report.text, 0, place.start)), default=0)
    after = _END.search(report.text, place.end)
    return report.text[start : after.start() if after else len(report.text)]


def is_refrain(sentence: str, quotations: Sequence[Sequence[Quotation]]) -> bool:
    """Tell whether a sentence is a short one that stands twice or more in any one quotation, nearly so."""
    words = _words(sentence)
    if len(words) > _LONGEST:
        return False
    return any(sum(_like(words, said) for said in _sentences(one)) > 1 for found in quotations for one in found)


def _sentences(one: Quotation) -> list[list[str]]:
    """The sentences between the marks of a direct quotation, as folded words."""
    parts = [p.exact for p in one.parts] if one.kind == "direct" else []
    return [words for part in parts for match in _SENTENCE.findall(part) if (words := _words(match))]


def _words(text: str) -> list[str]:
    return [fold_word(word) for word in re.findall(r"[\w’']+", text)]


def _like(words: list[str], said: list[str]) -> bool:
    return SequenceMatcher(None, words, said, autojunk=False).ratio() >= _LIKE
