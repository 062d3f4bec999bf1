"""The door for many: archives, tables, feeds, sitemaps, folders and standard input, one report at a time."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read import tables
from crossread.read.feeds import Entry, find_feeds, is_feed, is_sitemap, read_feed, read_sitemap
from crossread.read.fetch import Fetched, fetch, is_url
from crossread.read.html import html_report
from crossread.read.language import label_language
from crossread.read.metadata import SIDE_FILE, Metadata, beside
from crossread.read.sources import READABLE, bytes_report
from crossread.records.dossier import Refused
from crossread.records.text import Note, Report

STDIN = "-"
_WARC = (".warc", ".warc.gz")
_XML = (".xml", ".rss", ".atom", ".rdf", ".xml.gz", ".rss.gz", ".atom.gz")
_SHORTEST_BODY = 400
_MOST_SITEMAPS = 50


def read_stream(sources: Sequence[str], *, offline: bool = False) -> Iterator[Report | Refused]:
    """Yield every report in the sources with its language told, and a refusal with its reason for what gave none.

    A source is a file (text, HTML, Markdown, ninjs, PDF, docx, EML, JSON Lines, CSV, Parquet, WARC, a saved feed or sitemap), a
    folder (gone through to the bottom, by name), an address (page, feed or sitemap), or "-" for JSON Lines or one text on
    standard input. Nothing is held but the report at hand. Raises MissingExtra for a library a source needs.
    """
    for source in sources:
        try:
            for item in _one(source, offline):
                yield label_language(item) if isinstance(item, Report) and item.language == "en" else item
        except UnreadableInput as error:
            yield Refused(error.file, error.reason)


def _one(source: str, offline: bool) -> Iterator[Report | Refused]:
    if source == STDIN:
        yield from _stdin()
    elif is_url(source):
        yield from _address(fetch(source, offline=offline), source, offline)
    elif Path(source).is_dir():
        for path in folder_files(Path(source)):
            yield from _guarded(path, offline)
    else:
        yield from _guarded(Path(source), offline)


def folder_files(folder: Path) -> list[Path]:
    """The files of a folder that can hold reports, to the bottom, by name; hidden ones and side files are passed over."""
    return [
        path
        for path in sorted(p for p in folder.rglob("*") if p.is_file())
        if path.name != SIDE_FILE and not any(part.startswith(".") for part in path.parts) and _is_readable(path)
    ]


def holds_many(path: Path) -> bool:
    """Whether a file is a table, an archive or a feed: better read in a stream than held whole."""
    return path.name.lower().endswith((*tables.ENDINGS, *_WARC, *_XML))


def _is_readable(path: Path) -> bool:
    return path.name.lower().endswith((*READABLE, *tables.ENDINGS, *_WARC, *_XML))


def _guarded(path: Path, offline: bool) -> Iterator[Report | Refused]:
    """One file of a folder; that it cannot be read is no reason to leave the others, whatever a library stumbles over."""
    try:
        yield from _file(path, offline)
    except UnreadableInput as error:
        yield Refused(error.file, error.reason)
    except MissingExtra as error:
        yield Refused(str(path), str(error))
    except Exception as error:
        yield Refused(str(path), f"its reader broke ({type(error).__name__}: {error}); save it in another format")


def _file(path: Path, offline: bool) -> Iterator[Report | Refused]:
    name = path.name.lower()
    if name.endswith(tables.ENDINGS):
        yield from tables.read_table(path)
        return
    if name.endswith(_WARC):
        from crossread.read.warc import read_warc

        yield from read_warc(path)
        return
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be opened ({error.strerror or error})") from error
    if name.endswith(_XML) and (is_feed(raw) or is_sitemap(raw)):
        yield from _listed(raw, str(path), offline)
    else:
        yield bytes_report(raw, file=str(path), metadata=beside(path))


def _stdin() -> Iterator[Report | Refused]:
    """Bytes, not the terminal's idea of letters: what is piped in may be in any encoding, and may be a page."""
    first = sys.stdin.buffer.readline()
    if first.removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        lines = (line.decode("utf-8-sig", "replace") for line in chain([first], sys.stdin.buffer))
        yield from tables.read_json_lines(lines, file=STDIN)
    else:
        yield bytes_report(first + sys.stdin.buffer.read(), file=STDIN, metadata=Metadata())


def _address(got: Fetched, source: str, offline: bool) -> Iterator[Report | Refused]:
    if is_feed(got.raw) or is_sitemap(got.raw):
        yield from _listed(got.raw, got.url, offline)
        return
    if got.content_type == "application/pdf":
        yield replace(bytes_report(got.raw, file=".pdf", metadata=Metadata(url=got.url)), file=source)
        return
    try:
        yield html_report(got.raw, file=source, metadata=Metadata(), charset=got.charset, url=got.url)
    except UnreadableInput as error:
        feeds = find_feeds(got.raw, url=got.url)
        if not feeds:
            raise
        raise UnreadableInput(source, f"{error.reason}; the page names feeds: {', '.join(feeds)}") from error


def _listed(raw: bytes, file: str, offline: bool) -> Iterator[Report | Refused]:
    """What a feed or sitemap names: full bodies as they are, the rest fetched, further sitemaps followed."""
    if is_feed(raw):
        for entry in read_feed(raw, file=file):
            yield entry_report(entry, offline=offline)
        return
    waiting, taken = [(raw, file)], 0
    while waiting and taken < _MOST_SITEMAPS:
        held, place = waiting.pop(0)
        taken += 1
        sitemap = read_sitemap(held, file=place)
        for entry in sitemap.entries:
            yield entry_report(entry, offline=offline)
        for further in sitemap.further:
            try:
                waiting.append((fetch(further, offline=offline).raw, further))
            except UnreadableInput as error:
                yield Refused(error.file, error.reason)


def entry_report(entry: Entry, *, offline: bool) -> Report | Refused:
    """The report of one entry: the feed's own body where it is long enough to be the whole, else the page it points to."""
    try:
        if entry.body and (len(entry.body) >= _SHORTEST_BODY or entry.metadata.url is None):
            page = f"<html><body><article>{entry.body}</article></body></html>".encode("utf-8", "replace")
            made = html_report(page, file=entry.url, metadata=entry.metadata, charset="utf-8", url=entry.metadata.url)
        elif entry.metadata.url is None:
            return Refused(entry.url, "the feed gives neither an address nor the text")
        else:
            got = fetch(entry.url, offline=offline)
            made = html_report(got.raw, file=entry.url, metadata=entry.metadata, charset=got.charset, url=got.url)
    except UnreadableInput as error:
        return Refused(error.file, error.reason)
    if made.published is None and entry.updated:
        note = Note("day", "nobody says when this was published; the day of its last change stands in")
        return replace(made, published=entry.updated, notes=(*made.notes, note))
    return made
