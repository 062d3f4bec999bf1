"""Tables of every record type from many dossiers: Parquet with the records' own types, or JSON Lines."""

import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from crossread.errors import MissingExtra
from crossread.records.codec import record_to_json
from crossread.records.dossier import Dossier
from crossread.records.walk import SECTIONS, records_of

if TYPE_CHECKING:
    import pyarrow as pa

TableForm = Literal["parquet", "jsonl"]

_TABLES = ("reports", *SECTIONS)
_AT_ONCE = 5_000


def write_tables(dossiers: Iterable[Dossier], folder: Path, name: str, *, form: TableForm) -> dict[str, int]:
    """Write folder/TABLE/NAME.parquet (or .jsonl) for the reports and every section, and count their rows.

    Each row is the record as the dossier holds it, nested parts and all, with its dossier's id before it; empty tables are
    written too, so that each shard has the same files. Raises MissingExtra for Parquet without pyarrow.
    """
    if form == "parquet" and not find_spec("pyarrow"):
        raise MissingExtra("pyarrow", "tables", "writing Parquet (or say --tables jsonl)")
    open_tables = {table: _open(folder / table, name, table, form) for table in _TABLES}
    try:
        for dossier in dossiers:
            for table, made in open_tables.items():
                for record in records_of(dossier, table):
                    made.add(dossier.id, record)
    finally:
        for made in open_tables.values():
            made.close()
    return {table: made.rows for table, made in open_tables.items()}


def _open(folder: Path, name: str, table: str, form: TableForm) -> "_Lines | _Columns":
    folder.mkdir(parents=True, exist_ok=True)
    return _Lines(folder / f"{name}.jsonl") if form == "jsonl" else _Columns(folder / f"{name}.parquet", table)


class _Lines:
    """One JSON Lines file."""

    def __init__(self, path: Path) -> None:
        self.rows = 0
        self.held = path.open("wb")

    def add(self, dossier: str, record: object) -> None:
        self.rows += 1
        self.held.write(b'{"dossier":"' + dossier.encode() + b'",' + record_to_json(record)[1:] + b"\n")

    def close(self) -> None:
        self.held.close()


class _Columns:
    """One Parquet file, written in groups of 5,000 rows."""

    def __init__(self, path: Path, table: str) -> None:
        import pyarrow.parquet as pq

        self.rows = 0
        self.waiting: list[dict[str, Any]] = []
        self.schema = table_schema(table)
        self.held = pq.ParquetWriter(path, self.schema, compression="zstd")

    def add(self, dossier: str, record: object) -> None:
        self.rows += 1
        self.waiting.append({"dossier": dossier, **_plain(record)})
        if len(self.waiting) == _AT_ONCE:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        self.held.write_table(pa.Table.from_pylist(self.waiting, schema=self.schema))
        self.waiting = []

    def close(self) -> None:
        self._write()
        self.held.close()


def table_schema(table: str) -> "pa.Schema":
    """The Arrow schema of a dossier's section, from the types of its records; the same whatever the rows hold."""
    import pyarrow as pa

    record = get_args(get_type_hints(Dossier)[table])[0]
    return pa.schema([("dossier", pa.string()), *((f.name, f.type) for f in _arrow(record))])


def _plain(record: object) -> Any:  # noqa: ANN401 - Arrow takes nested dicts and lists
    if is_dataclass(record):
        return {f.name: _plain(getattr(record, f.name)) for f in fields(record)}
    return [_plain(part) for part in record] if isinstance(record, tuple) else record


@cache
def _arrow(kind: Any) -> "pa.DataType":  # noqa: ANN401 - any type a record's field may have
    """str, int, float, bool, date, Literal, X | None, tuple[X, ...] and records of these."""
    import pyarrow as pa

    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    origin = get_origin(kind)
    if kind in plain:
        return plain[kind]
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_arrow(get_args(kind)[0]))
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in get_args(kind) if a is not type(None))
        return _arrow(inner)
    hints = get_type_hints(kind)
    return pa.struct([(f.name, _arrow(hints[f.name])) for f in fields(kind)])
