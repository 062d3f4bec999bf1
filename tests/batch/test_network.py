"""What runs by default makes no attempt to leave the machine: every name looked up and every connection is counted, in all processes."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")

import crossread.examples

FERRY = Path(crossread.examples.__file__).parent / "ferry"
_WATCH = """
import json, os, sys
def _watch(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        where = args[1] if event in ("socket.connect", "socket.sendto") else args[0]
        if isinstance(where, (str, bytes)) and event in ("socket.connect", "socket.sendto"):
            return  # a socket of this machine's own, by its path
        with open(os.environ["CROSSREAD_TEST_LEFT"], "a") as notes:
            notes.write(json.dumps([event, str(where)]) + "\\n")
sys.addaudithook(_watch)
"""
_RUN = """
import sys
from crossread.cli.main import main
sys.argv[0] = "crossread"
main()
"""


@pytest.fixture
def watched(tmp_path: Path):
    """Run a program whose every Python process notes what it asks of the network; gives the notes and the answer."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(_WATCH)
    notes = tmp_path / "left.jsonl"
    paths = os.pathsep.join([str(tmp_path / "hook"), *sys.path])
    environment = os.environ | {"PYTHONPATH": paths, "CROSSREAD_TEST_LEFT": str(notes)}

    def run(
        code: str, *words: str, before: tuple[str, ...] = ()
    ) -> tuple[list[list[str]], subprocess.CompletedProcess]:
        command = [*before, sys.executable, "-c", code, *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=600)
        held = notes.read_text().splitlines() if notes.exists() else []
        return [json.loads(line) for line in held], done

    return run


def _without_route() -> tuple[str, ...]:
    """What puts a program into a network namespace of its own, with nothing in it; empty where that is not allowed."""
    command = ("unshare", "-rn")
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True).returncode:
        return ()
    return command


def test_the_watch_sees_an_attempt(watched) -> None:
    """A program that looks a name up is caught, so that silence below means something."""
    left, _ = watched("import socket\ntry: socket.create_connection(('192.0.2.1', 9), 0.2)\nexcept OSError: pass")
    assert ["socket.getaddrinfo", "192.0.2.1"] in left


def test_read_ingest_stories_and_batch_stay_here(watched) -> None:
    """The default run of each command, in a namespace without a route where that is allowed, asks nothing of the network."""
    before = _without_route()
    for words in (
        ("read", str(FERRY), "-o", "out.json"),
        ("ingest", str(FERRY)),
        ("stories",),
        ("batch", "-o", "dossiers", "--workers", "1", "--tables", "jsonl"),
        ("search", "ferry"),
    ):
        left, done = watched(_RUN, *words, before=before)
        assert done.returncode == 0, done.stderr
        assert left == [], words


@pytest.mark.skipif(
    not find_spec("daft") or not find_spec("ray"), reason="Daft and Ray are not installed (extra: cluster)"
)
def test_importing_the_engines_asks_nothing(watched) -> None:
    """With telemetry off, importing Daft and Ray and choosing Daft's runner makes no attempt to leave."""
    code = (
        "import os, time\nfrom crossread.batch.cluster import SILENT\nos.environ.update(SILENT)\n"
        "import ray, daft\ndaft.set_runner_native()\ndaft.from_pydict({'a': [1]}).collect()\ntime.sleep(1)"
    )
    left, done = watched(code, before=_without_route())
    assert done.returncode == 0, done.stderr
    assert left == []
