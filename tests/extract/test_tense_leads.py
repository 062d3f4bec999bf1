"""Small words that say which way a day looks: since, until, is to."""

from datetime import date

import pytest

from crossread.extract.agenda import find_agenda
from crossread.extract.dates import find_dates
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

WRITTEN = date(2025, 10, 1)  # a Wednesday


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor, in office since March, did not speak.", date(2025, 3, 1)),
        ("The club has cancelled all games until Friday.", date(2025, 10, 3)),
        ("Sailings are suspended until Friday, the firm said.", date(2025, 10, 3)),
        ("The price has risen since Tuesday.", date(2025, 9, 30)),
        ("Two meetings are to be held on Monday.", date(2025, 10, 6)),
        ("The mayor has called a meeting for Monday.", date(2025, 10, 6)),
        ("The curfew will apply until Saturday.", date(2025, 10, 4)),
        ("The bridge would stay shut until Saturday, the council said.", date(2025, 10, 4)),
        ("The deadline falls on Monday.", date(2025, 10, 6)),
    ],
)
def test_small_words_decide(tools: Tools, sentence: str, expected: date) -> None:
    """What stands with since has been; what stands with until or after "is to" lies ahead."""
    report = text_report(f"Things in Town\n\n{sentence}\n".encode(), file="x", metadata=Metadata(published=WRITTEN))
    annotated = tools.annotate(report)
    assert [w.start for w in find_dates(annotated, published=WRITTEN, quotations=())] == [expected]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [("The hearing is to open on October 14.", 1), ("The aim is to open a school.", 0), ("The driver is to blame.", 0)],
)
def test_is_to_makes_an_item(tools: Tools, sentence: str, count: int) -> None:
    """Tell that "is to open" announces something, and that "the aim is to" and "is to blame" do not."""
    report = text_report(f"Things in Town\n\n{sentence}\n".encode(), file="x", metadata=Metadata(published=WRITTEN))
    annotated = tools.annotate(report)
    dates = find_dates(annotated, published=WRITTEN, quotations=())
    assert len(find_agenda(annotated, dates=dates, quotations=())) == count
