"""Feeds and sitemaps: what an outlet says it has published, with addresses, days and, where the feed is full, the text."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.metadata import Metadata, day

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a feed or sitemap names: its address, what is said of it, and its body as HTML where the feed holds all of it."""

    url: str
    metadata: Metadata
    body: str | None


def read_feed(raw: bytes, *, file: str) -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed, in its order. Raises UnreadableInput for what is no feed, MissingExtra without feedparser."""
    if not find_spec("feedparser"):
        raise MissingExtra("feedparser", "streams", "reading feeds")
    import feedparser  # type: ignore[import-untyped]

    held = feedparser.parse(raw, sanitize_html=False)
    if not held.version and not held.entries:
        raise UnreadableInput(file, "no RSS or Atom feed; give the feed's own address")
    outlet = held.feed.get("title") or None
    return tuple(entry for one in held.entries if (entry := _entry(one, outlet, file)))


def _entry(one: object, outlet: str | None, file: str) -> Entry | None:
    get = one.get  # type: ignore[attr-defined]
    link = get("link")
    if not link:
        return None
    stamp = get("published_parsed") or get("updated_parsed")
    full = max((c.get("value", "") for c in get("content", ())), key=len, default="")
    known = Metadata(
        title=get("title") or None,
        outlet=outlet,
        published=date(*stamp[:3]) if stamp else None,
        author=get("author") or None,
        url=urljoin(file, link),
    )
    return Entry(urljoin(file, link), known, full or None)


def find_feeds(page: bytes, *, url: str) -> tuple[str, ...]:
    """The feeds that a page names in its head, as full addresses, in order."""
    if not page.strip():
        return ()
    links = lxml_html.fromstring(page).iterfind(".//link")
    named = [
        a.get("href") for a in links if "alternate" in (a.get("rel") or "").lower() and a.get("type") in _FEED_TYPES
    ]
    return tuple(dict.fromkeys(urljoin(url, href) for href in named if href))


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap holds: articles (as entries without body), and further sitemaps."""

    entries: tuple[Entry, ...]
    further: tuple[str, ...]


def read_sitemap(raw: bytes, *, file: str) -> Sitemap:
    """Read a sitemap or an index of sitemaps (sitemaps.org), gzipped or not, with Google News' title, name and day where given.

    Raises UnreadableInput for what is none.
    """
    try:
        root = etree.fromstring(
            gzip.decompress(raw) if raw.startswith(_GZIP) else raw,
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
    except (etree.XMLSyntaxError, OSError, EOFError) as error:
        raise UnreadableInput(file, f"no sitemap ({error})") from error
    kind = etree.QName(root).localname
    if kind == "sitemapindex":
        return Sitemap((), tuple(_values(root, "loc")))
    if kind != "urlset":
        raise UnreadableInput(file, f"no sitemap: its outermost element is {kind}")
    return Sitemap(tuple(_page(url) for url in root if next(_values(url, "loc"), "")), ())


def _page(url: etree._Element) -> Entry:
    stamp = next(_values(url, "publication_date"), None) or next(_values(url, "lastmod"), "")
    address = next(_values(url, "loc"))
    title, name = next(_values(url, "title"), None), next(_values(url, "name"), None)
    return Entry(address, Metadata(title=title, outlet=name, published=day(stamp), url=address), None)


def _values(element: etree._Element, name: str) -> Iterator[str]:
    for found in element.iterfind(f".//{{*}}{name}"):
        if found.text and found.text.strip():
            yield found.text.strip()


def is_feed(raw: bytes) -> bool:
    """Tell a feed from other XML by its first element."""
    head = raw[:2048].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def is_sitemap(raw: bytes) -> bool:
    """Tell a sitemap, gzipped or not, from other XML."""
    head = raw[:2048]
    if head.startswith(_GZIP):
        try:
            head = gzip.decompress(raw)[:2048]
        except (OSError, EOFError):
            return False
    return b"<urlset" in head or b"<sitemapindex" in head
