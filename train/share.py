"""A share of the recipe, always the same sentences: the whole of it run in minutes, to prove that its steps fit together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

FEWEST_STEPS = 20
T = TypeVar("T")


def some(items: Iterable[T], share: float) -> list[T]:
    """Give every n-th item, the first among them, n being 1 / share; all of them for 1."""
    return list(islice(items, 0, None, round(1 / share)))


def steps(whole: int, share: float) -> int:
    """Give the share of a number of training steps, at least `FEWEST_STEPS`."""
    return min(whole, max(FEWEST_STEPS, round(whole * share)))
