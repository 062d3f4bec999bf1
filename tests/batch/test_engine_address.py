"""Where the engine is said to be: what cannot work is refused before anything is imported or asked."""

import sys

import pytest

from crossread.batch.cluster import run_on_cluster
from crossread.errors import CrossreadError


def test_the_ray_client_is_refused_with_the_next_step() -> None:
    """An address of the Ray client is refused by name, at once, and says how to work instead; Ray is not even imported."""
    before = "ray" in sys.modules
    with pytest.raises(
        CrossreadError, match=r"ray://far:10001: the Ray client .* is not supported.*ray start --address"
    ):
        run_on_cluster([], address="ray://far:10001", rows_of=lambda _: iter(()), start=lambda: str, commit=print)
    assert ("ray" in sys.modules) == before
