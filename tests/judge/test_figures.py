"""Comparing and linking figures of several reports."""

from dataclasses import replace

import pytest

from crossread.judge.figure_values import compare_values
from crossread.judge.figures import compare_figures
from crossread.records.names import content_id
from crossread.records.text import Anchor
from crossread.records.told import Figure, FigureKind


def figure(
    words: str,
    low: float | None,
    high: float | None,
    *,
    unit: str | None = "boat",
    kind: FigureKind = "count",
    about: bool = False,
) -> Figure:
    anchor = Anchor("report-1", 0, len(words), words)
    return Figure(
        content_id("figure", words),
        "report-1",
        anchor,
        anchor,
        kind,
        low,
        high,
        about,
        None,
        unit,
        unit or "",
        "sink",
        "actual",
        None,
        None,
    )


EXACT = figure("267 boats", 267, 267)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (figure("267 boats", 267, 267), "equal"),
        (figure("about 267 boats", 267, 267, about=True), "equal"),
        (figure("270 boats", 270, 270), "compatible"),
        (figure("about 250 boats", 250, 250, about=True), "compatible"),
        (figure("more than 200 boats", 200, None), "compatible"),
        (figure("up to 300 boats", None, 300), "compatible"),
        (figure("200 to 300 boats", 200, 300), "compatible"),
        (figure("240 boats", 240, 240), "apart"),
        (figure("more than 300 boats", 300, None), "apart"),
        (figure("up to 200 boats", None, 200), "apart"),
    ],
)
def test_values(other: Figure, relation: str) -> None:
    """Rounding, bounds and "about" are compatible; the rest is apart, from either side."""
    assert compare_values(EXACT, other).relation == relation
    assert compare_values(other, EXACT).relation == relation


def test_small_counts_do_not_round() -> None:
    """Twelve and ten dead are two numbers."""
    assert compare_values(figure("12 boats", 12, 12), figure("10 boats", 10, 10)).relation == "apart"


def test_units_are_turned_into_each_other() -> None:
    """A week is seven days; miles and kilometres meet nearly; miles and days never."""
    week, days = (
        figure("a week", 1, 1, unit="week", kind="duration"),
        figure("7 days", 7, 7, unit="day", kind="duration"),
    )
    assert compare_values(week, days).relation == "equal"
    miles, km = (
        figure("100 miles", 100, 100, unit="mile", kind="quantity"),
        figure("160 km", 160, 160, unit="kilometre", kind="quantity"),
    )
    assert compare_values(miles, km).relation == "compatible"
    assert compare_values(miles, days).relation == "other-unit"


def test_another_noun_status_or_kind_is_another_measure() -> None:
    """Only figures of one noun, kind and status can conflict."""
    other = figure("240 boats", 240, 240)
    assert compare_figures(EXACT, other).relation == "conflict"
    assert compare_figures(EXACT, replace(other, unit="crew")).relation == "different-measure"
    assert compare_figures(EXACT, replace(other, status="forecast")).relation == "different-measure"
    assert compare_figures(EXACT, replace(other, kind="percentage", unit="percent")).relation == "different-measure"


def test_people_words_may_be_the_same_people() -> None:
    """ "recipients" and "people" do not make another measure, "soldiers" and "civilians" do."""
    people, recipients = (
        figure("3.1 million people", 3.1e6, 3.1e6, unit="people"),
        figure("3.1 million recipients", 3.1e6, 3.1e6, unit="recipient"),
    )
    assert compare_figures(people, recipients).relation == "equal"
    soldiers, civilians = figure("40 soldiers", 40, 40, unit="soldier"), figure("40 civilians", 40, 40, unit="civilian")
    assert compare_figures(soldiers, civilians).relation == "different-measure"
