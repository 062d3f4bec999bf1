"""Short reports of made-up events, for the tests of gathering."""

from datetime import date

from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report

FLOOD = (
    "River Bursts Its Banks at Oberau",
    "The river Lenne burst its banks at Oberau on Monday and flooded 240 houses, the fire service said.",
    "Mayor Ilse Brandt said that the sluice at Karlshof had jammed. Pumps from Karlshof were brought to Oberau by night.",
)
FLOOD_TOLD_AGAIN = (
    "Oberau Under Water After Sluice Jams",
    "Some 240 houses in Oberau stood under water on Monday after the Lenne rose over its banks.",
    "A sluice near Karlshof had jammed, mayor Ilse Brandt told reporters; firefighters pumped through the night.",
)
OTHER_FLOOD = (
    "Flood Cuts Off Valley Near Tormes",
    "Floods cut off the villages of the Tormes valley on Monday, and 90 people were taken out by helicopter.",
    "Governor Rui Salgado called in the army after the bridge at Pinhal had been swept away by the river.",
)
MATCH = (
    "Harbour Town Win the Cup on Penalties",
    "Harbour Town won the national cup on Saturday, beating Northfield 5-4 on penalties after a goalless match.",
    "Goalkeeper Danilo Prax saved two penalties; coach Ewa Lind said the team had trained them all week.",
)
MATCH_TOLD_AGAIN = (
    "Prax the Hero as Harbour Town Take the Cup",
    "Two saves by goalkeeper Danilo Prax gave Harbour Town the national cup against Northfield on Saturday.",
    "No goals fell before the penalties, which Harbour Town won 5-4. Coach Ewa Lind praised the team's training.",
)


def report(paragraphs: tuple[str, ...], *, day: date | None = None, outlet: str | None = None) -> Report:
    """A report of a headline and paragraphs."""
    known = Metadata(published=day, outlet=outlet)
    return text_report("\n\n".join(paragraphs).encode(), file="made-up.txt", metadata=known)


def long_report(topic: str, *, paragraphs: int = 8) -> tuple[str, ...]:
    """Paragraphs long enough to be compared word run by word run."""
    body = (
        f"In paragraph {n} the council of {topic} said that item {n * 7} of its plan for roads, schools and "
        f"water number {n * 13} would be put off until member {n} of the board had seen the papers of year {1900 + n}."
        for n in range(paragraphs)
    )
    return (f"Council of {topic} Puts Off Its Plan", *body)
