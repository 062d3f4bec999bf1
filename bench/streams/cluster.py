"""Daft on Ray, two raylets on this machine: the same outcomes as the local pool's with kills in its midst, and what the engine costs."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.streams.table import Table, asked_table
from crossread.batch.actor import Group
from crossread.batch.pool import Outcome
from crossread.batch.worker import Task, Work
from tests.batch.ray_cluster import NoCluster, TwoRaylets, children, two_raylets

KILLED = 600
TASK = 0.05
KILL_ACTORS_AFTER = (1, 100, 200)  # tasks committed; a raylet is killed after 300
KILL_RAYLET_AFTER = 300
REPORT_BYTES, DOSSIER_BYTES = 5_000, 10_000
A_REPORT = 150.0
"""Milliseconds of annotation a report (the part "throughput")."""

PATIENCE = 3600


def rows_of(tasks: Sequence[Task]) -> Iterator[tuple[str, bytes]]:
    """One row a task, as large as a report."""
    return ((task.id, str(task.carries).encode().ljust(REPORT_BYTES)) for task in tasks)


def start_light() -> Work:
    """No work, and a result of some kilobytes: what is left is the engine's own cost."""
    return lambda group: (group.rows[0] if isinstance(group, Group) else b"").ljust(DOSSIER_BYTES)


def run_light(engine: str, count: str) -> None:
    """What a driver of its own does: work off `count` tasks, on the cluster or in the local pool."""
    tasks, done = (Task(str(n), n) for n in range(int(count))), list[Outcome]()
    if engine == "local":
        from crossread.batch.pool import run_pool

        run_pool(tasks, start=start_light, commit=done.extend, workers=2)
    else:
        from crossread.batch.cluster import run_on_cluster

        run_on_cluster(tasks, address=engine, rows_of=rows_of, start=start_light, commit=done.extend, workers=2)
    assert sum(o.kind == "kept" for o in done) == int(count)


def bench_cluster(count: int) -> list[Table]:
    """The kills, and the CPU of everything that runs at a tenth of `count` tasks and at `count`."""
    if not find_spec("ray") or not find_spec("daft"):
        print('left out: Daft and Ray are not installed (pip install "crossread[cluster]")')
        return []
    same = Table(
        "Cluster: killed actor, killed raylet",
        f"{KILLED} tasks, one deadly, two that raise; an actor killed -9 after each of {KILL_ACTORS_AFTER} tasks, a raylet after "
        f"{KILL_RAYLET_AFTER}; token on.",
    )
    cost = Table(
        "Cluster: its cost",
        f"Tasks without work, rows of {REPORT_BYTES:,} bytes in and {DOSSIER_BYTES:,} out, two workers; CPU seconds of everything that "
        "runs, raylet, agents and driver included; the local pool beside it. On the raylet that is left.",
    )
    asked = asked_table()
    try:
        with two_raylets() as cluster:
            _refusal(cluster, asked)
            _kills(cluster, same, asked)
            _cost(cluster, count, cost, asked)
    except NoCluster as error:
        print(f"left out: {error}")
    return [table for table in (same, cost, asked) if table.rows]


def _refusal(cluster: TwoRaylets, asked: Table) -> None:
    words = [sys.executable, "-m", "tests.batch.cluster_driver", cluster.address, "9", "9", "0", "/dev/null"]
    started = time.monotonic()
    said = subprocess.run(words, env=cluster.environment, capture_output=True, text=True, timeout=PATIENCE)
    asked.row(
        what="Daft on Ray: more CPUs asked for than there are", asked="refused at once, with the next step",
        measured=f"exit {said.returncode} after {time.monotonic() - started:.0f} s: …{said.stderr.strip()[-120:]}",
        size="9 workers, 5 CPUs",
    )  # fmt: skip


