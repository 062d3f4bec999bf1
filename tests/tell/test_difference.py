"""The difference of two dossiers in words: a row is told by its verdict and its first words, not by a word of its reason."""

from dataclasses import replace

from dossiers import two_reports

from crossread.records.difference import difference
from crossread.tell.difference import difference_page


def test_a_new_row_is_shown_with_its_verdict_and_its_words() -> None:
    """What a reader can recognise: "r1  same, one adds detail  A 74 “…”"."""
    new = two_reports()
    row = new.rows[0]
    old = replace(new, rows=tuple(r for r in new.rows if r.id != row.id))
    first = next(s for s in new.statements if s.id == row.statements[0]).anchors[0]
    page = difference_page(old, new, difference(old, new))
    (line,) = [line for line in page.splitlines() if line.startswith("  + r1")]
    assert "same, one adds detail" in line and f"A {first.start:,}  “{first.exact[:20]}" in line


def test_a_gone_row_is_named_as_the_old_dossier_names_it() -> None:
    """Rows of one report have words too."""
    old = two_reports()
    row = next(r for r in old.rows if len(r.reports) == 1)
    new = replace(old, rows=tuple(r for r in old.rows if r.id != row.id))
    page = difference_page(old, new, difference(old, new))
    assert any(line.startswith("  - r") and "told by one" in line and "“" in line for line in page.splitlines())
