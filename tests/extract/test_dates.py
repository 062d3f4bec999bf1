"""Dates of a report, from words to days, with the grounds given."""

from collections.abc import Callable
from datetime import date

import pytest

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import find_cast
from crossread.extract.dates import day_told, find_dates, find_spans
from crossread.extract.quotations import find_quotations
from crossread.records.text import Block, Report
from crossread.records.told import When
from crossread.tools import Tools

Read = Callable[..., dict[str, When]]
PUBLISHED = date(2031, 5, 14)  # a Wednesday


@pytest.fixture
def annotate(tools: Tools) -> Callable[[str], Annotated]:
    def run(text: str) -> Annotated:
        blocks, at = [], 0
        for part in text.split("\n\n"):
            blocks.append(Block("paragraph", at, at + len(part)))
            at += len(part) + 2
        return tools.annotate(
            Report("report-1", "A", text, "a.txt", "", "", None, None, None, None, "en", tuple(blocks), ())
        )

    return run


@pytest.fixture
def read(annotate: Callable[[str], Annotated]) -> Read:
    def run(text: str, *, published: date | None = PUBLISHED, **sisters: date | None) -> dict[str, When]:
        annotated = annotate(text)
        quotations = find_quotations(annotated, cast=find_cast(annotated))
        whens = find_dates(annotated, published=published, quotations=quotations, **sisters)
        return {when.anchor.exact: when for when in whens}

    return run


def test_tense_turns_a_weekday(read: Read) -> None:
    """ "met on Monday" looks back, "will meet on Monday" ahead."""
    assert read("The council met on Monday.")["Monday"].start == date(2031, 5, 12)
    assert read("The council will meet on Monday.")["Monday"].start == date(2031, 5, 19)
    assert read("The plan, expected to be published in the gazette on Monday, is short.")["Monday"].start == date(
        2031, 5, 19
    )


def test_without_any_date_a_weekday_stays_open(read: Read) -> None:
    """No date of publication and no day told: no day, and no guess."""
    when = read("The council met on Monday and again last week.", published=None)["Monday"]
    assert (when.status, when.start) == ("unresolved", None)


def test_a_sister_report_lends_its_day(read: Read) -> None:
    """A report without a date counts from another's, and says so."""
    when = read("The council met on Monday.", published=None, sister=PUBLISHED)["Monday"]
    assert (when.start, when.status) == (date(2031, 5, 12), "resolved-by-alignment")
    assert "another report" in when.basis


def test_a_weekday_and_day_without_year_infer_it_by_the_written_rule(read: Read) -> None:
    """ "Tuesday, March 4" fits 2014 and 2025; the latest not after the release's year is taken, the others are named."""
    when = read("The mayor resigned on Tuesday, March 4, after a storm last month.", published=None)["Tuesday, March 4"]
    assert (when.start, when.status) == (date(2025, 3, 4), "inferred-year")
    assert "2014" in when.basis
    assert date(2014, 3, 4) in {candidate.start for candidate in when.candidates}


def test_what_hangs_on_an_unsure_day_of_writing_is_ambiguous(read: Read) -> None:
    """A report that tells Sunday was written then or on Monday: "last week" has two readings, "this month" one."""
    found = read(
        "The mayor resigned on Sunday, February 9. He had met the council last week and voters earlier this month.",
        published=None,
    )
    assert found["last week"].status == "ambiguous"
    assert len(found["last week"].candidates) == 2
    assert found["earlier this month"].start == date(2025, 2, 1)


def test_words_in_quotation_marks_are_the_speakers_time(read: Read) -> None:
    """Inside marks the status is "quoted"; days only where the day of speaking is told beside it."""
    found = read("“We begin tomorrow,” the mayor said.")
    assert (found["tomorrow"].status, found["tomorrow"].start) == ("quoted", None)
    found = read("“We begin tomorrow,” the mayor said on Monday.")
    assert (found["tomorrow"].status, found["tomorrow"].start) == ("quoted", date(2031, 5, 13))


def test_the_same_day_needs_an_antecedent(read: Read) -> None:
    """With a day told before it is that day; without, it stays unresolved."""
    assert read("The bridge fell on Monday. On the same day the road was shut.")["the same day"].start == date(
        2031, 5, 12
    )
    assert read("On the same day the road was shut.")["the same day"].status == "unresolved"


def test_a_look_back_is_a_stretch_and_a_future_offset_a_point(read: Read) -> None:
    """ "the first in three years" is P3Y; "will open in two days" is a day."""
    assert read("It was the first flood in three years.")["in three years"].value == "P3Y"
    assert read("The bridge will open in two days.")["in two days"].start == date(2031, 5, 16)


