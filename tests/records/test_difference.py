"""The difference of two dossiers: what was added, what is gone, what changed, by id."""

from dataclasses import replace

from dossiers import three_reports, two_reports

from crossread.records.difference import difference


def test_nothing_differs_from_itself() -> None:
    """A dossier against itself gives an empty difference."""
    assert difference(two_reports(), two_reports()).is_empty


def test_a_further_report_is_named() -> None:
    """The report that came, and only that, is new; the other way round it is gone."""
    before, after = two_reports(), three_reports()
    found = difference(before, after)
    assert found.reports_added == tuple(r.id for r in after.reports if r.id not in {b.id for b in before.reports})
    assert found.reports_gone == ()
    assert difference(after, before).reports_gone == found.reports_added


def test_a_changed_verdict_is_changed_and_not_new() -> None:
    """The same row with another relation keeps its id and is listed as changed."""
    before = two_reports()
    relation = "detail" if before.rows[0].relation != "detail" else "same"
    after = replace(before, rows=(replace(before.rows[0], relation=relation), *before.rows[1:]))
    (section,) = difference(before, after).sections
    assert (section.section, section.added, section.gone, section.changed) == ("rows", (), (), (before.rows[0].id,))


def test_a_lost_record_is_gone() -> None:
    """A record that the new dossier does not have is listed under gone."""
    before = two_reports()
    after = replace(before, figures=before.figures[1:])
    assert ("figures", (before.figures[0].id,)) in [(s.section, s.gone) for s in difference(before, after).sections]
