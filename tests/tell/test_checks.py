"""What to check first: its order, and that nothing is shown twice."""

from dataclasses import replace
from datetime import date

from dossiers import three_reports, two_reports

from crossread.records.judged import Reason
from crossread.tell.checks import find_checks, is_contradiction
from crossread.tell.lookup import look_up


def test_contradictions_come_before_wordings_and_oddities() -> None:
    """What cannot both be right stands first, dates that nobody can place stand last."""
    checks = find_checks(look_up(two_reports()))
    assert [c.tone for c in checks] == ["against", "words", "apart", "apart", "apart", "odd", "odd"]


def test_a_wording_that_is_a_conflict_is_shown_once_with_its_diff() -> None:
    """The conflict record of an utterance takes the place of its same-quotation record."""
    wordings = [c for c in find_checks(look_up(two_reports())) if c.tone == "words"]
    assert len(wordings) == 1
    assert wordings[0].diff is not None


def test_a_wording_without_a_conflict_record_is_still_shown() -> None:
    """Two prints that differ are to be checked even where nobody made a conflict of them."""
    held = two_reports()
    without = replace(held, conflicts=tuple(c for c in held.conflicts if c.kind != "wording"))
    wordings = [c for c in find_checks(look_up(without)) if c.tone == "words"]
    assert [c.record for c in wordings] == [held.same_quotations[0].id]


def test_a_shared_slip_says_that_independence_is_not_shown() -> None:
    """An anomaly that several reports carry warns against counting them as two."""
    held = two_reports()
    slip = replace(held.anomalies[0], shared=True, reports=tuple(r.id for r in held.reports))
    checks = find_checks(look_up(replace(held, anomalies=(slip,))))
    (shared,) = [c for c in checks if c.record == slip.id]
    assert shared.words.startswith("a shared slip")
    assert any("independence is not shown" in reason for reason in shared.because)


def test_a_card_of_what_pulls_apart_gives_no_reason_why_it_is_one_matter() -> None:
    """What one report adds, and the verb that both use, are under "why" in the row; the card says what pulls apart."""
    held = three_reports()
    row = next(r for r in held.rows if r.relation == "pulls-apart")
    adds = Reason("one-adds", None, None, "B adds: “more”")
    pulls = Reason("outcomes-differ", None, None, "hurt in one, nobody in the other")
    for because, shown in (((adds, pulls), (pulls.detail,)), ((adds,), (adds.detail,))):
        rows = (replace(row, because=because),)
        (card,) = [c for c in find_checks(look_up(replace(held, rows=rows, conflicts=()))) if c.record == row.id]
        assert card.because == shown


def test_only_what_cannot_both_be_right_counts_as_a_contradiction() -> None:
    """Reports that pull apart, and one utterance in two wordings, contradict nothing."""
    held = replace(three_reports(), conflicts=())
    assert not any(is_contradiction(c) for c in find_checks(look_up(held)))


def test_dates_of_one_kind_share_one_check() -> None:
    """Several dates that cannot be placed make one thing to check, with each one's words."""
    held = two_reports()
    undated = tuple(replace(r, published=None) for r in held.reports)
    open_dates = tuple(replace(d, status="unresolved") for d in held.dates[:3])
    checks = find_checks(look_up(replace(held, reports=undated, dates=open_dates)))
    (dates,) = [c for c in checks if c.words == "dates nobody can place"]
    assert dates.passages == tuple(d.anchor for d in open_dates)


def test_open_dates_that_nobody_can_settle_are_no_thing_to_check() -> None:
    """An hour without a day, and open dates in a report whose day is known, stand under *When* alone."""
    held = two_reports()
    held = replace(held, reports=tuple(replace(r, published=date(2031, 3, 13)) for r in held.reports))
    undated = tuple(replace(r, published=None) for r in held.reports)
    dates = [replace(d, status="unresolved") for d in held.dates[:3]]
    hours = tuple(replace(d, precision="unknown") for d in dates)
    for case in (replace(held, dates=tuple(dates)), replace(held, reports=undated, dates=hours)):
        assert not [c for c in find_checks(look_up(case)) if c.words == "dates nobody can place"]


def test_a_print_that_only_tells_more_of_an_utterance_is_no_thing_to_check() -> None:
    """Words that one print alone has are a longer print; two wordings need words of their own on both sides."""
    held = replace(two_reports(), conflicts=())
    (same,) = held.same_quotations
    (diff,) = same.diff
    longer = replace(diff, parts=tuple(p for p in diff.parts if p.op != "only-right"))
    shown = [c.record for c in find_checks(look_up(held))]
    assert same.id in shown
    more = replace(held, same_quotations=(replace(same, diff=(longer,)),))
    assert same.id not in [c.record for c in find_checks(look_up(more))]
