"""The tree of average linkage and where it is cut."""

import numpy as np

from crossread.gather.linking import group, join_order


def matrix(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_the_tree_is_average_linkage() -> None:
    """Two pairs are joined first; what joins them is the mean over the four crossing pairs."""
    alike = matrix((1, 0.9, 0.1, 0.2), (0.9, 1, 0.3, 0.4), (0.1, 0.3, 1, 0.8), (0.2, 0.4, 0.8, 1))
    means = [round(step.mean, 3) for step in join_order(alike)]
    assert means == [0.9, 0.8, 0.25]


def test_two_tight_sides_with_a_loose_bridge_stay_apart() -> None:
    """Three and three reports, .4 within and .25 across: a bridge that would do for single reports does not do here."""
    alike = np.full((6, 6), 0.25, np.float32)
    alike[:3, :3] = alike[3:, 3:] = 0.4
    assert group(alike) == ((0, 1, 2), (3, 4, 5))
    assert group(np.full((6, 6), 0.25, np.float32)) == ((0, 1, 2, 3, 4, 5),)


def test_what_is_not_alike_stays_alone() -> None:
    """Below the threshold nothing is joined; one report alone is a group; none are none."""
    assert group(matrix((1, 0.05), (0.05, 1))) == ((0,), (1,))
    assert group(matrix((1,))) == ((0,),)
    assert group(np.empty((0, 0), np.float32)) == ()
