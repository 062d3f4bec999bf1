"""Tables of reports: JSON Lines, CSV and Parquet, one row a report, with the column names that corpora use."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.html import html_report
from crossread.read.layout import lay_out
from crossread.read.make_report import make_report
from crossread.read.metadata import Metadata, day
from crossread.records.dossier import Refused
from crossread.records.text import Report

Row = Mapping[str, object]

_TEXT = ("text", "content", "body", "maintext", "article", "body_text")
_HTML = ("html", "body_html", "content_html")
_TITLE = ("title", "headline")
_OUTLET = ("outlet", "source", "publication", "publisher", "site")
_DAY = ("published", "date", "date_publish", "publication_date", "published_at", "versioncreated")
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
        with _opened(path) as lines:
            if ".json" in name or ".ndjson" in name:
                yield from read_json_lines(lines, file=str(path))
            else:
                yield from _reports(_csv(lines, "\t" if ".tsv" in name else ",", str(path)), str(path))
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
    text, page = _first(row, _TEXT), _first(row, _HTML)
    known = Metadata(
        title=_first(row, _TITLE),
        outlet=_first(row, _OUTLET),
        published=_day(row),
        author=_first(row, _AUTHOR),
        url=_first(row, _URL),
    )
    try:
        if text:
            return _text_row(text, known, _first(row, _LANGUAGE), place)
        if page:
            return html_report(page.encode("utf-8", "replace"), file=place, metadata=known, url=known.url)
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
    lowered = {str(k).lower(): v for k, v in row.items()}
    for name in names:
        value = lowered.get(name)
        if isinstance(value, list):
            value = ", ".join(str(v) for v in value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _day(row: Row) -> date | None:
    for name in _DAY:
        value = row.get(name)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str) and (found := day(value)):
            return found
    return None


def _opened(path: Path) -> IO[str]:
    if path.name.lower().endswith(".gz"):
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8-sig", errors="replace", newline="")
    return path.open(encoding="utf-8-sig", errors="replace", newline="")


def _csv(lines: IO[str], delimiter: str, file: str) -> Iterator[Row]:
    csv.field_size_limit(10_000_000)
    rows = csv.DictReader(lines, delimiter=delimiter)
    columns = [c.lower() for c in rows.fieldnames or ()]
    if not set(columns) & {*_TEXT, *_HTML}:
        raise UnreadableInput(
            file, f"no column of text (looked for {', '.join((*_TEXT, *_HTML))}; it has {', '.join(columns)})"
        )
    yield from rows


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
