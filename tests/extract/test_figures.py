"""Figures of a report: value, bound, kind, unit, what is measured."""

from collections.abc import Callable
from datetime import date

import pytest

from crossread.annotate.annotated import Annotated
from crossread.extract.dates import find_dates
from crossread.extract.figures import find_figures
from crossread.records.text import Block, Report
from crossread.records.told import Figure
from crossread.tools import Tools

Read = Callable[[str], list[Figure]]


@pytest.fixture
def read(tools: Tools) -> Read:
    def run(text: str) -> list[Figure]:
        block = Block("paragraph", 0, len(text))
        annotated: Annotated = tools.annotate(
            Report("report-1", "A", text, "a.txt", "", "", None, None, None, None, "en", (block,), ())
        )
        dates = find_dates(annotated, published=date(2031, 5, 14))
        return list(find_figures(annotated, quotations=(), dates=dates))

    return run


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("At least 40 people were hurt.", 40, None, False),
        ("As many as 40 people were hurt.", None, 40, False),
        ("About 40 people were hurt.", 40, 40, True),
        ("Some 40 people were hurt.", 40, 40, True),
        ("Fewer than 40 people were hurt.", None, 40, False),
        ("40 or more people were hurt.", 40, None, False),
        ("Between 40 and 50 people were hurt.", 40, 50, False),
        ("Dozens of people were hurt.", 24, 99, True),
    ],
)
def test_bounds(read: Read, text: str, low: float | None, high: float | None, approximate: bool) -> None:
    """The words before or after a number say what it allows."""
    [figure] = read(text)
    assert (figure.min, figure.max, figure.approximate) == (low, high, approximate)
    assert (figure.unit, figure.kind, figure.predicate) == ("people", "count", "hurt")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        ("The dam cost $3.2 billion.", "money", "USD", 3.2e9),
        ("The dam cost 40 million euros.", "money", "EUR", 40e6),
        ("Prices rose 4.5 percent.", "percentage", "percent", 4.5),
        ("Support fell by three percentage points.", "points", "percentage point", 3),
        ("The river rose 12 feet.", "quantity", "foot", 12),
        ("The trial took five days.", "duration", "day", 5),
        ("A 12-year-old boy was found.", "age", "year", 12),
        ("Output doubled in size.", "ratio", None, 2),
        ("Two-thirds of voters agreed.", "share", "share", 2 / 3),
        ("It was the third storm.", "ordinal", "storm", 3),
        ("Temperatures reached 40C in the south.", "quantity", "degree Celsius", 40),
        ("A magnitude 6.8 earthquake struck the coast.", "quantity", "magnitude", 6.8),
        ("Thousands of dollars were lost.", "money", "USD", 2000),
    ],
)
def test_kinds_and_units(read: Read, text: str, kind: str, unit: str | None, value: float) -> None:
    """Money, percentages, points, lengths, times, ages, multiples, shares and ordinals are told apart."""
    [figure] = read(text)
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.min == pytest.approx(value)


def test_a_vote_is_two_figures_with_one_anchor(read: Read) -> None:
    """Both sides of a vote can be compared."""
    sides = read("The council voted 31-12 to close the port.")
    assert [(side.kind, side.min, side.anchor.exact) for side in sides] == [
        ("vote", 31, "31-12"),
        ("vote", 12, "31-12"),
    ]


def test_what_is_measured_comes_from_the_clause(read: Read) -> None:
    """Counted noun with modifiers; else what rose or fell; for a mere change, what changed."""
    assert read("They sank 14 small fishing boats.")[0].measure == "small fishing boat"
    assert read("The jobless rate fell to 4.1%.")[0].measure == "jobless rate"
    assert "wage" in read("They saw a 2% annual increase in wages.")[0].measure


@pytest.mark.parametrize(
    "text",
    [
        "The G7 met in 2019 on May 4.",
        "Section 12 of the law is void.",
        "It was No. 1 again.",
        "No one came, and it was one of the reasons.",
        "Call 555-0199 or see www.example.org/12.",
        "It was his first visit.",
        "The Boeing 737 crashed.",
        "They back a two-state solution.",
        "He doubled down on it.",
    ],
)
def test_what_is_no_figure(read: Read, text: str) -> None:
    """Years, days, labels, pronouns, addresses and "first" are left out."""
    assert read(text) == []


def test_forecast_and_revised(read: Read) -> None:
    """What is expected, and what was corrected, is marked as such."""
    assert read("Economists expect the city to add 3,000 jobs.")[0].status == "forecast"
    assert read("The count was revised to 3,000 jobs.")[0].status == "revised"
    assert read("The city added 3,000 jobs.")[0].status == "actual"


def test_the_as_of_date_is_not_the_one_compared_with(read: Read) -> None:
    """ "up 3% in April from March" is told for April."""
    text = "Sales were up 3% in April from March."
    [figure] = read(text)
    assert figure.as_of is not None
    assert figure.anchor.exact == "3%"
