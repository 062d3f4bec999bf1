"""Same answer or not (discord_questions), paraphrase or not (MRPC), how similar (STS-B): the likeness that alignment rests on."""

import csv
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.told_groups import SHARED
from crossread.align.profiles import Encode
from crossread.align.words import rarity, related, stem

_DARK = frozenset(
    {
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "with",
            "and",
            "or",
            "but",
            "as",
            "that",
        ),
        *("this", "is", "are", "was", "were", "be", "been", "it", "its", "he", "she", "they"),
    }
)


def likeness(lefts: Sequence[str], rights: Sequence[str], encode: Encode) -> NDArray[np.float64]:
    """Three numbers a pair: cosine of sentence vectors, and shared words (with families) over the smaller and the larger."""
    a, b = encode(lefts), encode(rights)
    rows = []
    for x, y, cosine in zip(lefts, rights, (a * b).sum(1), strict=True):
        p, q = _bag(x), _bag(y)
        shared = sum(w for s, w in p.items() if s in q)
        soft = sum(0.7 * w for s, w in p.items() if s not in q and any(stem(k) in q for k in related(s)))
        small, large = sorted((sum(p.values()) or 1.0, sum(q.values()) or 1.0))
        rows.append((float(cosine), min(1.0, (shared + soft) / small), (shared + soft) / large))
    return np.array(rows)


def _bag(text: str) -> dict[str, float]:
    words = ["".join(c for c in w if c.isalnum()) for w in text.lower().split()]
    return {stem(w): rarity(w) for w in words if w and w not in _DARK}


def discord(encode: Encode) -> str:
    """Balanced accuracy on pairs of answers of one question; weights fitted on the other questions."""
    data = json.loads((SHARED / "data/discord_questions/nanco_val.json").read_text(encoding="utf-8"))
    lefts, rights, same, question = [], [], [], []
    for number, item in enumerate(data):
        key = "cluster_global"
        for x, y in combinations([a for a in item["answers"] if a.get(key) is not None], 2):
            lefts.append(x["Answer"])
            rights.append(y["Answer"])
            same.append(x[key] == y[key])
            question.append(number)
    labels, groups = np.array(same, float), np.array(question)
    found = likeness(lefts, rights, encode)
    guess = np.zeros(len(labels), bool)
    for number in range(len(data)):
        held = groups == number
        weights = _fit(found[~held], labels[~held])
        bar = _best_bar(_score(found[~held], weights), labels[~held])
        guess[held] = _score(found[held], weights) >= bar
    accuracy = _balanced(guess, labels)
    return f"discord_questions validation, {len(labels)} pairs of answers, each question left out in turn: balanced accuracy {accuracy:.3f}"


def mrpc(encode: Encode) -> str:
    """Accuracy and F1 on the test part, one bar on the cosine set on the training part."""
    parts = []
    for name in ("train", "test"):
        path = SHARED / f"data/mrpc/msr_paraphrase_{name}.txt"
        rows = [r.split("\t") for r in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
        found = likeness([r[3] for r in rows], [r[4] for r in rows], encode)
        parts.append((found, np.array([r[0] == "1" for r in rows], float)))
    weights = _fit(*parts[0])
    scores = _score(parts[0][0], weights)
    bar = max(
        np.quantile(scores, np.linspace(0, 1, 101)), key=lambda t: float(((scores >= t) == (parts[0][1] > 0)).mean())
    )
    guess = _score(parts[1][0], weights) >= bar
    truth = parts[1][1] > 0
    f1 = 2 * (guess & truth).sum() / (guess.sum() + truth.sum())
    return f"MRPC test: accuracy {float((guess == truth).mean()):.3f}, F1 {float(f1):.3f}"


def stsb(encode: Encode) -> str:
    """Spearman correlation of the cosine on the news pairs and on all of the development part."""
    path = Path(SHARED / "data/sts_benchmark/sts-dev.csv")
    rows = list(csv.reader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    cosine = (encode([r[5] for r in rows]) * encode([r[6] for r in rows])).sum(1)
    score = np.array([float(r[4]) for r in rows])
    news = np.array([r[0] == "main-news" for r in rows])
    return f"STS-B dev: Spearman {_spearman(cosine, score):.3f}, news pairs {_spearman(cosine[news], score[news]):.3f}"


def _fit(found: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression with both classes weighed alike, by gradient steps."""
    z = np.c_[found, np.ones(len(found))]
    weigh = np.where(labels > 0, 0.5 / max(1, labels.sum()), 0.5 / max(1, (1 - labels).sum()))
    w = np.zeros(z.shape[1])
    for _ in range(400):
        p = 1 / (1 + np.exp(-z @ w))
        w -= 8.0 * (z.T @ (weigh * (p - labels)) + 1e-4 * w)
    return w


def _score(found: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.c_[found, np.ones(len(found))] @ weights)


def _best_bar(scores: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    return float(max(np.quantile(scores, np.linspace(0.02, 0.98, 97)), key=lambda t: _balanced(scores >= t, labels)))


def _balanced(guess: NDArray[np.bool_], labels: NDArray[np.float64]) -> float:
    truth = labels > 0
    return float((guess[truth].mean() + (~guess[~truth]).mean()) / 2)


def _spearman(a: NDArray[np.float32], b: NDArray[np.float64]) -> float:
    ranks = [np.argsort(np.argsort(x)) for x in (a, b)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])
