"""Opening a store: made where there is none, brought up to date, refused where it is something else."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from crossread.errors import BadStore
from crossread.keep import schema
from crossread.keep.store import NEWEST, Store, open_store


def test_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    """The migrated store has the tables and columns that schema.py names, on either server."""
    with store.read() as connection:
        inspector = sa.inspect(connection)
        for table in schema.metadata.sorted_tables:
            made = {column["name"] for column in inspector.get_columns(table.name)}
            assert {c.name for c in table.c} <= made
            indexed = {i["name"] for i in inspector.get_indexes(table.name)}
            assert {i.name for i in table.indexes} <= indexed
        assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == NEWEST


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is one transaction: when it breaks in the middle, no table is left behind."""
    from alembic import op

    real = op.create_table

    def breaks(name: str, *columns: object) -> object:
        if name == "decision":
            raise RuntimeError("the power went out")
        return real(name, *columns)

    monkeypatch.setattr(op, "create_table", breaks)
    with pytest.raises(RuntimeError, match="power"):
        open_store(tmp_path / "store.db")
    left = sqlite3.connect(tmp_path / "store.db").execute("SELECT name FROM sqlite_master").fetchall()
    assert left == []
    monkeypatch.undo()
    open_store(tmp_path / "store.db").close()


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    """A store made by a later version is not touched, and the message says to upgrade."""
    place = tmp_path / "store.db"
    made = open_store(place)
    with made.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    made.close()
    with pytest.raises(BadStore, match="newer Crossread"):
        open_store(place)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """A text file is named in the message and stays as it was."""
    place = tmp_path / "notes.txt"
    place.write_text("not a database, only some notes " * 100)
    with pytest.raises(BadStore, match=r"notes\.txt"):
        open_store(place)
    assert place.read_text().startswith("not a database")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The message says which folder is missing."""
    with pytest.raises(BadStore, match="there is no folder"):
        open_store(tmp_path / "nowhere" / "store.db")


def test_readers_do_not_wait_for_the_writer(tmp_path: Path) -> None:
    """While a transaction is open, a reader sees the state before it."""
    store = open_store(tmp_path / "store.db")
    with store.write() as writing:
        writing.execute(sa.insert(schema.plan).values(id="p", record="{}"))
        with store.read() as reading:
            assert reading.scalar(sa.select(sa.func.count()).select_from(schema.plan)) == 0
    with store.read() as reading:
        assert reading.scalar(sa.select(sa.func.count()).select_from(schema.plan)) == 1
