"""From likenesses to groups: average linkage, with a join refused where the two sides are much tighter than what joins them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.gather.likeness import Matrix

JOIN = 0.11
"""Mean likeness that two sides need, once their tightness is paid for. Set on other sets than measured, BCubed F1 was best at .10
or .11 wherever it was set (bench/results/streams.md)."""

_TIGHTNESS_PRICE = 3.0
_TIGHTEST = 0.35
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Join:
    """One step of the tree: two nodes (below n: reports, from n on: earlier steps) and their mean likeness."""

    left: int
    right: int
    mean: float


def join_order(alike: Matrix) -> tuple[Join, ...]:
    """Build the average-linkage tree by nearest-neighbour chains, steps from the likest to the least like; O(n^2).

    Ties go to the lower row, so the same matrix always gives the same tree.
    """
    n = len(alike)
    work = alike.copy()
    np.fill_diagonal(work, -np.inf)
    size = np.ones(n)
    alive = np.ones(n, bool)
    steps: list[tuple[float, int, int]] = []
    chain: list[int] = []
    while len(steps) < n - 1:
        if not chain:
            chain.append(int(np.argmax(alive)))
        top = chain[-1]
        nearest = int(np.argmax(work[top]))
        if len(chain) > 1 and work[top, chain[-2]] >= work[top, nearest]:
            nearest = chain[-2]
            del chain[-2:]
            low, high = min(top, nearest), max(top, nearest)
            steps.append((float(work[low, high]), low, high))
            _fuse(work, size, alive, low, high)
        else:
            chain.append(nearest)
    return _as_tree(steps, n)


def _fuse(work: Matrix, size: np.ndarray, alive: np.ndarray, low: int, high: int) -> None:
    """Put row `high` into row `low`, as the mean over all pairs."""
    mean = (work[low] * size[low] + work[high] * size[high]) / (size[low] + size[high])
    work[low], work[:, low] = mean, mean
    work[high], work[:, high] = -np.inf, -np.inf
    work[low, low] = -np.inf
    size[low] += size[high]
    alive[high] = False


def _as_tree(steps: Sequence[tuple[float, int, int]], n: int) -> tuple[Join, ...]:
    """Sort the steps of the chains by likeness and name each side by the step that last made it."""
    parent = list(range(n))
    node = list(range(n))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    tree = []
    for order, (mean, low, high) in enumerate(sorted(steps, key=lambda s: -s[0])):
        left, right = root(low), root(high)
        tree.append(Join(node[left], node[right], mean))
        parent[right] = left
        node[left] = n + order
    return tuple(tree)


def group(alike: Matrix, *, join: float = JOIN) -> tuple[tuple[int, ...], ...]:
    """Cut the tree into groups of rows, each sorted, in the order of their first rows.

    Two sides are joined when mean - 3 x (min(tightness of either side, .35) - mean) >= `join`; tightness (mean likeness within)
    counts only where both sides have three reports or more. That keeps two events of one kind apart: their reports share
    the field's words, so a fixed threshold joins them, but each side is much tighter than the bridge (ECB+ .89 -> .93).
    """
    n = len(alike)
    tree = join_order(alike) if n > 1 else ()
    members: list[tuple[int, ...]] = [(row,) for row in range(n)]
    within, pairs, whole = [0.0] * n, [0] * n, [True] * n
    for step in tree:
        left, right = step.left, step.right
        sizes = len(members[left]), len(members[right])
        crossing = sizes[0] * sizes[1]
        mean = step.mean
        if min(sizes) >= _FEWEST:
            mean -= _TIGHTNESS_PRICE * max(0.0, min(within[left], within[right], _TIGHTEST) - step.mean)
        whole.append(whole[left] and whole[right] and mean >= join)
        pairs.append(pairs[left] + pairs[right] + crossing)
        within.append((within[left] * pairs[left] + within[right] * pairs[right] + step.mean * crossing) / pairs[-1])
        members.append(tuple(sorted(members[left] + members[right])) if whole[-1] else members[left] + members[right])
    return _cut(tree, members, whole, n)


def _cut(
    tree: Sequence[Join], members: Sequence[tuple[int, ...]], whole: Sequence[bool], n: int
) -> tuple[tuple[int, ...], ...]:
    waiting, groups = [len(members) - 1] if members else [], []
    while waiting:
        node = waiting.pop()
        if whole[node]:
            groups.append(tuple(sorted(members[node])))
        else:
            waiting += [tree[node - n].left, tree[node - n].right]
    return tuple(sorted(groups))
