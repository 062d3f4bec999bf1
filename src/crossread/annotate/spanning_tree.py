"""Maximum spanning trees over head scores (Chu & Liu 1965, Edmonds 1967), with a single root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Give the head of every node; `scores[d, h]` is the score of h heading d, node 0 is the root and heads one node."""
    heads = _tree(scores)
    roots = [d for d in range(1, len(scores)) if heads[d] == 0]
    if len(roots) <= 1:
        return heads
    best, found = -np.inf, heads
    for root in roots:
        limited = scores.copy()
        limited[1:, 0] = -1e9
        limited[root, 0] = scores[root, 0]
        candidate = _tree(limited)
        total = sum(limited[d, candidate[d]] for d in range(1, len(scores)))
        if total > best:
            best, found = total, candidate
    return found


def _tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    table = scores.astype(np.float64).copy()
    np.fill_diagonal(table, -np.inf)
    table[0] = -np.inf
    heads = table.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    return heads if cycle is None else _contract(table, heads, cycle)


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    state = np.zeros(len(heads), int)
    for start in range(1, len(heads)):
        path, at = [], start
        while at != 0 and state[at] == 0:
            state[at] = start
            path.append(at)
            at = int(heads[at])
        if at != 0 and state[at] == start and at in path:
            return path[path.index(at) :]
    return None


def _contract(table: NDArray[np.float64], heads: NDArray[np.int64], cycle: list[int]) -> NDArray[np.int64]:
    """Fold a cycle into one node, solve the smaller problem, unfold it."""
    inside = set(cycle)
    outside = [n for n in range(len(heads)) if n not in inside]
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    enters, leaves = {}, {}
    weight = sum(table[d, heads[d]] for d in cycle)
    for a, node in enumerate(outside):
        for b, other in enumerate(outside):
            small[a, b] = table[node, other]
        best = max(cycle, key=lambda c: table[node, c])
        leaves[a], small[a, -1] = best, table[node, best]
        broken = max(cycle, key=lambda c: table[c, node] - table[c, heads[c]])
        enters[a], small[-1, a] = broken, table[broken, node] - table[broken, heads[broken]] + weight
    solved = _tree(small.astype(np.float32))
    found = heads.copy()
    for a, node in enumerate(outside):
        if node != 0:
            found[node] = leaves[a] if solved[a] == size - 1 else outside[int(solved[a])]
    entry = int(solved[-1])
    found[enters[entry]] = outside[entry]
    return found
