"""Every record of a dossier as tables: one line a record; ids join them; letter, start, end and exact words are in."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import get_type_hints

from crossread.errors import MissingExtra
from crossread.records.dossier import Dossier
from crossread.records.said import Mention, Speaker
from crossread.records.text import Anchor
from crossread.records.walk import SECTIONS, anchors_in, records_of, short_names

Value = str | int | float | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name, in order, and rows of the same length."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables(dossier: Dossier) -> tuple[Table, ...]:
    """One table for every section, and three that hold what is nested: reports, anchors and reasons.

    A record's line holds its plain fields and the place of its first anchor; its other anchors stand in `anchors`.
    """
    labels = {r.id: r.label for r in dossier.reports}
    names = short_names(dossier)
    sections = (_section(dossier, s, labels, names) for s in SECTIONS if records_of(dossier, s))
    return (_reports(dossier), *sections, _anchors(dossier, labels), _reasons(dossier, labels), _brief(dossier, labels))


def csv_files(dossier: Dossier) -> Mapping[str, str]:
    """The tables as CSV by file name; lists are JSON. Words that a spreadsheet takes for a formula stay as printed."""
    return {f"{table.name}.csv": csv_text(table) for table in tables(dossier)}


def csv_text(table: Table) -> str:
    """One table as CSV (RFC 4180, LF, UTF-8)."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return held.getvalue()


def write_parquet(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """Write each table that has rows as Parquet into a folder that exists.

    Raises MissingExtra where pyarrow is not installed, with the command that gets it.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "tables", "Parquet") from error
    written = []
    for table in tables(dossier):
        columns = {name: [_arrow(row[n]) for row in table.rows] for n, name in enumerate(table.columns)}
        if table.rows:
            path = folder / f"{table.name}.parquet"
            pyarrow.parquet.write_table(pyarrow.table(columns), path)
            written.append(path)
    return tuple(written)


def _arrow(value: Value) -> str | int | float | bool | date | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)


def _reports(dossier: Dossier) -> Table:
    columns = ("id", "label", "title", "outlet", "published", "author", "url", "language", "file", "sha256", "length")
    rows = tuple(
        (r.id, r.label, r.title, r.outlet, r.published, r.author, r.url, r.language, r.file, r.sha256, len(r.text))
        for r in dossier.reports
    )
    return Table("reports", columns, rows)


def _section(dossier: Dossier, section: str, labels: Mapping[str, str], names: Mapping[str, str]) -> Table:
    records = records_of(dossier, section)
    lines = [dict(_plain_fields(record)) for record in records]
    columns = tuple(dict.fromkeys(name for line in lines for name in line))
    rows = []
    for record, line in zip(records, lines, strict=True):
        first = next(iter(anchors_in(record)), None)
        name = names[str(getattr(record, "id", ""))]
        rows.append((name, *(line.get(c) for c in columns), *_place(first, labels)))
    return Table(section, ("short", *columns, "first_label", "first_start", "first_end", "first_exact"), tuple(rows))


def _plain_fields(record: object, before: str = "") -> Iterator[tuple[str, Value]]:
    """A record's fields that are values or lists of words, with those of a speaker; anchors have their own table."""
    assert is_dataclass(record)
    kinds = get_type_hints(type(record))
    for field in fields(record):
        value, name = getattr(record, field.name), f"{before}{field.name}"
        if kinds[field.name] in (Anchor, Anchor | None):
            continue
        is_list = kinds[field.name] == tuple[str, ...]
        if is_list or value is None or isinstance(value, str | int | float | bool | date):
            yield name, value
        elif isinstance(value, Speaker):
            yield from _plain_fields(value, f"{name}_")


def _place(anchor: Anchor | None, labels: Mapping[str, str]) -> tuple[Value, ...]:
    if anchor is None:
        return (None, None, None, None)
    return (labels.get(anchor.report), anchor.start, anchor.end, anchor.exact)


def _anchors(dossier: Dossier, labels: Mapping[str, str]) -> Table:
    rows = []
    for section in SECTIONS:
        for record in records_of(dossier, section):
            owner = str(getattr(record, "id", ""))
            for role, anchor in _roles(record):
                rows.append((section, owner, role, anchor.report, *_place(anchor, labels)))
    columns = ("section", "record", "role", "report", "label", "start", "end", "exact")
    return Table("anchors", columns, tuple(rows))


def _roles(record: object) -> Iterator[tuple[str, Anchor]]:
    """Every anchor of a record with the field that holds it; reasons have a table of their own."""
    assert is_dataclass(record)
    for field in fields(record):
        if field.name != "because":
            value = getattr(record, field.name)
            found = (value.anchor,) if isinstance(value, Mention) else anchors_in(value)
            yield from ((field.name, anchor) for anchor in found)


def _reasons(dossier: Dossier, labels: Mapping[str, str]) -> Table:
    both = tuple(f"{side}_{part}" for side in ("left", "right") for part in ("label", "start", "end", "exact"))
    columns = ("section", "record", "rule", "detail", *both)
    rows = []
    for section in SECTIONS:
        for record in records_of(dossier, section):
            for reason in getattr(record, "because", ()):
                owner = str(getattr(record, "id", ""))
                sides = (*_place(reason.left, labels), *_place(reason.right, labels))
                rows.append((section, owner, reason.rule, reason.detail, *sides))
    return Table("reasons", columns, tuple(rows))


def _brief(dossier: Dossier, labels: Mapping[str, str]) -> Table:
    rows: Sequence[tuple[Value, ...]] = [(b.row, b.reports, *_place(b.sentence, labels)) for b in dossier.brief]
    return Table("brief", ("row", "reports", "label", "start", "end", "exact"), tuple(rows))
