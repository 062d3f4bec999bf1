"""The word diff of two prints of one utterance: what both print, what only one does, each step with its place in both reports."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from crossread.records.said import Diff, DiffPart, Quotation
from crossread.records.text import Anchor, Report

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:['’\-–*_]+|\.(?!\.))[^\W_]+)*|[$£€%&]")
_SHORT = re.compile(r"(?:(?<=n)['’]t|['’](?:m|re|ve|ll|d)|(?<=^can)not)$", re.I)
_IS_SHORT = re.compile(r"^(?:it|that|he|she|there|what|here|who|where)(['’]s)$", re.I)
_WRITTEN_OUT = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "n't": "not", "'s": "is"}
_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
_SHORTEST_RESPELT = 4
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})our(?=s?$|e[dr]|ing|able|ite|hood|ly|ful|less)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e[drs]?$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})yse(?=[drs]?$)"), "yze"),
    (re.compile(r"(?<=[a-z]{2}[tb])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z][aeiou]l)l(?=ed$|ing$|ers?$)"), ""),
    (re.compile(r"^programme(?=s?$)"), "program"),
    (re.compile(r"^(defen|offen|licen)ce(?=s?$)"), r"\1se"),
)
"""British and American spellings of one word fold to one form; used for comparing only, so an odd form does no harm."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a quotation: its folded form and its place. `part` counts the quotation's parts from 0."""

    folded: str
    start: int
    end: int
    part: int


def words_of(quotation: Quotation) -> tuple[Word, ...]:
    """The words of a quotation in order, compared without case, accents, kinds of apostrophe and national spelling; a contraction
    ("isn't") is the two words it stands for, each with its own letters.
    """
    return tuple(
        Word(folded, part.start + start, part.start + end, number)
        for number, part in enumerate(quotation.parts)
        for match in _WORD.finditer(part.exact)
        for folded, start, end in _cut(match.group(), match.start())
    )


def _cut(word: str, start: int) -> Iterator[tuple[str, int, int]]:
    """A printed word as the one or two words it says, with their places."""
    end = start + len(word)
    short = _SHORT.search(word) or _IS_SHORT.search(word)
    if short is None:
        yield fold_word(word), start, end
        return
    at = short.start(1) if short.re is _IS_SHORT else short.start()
    at -= word[at + 1 :].lower() == "t"  # n't
    if at == 0:
        yield fold_word(word), start, end
        return
    stem, tail = fold_word(word[:at]), fold_word(word[at:])
    yield _STEMS.get(stem, stem), start, start + at
    yield _WRITTEN_OUT.get(tail, tail), start + at, end


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """A word without case, accents and differences of apostrophe, dash and national spelling."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("–", "-"))
    folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    if len(folded) > _SHORTEST_RESPELT:
        for pattern, other in _SPELLINGS:
            folded = pattern.sub(other, folded)
    return folded


def word_diff(left: Quotation, right: Quotation, *, reports: tuple[Report, Report]) -> Diff:
    """Compare two prints word by word; runs are kept within one part, so that every step is one unbroken passage a side."""
    a, b = words_of(left), words_of(right)
    matcher = SequenceMatcher(None, [w.folded for w in a], [w.folded for w in b], autojunk=False)
    parts: list[DiffPart] = []
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op == "equal":
            for i, j, n in _equal_runs(a, b, a0, b0, a1 - a0):
                parts.append(DiffPart("equal", _anchor(reports[0], a[i : i + n]), _anchor(reports[1], b[j : j + n])))
            continue
        parts += [DiffPart("only-left", _anchor(reports[0], run), None) for run in _runs(a[a0:a1])]
        parts += [DiffPart("only-right", None, _anchor(reports[1], run)) for run in _runs(b[b0:b1])]
    return Diff(left.id, right.id, tuple(parts))


def _equal_runs(a: Sequence[Word], b: Sequence[Word], i: int, j: int, n: int) -> Iterator[tuple[int, int, int]]:
    """Cut a run of equal words where either print begins a new part."""
    start = 0
    for k in range(1, n + 1):
        if k == n or a[i + k].part != a[i + k - 1].part or b[j + k].part != b[j + k - 1].part:
            yield i + start, j + start, k - start
            start = k


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut words where a new part begins."""
    start = 0
    for k in range(1, len(words) + 1):
        if k == len(words) or words[k].part != words[k - 1].part:
            yield words[start:k]
            start = k


def _anchor(report: Report, words: Sequence[Word]) -> Anchor:
    return report.anchor(words[0].start, words[-1].end)
