"""Tables of reports: JSON Lines, CSV and Parquet, one row a report, with the column names that corpora use."""

import csv
import gzip
import io
import json
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.html import html_report
from crossread.read.layout import lay_out
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata, printed_day
from crossread.records.dossier import Refused
from crossread.records.text import Note, Report

Row = Mapping[str, object]

_TEXT = ("text", "content", "body", "maintext", "article", "body_text")
_HTML = ("html", "body_html", "content_html")
_TITLE = ("title", "headline")
_OUTLET = ("outlet", "source", "publication", "publisher", "site")
_DAY = (
    "published",
    "date",
    "date_publish",
    "publication_date",
    "published_at",
    "publishedat",
    "versioncreated",
    "pubdate",
)
_AUTHOR = ("author", "authors", "byline")
_URL = ("url", "link", "uri")
_LANGUAGE = ("language", "lang")
ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet")


def read_table(path: Path) -> Iterator[Report | Refused]:
    """Yield a report, or a refusal with its row and reason, for each row, one at a time.

    Columns are known by usual names (text, title, outlet or source, published or date, author, url; html in place of text). Raises
    UnreadableInput for a file that cannot be opened or has no column of text, MissingExtra for Parquet without pyarrow.
    """
    name = path.name.lower()
    try:
        if name.endswith(".parquet"):
            yield from _reports(_parquet(path), str(path))
            return
        encoding = _encoding(path)
        with _opened(path, encoding) as lines:
            if ".json" in name or ".ndjson" in name:
                found = read_json_lines(lines, file=str(path))
            else:
                found = _reports(_csv(lines, "\t" if ".tsv" in name else ",", str(path)), str(path))
            yield from (_noted(one, encoding) for one in found)
    except (EOFError, zlib.error) as error:
        raise UnreadableInput(str(path), f"it breaks off ({error}); what stands before is read") from error
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be opened ({error.strerror or error})") from error


def read_json_lines(lines: Iterable[str], *, file: str) -> Iterator[Report | Refused]:
    """Yield a report for each line that is a JSON object; also for standard input."""
    for number, line in enumerate(lines, 1):
        place = f"{file}#{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield Refused(place, f"not JSON ({error})")
            continue
        yield row_report(row, place=place) if isinstance(row, dict) else Refused(place, "a JSON object is wanted")


def _reports(rows: Iterator[Row], file: str) -> Iterator[Report | Refused]:
    for number, row in enumerate(rows, 1):
        yield row_report(row, place=f"{file}#{number}")


def row_report(row: Row, *, place: str) -> Report | Refused:
    """Make a report of one row; what cannot be one is refused with the columns it has."""
    row = {str(name).strip().lower(): value for name, value in row.items()}
    text, page = _first(row, _TEXT), _first(row, _HTML)
    published, unread = _day(row)
    known = Metadata(
        title=_first(row, _TITLE),
        outlet=_first(row, _OUTLET),
        published=published,
        author=_first(row, _AUTHOR),
        url=_first(row, _URL),
    )
    try:
        if text:
            made = _text_row(text, known, _first(row, _LANGUAGE), place)
            return replace(made, notes=(*made.notes, *unread))
        if page:
            made = html_report(page.encode("utf-8", "replace"), file=place, metadata=known, url=known.url)
            return replace(made, notes=(*made.notes, *(() if made.published else unread)))
    except UnreadableInput as error:
        return Refused(error.file, error.reason)
    return Refused(place, f"no text in this row (looked for {', '.join(_TEXT)}; it has {', '.join(list(row)[:12])})")


def _text_row(text: str, known: Metadata, language: str | None, place: str) -> Report:
    """The title stands over the text as the headline where the text does not begin with it."""
    if known.title and not text.lstrip().casefold().startswith(known.title.casefold()):
        text = f"{known.title}\n\n{text}"
    if not any(c.isalpha() for c in text):
        raise UnreadableInput(place, "there are no letters in it")
    raw = text.encode("utf-8", "surrogatepass")
    blocks, notes = lay_out(text, title=known.title, outlet=known.outlet)
    return make_report(
        text, file=place, raw=raw, blocks=blocks, notes=notes, metadata=known, language=(language or "en")[:2].lower()
    )


def _first(row: Row, names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, dict):  # {"id": …, "name": …}, as news interfaces give their source
            value = value.get("name")
        if isinstance(value, list):
            value = ", ".join(str(v.get("name", "")) if isinstance(v, dict) else str(v) for v in value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _day(row: Row) -> tuple[date | None, tuple[Note, ...]]:
    """The day of a row; a note where something stands in its place that is none."""
    unread = None
    for name in _DAY:
        value = row.get(name)
        if isinstance(value, datetime):
            return value.date(), ()
        if isinstance(value, date):
            return value, ()
        if isinstance(value, str) and (found := printed_day(value)):
            return found, ()
        unread = unread or value
    if not unread:
        return None, ()
    return None, (Note("day", f"“{str(unread)[:40]}” is no day that can be read (2026-03-02 is); kept without one"),)


def _encoding(path: Path) -> str:
    """UTF-8 or UTF-16 as the first megabyte says, else Windows-1252: a table in another encoding is rare, and is noted."""
    head = b""
    with (
        gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as stream,
        suppress(EOFError, zlib.error),
    ):
        while len(head) < 1_000_000 and (some := stream.read1(65_536)):
            head += some
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    try:
        getincrementaldecoder("utf-8")().decode(head)  # a letter cut in two at the end is no fault
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _noted(item: Report | Refused, encoding: str) -> Report | Refused:
    if isinstance(item, Refused) or (encoding != "cp1252" and "\ufffd" not in item.text):
        return item
    guess = "not UTF-8; read as cp1252, a guess" if encoding == "cp1252" else "what is no UTF-8 is printed as \ufffd"
    return replace(item, notes=(*item.notes, Note("encoding", f"the table: {guess}")))


def _opened(path: Path, encoding: str) -> IO[str]:
    if path.name.lower().endswith(".gz"):
        return io.TextIOWrapper(gzip.open(path), encoding=encoding, errors="replace", newline="")
    return path.open(encoding=encoding, errors="replace", newline="")


def _csv(lines: IO[str], delimiter: str, file: str) -> Iterator[Row]:
    csv.field_size_limit(10_000_000)
    first = lines.readline()
    if delimiter not in first and ";" in first:  # as Excel writes it where the comma is the decimal point
        delimiter = ";"
    columns = [c.strip().lower() for c in next(csv.reader([first], delimiter=delimiter), [])]
    if not set(columns) & {*_TEXT, *_HTML}:
        raise UnreadableInput(
            file, f"no column of text (looked for {', '.join((*_TEXT, *_HTML))}; it has {', '.join(columns)})"
        )
    try:
        yield from csv.DictReader(lines, fieldnames=columns, delimiter=delimiter)
    except csv.Error as error:
        raise UnreadableInput(file, f"no CSV from some row on ({error}); what stands before is read") from error


def _parquet(path: Path) -> Iterator[Row]:
    if not find_spec("pyarrow"):
        raise MissingExtra("pyarrow", "tables", "reading Parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        held = pq.ParquetFile(path)
        for batch in held.iter_batches(batch_size=256):
            yield from batch.to_pylist()
    except pa.ArrowInvalid as error:
        raise UnreadableInput(str(path), f"no Parquet file ({error})") from error
