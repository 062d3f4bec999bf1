"""PLOVER records as one Parquet file: lists and entities as nested columns, days as dates, what is unknown as null."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.errors import CrossreadError
from crossread.records.dossier import Dossier
from crossread.tell.plover import PloverEvent, plover_events

if TYPE_CHECKING:
    import pyarrow

_EMPTY_IS_UNKNOWN = ("event_loc", "asserted_by_id")


def write_plover_parquet(dossier: Dossier, path: Path) -> None:
    """Write all events to a file. Raises CrossreadError where pyarrow is missing, with the command that gets it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise CrossreadError('Parquet needs pyarrow: pip install "crossread[tables]"') from error
    rows = [_row(event) for event in plover_events(dossier)]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=_schema()), path)


def _row(event: PloverEvent) -> dict[str, object]:
    """One event by column, with null for what JSON and CSV leave empty."""
    row: dict[str, object] = asdict(event)
    row |= {name: row[name] or None for name in _EMPTY_IS_UNKNOWN}
    row |= {name: date.fromisoformat(day) if day else None for name, day in _days(event)}
    return row


def _days(event: PloverEvent) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("date", event.date), ("enddate", event.enddate)


def _schema() -> "pyarrow.Schema":
    """The columns with their types, the same for every file, however few events it has."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    entities = pa.list_(pa.struct([(name, text) for name in ("code", "sector", "entity_text", "identifier_id")]))
    spans = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
    nullable = {
        "date": pa.date32(),
        "enddate": pa.date32(),
        "quad_code": pa.int8(),
        "event_loc": text,
        "asserted_by_id": text,
    }
    lists = {"event": texts, "mode": texts, "context": texts, "event_text": texts, "cite_info": texts}
    kinds = {"actor": entities, "recipient": entities, "text_info": spans, **lists, **nullable}
    return pa.schema(
        [pa.field(name, kinds.get(name, text), nullable=name in nullable) for name in PloverEvent.__slots__]
    )
