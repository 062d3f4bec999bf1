"""Words: stems meet, families stand for one thing, weights discount what is in every statement."""

from collections import Counter

import pytest

from crossread.align.words import are_opposites, are_related, rarity, stem, story_weights


@pytest.mark.parametrize(
    ("left", "right"), [("negotiate", "negotiations"), ("italy", "italian"), ("appoint", "appointments")]
)
def test_forms_of_one_word_share_a_stem(left: str, right: str) -> None:
    """Inflected and derived forms meet in one stem."""
    assert stem(left)[:5] == stem(right)[:5]


@pytest.mark.parametrize(
    ("left", "right"), [("resign", "quit"), ("shoot_down", "intercept"), ("jobless", "unemployment")]
)
def test_words_of_one_family_are_related(left: str, right: str) -> None:
    """Words that can stand for one thing are related both ways."""
    assert are_related(left, right) and are_related(right, left)


def test_unrelated_words_are_not() -> None:
    """Two words of different things are not related."""
    assert not are_related("flood", "trial")


def test_opposites_are_known_both_ways() -> None:
    """Opposites are a pair without order; a word is not its own opposite."""
    assert are_opposites("accept", "reject") and are_opposites("reject", "accept")
    assert not are_opposites("accept", "accept")


def test_rare_words_tell_more() -> None:
    """A rare word tells more than a common one, an unknown one most."""
    assert rarity("the") < rarity("election") < rarity("zyzzyva")


def test_the_background_cast_is_discounted() -> None:
    """A stem that stands in every statement weighs less than one of the same rarity that stands in two."""
    bags = [
        Counter({"bridge": 1, "ferri": 1}),
        Counter({"bridge": 1, "ferri": 1}),
        Counter({"bridge": 1}),
        Counter({"bridge": 1}),
    ]
    weights = story_weights(bags, {"bridge": "unheardof", "ferri": "unheardofeither"})
    assert weights["bridge"] < weights["ferri"]
