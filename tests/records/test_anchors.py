"""Anchors: any span of any text goes into JSON and back, and an anchor that does not fit is refused or found out."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_report

from crossread.records.text import Anchor

# Everything a report can hold: letters beyond the Basic Multilingual Plane, joined emoji, marks that combine, line ends.
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.text(st.sampled_from("aé\u0301👩‍🚒🏽\u200d\r\n\u2028“”<&\x00\x1b"), min_size=1, max_size=40),
)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(spans())
def test_any_span_survives_json(drawn: tuple[str, int, int]) -> None:
    """Text and anchor written as JSON and read back still fit each other, code point for code point."""
    text, start, end = drawn
    report = make_report("A", text)
    anchor = report.anchor(start, end)
    again = msgspec.json.decode(msgspec.json.encode((report.text, anchor)), type=tuple[str, Anchor])
    assert again == (text, anchor)
    assert replace(report, text=again[0]).holds(again[1])


@given(spans(), st.integers(-3, 3).filter(bool))
def test_a_moved_anchor_holds_only_where_the_words_repeat(drawn: tuple[str, int, int], shift: int) -> None:
    """An anchor holds at its place, and at another place only if the very same words stand there."""
    text, start, end = drawn
    report = make_report("A", text)
    moved = replace(report.anchor(start, end), start=start + shift, end=end + shift)
    inside = start + shift >= 0 and end + shift <= len(text)
    assert report.holds(moved) == (inside and text[start + shift : end + shift] == text[start:end])


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 100), (50, 51)])
def test_no_anchor_without_text(start: int, end: int) -> None:
    """A span that is empty, turned round or outside the text gives no anchor."""
    with pytest.raises(ValueError, match="no text at characters"):
        make_report("A", "The dam held.").anchor(start, end)


def test_an_anchor_of_another_report_does_not_hold() -> None:
    """The same words at the same place of another report are another anchor."""
    left, right = make_report("A", "The dam held. Yes."), make_report("B", "The dam held. No.")
    assert not right.holds(left.anchor(0, 3))
