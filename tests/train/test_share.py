"""A share of the recipe: which items it takes and how many steps."""

import pytest

from train.share import FEWEST_STEPS, some, steps


@pytest.mark.parametrize(("share", "wanted"), [(1.0, [0, 1, 2, 3, 4, 5]), (0.5, [0, 2, 4]), (0.3, [0, 3])])
def test_every_nth_item_is_taken(share: float, wanted: list[int]) -> None:
    """The same items each time, so that a later step knows the labels an earlier one saw; all of them for the whole."""
    assert some(iter(range(6)), share) == wanted


def test_a_share_of_steps_has_a_floor_and_never_exceeds_the_whole() -> None:
    """A hundredth of 7,000 steps are 70, of 300 the fewest, of 10 still 10."""
    assert [steps(n, 0.01) for n in (7000, 300, 10)] == [70, FEWEST_STEPS, 10]
    assert steps(7000, 1.0) == 7000
