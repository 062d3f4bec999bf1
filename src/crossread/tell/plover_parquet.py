"""PLOVER records as one Parquet file, with lists and entities as nested columns."""

from dataclasses import asdict
from pathlib import Path

from crossread.errors import CrossreadError
from crossread.records.dossier import Dossier
from crossread.tell.plover import plover_events


def write_plover_parquet(dossier: Dossier, path: Path) -> None:
    """Write all events to a file. Raises CrossreadError where pyarrow is missing, with the command that gets it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise CrossreadError('Parquet needs pyarrow: pip install "crossread[tables]"') from error
    records = [asdict(event) for event in plover_events(dossier)]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), path)
