"""Feeds are found in pages, sitemaps are read, and an unchanged address is asked for only once."""

import gzip
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from crossread.errors import UnreadableInput
from crossread.read.conditional import Marks, fetch_if_new
from crossread.read.feeds import find_feeds, is_feed, is_sitemap, read_feed, read_sitemap
from crossread.read.streams import entry_report
from crossread.read.unpack import unpack

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
        assert (first.metadata.published, second.metadata.published) == (date(2026, 3, 2), None)
        assert second.updated == date(2025, 1, 1), "the day of the last change is no day of publication"
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


def test_entries_say_the_day_their_outlet_printed() -> None:
    """The day is the printed one, not Greenwich's; titles come without tags; what has no address is named by its place in the feed."""
    pytest.importorskip("feedparser", reason="feedparser is not installed (extra: streams)")
    items = (
        "<item><title>The &lt;em&gt;Ferry&lt;/em&gt; &amp;amp; the quay</title><link>/ferry</link>"
        "<pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate></item>"
        "<item><title>No address</title><description>Only this.</description></item>"
    )
    raw = f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>".encode()
    for held in (raw, gzip.compress(raw)):
        assert is_feed(held)
        ferry, bare = read_feed(held, file="https://example.org/feed")
        assert (ferry.metadata.title, ferry.metadata.published) == ("The Ferry & the quay", date(2026, 3, 2))
        assert ferry.url == "https://example.org/ferry"
        assert (bare.url, bare.metadata.url) == ("https://example.org/feed#2", None)
    assert entry_report(bare, offline=True).reason == "the feed gives neither an address nor the text"


def test_a_page_in_a_feeds_place_names_its_feeds() -> None:
    """Who gives the address of a front page is told the addresses of its feeds."""
    pytest.importorskip("feedparser", reason="feedparser is not installed (extra: streams)")
    page = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body>Hi</body></html>'
    )
    with pytest.raises(UnreadableInput, match=r"the page names feeds: https://example\.org/news\.xml"):
        read_feed(page, file="https://example.org/")


@pytest.fixture
def server() -> Iterator[str]:
    """A server that answers 304 to whoever sends its mark back."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match") == '"v1"'
            if "nonsense" in self.path:
                self.wfile.write(b"what is this\r\n\r\n")
                return
            self.send_response(410 if "gone" in self.path else 304 if known else 200)
            if "broken" in self.path:
                self.send_header("Content-Length", "5000")
            if "packed" in self.path:
                self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(gzip.compress(b"<rss version='2.0'/>"))
                return
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
    with pytest.raises(UnreadableInput, match=r"410 .*take it off your list"):
        fetch_if_new(f"{server}/gone", Marks())


def test_what_servers_do(server: str) -> None:
    """Packed answers are unpacked, addresses may hold any letters, and an answer that breaks off or is none is refused by name."""
    for path in ("packed", "élan/ä b?q=ü"):
        answer = fetch_if_new(f"{server}/{path}", Marks())
        assert answer.fetched is not None
        assert answer.fetched.raw == b"<rss version='2.0'/>"
    with pytest.raises(UnreadableInput, match=r"broke off|could not be fetched"):
        fetch_if_new(f"{server}/broken", Marks())
    with pytest.raises(UnreadableInput, match="could not be fetched"):
        fetch_if_new(f"{server}/nonsense", Marks())


def test_what_is_packed_too_tightly_is_refused() -> None:
    """A few kilobytes that would fill the memory are not unpacked to their end; broken ones are named."""
    with pytest.raises(UnreadableInput, match="more than 1,000 bytes"):
        unpack(gzip.compress(b"0" * 5000), file="x", most=1000)
    with pytest.raises(UnreadableInput, match="broken"):
        unpack(gzip.compress(b"0" * 5000)[:20], file="x", most=1000)
