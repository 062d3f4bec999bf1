"""The lines under a headline: outlet, day and author are read where they are plain, and left alone where they are not."""

from datetime import date

import pytest

from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report

BODY = "The dam above the town held through the night, although water ran over its crest for almost two hours.\n"


def read(head: str, **known: object) -> Report:
    text = f"Dam Holds Through the Night\n{head}\n\n{BODY}"
    return text_report(text.encode(), file="a.txt", metadata=Metadata(**known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "outlet", "day", "author"),
    [
        (
            "By Ann Holt\nThe Valley Courier\nPublished: 14 May 2031",
            "The Valley Courier",
            date(2031, 5, 14),
            "Ann Holt",
        ),
        ("By Piet Vries, Valley Today\nMay 15, 2031", "Valley Today", date(2031, 5, 15), "Piet Vries"),
        ("The Sentinel | Monday 29 September 2031 18.20", "The Sentinel", date(2031, 9, 29), None),
        ("PORTO, Jan. 21 2031 (Global Wire)", "Global Wire", date(2031, 1, 21), None),
        ("Published 3 May 2031\nUpdated 5 May 2031", None, date(2031, 5, 3), None),
    ],
)
def test_what_a_head_tells(head: str, outlet: str | None, day: date, author: str | None) -> None:
    """Outlet, day and author come out, a note says from where, and the lines are bylines."""
    report = read(head)
    assert (report.outlet, report.published, report.author) == (outlet, day, author)
    assert [n.kind for n in report.notes] == ["imprint"]
    assert {b.kind for b in report.blocks[1:-1]} == {"byline"}


@pytest.mark.parametrize("head", ["What we know so far", "May Day in the valley", "Two days: 3 May 2031, 5 May 2031"])
def test_what_is_not_plain_is_left_open(head: str) -> None:
    """A section heading names no outlet, a month without a day no date, and two days do not agree on one."""
    report = read(head)
    assert (report.outlet, report.published) == (None, None)


def test_what_was_said_about_a_report_wins() -> None:
    """Metadata given beside the file stands over what the text says."""
    report = read("The Valley Courier, 14 May 2031", outlet="The Wire", published=date(2031, 5, 1))
    assert (report.outlet, report.published) == ("The Wire", date(2031, 5, 1))


def test_a_date_in_the_first_paragraph_is_no_imprint() -> None:
    """A sentence of the report that names a day tells when something happened, not when it was printed."""
    report = text_report(f"Dam Holds\n\nThe dam broke on 4 May 2031, officials said.\n\n{BODY}".encode(), file="a.txt",
                         metadata=Metadata())  # fmt: skip
    assert report.published is None


def test_a_line_with_the_day_above_the_headline_counts() -> None:
    """Pages copied whole often begin with it."""
    text = "21 July 2013 Last updated at 11:11 GMT\n\nFire in Harwick town centre tackled\n\nCrews have tackled a blaze in Harwick.\n"
    report = text_report(text.encode(), file="fire.txt", metadata=Metadata())
    assert report.published == date(2013, 7, 21)
    assert report.blocks[0].kind == "byline"
