"""Tables of a dossier as data frames, for notebooks that have pandas or polars."""

from typing import TYPE_CHECKING

from crossread.errors import CrossreadError, NotInDossier
from crossread.records.dossier import Dossier
from crossread.tell.tables import Table, tables

if TYPE_CHECKING:
    import pandas
    import polars


def pandas_frame(dossier: Dossier, name: str) -> "pandas.DataFrame":
    """One table as a pandas frame. Raises NotInDossier for a table there is not, CrossreadError without pandas."""
    table = _table(dossier, name)
    try:
        import pandas
    except ImportError as error:
        raise CrossreadError("pandas is not installed: pip install pandas") from error
    return pandas.DataFrame([list(row) for row in table.rows], columns=list(table.columns))


def polars_frame(dossier: Dossier, name: str) -> "polars.DataFrame":
    """One table as a polars frame. Raises NotInDossier for a table there is not, CrossreadError without polars."""
    table = _table(dossier, name)
    try:
        import polars
    except ImportError as error:
        raise CrossreadError("polars is not installed: pip install polars") from error
    columns = {c: [list(v) if isinstance(v, tuple) else v for v in (r[n] for r in table.rows)]
               for n, c in enumerate(table.columns)}  # fmt: skip
    return polars.DataFrame(columns, strict=False)


def _table(dossier: Dossier, name: str) -> Table:
    held = {t.name: t for t in tables(dossier)}
    if name not in held:
        raise NotInDossier(f"{name}: no such table; there are {', '.join(held)}")
    return held[name]
