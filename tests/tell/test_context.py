"""A few words in their clause: as printed, themselves marked, alone where nothing holds more of them."""

from dataclasses import replace

from dossiers import two_reports

from crossread.tell.context import context_of, marked
from crossread.tell.lookup import look_up


def test_a_figure_is_shown_in_the_clause_that_tells_what_it_counts() -> None:
    """The words before and after are those of the statement, and nothing of the next."""
    look = look_up(two_reports())
    held = look.dossier.statements[0].anchors[0]
    report = look.reports[held.report]
    middle = report.anchor(held.start + 4, held.end - 4)
    context = context_of(look, middle)
    assert context.before + middle.exact + context.after == held.exact
    assert f"[{' '.join(middle.exact.split())}]" in marked(look, middle)


def test_words_that_no_statement_holds_stand_alone() -> None:
    """Without a clause the words are given as they are, with nothing marked in them."""
    dossier = two_reports()
    passage = dossier.statements[0].anchors[0]
    assert marked(look_up(replace(dossier, statements=())), passage) == " ".join(passage.exact.split())


def test_a_long_clause_is_cut_at_a_blank() -> None:
    """Of a long statement only the nearest words are shown."""
    dossier = two_reports()
    first = dossier.statements[0]
    report = dossier.reports[0]
    whole = report.anchor(0, len(report.text))
    passage = report.anchor(len(report.text) // 2, len(report.text) // 2 + 1)
    context = context_of(look_up(replace(dossier, statements=(replace(first, anchors=(whole,)),))), passage)
    assert context.before.startswith("…") and context.after.endswith("…")
    assert max(len(context.before), len(context.after)) <= 141
