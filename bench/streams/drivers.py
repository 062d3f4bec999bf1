"""The driver of a batch is killed again and again: what was acknowledged stays, no worker lives on, and little is done twice."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.streams.table import Table, asked_table
from crossread.batch.pool import CHUNK
from tests.batch.ray_cluster import children

WORKERS = 2
TASKS = 4_000

_DRIVER = """
import os, sys
from pathlib import Path
from bench.streams import pool_work
from crossread.batch.pool import run_pool
from crossread.batch.worker import Task
done, count = Path(sys.argv[1]), int(sys.argv[2])
have = set(done.read_text().split()) if done.exists() else set()
with done.open("a") as notes:
    def commit(outcomes):
        notes.write("".join(o.task + "\\n" for o in outcomes)); notes.flush(); os.fsync(notes.fileno())
    left = (Task(str(n), n) for n in range(1000, 1000 + count) if str(n) not in have)
    run_pool(left, start=pool_work.start_noted, commit=commit, workers=int(sys.argv[3]))
"""


def bench_drivers(kills: int) -> list[Table]:
    """Kill the driver `kills` times while it works off tasks of ten milliseconds, then let it come to its end."""
    table = Table(
        "Pool: the driver killed",
        f"{TASKS:,} tasks of 10 ms, {WORKERS} workers, chunks of {CHUNK}; kill -9 at random moments after a commit, then begun again. "
        "`begun` counts every time a worker took up a task.",
    )
    draw, lost, orphans = random.Random(4), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        done, begun = Path(folder, "done"), Path(folder, "begun")
        done.touch()
        begun.mkdir()
        acknowledged: set[str] = set()
        for _ in range(kills):
            driver = _begin(done, begun)
            before = done.stat().st_size
            while done.stat().st_size == before and driver.poll() is None:
                time.sleep(0.02)
            time.sleep(draw.random() * 0.3)
            workers = children(driver.pid)
            driver.send_signal(signal.SIGKILL)
            driver.wait()
            now = set(done.read_text().split())
            lost += len(acknowledged - now)
            acknowledged = now
            until = time.monotonic() + 30
            while any(_alive(pid) for pid in workers) and time.monotonic() < until:
                time.sleep(0.1)
            orphans += sum(_alive(pid) for pid in workers)
        _begin(done, begun).wait()
        names = done.read_text().split()
        taken_up = sum(p.stat().st_size for p in begun.iterdir())
    again = taken_up - TASKS
    table.row(
        kills=kills, acknowledged=f"{len(acknowledged):,}", lost=lost, kept_once=len(set(names)) == len(names) == TASKS,
        orphans=orphans, begun=f"{taken_up:,}", done_again=again, most_in_flight=kills * WORKERS * CHUNK,
    )  # fmt: skip
    asked = asked_table()
    asked.row(
        what="local pool: driver killed", asked="20 times: nothing lost, no orphan, at most the chunks in flight done again",
        measured=f"{lost} lost, {orphans} orphans, {again} done again (at most {kills * WORKERS * CHUNK} in flight)",
        size=f"{kills} kills, {TASKS:,} tasks",
    )  # fmt: skip
    return [table, asked]


def _begin(done: Path, begun: Path) -> subprocess.Popen:
    here = os.environ | {"CROSSREAD_BENCH_BEGUN": str(begun)}
    return subprocess.Popen([sys.executable, "-c", _DRIVER, str(done), str(TASKS), str(WORKERS)], env=here)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
