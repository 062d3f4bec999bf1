"""Runs of five words as numbers: two prints of one text share most of them, two reports of one event next to none."""

import re
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from crossread.records.text import Report

Shingles = NDArray[np.uint64]
"""Sorted, each once."""

RUN = 5
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15
_PASSED_OVER = ("byline", "caption")


def report_words(report: Report) -> list[str]:
    """The words of headline, headings, paragraphs and quotations in lower case, in order."""
    words: list[str] = []
    for block in report.blocks:
        if block.kind not in _PASSED_OVER:
            words += _WORD.findall(report.text[block.start : block.end].lower())
    return words


def shingles(words: list[str]) -> Shingles:
    """Number every run of five words; a shorter text is one run. The same on every machine and in every process."""
    numbers = np.array([_number(word) for word in words], np.uint64)
    if len(numbers) < RUN:
        numbers = np.concatenate([numbers, np.zeros(RUN - len(numbers), np.uint64)])
    runs = np.zeros(len(numbers) - RUN + 1, np.uint64)
    with np.errstate(over="ignore"):
        for place in range(RUN):
            runs = runs * np.uint64(_FACTOR) + numbers[place : len(numbers) - RUN + 1 + place]
            runs ^= runs >> np.uint64(29)
    return np.unique(runs)


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def overlap(left: Shingles, right: Shingles) -> tuple[float, float]:
    """Exact Jaccard and containment (shared runs over the shorter side's runs)."""
    shared = len(np.intersect1d(left, right, assume_unique=True))
    return shared / (len(left) + len(right) - shared), shared / min(len(left), len(right))
