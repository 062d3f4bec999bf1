"""Verification: a dossier that holds passes, and each kind of damage is found and named with its place."""

from dataclasses import fields, replace

import pytest
from dossiers import hostile_report, many_reports, three_reports, two_reports

from crossread.records.dossier import Dossier
from crossread.records.text import Anchor, Report
from crossread.records.verify import Reread, verify


def sources(dossier: Dossier, edit: dict[str, str] | None = None) -> dict[str, Reread]:
    """The sources as they are today, with some report's text replaced."""
    changed = edit or {}
    return {
        r.id: Reread(changed.get(r.label, r.text), "0" * 64 if r.label in changed else r.sha256, None)
        for r in dossier.reports
    }


@pytest.mark.parametrize("make", [two_reports, three_reports, many_reports, hostile_report])
def test_a_dossier_as_made_holds(make: object) -> None:
    """Nothing is found where nothing is wrong, inside and against the sources."""
    dossier = make()
    assert verify(dossier) == ()
    assert verify(dossier, sources(dossier)) == ()


def test_a_changed_digit_is_found_at_its_place() -> None:
    """One digit changed in a source: the failure names the report, the place, and both readings."""
    dossier = two_reports()
    report = dossier.reports[0]
    figure = next(f for f in dossier.figures if f.report == report.id and f.number.exact[0].isdigit())
    place = figure.number.start
    other = "9" if report.text[place] != "9" else "8"
    edited = report.text[:place] + other + report.text[place + 1 :]
    failures = verify(dossier, sources(dossier, {report.label: edited}))
    assert [f.where for f in failures] == [f"report {report.label}"] * 2
    assert f"{report.label} {place:,}" in failures[0].detail
    assert "anchors do not hold" in failures[0].detail
    assert other in failures[0].detail.partition("found")[2]
    assert "not the one that was read" in failures[1].detail


def test_a_change_outside_every_anchor_is_still_found() -> None:
    """A word added at the end moves no anchor, and is found by the text itself."""
    dossier = two_reports()
    label = dossier.reports[1].label
    failures = verify(dossier, sources(dossier, {label: dossier.reports[1].text + " More."}))
    assert any("the text differs" in f.detail for f in failures)


def test_a_source_that_is_not_there_is_not_verified() -> None:
    """What was not looked at does not count as holding."""
    dossier = two_reports()
    held = sources(dossier)
    held.pop(dossier.reports[0].id)
    assert "not re-read" in verify(dossier, held)[0].detail
    held[dossier.reports[0].id] = Reread(None, None, "a.txt cannot be opened (No such file or directory)")
    assert "No such file" in verify(dossier, held)[0].detail


def test_a_text_changed_inside_the_dossier_is_found() -> None:
    """The report's id comes from its text, so that text and anchors cannot be changed together unseen."""
    dossier = two_reports()
    report = dossier.reports[0]
    changed = replace(dossier, reports=(replace(report, text=report.text + "!"), *dossier.reports[1:]))
    assert [f.where for f in verify(changed)] == [f"report {report.label}"]


def test_every_changed_count_is_found() -> None:
    """Each stated count is counted again."""
    dossier = two_reports()
    for field in fields(dossier.counts):
        wrong = replace(dossier.counts, **{field.name: getattr(dossier.counts, field.name) + 1})
        failures = verify(replace(dossier, counts=wrong))
        assert [f.where for f in failures] == ["counts"]
        assert field.name in failures[0].detail


def _spoiled(anchor: Anchor, report: Report) -> list[Anchor]:
    return [
        replace(anchor, exact=anchor.exact + "x"),
        replace(anchor, start=anchor.start + 1),
        replace(anchor, start=len(report.text) + 5, end=len(report.text) + 9),
        replace(anchor, report="report-0000000000000000"),
    ]


def test_every_way_an_anchor_can_be_wrong_is_found() -> None:
    """Other words, another place, a place outside the text, a report that is not there."""
    dossier = two_reports()
    first = dossier.figures[0]
    report = next(r for r in dossier.reports if r.id == first.report)
    for wrong in _spoiled(first.anchor, report):
        changed = replace(dossier, figures=(replace(first, anchor=wrong), *dossier.figures[1:]))
        assert [f.where for f in verify(changed)] == ["f1"]


def test_a_dangling_reference_is_found() -> None:
    """A row that names a statement which is not there, and a link to a figure that is not."""
    dossier = two_reports()
    row = replace(dossier.rows[0], statements=(*dossier.rows[0].statements, "statement-0000000000000000"))
    failures = verify(replace(dossier, rows=(row, *dossier.rows[1:])))
    assert [(f.where, "statement-0000000000000000" in f.detail) for f in failures] == [("r1", True)]
    link = replace(dossier.figure_links[0], right="figure-0000000000000000")
    failures = verify(replace(dossier, figure_links=(link, *dossier.figure_links[1:])))
    assert [f.where for f in failures] == ["l1"]


def test_a_reference_of_the_wrong_kind_is_found() -> None:
    """An id that exists, but names another kind of record than the one asked for."""
    dossier = two_reports()
    row = replace(dossier.rows[0], statements=(dossier.figures[0].id,))
    assert [f.where for f in verify(replace(dossier, rows=(row, *dossier.rows[1:])))] == ["r1"]


def test_two_records_of_one_id_are_found() -> None:
    """Ids name one record each."""
    dossier = two_reports()
    doubled = replace(dossier, rows=(*dossier.rows, dossier.rows[0]))
    doubled = replace(doubled, counts=replace(dossier.counts, rows=dossier.counts.rows + 1))
    assert any("stands here 2 times" in f.detail for f in verify(doubled))
