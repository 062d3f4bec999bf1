"""Who tells what, and in which order each report would tell all of it."""

from dossiers import many_reports, three_reports, two_reports

from crossread.tell.coverage import order_led_by, row_starts, who_tells_what


def test_few_reports_are_grouped_by_the_very_set_that_tells() -> None:
    """With three reports there are groups for all, for pairs, and for each alone."""
    groups = who_tells_what(three_reports())
    assert [(g.words, len(g.rows)) for g in groups] == [
        ("all 3", 1),
        ("A + B", 4),
        ("only A", 1),
        ("only B", 2),
        ("only C", 2),
    ]


def test_many_reports_are_grouped_by_how_many_tell() -> None:
    """With twenty reports a matter told by eight of them stands under eight, whichever these are."""
    groups = who_tells_what(many_reports())
    assert {g.words: len(g.rows) for g in groups}["8 tell"] == 2
    assert sum(len(g.rows) for g in groups) == len(many_reports().rows)


def test_every_row_stands_in_every_order_once() -> None:
    """Whichever report leads, no matter is lost and none comes twice."""
    held = three_reports()
    for report in held.reports:
        order = order_led_by(report.id, held, row_starts(held))
        assert sorted(order) == sorted(r.id for r in held.rows)


def test_the_lead_keeps_its_own_order() -> None:
    """The rows that the leading report tells stand in the order in which it tells them."""
    held = two_reports()
    lead = held.reports[1].id
    starts = row_starts(held)
    mine = [starts[i][lead] for i in order_led_by(lead, held, starts) if lead in starts[i]]
    assert mine == sorted(mine)
