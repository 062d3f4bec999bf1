"""What dates of one report owe to another."""

from datetime import date

from crossread.align.dates import dates_by_alignment
from crossread.records.judged import Row
from crossread.records.text import Anchor
from crossread.records.told import Statement, When


def when(name: str, report: str, words: str, start: date | None, value: str, part: str | None) -> When:
    status = "resolved" if start else "unresolved"
    return When(
        name, report, Anchor(report, 0, len(words), words), start, start, status, "", value, "day", part, (), None
    )


def statement(name: str, report: str, date_id: str) -> Statement:
    anchor = Anchor(report, 0, 1, "x")
    return Statement(
        name,
        report,
        (anchor,),
        ("narrator",),
        None,
        "",
        (),
        "affirmed",
        "asserted",
        "past",
        None,
        None,
        (),
        (date_id,),
        0,
    )


def aligned(left: When, right: When) -> When:
    statements = {"s1": statement("s1", "A", left.id), "s2": statement("s2", "B", right.id)}
    row = Row("row-1", ("s1", "s2"), ("A", "B"), "same", (), "unknown", "likely", ())
    return dates_by_alignment([(left,), (right,)], [row], statements)[1][0]


NIGHT = when("d1", "A", "Saturday night", date(2031, 5, 10), "2031-05-10TNI", "NI")


def test_a_night_is_placed_through_the_other_report() -> None:
    """ "overnight" takes the night that the aligned statement names, and says whose words those are."""
    placed = aligned(NIGHT, when("d2", "B", "overnight", None, "XXXX-XX-XXTNI", "NI"))
    assert (placed.status, placed.start) == ("resolved-by-alignment", date(2031, 5, 10))
    assert "Saturday night" in placed.basis


def test_a_weekday_must_be_that_weekday() -> None:
    """ "Sunday" is not placed on a Saturday."""
    day = when("d1", "A", "May 10", date(2031, 5, 10), "2031-05-10", None)
    assert aligned(day, when("d2", "B", "Sunday", None, "XXXX-WXX-7", None)).status == "unresolved"
    assert aligned(day, when("d2", "B", "Saturday", None, "XXXX-WXX-6", None)).start == date(2031, 5, 10)


def test_an_anniversary_is_not_placed() -> None:
    """The day another statement tells is not the day of the anniversary."""
    day = when("d1", "A", "May 10", date(2031, 5, 10), "2031-05-10", None)
    assert aligned(day, when("d2", "B", "the anniversary", None, "XXXX-XX-XX", None)).status == "unresolved"
