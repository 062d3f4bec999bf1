"""Headlines brought back to ordinary case."""

from crossread.annotate.truecase import casing_of, truecase
from crossread.records.text import Block, Report

KNOWN = frozenset({"rise", "open", "orders", "river", "waters", "as"})


def report(text: str) -> Report:
    return Report("r", "A", text, "f", "", "", None, None, None, None, "en", (Block("paragraph", 0, len(text)),), ())


def test_title_case_words_of_the_body_become_small() -> None:
    """Words that the report writes in small letters lose their capital; names that it writes with one keep it."""
    casing = casing_of(report("On Monday the mayor of Westhaven ordered an evacuation."), KNOWN)
    headline = "River Waters Rise As Westhaven Mayor Orders Evacuation"
    assert truecase(headline, "headline", casing) == "river waters rise as Westhaven mayor orders evacuation"


def test_capitals_become_ordinary() -> None:
    """A line in capitals keeps capitals at its head and on names of the body only."""
    casing = casing_of(report("The river rose, said Westhaven officials."), KNOWN)
    assert truecase("WESTHAVEN RIVER WATERS RISE", "headline", casing) == "Westhaven river waters rise"


def test_ordinary_lines_and_paragraphs_stay() -> None:
    """A sentence-case headline and a paragraph are never touched."""
    casing = casing_of(report("The river rose."), KNOWN)
    for text, kind in (
        ("River rises in the far north", "headline"),
        ("The River Waters Rise As Orders Open", "paragraph"),
    ):
        assert truecase(text, kind, casing) == text


def test_length_is_kept() -> None:
    """Whatever is changed, offsets stay right."""
    casing = casing_of(report("nothing"), KNOWN)
    text = "İSTANBUL WATERS RISE AS STRASSE OPEN"
    assert len(truecase(text, "headline", casing)) == len(text)
