"""Every test of the store runs on SQLite, and again on a PostgreSQL server started for the tests where one is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")

from crossread.keep.store import Store, open_store


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    one = shutil.which("initdb") or (str(found[0]) if found else None)
    return Path(one).resolve().parent if one else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of our own on a socket in a temporary folder; skips with the reason where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra: postgres)")
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed here (apt-get install postgresql)")
    # not pytest's own folder: that is closed to other users, and paths of sockets must be short
    folder = Path(tempfile.mkdtemp(prefix="crossread-pg-"))
    # initdb refuses to run as root, as in a container; then it runs as the user the package brings
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    run = {"check": True, "capture_output": True, "cwd": "/"}
    subprocess.run([*as_user, programs / "initdb", "-D", data, "-U", "crossread", "-A", "trust", "-E", "UTF8"], **run)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    subprocess.run(
        [*as_user, programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"], **run
    )
    yield f"postgresql://crossread@/postgres?host={folder}"
    subprocess.run([*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
    shutil.rmtree(folder, ignore_errors=True)


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
