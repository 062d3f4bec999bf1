"""Content ids: the same thing has the same name, and different things have different ones."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.records.names import content_id

PARTS = st.lists(st.one_of(st.text(max_size=8), st.integers(-5, 5)), max_size=4)


def test_an_id_is_the_same_on_every_machine() -> None:
    """A fixed example, so that a change of the recipe cannot go unseen: it would rename every record."""
    assert content_id("report", "The dam held.", 3) == "report-cf48110dd7e851c4"


@given(PARTS, PARTS)
def test_different_parts_have_different_ids(left: list[str | int], right: list[str | int]) -> None:
    """Parts are framed: ("ab", "c") is not ("a", "bc"), and 1 is not "1"."""
    same = [type(x) for x in left] == [type(x) for x in right] and left == right
    assert (content_id("k", *left) == content_id("k", *right)) == same


def test_framing_and_kind_count() -> None:
    """The cases that joining with a separator gets wrong."""
    assert len({content_id("k", *p) for p in (("ab", "c"), ("a", "bc"), ("abc",), ("a", "b", "c"), (1,), ("1",))}) == 6
    assert content_id("row", "a") != content_id("figure", "a")


def test_broken_text_still_has_an_id() -> None:
    """A lone surrogate, which no encoding can write, does not stop the naming."""
    assert content_id("report", "\ud800").startswith("report-")
