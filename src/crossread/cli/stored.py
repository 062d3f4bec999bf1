"""What the commands for many reports share: the store they work on, and a progress line."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.talk import Exit, stop
from crossread.errors import CrossreadError, MissingExtra

if TYPE_CHECKING:
    from rich.progress import Progress

    from crossread.keep.store import Store

DEFAULT_STORE = "crossread.db"
StorePlace = Annotated[
    str, typer.Option("--store", help="The store: an SQLite file, made where there is none, or a postgresql:// URL.")
]


@contextmanager
def opened(place: str) -> "Iterator[Store]":
    """The store; what Crossread refuses inside leaves with its message and exit code 2."""
    if not find_spec("sqlalchemy") or not find_spec("alembic"):
        stop(str(MissingExtra("SQLAlchemy", "streams", "keeping reports")), Exit.MISUSE)
    from crossread.keep.store import open_store

    try:
        store = open_store(place)
        try:
            yield store
        finally:
            store.close()
    except CrossreadError as error:
        stop(str(error), Exit.MISUSE)


@contextmanager
def progress_bar() -> "Iterator[Progress]":
    """A progress bar on stderr, shown only on a terminal."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar
