"""How alike reports are as stories: weighted terms of four kinds, and the days between them."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from sys import intern

import numpy as np
from numpy.typing import NDArray

from crossread.gather.frequencies import Frequencies, open_news, rarity
from crossread.gather.story_words import StoryWords
from crossread.records.gathered import Evidence, EvidenceKind

Vector = Mapping[str, float]
"""Term to weight; the first letter of a term says its kind (w word, n name, f figure, o opening)."""

Matrix = NDArray[np.float32]

WEIGHTS: tuple[tuple[str, float], ...] = (("w", 0.45), ("n", 0.2), ("f", 0.05), ("o", 0.3))
"""How much each kind of term counts; among five mixtures tried on ../shared/data/groups and ECB+ all gave BCubed F1 within .01."""

_KINDS: tuple[tuple[str, EvidenceKind], ...] = (("w", "words"), ("n", "names"), ("f", "figures"), ("o", "opening"))
_DAYS_TO_FADE = 5.0
_FREE_DAYS = 1
_PAIRWISE = 12
_LEAST_RARITY = 0.5


def story_vector(found: StoryWords, counted: Frequencies) -> Vector:
    """Weigh a report's terms by (1 + ln count) x rarity, each kind scaled to its share, so that the product of two reports'
    vectors lies between 0 and 1.
    """
    known = open_news()
    by_kind = {
        "w": (found.words, counted.words, known.words),
        "n": (found.names, counted.names, known.names),
        "f": (found.figures, counted.figures, known.figures),
        "o": (found.opening, counted.words, known.words),
    }
    vector: dict[str, float] = {}
    for kind, share in WEIGHTS:
        counts, seen, shipped = by_kind[kind]
        weighed = _weigh(counts, seen, counted.reports, shipped, known.stretches)
        length = math.sqrt(sum(w * w for w in weighed.values())) or 1.0
        scale = math.sqrt(share) / length
        vector |= {intern(kind + term): w * scale for term, w in weighed.items()}
    return vector


def _weigh(
    counts: Counter[str], seen: Counter[str], reports: int, shipped: Mapping[str, int], stretches: int
) -> dict[str, float]:
    rare = ((t, n, rarity(t, seen, reports, shipped, stretches)) for t, n in counts.items())
    return {t: (1 + math.log(n)) * r for t, n, r in rare if r >= _LEAST_RARITY}


def fade(gap: int | None) -> float:
    """What is left of a likeness over `gap` days between two reports: all for a day, then less by a factor e in five days.

    None (a day nobody knows) takes nothing away.
    """
    return 1.0 if gap is None else math.exp(-max(gap - _FREE_DAYS, 0) / _DAYS_TO_FADE)


def likeness(left: Vector, right: Vector) -> float:
    """The product of two vectors, before the days between the reports are looked at."""
    if len(right) < len(left):
        left, right = right, left
    return sum(w * right[t] for t, w in left.items() if t in right)


def likeness_matrix(vectors: Sequence[Vector], days: Sequence[date | None]) -> Matrix:
    """Likeness of every pair, with the days between them; n x n, float32, the diagonal 1."""
    n = len(vectors)
    alike = np.zeros((n, n), np.float32)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings[term].append((row, weight))
    by_size: defaultdict[int, list[list[tuple[int, float]]]] = defaultdict(list)
    for places in postings.values():
        by_size[len(places)].append(places)
    for size, group in by_size.items():
        if size > 1:
            _add_products(alike, np.array(group, np.float64), size)
    alike *= _fading(days)
    np.fill_diagonal(alike, 1.0)
    return alike


def _add_products(alike: Matrix, group: NDArray[np.float64], size: int) -> None:
    """Add weight x weight for all pairs of rows that share a term; `group` is (terms, size, row and weight)."""
    rows, weights = group[..., 0].astype(np.intp), group[..., 1].astype(np.float32)
    if size > _PAIRWISE:
        for where, weight in zip(rows, weights, strict=True):
            alike[np.ix_(where, where)] += np.outer(weight, weight)
        return
    first, second = np.triu_indices(size, 1)
    left, right = rows[:, first].ravel(), rows[:, second].ravel()
    product = (weights[:, first] * weights[:, second]).ravel()
    np.add.at(alike, (left, right), product)
    np.add.at(alike, (right, left), product)


def _fading(days: Sequence[date | None]) -> Matrix:
    known = np.array([d.toordinal() if d else np.nan for d in days], np.float64)
    gap = np.nan_to_num(np.abs(known[:, None] - known[None, :]), nan=0.0)
    faded: Matrix = np.exp(-np.maximum(gap - _FREE_DAYS, 0) / _DAYS_TO_FADE).astype(np.float32)
    return faded


def shared_evidence(left: Vector, right: Vector, shown: Mapping[str, str], *, most: int = 5) -> tuple[Evidence, ...]:
    """What two reports share, by kind, with the `most` weightiest terms as the report prints them; strongest kind first."""
    shares = {t: w * right[t] for t, w in left.items() if t in right}
    whole = sum(shares.values()) or 1.0
    found = []
    for letter, kind in _KINDS:
        of_kind = sorted(((w, t) for t, w in shares.items() if t[0] == letter), key=lambda x: (-x[0], x[1]))
        if of_kind:
            words = tuple(shown.get(t[1:], t[1:]) for _, t in of_kind[:most])
            found.append(Evidence(kind, round(sum(w for w, _ in of_kind) / whole, 3), words))
    return tuple(sorted(found, key=lambda e: -e.share))
