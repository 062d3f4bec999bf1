"""Origins: copies are found, reports of one occasion are not called copies, shared slips and credits count."""

from crossread.annotate.annotated import Annotated
from crossread.judge.credits import find_credits
from crossread.judge.origins import find_origins
from crossread.judge.reuse import coverage, fold_words, runs_between, shared_shingles
from crossread.records.judged import Anomaly
from crossread.records.text import Report

FLOOD = (
    "The river rose above its banks late on Tuesday and flooded the lower town, forcing some four hundred "
    "people out of their homes before midnight. Firefighters went from door to door with boats borrowed "
    "from a rowing club. The mayor said the pumps had failed when the power station was switched off as a "
    "precaution."
)
OTHER = (
    "Hundreds had to leave the low-lying quarter on Tuesday night after the water came over the "
    "embankment. Rescue crews used rowing boats to reach them. Pumps stopped working because the "
    "electricity had been cut, the town hall told us."
)


def make(label: str, text: str, outlet: str | None = None) -> Annotated:
    report = Report(label, label, text, f"{label}.txt", "", label, outlet, None, None, None, "en", (), ())
    return Annotated(report, (), (), ())


def test_a_reprint_with_other_typography_is_a_copy() -> None:
    """Curly marks, case of the headline and a trimmed end do not hide a copy."""
    copy = FLOOD.replace("'", "’")[: len(FLOOD) - 60]
    origins, groups = find_origins([make("A", FLOOD), make("B", copy), make("C", OTHER)])
    assert {(o.left, o.right): o.relation for o in origins} == {
        ("A", "B"): "copy",
        ("A", "C"): "unknown",
        ("B", "C"): "unknown",
    }
    assert [g.reports for g in groups] == [("A", "B"), ("C",)]


def test_anchors_of_shared_wording_hold() -> None:
    """The passages given as the reason for a copy are words of the two reports."""
    one, two = make("A", FLOOD), make("B", "Update. " + FLOOD)
    (origin,), _ = find_origins([one, two])
    reason = origin.because[0]
    assert reason.left is not None and one.report.holds(reason.left)
    assert reason.right is not None and two.report.holds(reason.right)


def test_shared_quotations_alone_do_not_make_a_copy() -> None:
    """Two reports of one speech share its quotations; only the narrator's words speak for copying."""
    said = "“We will rebuild every house on this street before the first snow falls, that is my promise to you”"
    one = make("A", f"The mayor visited the lower town. {said}, she said to loud applause from those who had come.")
    two = make("B", f"Applause met the head of the council in the flooded quarter. {said} were her words on Friday.")
    (origin,), groups = find_origins([one, two])
    assert origin.relation == "unknown"
    assert len(groups) == 2


def test_credits_name_the_medium_and_how() -> None:
    """Agency marks, interviews and first reports are told apart."""
    text = "LONDON (AP) — A minister told the BBC on Monday that talks failed. It was first reported by Reuters."
    found = [(c.medium, c.kind) for c in find_credits(make("A", text).report)]
    assert found == [("Associated Press", "byline"), ("BBC", "told"), ("Reuters", "reported")]


def test_a_shared_credit_is_a_common_source() -> None:
    """Two reports that lean on one interview have a common source and are still two origins."""
    one, two = (
        make("A", "She told CNN it was over. " + FLOOD),
        make("B", "In an interview with CNN she gave up. " + OTHER),
    )
    (origin,), groups = find_origins([one, two])
    assert origin.relation == "common-source"
    assert len(groups) == 2


def test_a_shared_slip_lowers_independence() -> None:
    """A slip printed by both makes a common source, with both passages, and one origin until shown otherwise."""
    one, two = make("A", FLOOD), make("B", OTHER)
    evidence = (one.report.anchor(0, 9), two.report.anchor(0, 8))
    slip = Anomaly("x", "title-inconsistent", ("A", "B"), True, evidence, "one person in office and out of it")
    (origin,), groups = find_origins([one, two], anomalies=[slip])
    assert origin.relation == "common-source"
    assert origin.because[0].left == evidence[0] and origin.because[0].right == evidence[1]
    assert len(groups) == 1


def test_coverage_counts_words_once() -> None:
    """A sentence printed twice in one report is not counted twice."""
    one, two = fold_words(make("A", FLOOD).report), fold_words(make("B", FLOOD + " " + FLOOD).report)
    runs = runs_between(shared_shingles([one, two])[0, 1])
    assert coverage(one, two, runs, outside_quotations=False) == 1.0
