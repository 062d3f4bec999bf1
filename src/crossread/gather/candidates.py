"""Pairs of reports worth comparing word run by word run: MinHash by a library, then locality-sensitive hashing by sorting."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.errors import MissingExtra
from crossread.gather.shingles import Shingles

PERMUTATIONS = 128
ROWS = 2
"""Two rows a band: a pair that shares 30 % of its runs (a report cut to a third) is found with probability .998, one that
shares 1 % with .006; what is found in vain costs 20 microseconds in the exact comparison that follows."""

_SEED = 42
_AT_ONCE = 2_000
_CROWD = 200


def candidate_pairs(reports: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Yield pairs (earlier, later) that share a band, each once and in order, by rensa or, where that is missing, datasketch.

    In a crowd of more than 200 reports with one band each is paired with its neighbours and the first alone. Raises MissingExtra
    where neither library is installed.
    """
    signatures = _signatures(reports)
    count = len(reports)
    found: NDArray[np.int64] = np.empty(0, np.int64)
    for first in range(0, PERMUTATIONS, ROWS):
        band = signatures[:, first].astype(np.uint64) << np.uint64(32) | signatures[:, first + 1].astype(np.uint64)
        found = np.union1d(found, np.fromiter((a * count + b for a, b in _sharing(band)), np.int64))
    for pair in found.tolist():
        yield divmod(pair, count)


def _sharing(band: NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
    order = np.argsort(band, kind="stable")
    ordered = band[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    ends = np.r_[starts[1:], len(ordered)]
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        rows = order[start:end].tolist()
        if len(rows) <= _CROWD:
            yield from combinations(rows, 2)
        else:
            yield from pairwise(rows)
            yield from ((rows[0], row) for row in rows[2:])


def _signatures(reports: Sequence[Shingles]) -> NDArray[np.uint32]:
    if find_spec("rensa"):
        return _by_rensa(reports)
    if find_spec("datasketch"):
        return _by_datasketch(reports)
    raise MissingExtra("rensa", "streams", "finding near-duplicates")


def _by_rensa(reports: Sequence[Shingles]) -> NDArray[np.uint32]:
    from rensa import RMinHash  # type: ignore[import-untyped]

    made = np.empty((len(reports), PERMUTATIONS), np.uint32)
    for first in range(0, len(reports), _AT_ONCE):
        some = [runs.tolist() for runs in reports[first : first + _AT_ONCE]]
        made[first : first + len(some)] = RMinHash.digest_matrix_from_token_hash_sets(
            some, PERMUTATIONS, _SEED
        ).to_rows()
    return made


def _by_datasketch(reports: Sequence[Shingles]) -> NDArray[np.uint32]:
    from datasketch import MinHash

    made = np.empty((len(reports), PERMUTATIONS), np.uint32)
    for row, runs in enumerate(reports):
        signature = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
        signature.update_batch([int(run).to_bytes(8, "little") for run in runs])
        made[row] = signature.hashvalues
    return made
