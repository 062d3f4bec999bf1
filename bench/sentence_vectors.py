"""The sentence table against human similarity (STS benchmark). `python -m bench.sentence_vectors` from the repo root.

Prints and writes bench/results/sentence_vectors.md: Spearman's rho on dev and test, all genres and news alone, beside TF-IDF
(idf from the sentences of the part itself), and sentences encoded a CPU-second. The benchmark is class E: measured, never trained on.
"""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.weights import table
from crossread.weights import vectors

SHARED = Path("../shared/data/sts_benchmark")
RESULT = Path("bench/results/sentence_vectors.md")
Pair = tuple[str, float, str, str]


def read(path: Path) -> list[Pair]:
    """Genre, similarity 0 to 5, and two sentences a line."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], float(row[4]), row[5], row[6]) for row in rows if len(row) >= 7]


def spearman(a: Sequence[float] | NDArray[np.float64], b: Sequence[float] | NDArray[np.float64]) -> float:
    """Rank correlation, ties given their mean rank."""
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def _ranks(values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    array = np.asarray(values)
    _, inverse, counts = np.unique(array, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return ((ends - counts + ends - 1) / 2)[inverse]


def tf_idf(pairs: Sequence[Pair]) -> list[float]:
    """Cosine of TF-IDF vectors of lower-case words."""
    bags = [Counter(re.findall(r"\w+", s.lower())) for p in pairs for s in p[2:]]
    known = Counter(word for bag in bags for word in bag)
    weight = {word: math.log(len(bags) / n) + 1 for word, n in known.items()}

    def cosine(a: Counter[str], b: Counter[str]) -> float:
        dot = sum(n * b[w] * weight[w] ** 2 for w, n in a.items())
        sizes = [math.sqrt(sum((n * weight[w]) ** 2 for w, n in bag.items())) for bag in (a, b)]
        return dot / (sizes[0] * sizes[1] or 1)

    return [cosine(bags[2 * k], bags[2 * k + 1]) for k in range(len(pairs))]


def main() -> None:
    """Measure and write."""
    rows = []
    for part in ("dev", "test"):
        pairs = read(SHARED / f"sts-{part}.csv")
        start = time.process_time()
        coded = vectors.encode([s for p in pairs for s in p[2:]])
        speed = 2 * len(pairs) / (time.process_time() - start)
        ours, theirs = (coded[::2] * coded[1::2]).sum(1), tf_idf(pairs)
        for genre in ("all", "main-news"):
            chosen = [k for k, p in enumerate(pairs) if genre in ("all", p[0])]
            wanted = [pairs[k][1] for k in chosen]
            rho = [f"{spearman([x[k] for k in chosen], wanted):.3f}" for x in (ours, theirs)]
            rows.append([part, genre, len(chosen), *rho, f"{speed:.0f}"])
    head = ["part", "genre", "pairs", "table", "TF-IDF", "sentences per CPU-second"]
    text = (
        "# Sentence vectors\n\n`python -m bench.sentence_vectors`. Spearman's rho, nothing tuned on either part.\n\n"
        + table(head, rows)
        + "\n"
    )
    print(text)
    RESULT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