def _kills(cluster: TwoRaylets, table: Table, asked: Table) -> None:
    with tempfile.TemporaryDirectory() as folder:
        local, far = Path(folder, "local.json"), Path(folder, "far.json")
        _driver("local", local, None).wait(PATIENCE)
        driver, so_far = _driver(cluster.address, far, cluster.environment), Path(f"{far}.part")
        actors = raylets = 0
        for after in KILL_ACTORS_AFTER:
            if _wait(lambda at=after: _committed(so_far) >= at and bool(cluster.actors()), driver):
                os.kill(cluster.actors()[0], signal.SIGKILL)
                actors += 1
        if _wait(lambda: _committed(so_far) >= KILL_RAYLET_AFTER, driver):
            os.kill(cluster.raylet(cluster.second), signal.SIGKILL)
            raylets += 1
        if driver.wait(PATIENCE):
            raise RuntimeError(f"the driver ended with {driver.returncode}: {Path(f'{far}.error').read_text()[-1000:]}")
        here, there = json.loads(local.read_text())["outcomes"], json.loads(far.read_text())
    same = [o[:3] for o in here] == [o[:3] for o in there["outcomes"]]
    bad = "; ".join(f"{o[0]} {o[1]}: {o[3]}" for o in there["outcomes"] if o[1] != "kept")
    table.row(tasks=KILLED, kept=there["kept"], batches_begun_again=there["restarts"], same_as_local=same, others=bad)
    asked.row(
        what="Daft on Ray: sorted output with actors and a raylet killed", asked="identical to the local pool's",
        measured="identical" if same else "not identical", size=f"{KILLED} tasks; killed: {actors} actors, {raylets} raylets",
    )  # fmt: skip
    asked.row(
        what="Daft on Ray: a bad report costs only itself", asked="yes",
        measured=f"{there['kept']} of {KILLED} kept; {bad}", size=f"{KILLED} tasks",
    )  # fmt: skip


def _driver(engine: str, into: Path, environment: dict[str, str] | None) -> subprocess.Popen:
    words = [sys.executable, "-m", "tests.batch.cluster_driver", engine, str(KILLED), "2", str(TASK), str(into)]
    with Path(f"{into}.error").open("wb") as errors:
        return subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=errors)


def _committed(so_far: Path) -> int:
    return int((so_far.read_text() if so_far.exists() else "") or 0)


def _wait(holds: Callable[[], bool], driver: subprocess.Popen) -> bool:
    """Wait until it holds; False where the driver ends before."""
    until = time.monotonic() + PATIENCE
    while not holds():
        if driver.poll() is not None:
            return False
        if time.monotonic() > until:
            raise RuntimeError("the driver came to no end")
        time.sleep(0.2)
    return True


def _cost(cluster: TwoRaylets, count: int, table: Table, asked: Table) -> None:
    spent: dict[str, float] = {}
    for engine in ("local", cluster.address):
        own, seen = _children_cpu(), _Seen((cluster.head, cluster.second))
        code = f"from bench.streams.cluster import run_light; run_light({engine!r}, '{count}')"
        words = [sys.executable, "-c", code]
        driver = subprocess.Popen(words, env=cluster.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while driver.poll() is None:
            time.sleep(0.2)
            seen.look()
        assert driver.returncode == 0
        name = "local pool" if engine == "local" else "Daft on Ray"
        spent[name] = _children_cpu() - own + (seen.spent() if engine != "local" else 0.0)
        table.row(
            engine=name, tasks=f"{count:,}", cpu=f"{spent[name]:.1f} s", ms_a_task=f"{1000 * spent[name] / count:.1f}"
        )
    engine_cpu, work = spent["Daft on Ray"], count * A_REPORT / 1000
    asked.row(
        what="Daft on Ray: CPU overhead", asked="≤ 10 % at 20,000 reports",
        measured=f"{engine_cpu:.0f} s of CPU: {engine_cpu / work:.1%} of the {work:.0f} s that annotating as many reports takes",
        size=f"{count:,} tasks without work, of a report's size",
    )  # fmt: skip


class _Seen:
    """The CPU of process trees, looked at again and again: Ray's workers end without anybody waiting for them."""

    def __init__(self, roots: Sequence[int]) -> None:
        self.roots, self.now = roots, dict[int, float]()
        self.look()
        self.before = dict(self.now)

    def look(self) -> None:
        """Note what every process below the roots has used so far."""
        waiting = list(self.roots)
        while waiting:
            pid = waiting.pop()
            waiting += children(pid)
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            self.now[pid] = sum(int(n) for n in fields[11:13]) / os.sysconf("SC_CLK_TCK")

    def spent(self) -> float:
        """CPU seconds since the first look."""
        return sum(self.now.values()) - sum(self.before.values())


def _children_cpu() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
