"""A batch makes a file, an index line and a table row for every story, goes on after a break, and names what it could not do."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")

from crossread.batch.plan import Bundle, make_plan
from crossread.batch.pool import run_pool
from crossread.batch.reading import choose
from crossread.batch.run import dossier_path, run_batch
from crossread.errors import BadStore
from crossread.keep.dossiers import dossier_files
from crossread.keep.progress import done_tasks
from crossread.keep.reports import keep_reports
from crossread.keep.store import Store, open_store
from tests.batch.reading_work import StartFake
from tests.keep.made_up import made_up

REPORTS = [made_up(f"Boat {n} left the harbour at dawn.", outlet=f"Outlet {n % 2}") for n in range(12)]
BUNDLES = [Bundle(f"story-{n}", (REPORTS[2 * n].id, REPORTS[2 * n + 1].id)) for n in range(6)]
PLAN = make_plan(BUNDLES, shards=2, made_with="test")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "store.db")
    keep_reports(made, REPORTS)
    return made


def run(store: Store, folder: Path, *, deadly: str = "", **options):
    start = StartFake(str(store.engine.url.database), deadly)
    return run_batch(store, folder, PLAN, start=start, form="jsonl", workers=1, **options)


def test_every_story_has_file_index_and_rows(store: Store, tmp_path: Path) -> None:
    """Six stories: six files, six index lines, twelve reports in the tables, and a mark for each shard."""
    done = run(store, tmp_path / "out")
    assert (done.kept, done.refused, done.quarantined) == (6, (), ())
    assert all(dossier_path(tmp_path / "out", PLAN, b.id).is_file() for b in BUNDLES)
    assert len(dossier_files(store)) == 6
    tables = tmp_path / "out" / "tables"
    rows = [json.loads(line) for file in (tables / "reports").glob("*.jsonl") for line in file.read_text().splitlines()]
    assert {row["id"] for row in rows} == {r.id for r in REPORTS}
    assert sum(json.loads(m.read_text())["rows"]["reports"] for m in tables.glob("*.done")) == 12


def test_a_broken_batch_goes_on(store: Store, tmp_path: Path) -> None:
    """Broken off after the first chunk, the batch needs --resume, does only what is left, and comes to the same end."""
    handed: list[str] = []

    def breaks(tasks, *, commit, **options):
        def once(outcomes) -> None:
            commit(outcomes)
            raise KeyboardInterrupt

        return run_pool(tasks, commit=once, **options)

    with pytest.raises(KeyboardInterrupt):
        run(store, tmp_path / "out", pool=breaks)
    with pytest.raises(BadStore, match="--resume"):
        run(store, tmp_path / "out")

    def counts(tasks, *, commit, **options):
        tasks = list(tasks)
        handed.extend(t.id for t in tasks)
        return run_pool(tasks, commit=commit, **options)

    done = run(store, tmp_path / "out", resume=True, pool=counts)
    assert (done.kept, len(handed)) == (6, 5)


def test_the_story_that_kills_is_named(store: Store, tmp_path: Path) -> None:
    """The other five are there; the sixth is quarantined with its reason, and stays so when the batch is run again."""
    done = run(store, tmp_path / "out", deadly="story-3")
    assert done.kept == 5
    ((name, why),) = done.quarantined
    assert name == "story-3"
    assert "3 times" in why
    assert run(store, tmp_path / "out", resume=True).quarantined == done.quarantined


def test_parquet_has_the_records_own_types(store: Store, tmp_path: Path) -> None:
    """The tables of all shards have one schema, also where a table is empty, and nested records are structs."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: tables)")
    import pyarrow.parquet as pq

    run_batch(store, tmp_path / "out", PLAN, start=StartFake(str(store.engine.url.database)), workers=1)
    for table in ("reports", "statements", "rows"):
        files = sorted((tmp_path / "out" / "tables" / table).glob("*.parquet"))
        assert len(files) == 2
        assert len({str(pq.read_schema(f)) for f in files}) == 1
    assert "blocks: list<element: struct<kind" in str(
        pq.read_schema(files[0].parent.parent / "reports" / "0000.parquet")
    )


def test_of_a_giant_story_every_outlet_has_its_turn() -> None:
    """Of four reports by two outlets, two are chosen, one of each; the others are refused with the reason."""
    chosen, left_out = choose(REPORTS[:4], 2)
    assert [r.label for r in chosen] == ["A", "B"]
    assert {r.outlet for r in chosen} == {"Outlet 0", "Outlet 1"}
    assert len(left_out) == 2
    assert "4 reports" in left_out[0].reason


_DRIVER = """
import sys
from pathlib import Path
from crossread.batch.run import run_batch
from crossread.keep.store import open_store
from tests.batch.reading_work import StartFake
from tests.batch.test_run import PLAN
place, folder, pids = sys.argv[1:]
start = StartFake(place, "", 0.5, pids)
run_batch(open_store(place), Path(folder), PLAN, start=start, form="jsonl", workers=2)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to look for workers")
def test_a_killed_driver_leaves_no_worker_and_loses_nothing(store: Store, tmp_path: Path) -> None:
    """The driver is killed -9 after the first commit: workers end by themselves, what was noted as done stays, the rest follows."""
    place, pids = str(store.engine.url.database), tmp_path / "pids"
    pids.mkdir()
    here = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    driver = subprocess.Popen([sys.executable, "-c", _DRIVER, place, str(tmp_path / "out"), str(pids)], env=here)
    until = time.monotonic() + 60
    while not done_tasks(store, PLAN.id) and time.monotonic() < until:
        time.sleep(0.05)
    driver.kill()
    driver.wait()
    acknowledged = done_tasks(store, PLAN.id)
    assert 0 < len(acknowledged) < len(BUNDLES)
    while any(_alive(int(p.name)) for p in pids.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_alive(int(p.name)) for p in pids.iterdir())
    done = run(store, tmp_path / "out", resume=True)
    assert done.kept == len(BUNDLES)
    assert acknowledged.items() <= done_tasks(store, PLAN.id).items()


def _alive(pid: int) -> bool:
    """Whether a process still works; one that has ended and waits to be fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
