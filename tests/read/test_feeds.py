"""Feeds are found in pages, sitemaps are read, and an unchanged address is asked for only once."""

import gzip
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from crossread.errors import UnreadableInput
from crossread.read.conditional import Marks, fetch_if_new
from crossread.read.feeds import find_feeds, is_feed, is_sitemap, read_sitemap

NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/ferry</loc><news:news>'
    "<news:publication><news:name>Gazette</news:name></news:publication>"
    "<news:publication_date>2026-03-02T08:00:00Z</news:publication_date><news:title>Ferry cancelled</news:title>"
    "</news:news></url><url><loc>https://example.org/old</loc><lastmod>2025-01-01</lastmod></url></urlset>"
)


def test_feeds_are_found_in_a_page() -> None:
    """Links of feeds in the head become full addresses; other alternates do not count."""
    page = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml">'
        b'<link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="application/atom+xml" href="a.atom">'
        b"</head><body></body></html>"
    )
    assert find_feeds(page, url="https://example.org/x/") == (
        "https://example.org/news.xml",
        "https://example.org/x/a.atom",
    )
    assert find_feeds(b"  ", url="https://example.org") == ()


def test_sitemaps() -> None:
    """Addresses with their days; Google News' title and name where given; gzipped ones too."""
    for raw in (NEWS.encode(), gzip.compress(NEWS.encode())):
        assert is_sitemap(raw)
        first, second = read_sitemap(raw, file="sitemap.xml").entries
        assert (first.metadata.title, first.metadata.outlet) == ("Ferry cancelled", "Gazette")
        assert (first.metadata.published, second.metadata.published) == (date(2026, 3, 2), date(2025, 1, 1))
    assert not is_feed(NEWS.encode())


def test_an_index_names_further_sitemaps() -> None:
    """An index of sitemaps has no articles of its own."""
    index = "<sitemapindex><sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>"
    found = read_sitemap(index.encode(), file="index.xml")
    assert (found.entries, found.further) == ((), ("https://example.org/1.xml",))


def test_other_xml_is_refused() -> None:
    """What is no sitemap is named by its outermost element; broken XML by its error."""
    with pytest.raises(UnreadableInput, match="outermost element is html"):
        read_sitemap(b"<html></html>", file="x.xml")
    with pytest.raises(UnreadableInput, match="no sitemap"):
        read_sitemap(b"<urlset", file="x.xml")


@pytest.fixture
def server() -> Iterator[str]:
    """A server that answers 304 to whoever sends its mark back."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match") == '"v1"'
            self.send_response(404 if "gone" in self.path else 304 if known else 200)
            self.send_header("ETag", '"v1"')
            self.end_headers()
            if not known:
                self.wfile.write(b"<rss version='2.0'/>")

        def log_message(self, *_: object) -> None:
            """Nothing on the screen."""

    made = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


def test_an_unchanged_address_gives_nothing(server: str) -> None:
    """The first answer brings its mark, the second turn sends it back and gets nothing; an error names the address."""
    first = fetch_if_new(server, Marks())
    assert first.fetched is not None
    assert first.fetched.raw.startswith(b"<rss")
    second = fetch_if_new(server, first.marks)
    assert (second.fetched, second.marks) == (None, first.marks)
    with pytest.raises(UnreadableInput, match="404"):
        fetch_if_new(f"{server}/gone", Marks())
