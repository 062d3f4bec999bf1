"""Judgement over small reports of our own: changed facts are conflicts with both passages, other words are not."""

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools

SENTENCES = (
    "A landslide buried a stretch of the coast road on Monday, the highways agency said.",
    "Some 240 residents of the lower village were moved to a school in Harwick.",
    "“We heard a roar and then the lights went out all along the bay,” said Nora Whelan, a baker.",
    "The road had been declared safe by inspector Paul Ogden in March.",
    "Engineers expect to reopen one lane in twelve days.",
    "The mayor thanked the fire crews for their work and called for a new sea wall.",
)
REPORT = "Landslide cuts coast road\n\n" + " ".join(SENTENCES) + "\n"


def read(tools: Tools, *texts: str) -> Dossier:
    """The dossier of some texts."""
    reports = [text_report(t.encode(), file=f"{n}.txt", metadata=Metadata()) for n, t in enumerate(texts)]
    return compare(reports, tools=tools)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("240 residents", "410 residents", "value"),
        ("twelve days", "twelve weeks", "value"),
        ("on Monday", "on Thursday", "time"),
        ("had been declared", "had not been declared", "polarity"),
        ("inspector Paul Ogden", "former inspector Paul Ogden", "role"),
        ("a school in Harwick", "a school in Denver", "place"),
        ("Nora Whelan", "Maria Castellano", "attribution"),
        ("the lights went out", "the sirens went out", "wording"),
    ],
)
def test_one_changed_fact_is_one_conflict(tools: Tools, old: str, new: str, kind: str) -> None:
    """A changed fact in a copy is found, with its kind, and both passages stand where the change is."""
    assert old in REPORT
    dossier = read(tools, REPORT, REPORT.replace(old, new))
    assert [c.kind for c in dossier.conflicts] == [kind]
    texts = {r.id: r.text for r in dossier.reports}
    for passage in dossier.conflicts[0].passages:
        assert texts[passage.report][passage.start : passage.end] == passage.exact


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Some 240 residents", "About 240 residents"),
        ("twelve days", "12 days"),
        ("moved to a school", "taken to a school"),
        ("the highways agency said", "the highways agency stated"),
        ("said Nora Whelan", "according to Nora Whelan"),
        ("on Monday, the", "Monday, the"),
    ],
)
def test_other_words_are_no_conflict(tools: Tools, old: str, new: str) -> None:
    """Numbers in figures or words, synonyms and other reporting verbs leave everything standing."""
    assert old in REPORT
    assert read(tools, REPORT, REPORT.replace(old, new)).conflicts == ()


def test_one_bound_before_numbers_far_apart(tools: Tools) -> None:
    """ "More than 240" and "more than 410" in one sentence of two prints is a conflict; "more than 250" may be the same number rounded."""
    first = REPORT.replace("Some 240", "More than 240")
    [conflict] = read(tools, first, REPORT.replace("Some 240", "More than 410")).conflicts
    assert conflict.kind == "value"
    assert read(tools, first, REPORT.replace("Some 240", "More than 250")).conflicts == ()


def test_numbers_of_a_woman_and_of_a_man(tools: Tools) -> None:
    """What "she" had at the end and what "he" had are two numbers, though the sentences are alike."""
    one = (
        "Race for mayor\n\nAnna Lindqvist raised more than ever. She ended the quarter with $8.9 million in the bank.\n"
    )
    other = (
        "Race for mayor\n\nPeter Holm raised less than before. He ended the quarter with $15.7 million in the bank.\n"
    )
    assert [c.kind for c in read(tools, one, other).conflicts if c.kind == "value"] == []


def test_a_day_stands_in_no_names_place(tools: Tools) -> None:
    """A programme named in one print and a day in the other, in the same sentence, are no other name."""
    one = REPORT.replace("had been declared safe by", "had on Channel Two’s “Harbour Hour” been declared safe by")
    other = REPORT.replace("had been declared safe by", "had on Thursday evening been declared safe by")
    assert [c for c in read(tools, one, other).conflicts if c.kind == "name"] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The storm, as of 11 p.m., was moving north at 16 miles an hour.",
            "The storm, as of 2 p.m., was moving north at 17 miles an hour.",
        ),
        (
            "Ruth Hagen had left the Marbach inquiry team before the letters were found.",
            "Jonas Feld joined the Marbach inquiry team before the letters were found.",
        ),
        (
            "Nine of ten members said in a poll on Monday that the mayor should not be removed from office.",
            "A poll on Monday left voters evenly split on whether the mayor should be removed from office.",
        ),
    ],
)
def test_another_hour_person_or_question_is_no_conflict(tools: Tools, left: str, right: str) -> None:
    """Readings of two hours, what two people did, and a question beside a statement do not contradict each other."""
    one, other = (
        f"News of the day\n\n{words} The mayor thanked the fire crews for their work.\n" for words in (left, right)
    )
    assert read(tools, one, other).conflicts == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "It will open in May, in a place that, that needs it badly, come what may.",
            "It will open in May, in a place that needs it badly, come what may.",
        ),
        (
            "We opened it in May ... and we will keep it open for all of you.",
            "We opened it in May. We will keep it open for all of you.",
        ),
        (
            "They have been mending [the bridge] for many years now.",
            "The state has closed the bridge. They have been mending it for many years now.",
        ),
    ],
)
def test_stutter_gap_and_brackets_are_no_other_wording(tools: Tools, left: str, right: str) -> None:
    """A word said twice, a gap that is marked and the editor's words in brackets do not make two wordings."""
    one, other = (f"Harbour news\n\n“{words}” said Anna Lindqvist, the engineer.\n" for words in (left, right))
    assert [c for c in read(tools, one, other).conflicts if c.kind == "wording"] == []


def test_harm_told_and_harm_denied_pull_apart(tools: Tools) -> None:
    """A death in one report and "no injuries" in the other after one event pull apart; it is no contradiction."""
    one = "Fire at harbour\n\nA fire destroyed the fish market on Friday, killing at least one night watchman.\n"
    two = "Harbour blaze\n\nA fire destroyed the fish market on Friday, with no injuries reported among the traders.\n"
    dossier = read(tools, one, two)
    assert dossier.conflicts == ()
    assert "pulls-apart" in {row.relation for row in dossier.rows}


def test_reports_of_different_events_are_not_forced_together(tools: Tools) -> None:
    """Two texts that share nothing share no row."""
    other = "Cup final goes to extra time\n\nThe home side won the cup final by a late goal. Thousands sang on the terraces.\n"
    assert all(len(row.reports) == 1 for row in read(tools, REPORT, other).rows)


def test_every_row_of_several_reports_says_why(tools: Tools) -> None:
    """A verdict on several prints carries at least one reason, and shares that do not exceed one."""
    rows = [r for r in read(tools, REPORT, REPORT.replace("240", "300")).rows if len(r.reports) > 1]
    assert rows
    for row in rows:
        assert row.because
        assert sum(s.share for s in row.shares) <= 1.05


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by inspector Paul Ogden", "by Ruth Amsel and Karim Doyle"),
        ("said Nora Whelan, a baker", "Whelan told Bay Radio"),
        ("Some 240 residents", "Some 240 people"),
    ],
)
def test_several_people_and_reporting_clauses_are_no_other_name(tools: Tools, old: str, new: str) -> None:
    """Two people in the place of one, another reporting clause, another word for people: nothing that excludes the other."""
    assert old in REPORT
    kinds = {c.kind for c in read(tools, REPORT, REPORT.replace(old, new)).conflicts}
    assert not kinds & {"name", "value", "place"}
