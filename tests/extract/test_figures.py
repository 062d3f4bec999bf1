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
        ("Scores of people were hurt.", 40, 99, True),
        ("A dozen people were hurt.", 12, 12, True),
        ("Half a dozen people were hurt.", 6, 6, True),
        ("A couple of people were hurt.", 2, 3, True),
        ("Several hundred people were hurt.", 300, 999, True),
        ("Some 10-15,000 people were hurt.", 10_000, 15_000, True),
        ("All but 40 people were hurt.", None, None, False),
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
        ("Gusts reached 150 miles per hour.", "quantity", "mile an hour", 150),
        ("It was 104 degrees Fahrenheit.", "quantity", "degree Fahrenheit", 104),
        ("Shares opened at 4,321p.", "money", "penny", 4321),
        ("Two-thirds of voters agreed.", "share", "share", 2 / 3),
        ("Nine out of every 10 voters agreed.", "share", "share", 0.9),
        ("Deaths rose in the 25-64 age range.", "age", "year", 25),
        ("It was the third storm.", "ordinal", "storm", 3),
        ("Temperatures reached 40C in the south.", "quantity", "degree Celsius", 40),
        ("A magnitude 6.8 earthquake struck the coast.", "quantity", "magnitude", 6.8),
        ("Thousands of dollars were lost.", "money", "USD", 2000),
        ("The dam cost $US3 million.", "money", "USD", 3e6),
        ("The dam cost A$3.2bn.", "money", "AUD", 3.2e9),
        ("The dam cost Rs 40 crore.", "money", "INR", 40e7),
        ("The dam cost Rs.500.", "money", "INR", 500),
        ("The dam cost €1,200.", "money", "EUR", 1200),
        ("The dam cost CHF 3m.", "money", "CHF", 3e6),
        ("The dam cost R2.5 billion.", "money", "ZAR", 2.5e9),
        ("The dam cost 5 million Australian dollars.", "money", "AUD", 5e6),
        ("A 1.2 million-euro fund was set up.", "money", "EUR", 1.2e6),
        ("She was 16 when the dam broke.", "age", "year", 16),
        ("Ms. Lund, then 29, left.", "age", "year", 29),
        ("They lost by one point.", "points", "point", 1),
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
    assert read("The state gave $5 million in federal aid.")[0].measure == "federal aid"
    assert read("He faces a maximum sentence of five years in prison.")[0].measure == "maximum sentence"
    assert read("Gold rose $12 an ounce.")[0].measure == "gold"
    assert read("Eight of ten bridges fell.")[0].measure == "bridge"
    assert read("She was given six years in prison.")[0].measure == "prison"
    assert read("He set aside $8 million for the wall.")[0].measure == "wall"
    assert read("Duties on $34 billion worth of imports rose.")[0].measure == "import"
    assert read("The mill lost £2 million last year.")[0].measure == "mill"
    assert read("Officials named three “tender age” shelters.")[0].measure == "tender age shelter"


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
        "At one point, he fell.",
        "It was a wall, one spanning the lake.",
        "It was a one-on-one meeting under a zero-tolerance policy.",
        "He came third in a third-rate film.",
        "The council meets on Aug. 24-27 to vote.",
        "See p. 4 and Art. 5 of the treaty.",
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
    assert read("He has 34 goals.")[0].status == "actual"


def test_the_as_of_date_is_not_the_one_compared_with(read: Read) -> None:
    """ "up 3% in April from March" is told for April."""
    text = "Sales were up 3% in April from March."
    [figure] = read(text)
    assert figure.as_of is not None
    assert figure.anchor.exact == "3%"


def test_all_but_some_is_the_rest(read: Read) -> None:
    """ "all but three of 14" are eleven; without a total their number is not known, and three is not it."""
    first, total = read("All but three of the country's 14 districts were hit.")
    assert (first.min, first.max, first.bound, first.measure) == (11, 11, "All but", "country district")
    assert total.min == 14
    [share] = read("All but 5% of the votes were counted.")
    assert (share.min, share.unit) == (95, "percent")


def test_ages_told_by_their_decade(read: Read) -> None:
    """ "in her late 40s" is 47 to 49, "in his thirties" 30 to 39."""
    late, thirties = read("A woman in her late 40s and a man in his thirties were found.")
    assert (late.kind, late.min, late.max, late.approximate) == ("age", 47, 49, True)
    assert (thirties.min, thirties.max) == (30, 39)


def test_a_range_of_percentages_is_one_figure(read: Read) -> None:
    """ "10% to 20%" is a range; two sides of a poll are two figures."""
    assert [(f.min, f.max) for f in read("Some say 10% to 20% of homes are empty.")] == [(10, 20)]
    assert [f.min for f in read("She leads him by 42% to 39% in the poll.")] == [42, 39]


def test_younger_and_older_than_bound_ages(read: Read) -> None:
    """Ages below and above a number."""
    below, above = read("Rates among those younger than 25 and older than 64 fell.")
    assert (below.kind, below.min, below.max) == ("age", None, 25)
    assert (above.kind, above.min, above.max) == ("age", 64, None)


def test_a_percentage_behind_a_name_and_at_is_that_names(read: Read) -> None:
    """In a list of candidates each has its own share."""
    found = read("Keller stood at 25 percent, with Anna Baker at 24 percent and Lund at 22 percent.")
    assert [f.measure for f in found] == ["keller", "anna baker", "lund"]


def test_an_adverb_before_an_adjective_does_not_hide_what_is_counted(read: Read) -> None:
    """ "12 newly elected members" are members; "$5 million in revenue last quarter" is revenue."""
    assert read("They met 12 newly elected members.")[0].unit == "member"
    assert read("The mill had $5 million in revenue last quarter.")[0].measure == "revenue"


def test_a_change_and_a_level_are_no_range(read: Read) -> None:
    """ "rose $1.30 to $78.45" tells a change and where it led; "rose 2 to 3 percent" is a range."""
    assert [f.min for f in read("Crude rose $1.30 to $78.45 a barrel.")] == [1.3, 78.45]
    assert [(f.min, f.max) for f in read("Prices rose 2 to 3 percent.")] == [(2, 3)]


def test_a_year_that_names_an_election_is_no_as_of_date(read: Read) -> None:
    """ "the 2016 election" says which; "in 2016" says when."""
    assert read("He won 46 percent in the 2016 election.")[0].as_of is None
    assert read("In 2016 he won 46 percent.")[0].as_of is not None
