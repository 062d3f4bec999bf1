"""MUC, B-cubed and CEAF-e over clusters of mentions, and their mean (the CoNLL-2012 score; Pradhan et al. 2014)."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

Cluster = frozenset[Hashable]


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """MUC F1 (Vilain et al. 1995): links; singletons count for nothing."""
    return _f1(_muc_side(gold, found), _muc_side(found, gold))


def _muc_side(of: Sequence[Cluster], by: Sequence[Cluster]) -> float:
    home = {mention: i for i, cluster in enumerate(by) for mention in cluster}
    right = total = 0
    for cluster in of:
        parts = {home.get(mention, ("alone", mention)) for mention in cluster}
        right += len(cluster) - len(parts)
        total += len(cluster) - 1
    return right / total if total else 0.0


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998) with predicted mentions: a mention that the other side lacks scores nothing."""
    return _f1(_b_side(gold, found), _b_side(found, gold))


def _b_side(of: Sequence[Cluster], by: Sequence[Cluster]) -> float:
    home = {mention: cluster for cluster in by for mention in cluster}
    scores = [len(cluster & home[m]) / len(cluster) if m in home else 0.0 for cluster in of for m in cluster]
    return sum(scores) / len(scores) if scores else 0.0


def ceaf_e(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """CEAF-e F1 (Luo 2005): clusters matched one to one by 2|A and B| / (|A| + |B|)."""
    total = _best_match(gold, found)
    return _f1(total / len(gold) if gold else 0.0, total / len(found) if found else 0.0)


def conll(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """The mean of the three."""
    return (muc(gold, found) + b_cubed(gold, found) + ceaf_e(gold, found)) / 3


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _best_match(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """The weight of the best one-to-one matching; clusters that share no mention fall into separate small problems."""
    holds: dict[Hashable, list[int]] = defaultdict(list)
    for j, cluster in enumerate(found):
        for mention in cluster:
            holds[mention].append(j)
    edges: dict[int, dict[int, float]] = {}
    for i, cluster in enumerate(gold):
        near = {j for mention in cluster for j in holds[mention]}
        edges[i] = {j: 2 * len(cluster & found[j]) / (len(cluster) + len(found[j])) for j in near}
    return sum(_assign([edges[i] for i in part]) for part in _components(edges))


def _components(edges: dict[int, dict[int, float]]) -> list[list[int]]:
    """Gold clusters that compete for the same found ones, directly or through others."""
    by_found: dict[int, list[int]] = defaultdict(list)
    for i, near in edges.items():
        for j in near:
            by_found[j].append(i)
    seen: set[int] = set()
    parts = []
    for start in edges:
        if start in seen:
            continue
        part, stack = [], [start]
        seen.add(start)
        while stack:
            i = stack.pop()
            part.append(i)
            for k in (k for j in edges[i] for k in by_found[j] if k not in seen):
                seen.add(k)
                stack.append(k)
        parts.append(part)
    return parts


def _assign(rows: list[dict[int, float]]) -> float:
    """Kuhn and Munkres by successive shortest augmenting paths, on the few rows and columns of one component."""
    columns = sorted({j for row in rows for j in row})
    size = max(len(rows), len(columns))
    cost = [
        [-rows[i].get(columns[j], 0.0) if i < len(rows) and j < len(columns) else 0.0 for j in range(size)]
        for i in range(size)
    ]
    u, v, way_of = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        way_of[0], j0 = i, 0
        least, used, way = [float("inf")] * (size + 1), [False] * (size + 1), [0] * (size + 1)
        while way_of[j0]:
            used[j0] = True
            i0, delta, j1 = way_of[j0], float("inf"), 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                value = cost[i0 - 1][j - 1] - u[i0] - v[j]
                if value < least[j]:
                    least[j], way[j] = value, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(size + 1):
                if used[j]:
                    u[way_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
        while j0:
            j1 = way[j0]
            way_of[j0], j0 = way_of[j1], j1
    return sum(-cost[way_of[j] - 1][j - 1] for j in range(1, size + 1))
