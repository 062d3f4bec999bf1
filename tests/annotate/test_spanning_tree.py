"""The best tree over head scores: one root, no cycle, and no better tree anywhere."""

from itertools import product

import numpy as np
import pytest

from crossread.annotate.spanning_tree import best_tree


def _is_tree(heads):
    """Every node reaches the root, and exactly one hangs on it."""
    if sum(head == 0 for head in heads[1:]) != 1:
        return False
    for node in range(1, len(heads)):
        seen = set()
        while node and node not in seen:
            seen.add(node)
            node = heads[node]
        if node:
            return False
    return True


def _total(scores, heads):
    return sum(scores[node, heads[node]] for node in range(1, len(heads)))


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_scores_higher(seed):
    """Against every tree there is over four words."""
    scores = np.random.default_rng(seed).normal(size=(5, 5)).astype(np.float32)
    found = best_tree(scores)
    assert _is_tree(found)
    best = max(_total(scores, h) for heads in product(range(5), repeat=4) if _is_tree(h := (0, *heads)))
    assert _total(scores, found) == pytest.approx(best, abs=1e-5)


def test_long_sentence_gives_a_tree():
    """Scores that ask for many cycles still end in one tree."""
    scores = np.random.default_rng(3).normal(size=(81, 81)).astype(np.float32)
    assert _is_tree(best_tree(scores))
