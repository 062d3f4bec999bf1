"""The local pool: its own cost, and what it loses when workers are killed."""

import multiprocessing
import os
import random
import resource
import signal
import threading
from collections import Counter
from collections.abc import Sequence

from bench.streams import pool_work
from bench.streams.table import Table, asked_table
from crossread.batch.pool import Outcome, run_pool
from crossread.batch.worker import Task

EVERY = 6.0


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _kill_now_and_then(stop: threading.Event, killed: list[int]) -> None:
    draw = random.Random(1)
    while not stop.wait(EVERY):
        workers = [p.pid for p in multiprocessing.active_children() if p.pid]
        if workers:
            one = draw.choice(workers)
            os.kill(one, signal.SIGKILL)
            killed.append(one)


def bench_pool(tasks: int) -> list[Table]:
    """Cost of 20,000 empty tasks, then `tasks` of ten milliseconds with kills and one deadly task."""
    cost = Table("Pool: its own cost", "CPU of driver and two workers over empty tasks, starting the workers included.")
    before = _cpu()
    done = run_pool((Task(str(n), n) for n in range(20_000)), start=pool_work.start_empty, commit=len, workers=2)
    spent = 1000 * (_cpu() - before) / done.kept
    cost.row(tasks=done.kept, cpu_ms_a_task=f"{spent:.2f}")
    kills = Table("Pool: kills", f"A random worker killed every {EVERY:g} s; task 777 always kills its worker.")
    times: Counter[str] = Counter()
    stop, killed = threading.Event(), []

    def commit(outcomes: Sequence[Outcome]) -> None:
        times.update(o.task for o in outcomes)

    threading.Thread(target=_kill_now_and_then, args=(stop, killed), daemon=True).start()
    done = run_pool((Task(str(n), n) for n in range(tasks)), start=pool_work.start, commit=commit, workers=2)
    stop.set()
    kills.row(
        tasks=tasks, kills=len(killed), stored_once=sum(n == 1 for n in times.values()), stored_twice=sum(n > 1 for n in times.values()),
        missing=tasks - len(times), kept=done.kept, quarantined="; ".join(f"{t}: {why}" for t, why in done.quarantined),
        workers_replaced=done.restarts, left_behind=len(multiprocessing.active_children()),
    )  # fmt: skip
    asked = asked_table()
    asked.row(
        what="local pool: CPU beside the work",
        asked="≤ 1.5 ms a report",
        measured=f"{spent:.2f} ms",
        size="20,000 tasks",
    )
    asked.row(
        what="local pool: workers killed, one deadly report", asked="every other one kept once, it quarantined, exit code says so",
        measured=f"{len(killed)} kills, {done.kept:,} kept, {sum(n > 1 for n in times.values())} twice, "
        f"{tasks - len(times)} missing, {len(done.quarantined)} quarantined",
        size=f"{tasks:,} tasks of {pool_work.MILLISECONDS} ms",
    )  # fmt: skip
    return [cost, kills, asked]
