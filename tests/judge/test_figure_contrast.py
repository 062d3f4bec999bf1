"""What sets two look-alike numbers apart, in reports of many kinds; and what does not."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools

DAY = Metadata(published=date(2026, 5, 5))


def read(tools: Tools, left: str, right: str) -> Dossier:
    """The dossier of two short reports of one day under two headlines."""
    texts = (f"Report from the region\n\n{left}\n", f"News of the day\n\n{right}\n")
    return compare([text_report(t.encode(), file=f"{n}.txt", metadata=DAY) for n, t in enumerate(texts)], tools=tools)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # hoped for or asked, beside what came
        (
            "The judge sentenced Hale to seven years in prison.",
            "Prosecutors had asked for nine years in prison for Hale.",
        ),
        (
            "The company made a profit of 40 million dollars in the quarter.",
            "Analysts had expected a profit of 55 million dollars in the quarter.",
        ),
        # of what was before
        (
            "Unemployment fell to 5.2 percent in the region.",
            "Unemployment in the region slipped to a new low from 5.9 percent.",
        ),
        # compared with another time
        ("Prices rose 0.4 percent from the month before.", "Prices rose 2.9 percent from a year earlier."),
        # of another hour or stage
        ("Shares in the bank fell 4 percent in early trading.", "Shares in the bank closed 6 percent lower."),
        ("Voter turnout was 61 percent at 6 p.m.", "Turnout was 68 percent when the polls closed."),
        ("She scored 18 points in the first half.", "She finished with 31 points."),
        # of another stretch of time
        ("The firm sold 30,000 cars in June.", "The firm sold 170,000 cars in the first half of the year."),
        # of a part and the whole, of two parts
        ("The mine employs 900 people in the region.", "The mine's owner employs 14,000 people around the world."),
        (
            "The winds reached 130 kilometres an hour on the coast.",
            "Inland the winds reached 95 kilometres an hour.",
        ),
        ("Unemployment fell to 5.2 percent.", "Unemployment among the young fell to 11.2 percent."),
        # of two that are numbered or named
        ("The first suspect, 34, was arrested at his home.", "The second suspect, 43, was arrested at the airport."),
        ("The poll gave the Liberals 31 percent.", "The Greens stood at 24 percent in the poll."),
        # of two opposite acts
        ("Twelve sailors were rescued by helicopter.", "Nine sailors were still missing."),
        ("The storm cut power to 20,000 homes.", "Power had been restored to 15,000 homes by evening."),
        ("Eight of the 20 hostages were freed on Friday.", "Twelve of the 20 hostages are still held."),
        (
            "The club paid 12 million euros for the striker.",
            "The club was paid 30 million euros for its goalkeeper.",
        ),
        # a dozen is a round number
        ("Rioters smashed eleven windows.", "A dozen windows were smashed by rioters."),
    ],
)
def test_two_measures_are_no_conflict(tools: Tools, left: str, right: str) -> None:
    """Numbers that differ because they are of two things are not held against each other."""
    assert not read(tools, left, right).conflicts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The judge sentenced the former banker Hale to seven years in prison.",
            "Hale was jailed for nine years by the judge.",
        ),
        ("Union leaders want 6 percent more pay for nurses.", "Union leaders demand 8 percent more pay for nurses."),
        ("Prices rose 0.4 percent from the month before.", "Prices rose 0.9 percent from the month before."),
        (
            "Inflation slowed to 3.1 percent in April, the statistics office said.",
            "The statistics office put inflation at 4.1 percent in April.",
        ),
        (
            "The winds reached 130 kilometres an hour on the northern coast.",
            "The winds reached 95 kilometres an hour on the coast in the north.",
        ),
        ("Twelve sailors were rescued by helicopter.", "A helicopter saved nine sailors."),
        ("Rioters smashed eleven windows.", "Some two dozen windows were smashed by rioters."),
        (
            "Unemployment fell to 5.2 percent from 5.9 percent.",
            "Unemployment fell to 5.2 percent, down from 6.9 percent.",
        ),
    ],
)
def test_one_measure_in_two_values_is_a_conflict(tools: Tools, left: str, right: str) -> None:
    """The words that set numbers apart do so only where they stand beside one of the two, or differ."""
    assert [c.kind for c in read(tools, left, right).conflicts] == ["value"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Officers seized 48 kilos of cocaine hidden in a shipment of bananas.",
            "Police found 84 kilograms of cocaine among the bananas.",
        ),
        (
            "The earthquake lasted 40 seconds and shook buildings in the capital.",
            "Buildings in the capital swayed as the quake went on for 90 seconds.",
        ),
        ("The tunnel is 14 kilometres long.", "The tunnel runs for 17 kilometres."),
        ("The talks broke off after two hours.", "Talks were abandoned after five hours."),
        (
            "The mine employs 900 people in the region.",
            "The mine, which has 1,300 workers in the region, opened in 1988.",
        ),
        (
            "The bridge will cost 80 million pounds to repair.",
            "Repairing the bridge is to cost 120 million pounds.",
        ),
        (
            "The vaccine protected 71 percent of those who took part in the trial.",
            "In the trial the vaccine gave protection to 82 percent of the volunteers.",
        ),
        (
            "The harbour expects to handle 118,000 tonnes this year, down from an earlier forecast of 125,000.",
            "The harbour will handle some 118,000 tonnes this year instead of the 139,000 it had promised.",
        ),
        (
            "The ministry has offered 4 percent and a single payment of 900 crowns to the nurses.",
            "Officials put 5 per cent on the table for the nurses, plus a one-off sum of 900 crowns.",
        ),
    ],
)
def test_the_only_figure_of_a_unit_is_compared_though_the_words_differ(tools: Tools, left: str, right: str) -> None:
    """Lengths, weights, durations, people and sums told in other words are found, and said to be unsure."""
    found = [(c.kind, c.confidence) for c in read(tools, left, right).conflicts]
    assert [kind for kind, _ in found] == ["value"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Moore drove the team to the 7-yard line with 29 seconds left.",
            "With 12 seconds left, Moore was tackled nine yards behind the line.",
        ),
        ("The tunnel is 14 kilometres long.", "The tunnel lies 17 kilometres from the town."),
        ("The player will miss three games.", "The player has missed five games this season."),
        (
            "The ferry was carrying 212 passengers and 40 crew.",
            "There were 252 people on board the ferry.",
        ),
        (
            "The bridge will cost 80 million pounds to repair.",
            "The government will give 30 million pounds towards repairing the bridge.",
        ),
    ],
)
def test_lone_figures_of_two_things_are_left_alone(tools: Tools, left: str, right: str) -> None:
    """Moments of a game, other distances, crews and contributions are other things."""
    assert not read(tools, left, right).conflicts
