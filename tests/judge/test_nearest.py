"""A matter told by very many is compared with the nearest tellings only."""

from itertools import combinations

from crossread.align.matters import Link
from crossread.judge.agreement import _PARTNERS, _nearest


def _links(count: int) -> list[Link]:
    return [Link(f"s{i:03}", f"s{j:03}", round(1 / (1 + j - i), 3)) for i, j in combinations(range(count), 2)]


def test_bounded_and_everybody_compared() -> None:
    """Links grow with the statements, not with their pairs; no statement is left without its nearest."""
    links = _links(60)
    kept = _nearest(links)
    assert len(kept) <= _PARTNERS * 60 < len(links)
    assert {end for link in kept for end in (link.left, link.right)} == {f"s{i:03}" for i in range(60)}
    assert all(link in kept for link in links if link.score == 0.5)


def test_small_rows_whole() -> None:
    """Seven statements or fewer keep every link."""
    assert len(_nearest(_links(_PARTNERS + 1))) == len(_links(_PARTNERS + 1))