def test_vague_recurring_open_and_anniversary(read: Read) -> None:
    """Words without a day get a named status instead of one."""
    found = read(
        "They recently met. Trains leave every day. Fares rise once the strike ends. The town marked the anniversary."
    )
    statuses = {text: when.status for text, when in found.items()}
    assert statuses == {
        "recently": "vague",
        "every day": "recurring",
        "once the strike ends": "open",
        "the anniversary": "unresolved",
    }


def test_names_and_verbs_are_no_dates(read: Read) -> None:
    """Newspapers, marches and modal verbs do not tell time."""
    assert read("The Sunday Times may say so, and thousands joined the Long March.") == {}


FILED = "OSLO, May 13 (Reuters) -"
TOLD = "The minister resigned on Tuesday, her office said, and a vote is due on Friday."


@pytest.fixture
def read_filed(tools: Tools) -> Read:
    def run(dateline: str, text: str, **sisters: date | None) -> dict[str, When]:
        whole = f"{dateline} {text}"
        blocks = (Block("byline", 0, len(dateline)), Block("paragraph", len(dateline) + 1, len(whole)))
        report = Report("report-1", "A", whole, "a.txt", "", "", None, None, None, None, "en", blocks, ())
        whens = find_dates(tools.annotate(report), published=None, **sisters)
        return {when.anchor.exact: when for when in whens}

    return run


def test_a_dateline_takes_its_year_from_a_sister_report(read_filed: Read) -> None:
    """A day without its year and a sister's day give the day that weekdays are counted from."""
    found = read_filed(FILED, TOLD, sister=date(2031, 5, 15))
    assert (found["Tuesday"].start, found["Tuesday"].status) == (date(2031, 5, 13), "resolved-by-alignment")
    assert found["Friday"].start == date(2031, 5, 16)
    assert read_filed(FILED, TOLD, sister_told=date(2031, 5, 12))["Tuesday"].start == date(2031, 5, 13)


def test_a_dateline_alone_infers_its_year_from_the_weekday_told(read_filed: Read) -> None:
    """The latest year in which the weekday told first is the dateline's day or the day before it; the status says so."""
    when = read_filed(FILED, TOLD)["Tuesday"]
    assert when.status == "inferred-year"
    assert when.start is not None
    assert (when.start.weekday(), when.start.month) == (1, 5)
    assert read_filed("OSLO, May 13, 2031 (Reuters) -", TOLD)["Tuesday"].start == date(2031, 5, 13)


def test_a_dateline_without_weekday_stays_open(read_filed: Read) -> None:
    """Nothing tells one year from another."""
    assert read_filed(FILED, "The minister resigned last week.")["last week"].status == "unresolved"


def test_for_ever_is_no_time(read: Read) -> None:
    """ "until we drop", "until you see it" set no time; "until the deal is signed" does."""
    assert read("They would march until we drop. Until you see it, it is odd.") == {}
    assert read("It goes on until the deal is signed.")["until the deal is signed"].status == "open"


def test_what_is_on_a_day_lies_ahead(read: Read) -> None:
    """ "The match is on Saturday" looks ahead, "was on Saturday" back."""
    assert read("The match is on Saturday.")["Saturday"].start == date(2031, 5, 17)
    assert read("The match was on Saturday.")["Saturday"].start == date(2031, 5, 10)


def test_a_bare_weekday_looks_as_its_namesakes_do(read: Read) -> None:
    """ "the Friday vote" is the Friday that the report tells as ahead."""
    found = read("The council will vote on Friday.\n\nThe Friday vote comes late.\n\nThe Monday vote came early.")
    assert found["Friday"].start == date(2031, 5, 16)
    assert found["Monday"].start == date(2031, 5, 12)


def test_what_is_planned_with_those_of_an_event_does_not_put_it_ahead(read: Read) -> None:
    """ "expected to meet survivors of Sunday's storm": the storm has been; the attacks named by their day are of a known year."""
    assert read("She is expected to meet survivors of Sunday's storm.")["Sunday"].start == date(2031, 5, 11)
    assert read("It came after the September 11 attacks.")["September 11 attacks"].start == date(2001, 9, 11)


def test_first_names_and_titles_are_no_dates(read: Read) -> None:
    """A month that is a person's first name, a show named after a night."""
    assert read("He was quoted in Ferry Today at length.") == {}
    assert read("Governor Jan Brandt told the show Saturday Night Stars so.") == {}


def test_the_day_told_is_given_to_sisters(annotate: Callable[[str], Annotated]) -> None:
    """The day the first sentences tell is what a sister report counts from."""
    assert day_told(
        find_spans(annotate("The mayor resigned on Sunday, February 9. Talks went on."), quotations=())
    ) == date(2025, 2, 9)
    assert day_told(find_spans(annotate("The mayor resigned. Talks went on."), quotations=())) is None
