"""Other words in one place are two wordings; other sentences before and after, and a report beside itself, are none."""

from dataclasses import replace

from dossiers import two_reports

from crossread.records.judged import Reason
from crossread.records.said import DiffOp, DiffPart
from crossread.tell.lookup import look_up
from crossread.tell.reworded import diffs_across, is_reworded, turns

DOSSIER = two_reports()
(SAME,) = DOSSIER.same_quotations
(DIFF,) = SAME.diff
LEFT, RIGHT = (look_up(DOSSIER).quotations[q] for q in (DIFF.left, DIFF.right))


def _part(op: DiffOp, words: int = 2) -> DiffPart:
    sides = []
    for quotation, silent in ((LEFT, "only-right"), (RIGHT, "only-left")):
        report = look_up(DOSSIER).reports[quotation.report]
        start = quotation.parts[0].start
        end = start + len(" ".join(report.text[start:].split(" ")[:words]))
        sides.append(None if op == silent else report.anchor(start, end))
    return DiffPart(op, sides[0], sides[1])


def test_words_between_shared_words_are_another_wording() -> None:
    """So are a few at an end; and two prints that share nothing were matched for other reasons, which one may see."""
    middle = (_part("equal"), _part("only-left", 9), _part("only-right"), _part("equal"))
    assert is_reworded(replace(DIFF, parts=middle))
    assert is_reworded(replace(DIFF, parts=(_part("equal"), _part("only-left"), _part("only-right"))))
    assert is_reworded(replace(DIFF, parts=(_part("only-left"), _part("only-right"))))


def test_sentences_before_and_after_are_no_other_wording() -> None:
    """One print begins earlier and the other goes on longer; or each has another long sentence first."""
    shifted = (_part("only-left"), _part("equal"), _part("only-right"))
    assert not is_reworded(replace(DIFF, parts=shifted))
    assert not is_reworded(replace(DIFF, parts=(_part("only-left", 9), _part("only-right", 9), _part("equal"))))


def test_two_sentences_of_one_report_are_not_laid_beside_each_other() -> None:
    """Where a report prints an utterance in two pieces, only the other report's print is compared with them."""
    own = replace(DIFF, right=DIFF.left)
    assert diffs_across(look_up(DOSSIER), replace(SAME, diff=(own, DIFF))) == (DIFF,)


def test_a_reason_holds_only_for_the_prints_it_was_found_in() -> None:
    """A negation that a third print lacks is not said of words that both of these have."""
    only = _part("only-left")
    assert only.left is not None
    dropped = Reason("dropped-negation", only.left, None, "only one print has it")
    same = replace(SAME, because=(dropped,))
    assert list(turns(same, replace(DIFF, parts=(only, _part("only-right"))))) == [dropped]
    assert not list(turns(same, replace(DIFF, parts=(_part("equal"),))))
