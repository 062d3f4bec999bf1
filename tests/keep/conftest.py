"""Every test of the store runs on SQLite, and again on a PostgreSQL server started for the tests where one is installed."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")

from crossread.keep.store import Store, open_store
from tests.keep.servers import NoServer, own_postgresql


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of our own; skips with the reason where there is none."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(own_postgresql())
        except NoServer as error:
            pytest.skip(str(error))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    if request.param == "sqlite":
        made = open_store(tmp_path / "store.db")
    else:
        import sqlalchemy as sa

        url = request.getfixturevalue("postgresql")
        engine = sa.create_engine("postgresql+psycopg" + url.removeprefix("postgresql"))
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        engine.dispose()
        made = open_store(url)
    yield made
    made.close()
