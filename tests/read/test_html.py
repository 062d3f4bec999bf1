"""HTML pages: the article comes out with its layout, and a page without one is refused."""

from datetime import date

import pytest

from crossread.errors import UnreadableInput
from crossread.read.html import html_report
from crossread.read.metadata import Metadata

BODY = [
    "The dam above the town held through the night, although water ran over its crest for almost two hours on Sunday.",
    "Engineers had opened both gates by Monday noon, earlier than the plan for floods asks for, the mayor said later.",
    "Farmers below the dam had driven their cattle to higher ground after a warning on the radio, and lost no animal.",
]


def page(body: str, head: str = "") -> bytes:
    navigation = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{navigation}"
        f"<article>{body}</article><footer>Copyright The Valley Post. All rights reserved.</footer></body></html>"
    ).encode()


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{w}</p>" for w in words)


HEAD = (
    "<title>Dam Holds Through the Night | The Valley Post</title>"
    '<meta property="og:title" content="Dam Holds Through the Night">'
    '<meta property="og:site_name" content="The Valley Post">'
    '<meta property="article:published_time" content="2024-05-06T18:30:00Z">'
)


def test_the_article_and_what_the_page_says_of_itself() -> None:
    """Headline, paragraphs, outlet and day come out; navigation and footer do not."""
    raw = page("<h1>Dam Holds Through the Night</h1>" + paragraphs(*BODY), HEAD)
    report = html_report(raw, file="a.html", metadata=Metadata())
    assert report.title == "Dam Holds Through the Night"
    assert report.outlet == "The Valley Post"
    assert report.published == date(2024, 5, 6)
    assert [report.text[b.start : b.end] for b in report.blocks if b.kind == "paragraph"] == BODY
    assert "Sport" not in report.text
    assert "rights reserved" not in report.text


def test_what_a_person_said_goes_over_what_the_page_says() -> None:
    """Metadata given beside the page win."""
    known = Metadata(outlet="Post", published=date(2024, 5, 7))
    report = html_report(page(paragraphs(*BODY), HEAD), file="a.html", metadata=known)
    assert (report.outlet, report.published) == ("Post", date(2024, 5, 7))


def test_a_repeated_paragraph_is_left_out_with_a_note() -> None:
    """A paragraph that stands twice in the page is printed once, and a note says so."""
    report = html_report(page(paragraphs(*BODY, BODY[0])), file="a.html", metadata=Metadata())
    assert report.text.count(BODY[0]) == 1
    assert [n.kind for n in report.notes if BODY[0][:16] in n.detail] == ["repeated-paragraph"]


def test_headings_and_quotations_keep_their_kind() -> None:
    """A subheading is a heading and a blockquote a quotation."""
    quoted = "“We had a plan for this, and on that night we kept to every line of it, hour by hour.”"
    body = paragraphs(BODY[0]) + f"<h2>A plan kept</h2><blockquote><p>{quoted}</p></blockquote>" + paragraphs(*BODY[1:])
    report = html_report(page(body, HEAD), file="a.html", metadata=Metadata())
    kinds = {report.text[b.start : b.end]: b.kind for b in report.blocks}
    assert kinds["A plan kept"] == "heading"
    assert kinds[quoted] == "quotation"


def test_scripts_do_not_become_text() -> None:
    """Nothing of a script, and no mark-up, reaches the text; entities become their signs."""
    body = "<script>alert('x')</script>" + paragraphs(BODY[0] + " Prices rose by 5&nbsp;% &amp; more.", *BODY[1:])
    report = html_report(page(body), file="a.html", metadata=Metadata())
    assert "alert" not in report.text
    assert "& more" in report.text
    assert "<" not in report.text


@pytest.mark.parametrize(
    "raw",
    [
        page("<p>Page not found.</p>"),
        b"<html><body></body></html>",
        b"<html><body><ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(raw: bytes) -> None:
    """An error page or a list of links is no report; the message says what to do."""
    with pytest.raises(UnreadableInput, match="no article found in the page") as refusal:
        html_report(raw, file="a.html", metadata=Metadata())
    assert "save the article itself" in refusal.value.reason


def test_the_pages_own_charset_is_used() -> None:
    """A page in Latin-1 that says so keeps its accents."""
    raw = page(paragraphs("Café owners along the river lost their terraces, one said on Monday. " + BODY[0], *BODY[1:]))
    report = html_report(
        raw.decode().replace("charset=utf-8", "charset=iso-8859-1").encode("latin-1"), file="a", metadata=Metadata()
    )
    assert "Café owners" in report.text
