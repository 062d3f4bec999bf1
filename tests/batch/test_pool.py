"""The pool brings every task to its end exactly once, whatever happens to workers."""

import os
import signal
import threading
import time
from collections import Counter

import pytest

from crossread.batch.pool import Outcome, run_pool
from crossread.batch.worker import Task
from crossread.errors import CrossreadError
from tests.batch import work


def tasks(count: int) -> list[Task]:
    return [Task(f"t{n}", n) for n in range(count)]


def run(some: list[Task], **options) -> tuple[Counter[str], dict[str, Outcome], object]:
    committed: list[Outcome] = []
    chunks: list[int] = []

    def commit(outcomes) -> None:
        committed.extend(outcomes)
        chunks.append(len(outcomes))

    options = {"start": work.start, "workers": 2, "chunk": 4, **options}
    summary = run_pool(some, commit=commit, **options)
    return Counter(o.task for o in committed), {o.task: o for o in committed}, summary


def test_every_task_once_and_the_bad_ones_alone() -> None:
    """Twenty-two tasks: one kills every worker, two raise; these are named with their reasons, the others kept once each."""
    times, outcomes, summary = run(tasks(22))
    assert set(times.values()) == {1}
    assert len(times) == 22
    assert outcomes["t13"].kind == "quarantined"
    assert "3 times" in outcomes["t13"].detail
    assert (outcomes["t17"].kind, outcomes["t17"].detail) == ("refused", "seventeen is refused")
    assert outcomes["t19"].detail == "ValueError: nineteen breaks"
    assert all(o.result == 2 * int(t[1:]) for t, o in outcomes.items() if o.kind == "kept")
    assert (summary.kept, summary.restarts) == (19, 3)


def test_a_task_without_end_is_given_up() -> None:
    """A task that outlasts the pool's patience is quarantined, and says so."""
    times, outcomes, _ = run([Task("t1", 1), Task("t23", 23), Task("t2", 2)], patience=0.5, tries=1, workers=1)
    assert outcomes["t23"].kind == "quarantined"
    assert "longer than 0.5 seconds" in outcomes["t23"].detail
    assert times == {"t1": 1, "t2": 1, "t23": 1}


def test_workers_give_their_place_to_fresh_ones() -> None:
    """After its term a worker is replaced, between two chunks; that is no death, and every task is done once."""
    times, outcomes, summary = run(tasks(24), start=work.start_naming_itself, workers=1, chunk=4, term=8)
    by_worker = Counter(o.result for o in outcomes.values())
    assert set(times.values()) == {1}
    assert list(by_worker.values()) == [8, 8, 8]
    assert (summary.kept, summary.restarts) == (24, 0)


def test_killed_workers_lose_nothing() -> None:
    """Workers are killed at random while they work; all results come, none twice."""
    stop = threading.Event()
    killed = []

    def kill() -> None:
        while not stop.wait(0.7):
            for child in _children():
                os.kill(child, signal.SIGKILL)
                killed.append(child)
                break

    threading.Thread(target=kill, daemon=True).start()
    try:
        times, outcomes, _ = run(tasks(60), start=work.start_slowly, tries=50)
    finally:
        stop.set()
    assert killed
    assert set(times.values()) == {1}
    assert {o.kind for o in outcomes.values()} == {"kept"}
    assert len(times) == 60


def _children() -> list[int]:
    import multiprocessing

    return [p.pid for p in multiprocessing.active_children() if p.pid]


def test_workers_that_cannot_start_end_the_run() -> None:
    """When the tools cannot be loaded, the run stops with the exit code and does not try for ever."""
    with pytest.raises(CrossreadError, match="exit code 3 before they were ready"):
        run(tasks(3), start=work.start_and_die, workers=1)


def test_a_failing_writer_ends_the_run_and_leaves_no_worker() -> None:
    """An error of the writer comes through as it is, and the workers are gone."""

    def commit(_) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        run_pool(tasks(8), start=work.start_slowly, commit=commit, workers=2)
    time.sleep(0.1)
    assert _children() == []


def test_no_tasks_start_no_workers() -> None:
    """Nothing to do is done at once."""
    _, outcomes, summary = run([])
    assert (outcomes, summary.kept, summary.restarts) == ({}, 0, 0)
