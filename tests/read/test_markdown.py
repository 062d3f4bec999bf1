"""Markdown files: words without mark-up, headings and quotations with their kind."""

from crossread.read.markdown import markdown_report
from crossread.read.metadata import Metadata

SOURCE = """---
layout: post
---
# Dam Holds Through the Night

The dam above [the town](https://example.org/town) **held** through the night,
although water ran over `its crest`.

## Gates opened early

> “We had a plan, and we kept to it.”

- One gate was opened on Sunday.
- The other followed on Monday.

<!-- a note to the desk -->
"""


def test_words_without_mark_up() -> None:
    """Links, emphasis and code lose their marks; front matter and comments are no text; soft breaks are spaces."""
    report = markdown_report(SOURCE.encode(), file="a.md", metadata=Metadata())
    assert [(b.kind, report.text[b.start : b.end]) for b in report.blocks] == [
        ("headline", "Dam Holds Through the Night"),
        ("paragraph", "The dam above the town held through the night, although water ran over its crest."),
        ("heading", "Gates opened early"),
        ("quotation", "“We had a plan, and we kept to it.”"),
        ("paragraph", "One gate was opened on Sunday."),
        ("paragraph", "The other followed on Monday."),
    ]
    assert report.title == "Dam Holds Through the Night"


def test_a_repeated_paragraph_is_left_out_with_a_note() -> None:
    """The same paragraph twice is printed once."""
    words = "The dam above the town held through the night, the mayor said."
    report = markdown_report(f"# Dam\n\n{words}\n\n{words}\n".encode(), file="a.md", metadata=Metadata())
    assert report.text.count(words) == 1
    assert [n.kind for n in report.notes].count("repeated-paragraph") == 1


def test_an_image_is_not_a_paragraph() -> None:
    """A picture has no words of the report."""
    report = markdown_report(b"# Dam\n\n![the dam](dam.png)\n\nThe dam held.\n", file="a.md", metadata=Metadata())
    assert [report.text[b.start : b.end] for b in report.blocks] == ["Dam", "The dam held."]
