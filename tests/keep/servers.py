"""A PostgreSQL server of our own, on a socket in a temporary folder, for tests and bench."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


class NoServer(Exception):
    """There is no PostgreSQL here; the message says what to install."""


@contextmanager
def own_postgresql() -> Iterator[str]:
    """Start a server, give the URL of its empty database, and leave nothing behind. Raises NoServer."""
    if not find_spec("psycopg"):
        raise NoServer("psycopg is not installed (extra: postgres)")
    programs = _programs()
    if programs is None:
        raise NoServer("no PostgreSQL server is installed here (apt-get install postgresql)")
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
    try:
        yield f"postgresql://crossread@/postgres?host={folder}"
    finally:
        subprocess.run([*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    one = shutil.which("initdb") or (str(found[0]) if found else None)
    return Path(one).resolve().parent if one else None
