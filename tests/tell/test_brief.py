"""The brief for readers: one report answers for a sentence, however many tell its matter."""

from dataclasses import replace

from dossiers import two_reports

from crossread.records.dossier import Dossier
from crossread.records.told import BriefLine
from crossread.tell.brief import BriefSentence, brief_sentences
from crossread.tell.checks import find_checks, nothing_compared
from crossread.tell.lookup import look_up


def _only_line(dossier: Dossier) -> BriefSentence:
    look = look_up(dossier)
    return next(brief_sentences(look, find_checks(look)))


def test_a_sentence_is_vouched_for_by_the_report_that_prints_it_alone() -> None:
    """That B tells the matter too is said of the matter, with the verdict, and not of the sentence."""
    dossier = two_reports()
    row = next(r for r in dossier.rows if len(r.reports) > 1)
    sentence = next(s for s in dossier.statements if s.id == row.statements[0]).anchors[0]
    line = _only_line(replace(dossier, conflicts=(), brief=(BriefLine(row.id, sentence, row.reports),)))
    assert (line.label, line.others) == ("A", "B")
    assert line.words().startswith("A; r1 also in B: ")
    alone = _only_line(replace(dossier, conflicts=(), brief=(BriefLine(row.id, sentence, row.reports[:1]),)))
    assert alone.words() == "A"


def test_a_disputed_sentence_names_the_dispute() -> None:
    """Where a conflict stands on words of the sentence, its name stands behind it."""
    dossier = two_reports()
    conflict = next(c for c in dossier.conflicts if c.kind == "value")
    passage = conflict.passages[0]
    report = look_up(dossier).reports[passage.report]
    block = next(b for b in report.blocks if b.start <= passage.start < b.end)
    line = BriefLine(dossier.rows[0].id, report.anchor(block.start, block.end), (report.id,))
    assert "see c1" in _only_line(replace(dossier, brief=(line,))).words()


def test_where_nothing_is_surely_shared_no_verdict_is_given() -> None:
    """Rows that are perhaps one matter are not compared: no contradiction found would say too much."""
    dossier = two_reports()
    assert not nothing_compared(dossier)
    rows = tuple(replace(r, relation="not-comparable") for r in dossier.rows)
    assert nothing_compared(replace(dossier, rows=rows, figure_links=(), conflicts=()))
