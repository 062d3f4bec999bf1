"""PolNeAR's attributions (class E: for measuring only): reading them, and matching found attributions with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Offsets = tuple[tuple[int, int], ...]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ARTICLE_FREE = frozenset(["that"])
# Words that may stand around the reporting word in a cue; the two sides draw its edge differently ("said", "has also said on Monday").
_CUE_MARGIN = frozenset(
    [
        "have",
        "has",
        "had",
        "having",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
        "shall",
        "to",
        "also",
        "then",
        "later",
        "now",
        "still",
        "just",
        "even",
        "not",
        "n't",
        "never",
        "again",
        "already",
        "first",
        "once",
        "often",
        "repeatedly",
        "recently",
        "previously",
        "further",
        "frequently",
        "always",
        "publicly",
        "simply",
        "only",
        "of",
        "on",
        "about",
        "for",
        "with",
        "at",
        "in",
        "against",
        "by",
        "as",
        "that",
        "to",
        "a",
        "an",
        "the",
        "s",
        "ve",
        "re",
        "d",
        "ll",
        "'s",
        "'ve",
        "'re",
        "'d",
        "'ll",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as character offsets: where source, cue and content stand. An empty tuple: the side gives none."""

    source: Offsets
    cue: Offsets
    content: Offsets


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its attributions as marked by hand."""

    name: str
    text: str
    gold: tuple[Attributed, ...]


def read_articles(folder: Path) -> list[Article]:
    """Read one part of PolNeAR (brat standoff); of several annotators the first by name."""
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if marked:
            text = path.read_bytes().decode("utf-8")
            articles.append(Article(path.stem, text, tuple(_attributions(marked[0].read_text(encoding="utf-8")))))
    return articles


def _attributions(standoff: str) -> Iterable[Attributed]:
    spans: dict[str, Offsets] = {}
    for line in standoff.splitlines():
        fields = line.split("\t")
        if re.match(r"T\d+$", fields[0]) and len(fields) > 1:
            offsets = fields[1].split(" ", 1)[1]
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (part.split() for part in offsets.split(";")))
    for line in standoff.splitlines():
        fields = line.split("\t")
        if re.match(r"E\d+$", fields[0]) and len(fields) > 1:
            parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
            for role, span in (item.split(":") for item in fields[1].split()):
                parts.get(re.sub(r"\d+$", "", role), []).extend(spans.get(span, ()))
            yield Attributed(
                tuple(sorted(parts["Source"])), tuple(sorted(parts["Cue"])), tuple(sorted(parts["Content"]))
            )


def words_at(text: str, offsets: Offsets) -> tuple[int, ...]:
    """Where the words inside some offsets begin: what a span is compared by, so that marks and punctuation do not count."""
    return tuple(sorted({a + m.start() for a, b in offsets for m in _WORD.finditer(text[a:b])}))


def content_words(text: str, offsets: Offsets) -> tuple[int, ...]:
    """The words of a content without the "that" before it."""
    words = words_at(text, offsets)
    if words and _word(text, words[0]) in _ARTICLE_FREE:
        words = words[1:]
    return words


def core_words(text: str, offsets: Offsets) -> tuple[int, ...]:
    """The words of a cue without auxiliaries, adverbs, prepositions and days; all of them if nothing would be left."""
    words = words_at(text, offsets)
    return tuple(w for w in words if _word(text, w) not in _CUE_MARGIN) or words


def _word(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match.group().casefold() if match else ""


@dataclass(slots=True)
class Tally:
    """Counts of one kind of span: marked by hand, found, found exactly, found overlapping."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0

    def add(self, gold: Sequence[tuple[int, ...]], found: Sequence[tuple[int, ...]]) -> None:
        """Match spans one to one, exact ones first; overlapping means sharing half of the shorter one's words."""
        wanted, given = [set(g) for g in gold if g], [set(f) for f in found if f]
        self.gold += len(wanted)
        self.found += len(given)
        left = list(range(len(given)))
        open_ = []
        for one in wanted:
            same = next((k for k in left if given[k] == one), None)
            if same is None:
                open_.append(one)
            else:
                left.remove(same)
                self.exact += 1
                self.overlap += 1
        for one in open_:
            best = max(left, key=lambda k: len(given[k] & one) / max(1, min(len(given[k]), len(one))), default=None)
            if best is not None and 2 * len(given[best] & one) >= min(len(given[best]), len(one)) and given[best] & one:
                left.remove(best)
                self.overlap += 1

    def f1(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean, in percent."""
        p, r = 100 * hits / max(1, self.found), 100 * hits / max(1, self.gold)
        return p, r, 2 * p * r / max(0.001, p + r)
