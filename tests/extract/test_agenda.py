"""Things ahead, and which of them have a day."""

from collections.abc import Callable
from datetime import date

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.agenda import find_agenda
from crossread.extract.dates import find_dates
from crossread.extract.quotations import find_quotations
from crossread.records.text import Block, Report
from crossread.records.told import AgendaItem
from crossread.tools import Tools

Read = Callable[..., list[AgendaItem]]


@pytest.fixture
def read(tools: Tools) -> Read:
    def run(text: str, published: date | None = date(2031, 5, 14)) -> list[AgendaItem]:
        block = Block("paragraph", 0, len(text))
        annotated = tools.annotate(
            Report("report-1", "A", text, "a.txt", "", "", None, published, None, None, "en", (block,), ())
        )
        quotations = find_quotations(annotated, cast=find_cast(annotated))
        dates = find_dates(annotated, published=published, quotations=quotations)
        return list(find_agenda(annotated, dates=dates, quotations=quotations))

    return run


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("The leaders announced a summit on trade, set for June 3.", "day", date(2031, 6, 3)),
        ("The ministers will meet on Friday.", "day", date(2031, 5, 16)),
        ("The ministers are due to meet next week.", "period", date(2031, 5, 19)),
        ("The ministers are scheduled to visit the capital.", "undated", None),
        ("Trains will run again once the strike ends.", "conditional", None),
        ("He asked for a call before any summit with the bloc.", "undated", None),
    ],
)
def test_what_lies_ahead(read: Read, text: str, status: str, start: date | None) -> None:
    """One item, with a day only where the words give one."""
    [item] = read(text)
    assert (item.status, item.start) == (status, start)


def test_what_is_quoted_gets_no_day(read: Read) -> None:
    """A promise in quotation marks has its speaker's time."""
    [item] = read("“We will sign the treaty on Friday,” the minister said.")
    assert (item.status, item.start) == ("undated", None)


@pytest.mark.parametrize(
    "text", ["The ministers met on Friday.", "She set up a firm.", "Growth was expected to slow in March."]
)
def test_what_is_over_is_no_item(read: Read, text: str) -> None:
    """The past and mere uses of the words make no item."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A lorry hit the bridge on 3 June 2031. The bridge will stay closed until Friday, the council said.",
        "On 11 June 2031 the river rose. Inspectors will visit the bridge on Friday.",
    ],
)
def test_a_weekday_of_an_undated_report_gets_no_day(read: Read, text: str) -> None:
    """Counted from the accident, "until Friday" would be a Friday gone by: without a day of publication it stays undated."""
    [item] = read(text, published=None)
    assert (item.status, item.start, item.end) == ("undated", None, None)
    assert item.basis == "“Friday” counts from the day of publication, which the report does not give"


def test_a_full_date_of_an_undated_report_keeps_its_day(read: Read) -> None:
    """A day written in full needs no day of publication."""
    [item] = read("The leaders announced a summit on trade, set for June 3, 2031.", published=None)
    assert (item.status, item.start) == ("day", date(2031, 6, 3))


def test_a_present_tense_timetable_lies_ahead_only_where_the_report_is_dated(read: Read) -> None:
    """ "The window closes on 1 September" is an item of a dated report; without a day of publication it may long be over."""
    text = "The window closes on 1 September 2031."
    assert [item.start for item in read(text)] == [date(2031, 9, 1)]
    assert read(text, published=None) == []
