"""Pairs of sentences that look like a conflict and are none, each of a kind that a reader of real reports met."""

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools


def read(tools: Tools, left: str, right: str) -> Dossier:
    """The dossier of two short reports under two headlines."""
    texts = (f"Storm over Harwick\n\n{left}\n", f"Harwick after the storm\n\n{right}\n")
    return compare(
        [text_report(t.encode(), file=f"{n}.txt", metadata=Metadata()) for n, t in enumerate(texts)], tools=tools
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The concert takes place at the Orpheum Theatre in Harwick.", "The concert is at the Orpheum Theater in Harwick."),
        ("Nora Whelan fell about 200ft from a ridge near Harwick.", "Nora Whelan fell about 60 metres (200 feet) from a ridge."),
        (
            "Anyone with information is asked to call Harwick police on 0800 555 111.",
            "Anyone with information is asked to call Harwick police on 0800 555111.",
        ),
        (
            "Paul Ogden completed 29 of 34 passes for 364 yards in Harwick.",
            "Paul Ogden completed 29-of-34 passes for 364 yards in Harwick.",
        ),
        (
            "Paul Ogden scored 13 goals in 54 games for Harwick.",
            "Playing in a combined 157 games for Harwick and Tarn, Paul Ogden scored 33 goals.",
        ),
        ("The police seized six AK-47 rifles and 300 rounds in Harwick.", "The police seized six AK 47 rifles and 300 rounds in Harwick."),
        ("Paul Ogden stopped Tom Brandt in the sixth round to retain his title.", "Paul Ogden retained his title against Tom Brandt."),
        ("In Saturday's match, Harwick will play the winner in Tarn.", "In Saturday's match, Harwick will play No. 5 seed Tarn in Tarn."),
        (
            "The clinics of Harwick have recorded 4,300 cases of measles.",
            "The clinics of Harwick had recorded 1,900 cases of measles the month before.",
        ),
        ("No weapon has been recovered in Harwick so far.", "The weapon has not been recovered in Harwick so far."),
        (
            "“We will look at the matter,” said manager Paul Ogden. The council will monitor the situation and have no further comment.",
            "The council will monitor the situation, manager Paul Ogden said.",
        ),
        (
            "A spokesman for the store said that luckily no-one has been hurt in Harwick.",
            "A spokesman for the store said that no one was hurt in Harwick.",
        ),
        (
            "Paul Ogden received a sentence of life in prison for the murder in Harwick.",
            "Paul Ogden did not receive the death penalty for the murder in Harwick.",
        ),
        (
            "Nora Whelan's second marriage in Harwick also failed, as did a third.",
            "Her life turned after her third marriage failed in Harwick.",
        ),
        (
            "Thieves made off with jewellery worth €103 million from the Carlton in Harwick.",
            "Thieves made off with jewellery worth £88 million from the Carlton in Harwick.",
        ),
        (
            "Damage to the church in Harwick was estimated at $US1 million ($1.52 million).",
            "Damage to the church in Harwick is estimated at one million dollars.",
        ),
        (
            "Ms. Whelan ended the quarter with $8.9 million in the bank.",
            "Mr. Brandt ended the quarter with $15.7 million in the bank.",
        ),
        ("The ministry gave few other details on Monday.", "The ministry gave no details on Monday."),
        ("There have been no deaths outside Harwick, the agency said.", "At least 213 people in Harwick have died, the agency said."),
        (
            "Lena Fisk gave Harwick a 20-13 win over Tarn late in the fourth quarter on Sunday.",
            "Lena Fisk gave Harwick a 20-13 victory over Tarn late in the fourth quarter on Sunday.",
        ),
        (
            "Paul Ogden completed 28 of 41 passes for 329 yards in Harwick.",
            "Paul Ogden, who completed 28 passes for 329 yards in Harwick, was cheered.",
        ),
        ("No-one was injured in the fire in Harwick.", "No-one is believed to have been injured in the fire in Harwick."),
        (
            "Paul Ogden has played all year. He caught 53 passes for 605 yards for Harwick.",
            "Tom Brandt helped as well. He caught five passes for 68 yards for Harwick.",
        ),
        (
            "Call Harwick police on 0845 125 2222 with information about the fire.",
            "Call Harwick police on 0800 555111 with information about the fire.",
        ),
        (
            "Nora Whelan died late on Monday in Harwick after suffering a heart attack more than a week ago, her agent said.",
            "On Monday in Harwick, Nora Whelan succumbed to complications from a heart attack suffered almost three weeks ago.",
        ),
        (
            "She is well liked in Harwick and her performance as the host of the show in 2007 was widely praised.",
            "Nora Whelan first hosted the show in 2007. She also earned praise for her performance as the host of a night in 2001.",
        ),
        (
            "Mayor Nora Whelan met each candidate for 45 minutes in Harwick.",
            "Mayor Nora Whelan did not meet any other candidate in Harwick.",
        ),
        (
            "Paul Ogden will definitely not be returning to direct the sequel in Harwick.",
            "Paul Ogden will resume talks about returning to direct the sequel in Harwick.",
        ),
        (
            "Paul Ogden was offered an eight-year contract worth $200 million in Harwick.",
            "Paul Ogden was offered an eight-year contract worth $22 million per season in Harwick.",
        ),
        (
            "Harwick stocks plunged 5.4 percent as the markets reacted with alarm.",
            "Harwick stocks closed 3.9 percent down as the markets reacted with alarm.",
        ),
        (
            "Paul Ogden has been arrested four times on charges of theft in Harwick.",
            "Paul Ogden has been arrested three times since October on charges of theft in Harwick.",
        ),
        ("The quake near Harwick hurt five people.", "The quake hurt two people from Tarn near Harwick."),
        (
            "Damage to the church in Harwick was estimated at $1 million, the police said.",
            "Damage to the church in Harwick was estimated at $US1 million ($1.52 million), the police said.",
        ),
        (
            "Nora Whelan said she will not reveal the name of her source in Harwick until after his death.",
            "Nora Whelan said she would reveal the name of her source in Harwick after his death.",
        ),
        ("Nora Whelan served 4 1/2 months in prison in Harwick.", "Nora Whelan served five months in prison in Harwick."),
        (
            "The Brazilian champion beat Prado again in the sixth round in Harwick. Edson Prado was counted out.",
            "The champion kept his title in Harwick by stopping the Italian challenger Edson Prado in the sixth round.",
        ),
        (
            "A 911 caller reported the fire in Harwick at 3:33 a.m. on Main Street.",
            "The first 12 callers reported the fire in Harwick at 3:33 a.m. on Main Street.",
        ),
        (
            "In all 31 fire trucks came to the blaze in the old hotel of Harwick.",
            "Three ladder trucks came to the blaze in the old hotel of Harwick.",
        ),
        (
            "The navy in Harwick arrested 23 Somali and Yemeni pirates in the gulf on Monday.",
            "The navy brought 11 Yemeni pirates from the gulf to Harwick on Monday.",
        ),
        (
            "Harwick signed Tom Brandt on Tuesday and Paul Ogden on Friday.",
            "Paul Ogden was signed by Harwick on Friday. Tom Brandt was signed on Tuesday.",
        ),
        ("I do not understand how these players don't hire drivers in Harwick.", "Hire a driver, players of Harwick!"),
        (
            "Marines seized nine assault rifles from the boats off Harwick.",
            "Marines seized seven assault rifles, two other rifles and a grenade launcher from the boats off Harwick.",
        ),
        ("The deputies chased him near Harwick at 120 mph.", "The deputies chased him near Harwick at 193km / h."),
        (
            "The 170,000-square-foot building in Harwick houses a number of businesses.",
            "The 15,800-square-metre building in Harwick houses a number of businesses.",
        ),
        (
            "Paul Ogden of Harwick scored five touchdowns last autumn.",
            "Paul Ogden of Harwick has scored 96 touchdowns with his college.",
        ),
        (
            "The bridge was opened on Monday. Acting governor Nora Whelan spoke in Harwick.",
            "Nobody was sorry. Deputy governor Nora Whelan cut the ribbon and praised the builders.",
        ),
        (
            "“We are glad to have Ms. Whelan,” said Tom Brandt.\n\n“I am so excited to be back in Harwick for a second time.\n\n"
            "You know what they say,” said Nora Whelan.",
            "Tom Brandt asked her. “I am so excited to be back in Harwick for a second time,” said Nora Whelan.",
        ),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_conflict_is_none(tools: Tools, left: str, right: str) -> None:
    """Other spellings, units, digits set apart, a part and its whole, what was done to keep a title, "No. 5", two people,
    a score before a noun, whom one hears of and whom one sees, dates open to one side, what others are denied, a
    year's pay and all of it, the close and the day, those of one place, sums in brackets, "until".
    """
    found = read(tools, left, right).conflicts
    assert [(c.kind, [a.exact for a in c.passages]) for c in found] == []


def test_lines_that_say_when_a_report_was_written_are_not_compared(tools: Tools) -> None:
    """Nobody does anything in such a line."""
    left = "21 July 2013 Last updated at 11:11 GMT\n\nA fire was put out in Harwick early on Sunday."
    right = "22 July 2013 Last updated at 17:50 GMT\n\nA fire was put out in Harwick early on Sunday."
    assert not read(tools, left, right).conflicts


def test_words_of_one_speaker_under_two_spellings_are_his(tools: Tools) -> None:
    """A letter more in a name is no second speaker; the spelling alone may differ."""
    said = "“She was a remarkable lady, an iconic figure who influenced taste in fashion all over the world,”"
    found = read(tools, f"{said} Hugo Heffner told the agency.", f"{said} Hugo Hefner told the agency.").conflicts
    assert [c.kind for c in found if c.kind == "attribution"] == []


def test_ages_in_reports_of_unknown_days_are_unsure(tools: Tools) -> None:
    """Two years may lie between the two reports."""
    found = read(tools, "Nora Whelan, 27, was calm on Monday.", "Nora Whelan, 29, wept.").conflicts
    assert [c.confidence for c in found] == ["unsure"]
