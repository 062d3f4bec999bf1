"""The store: one SQLite file, or a PostgreSQL database by its URL, brought up to date when it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from crossread.errors import BadStore, MissingExtra

NEWEST = "0002"
_BUSY_MILLISECONDS = 30_000


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Readers and one writer work side by side; every write is one transaction, on disk when it returns."""

    engine: sa.Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded store."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One transaction: all of it or nothing."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent view; never waits for the writer."""
        with self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(place: str | Path) -> Store:
    """Open or make a store: a path is an SQLite file, a `postgresql://…` URL a database that exists.

    Missing migrations are applied, each in a transaction. Raises BadStore for a file that is no store or was made by a newer version,
    MissingExtra where PostgreSQL's driver is not installed.
    """
    engine = _postgresql(str(place)) if "://" in str(place) else _sqlite(Path(place))
    store = Store(engine)
    try:
        found = _version(store)
        if found != NEWEST:
            _migrate(store, found)
    except sa.exc.DatabaseError as error:
        store.close()
        raise BadStore(f"{place}: cannot be used as a store ({error.orig or error})") from error
    return store


def _sqlite(path: Path) -> sa.Engine:
    if not path.parent.is_dir():
        raise BadStore(f"{path}: there is no folder {path.parent}; make it first")
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        for setting in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={_BUSY_MILLISECONDS}",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {setting}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # the driver would begin late and end early around changes of the schema; a writer says so at once and waits its turn
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _postgresql(url: str) -> sa.Engine:
    if not url.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        raise BadStore(f"{url.partition('://')[0]}: a store is an SQLite file or a postgresql:// URL")
    if not find_spec("psycopg"):
        raise MissingExtra("psycopg", "postgres", "a store on PostgreSQL")
    return sa.create_engine("postgresql+psycopg://" + url.partition("://")[2])


def _version(store: Store) -> str | None:
    """The step this store has come to; None for an empty one."""
    with store.read() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return found


def _migrate(store: Store, found: str | None) -> None:
    if found is not None and found > NEWEST:
        raise BadStore(
            f"{store.engine.url}: made by a newer Crossread (step {found}, this one knows {NEWEST}); upgrade Crossread"
        )
    # Alembic is only needed when there is something to do
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    with store.write() as connection:
        context = MigrationContext.configure(connection, opts={"fn": lambda at, _: steps._upgrade_revs("head", at)})
        with Operations.context(context):
            context.run_migrations()
