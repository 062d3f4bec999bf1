"""Feeds and sitemaps: what an outlet says it has published, with addresses, days and, where the feed is full, the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from html import unescape
from importlib.util import find_spec
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.metadata import Metadata, printed_day
from crossread.read.unpack import GZIP, unpack

_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_MOST_UNPACKED = 50_000_000  # sitemaps.org allows no more
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a feed or sitemap names: its address, what is said of it, and its body as HTML where the feed holds all of it.

    `metadata.url` is None where the feed gives no address; `url` then names the place in the feed. `updated` is the day of the last change;
    `mark` is another one when the feed says or prints something else of the entry.
    """

    url: str
    metadata: Metadata
    body: str | None
    updated: date | None = None
    mark: str = ""


def read_feed(raw: bytes, *, file: str) -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed, in its order. Raises UnreadableInput for what is no feed, MissingExtra without feedparser."""
    if not find_spec("feedparser"):
        raise MissingExtra("feedparser", "streams", "reading feeds")
    import feedparser  # type: ignore[import-untyped]

    held = feedparser.parse(unpack(raw, file=file, most=_MOST_UNPACKED), sanitize_html=False)
    if not held.version and not held.entries:
        named = find_feeds(raw, url=file)
        how = f"the page names feeds: {', '.join(named)}" if named else "give the feed's own address"
        raise UnreadableInput(file, f"no RSS or Atom feed; {how}")
    outlet = held.feed.get("title") or None
    return tuple(_entry(one, outlet, f"{file}#{n}", file) for n, one in enumerate(held.entries, 1))


def _entry(one: dict[str, Any], outlet: str | None, place: str, file: str) -> Entry:
    # feedparser's own `get` gives the day of publication where that of a change is asked for and missing
    get = partial(dict.get, one)
    link = get("link")
    address = urljoin(file, link) if link else None
    full = max((c.get("value", "") for c in get("content") or ()), key=len, default="")
    known = Metadata(
        title=" ".join(unescape(_TAG.sub("", get("title") or "")).split()) or None,
        outlet=outlet,
        published=_day(get("published"), get("published_parsed")),
        author=get("author") or None,
        url=address,
    )
    said = "\0".join((get("title") or "", get("published") or "", get("updated") or "", full))
    updated = _day(get("updated"), get("updated_parsed"))
    return Entry(
        address or place, known, full or None, updated, sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
    )


def _day(printed: str | None, stamp: Sequence[int] | None) -> date | None:
    return printed_day(printed or "") or (date(*stamp[:3]) if stamp else None)


def find_feeds(page: bytes, *, url: str) -> tuple[str, ...]:
    """The feeds that a page names in its head, as full addresses, in order."""
    if not page.strip():
        return ()
    try:
        links = lxml_html.fromstring(page).iterfind(".//link")
    except (etree.ParserError, ValueError):
        return ()
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
            unpack(raw, file=file, most=_MOST_UNPACKED),
            etree.XMLParser(resolve_entities=False, no_network=True),
        )
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(file, f"no sitemap ({error})") from error
    kind = etree.QName(root).localname
    if kind == "sitemapindex":
        return Sitemap((), tuple(_values(root, "loc")))
    if kind != "urlset":
        raise UnreadableInput(file, f"no sitemap: its outermost element is {kind}")
    return Sitemap(tuple(_page(url) for url in root if next(_values(url, "loc"), "")), ())


def _page(url: etree._Element) -> Entry:
    """The day of the last change is no day of publication: it only stands in where the page names none."""
    address = next(_values(url, "loc"))
    title, name = next(_values(url, "title"), None), next(_values(url, "name"), None)
    published = printed_day(next(_values(url, "publication_date"), ""))
    updated = printed_day(next(_values(url, "lastmod"), ""))
    return Entry(address, Metadata(title=title, outlet=name, published=published, url=address), None, updated)


def _values(element: etree._Element, name: str) -> Iterator[str]:
    for found in element.iterfind(f".//{{*}}{name}"):
        if found.text and found.text.strip():
            yield found.text.strip()


def is_feed(raw: bytes) -> bool:
    """Tell a feed, gzipped or not, from other XML by its first element."""
    head = _head(raw).lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def is_sitemap(raw: bytes) -> bool:
    """Tell a sitemap, gzipped or not, from other XML."""
    head = _head(raw)
    return b"<urlset" in head or b"<sitemapindex" in head


def _head(raw: bytes) -> bytes:
    if not raw.startswith(GZIP):
        return raw[:2048]
    try:
        return unpack(raw, file="", most=_MOST_UNPACKED)[:2048]
    except UnreadableInput:
        return b""
