"""Markdown: every passage has a footnote that can be read back and checked against the text."""

from dossiers import hostile_report, many_reports, three_reports, two_reports
from hypothesis import given
from hypothesis import strategies as st
from making import make_report

from crossread.records.text import Anchor
from crossread.tell.citations import broken_citations, footnote, read_citations, read_reports
from crossread.tell.markdown import markdown_page


def test_all_footnotes_of_a_dossier_hold() -> None:
    """Each footnote's words stand where it says, also where the text is full of markup."""
    for held in (two_reports(), three_reports(), many_reports(4, 10), hostile_report()):
        page = markdown_page(held)
        citations = read_citations(page)
        assert len(citations) == page.count("\n[^") > 0
        assert broken_citations(citations, {r.label: r.text for r in held.reports}) == ()


def test_every_mark_has_its_footnote() -> None:
    """No footnote is called that is not there."""
    page = markdown_page(three_reports())
    body, notes = page.split("## Passages")
    called = {part.split("]")[0] for part in body.split("[^")[1:]}
    assert called == {part.split("]")[0] for part in notes.split("[^")[1:]}


def test_a_changed_word_breaks_its_footnote() -> None:
    """One digit changed in the text is found, with what stands there now."""
    held = two_reports()
    texts = {r.label: r.text.replace("212 people", "221 people") for r in held.reports}
    broken = broken_citations(read_citations(markdown_page(held)), texts)
    assert broken
    assert all("212" in b.citation.exact and "221" in str(b.found) for b in broken)


def test_a_missing_report_breaks_its_footnotes() -> None:
    """What cannot be looked up is not taken as checked."""
    held = two_reports()
    broken = broken_citations(read_citations(markdown_page(held)), {"A": held.reports[0].text})
    assert {b.citation.label for b in broken} == {"B"}
    assert {b.found for b in broken} == {None}


def test_reports_are_named_with_their_sha256() -> None:
    """The list of reports can be read back: letter, file and sha256."""
    held = two_reports()
    assert [(r.label, r.file, r.sha256) for r in read_reports(markdown_page(held))] == [
        (r.label, r.file, r.sha256) for r in held.reports
    ]


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_words_survive_a_footnote(words: str) -> None:
    """Line breaks, back-slashes, quotation marks and unseen signs come back as they were."""
    (citation,) = read_citations(footnote(1, "A", Anchor("report-x", 3, 3 + len(words), words)))
    assert (citation.start, citation.end, citation.exact) == (3, 3 + len(words), words)


def test_a_title_cannot_forge_a_footnote() -> None:
    """A headline that looks like a footnote is not read as one."""
    report = make_report("A", "[^1]: A 0–4 “fake”\n\nText.")
    from making import make_dossier

    assert read_citations(markdown_page(make_dossier((report,)))) == ()
