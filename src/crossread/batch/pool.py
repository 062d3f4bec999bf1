"""The supervised local pool: work goes out in chunks, comes back into one writer's hands, and survives what happens to workers."""

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from crossread.batch.worker import Begun, Ended, Start, Task, serve
from crossread.errors import CrossreadError
from crossread.keep.progress import Outcome as OutcomeKind

CHUNK = 16
TRIES = 3
PATIENCE = 600.0
TERM = 5_000
"""Tasks after which a worker makes room for a fresh one: spaCy keeps half a kilobyte of every word it ever met (measured)."""

_TURN = 0.5
_FALSE_STARTS = 3
_FALSE_STARTS_KILLED = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended: kept with its result, refused with the reason its work gave, or quarantined because it killed its workers."""

    task: str
    kind: OutcomeKind
    result: Any
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run of the pool did; `restarts` counts workers that had to be replaced, `seconds` is wall time."""

    kept: int
    refused: tuple[tuple[str, str], ...]
    quarantined: tuple[tuple[str, str], ...]
    restarts: int
    seconds: float
    working_seconds: float


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection
    ready: bool = False
    worked: int = 0
    chunk: deque[Task] = field(default_factory=deque)
    now: str | None = None
    since: float = 0.0
    done: list[Outcome] = field(default_factory=list)


def run_pool(
    tasks: Iterable[Task],
    *,
    start: Start,
    commit: Callable[[Sequence[Outcome]], None],
    workers: int | None = None,
    chunk: int = CHUNK,
    tries: int = TRIES,
    patience: float = PATIENCE,
    term: int = TERM,
) -> Summary:
    """Work off tasks in worker processes and hand their outcomes to `commit`, chunk by chunk, each task exactly once.

    A worker that dies is replaced; what it had finished is committed, the rest goes out again. A task in whose midst workers died
    `tries` times, or that took longer than `patience` seconds as often, is quarantined with that reason. A worker that has done
    `term` tasks gives its place to a fresh one, so that memory stays flat. `commit` is called in this process alone and must keep
    all of a chunk or nothing. Raises CrossreadError where workers die before they are ready.
    (Measured: probe, 2026, and bench/results/streams.md.)
    """
    return _Pool(iter(tasks), start, commit, workers or os.cpu_count() or 1, chunk, tries, patience, term).run()


class _Pool:
    """The state of one run: who works on what, and how often a task has cost a worker."""

    def __init__(
        self,
        tasks: Iterator[Task],
        start: Start,
        commit: Callable[[Sequence[Outcome]], None],
        workers: int,
        chunk: int,
        tries: int,
        patience: float,
        term: int,
    ) -> None:
        self.tasks, self.start, self.commit = tasks, start, commit
        self.wanted, self.size, self.tries, self.patience, self.term = workers, chunk, tries, patience, term
        self.again: deque[Task] = deque()
        self.deaths: Counter[str] = Counter()
        self.false_starts = 0
        self.workers: list[_Worker] = []
        self.kept, self.restarts, self.working = 0, 0, 0.0
        self.refused: list[tuple[str, str]] = []
        self.quarantined: list[tuple[str, str]] = []
        self.exhausted = False
        self.context = get_context("spawn")

    def run(self) -> Summary:
        started = time.monotonic()
        try:
            while self._busy():
                self._fill()
                self._listen()
                self._look_at_clock()
        finally:
            self._dismiss()
        return Summary(
            self.kept,
            tuple(self.refused),
            tuple(self.quarantined),
            self.restarts,
            time.monotonic() - started,
            self.working,
        )

    def _busy(self) -> bool:
        ahead = self.size * self.wanted - len(self.again)
        if ahead > 0 and not self.exhausted:
            more = list(islice(self.tasks, ahead))
            self.again.extend(more)
            self.exhausted = len(more) < ahead
        return bool(self.again) or any(w.chunk for w in self.workers)

    def _fill(self) -> None:
        """Give idle workers a chunk, and hire while there is more to do than hands."""
        for worker in [w for w in self.workers if w.worked >= self.term and not w.chunk]:
            self._retire(worker)
        for worker in list(self.workers):
            if worker.ready and not worker.chunk and (tasks := self._next_chunk()):
                worker.chunk.extend(tasks)
                try:
                    worker.line.send(tasks)
                except (BrokenPipeError, ConnectionResetError):
                    self._bury(worker, "the worker died")
        idle = sum(not w.chunk for w in self.workers)
        for _ in range(min(self.wanted - len(self.workers), len(self.again) - idle)):
            self._hire()

    def _next_chunk(self) -> list[Task]:
        """The next tasks; one that has cost a worker goes out alone, so that it drags no others down."""
        if not self._busy() or not self.again:
            return []
        if self.deaths[self.again[0].id]:
            return [self.again.popleft()]
        tasks = [self.again.popleft()]
        while len(tasks) < self.size and self.again and not self.deaths[self.again[0].id]:
            tasks.append(self.again.popleft())
        return tasks

    def _hire(self) -> None:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=serve, args=(theirs, self.start, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))

    def _listen(self) -> None:
        lines = {w.line: w for w in self.workers}
        for line in wait(list(lines), timeout=_TURN):
            worker = lines[line]  # type: ignore[index]
            said, alive = _received(worker.line)
            for one in said:
                self._hear(worker, one)
            if not alive:
                self._bury(worker, "the worker died")

    def _hear(self, worker: _Worker, said: Begun | Ended) -> None:
        if isinstance(said, Begun):
            worker.ready, self.false_starts = True, 0
            worker.now, worker.since = said.task, time.monotonic()
            return
        worker.now, worker.worked = None, worker.worked + 1
        worker.chunk.popleft()
        self.working += said.seconds
        if said.error is None:
            worker.done.append(Outcome(said.task, "kept", said.result, ""))
        else:
            worker.done.append(Outcome(said.task, "refused", None, said.error))
        if not worker.chunk:
            self._commit(worker)

    def _commit(self, worker: _Worker) -> None:
        done, worker.done = worker.done, []
        if not done:
            return
        self.commit(done)
        self.kept += sum(o.kind == "kept" for o in done)
        self.refused += [(o.task, o.detail) for o in done if o.kind == "refused"]
        self.quarantined += [(o.task, o.detail) for o in done if o.kind == "quarantined"]

    def _look_at_clock(self) -> None:
        for worker in list(self.workers):
            if worker.now and time.monotonic() - worker.since > self.patience:
                worker.process.kill()
                self._bury(worker, f"it took longer than {self.patience:g} seconds")

    def _bury(self, worker: _Worker, reason: str) -> None:
        """Keep what a dead worker had finished, blame the task it was at, and send the rest out again."""
        self.workers.remove(worker)
        worker.process.join(timeout=5)
        worker.line.close()
        self.restarts += 1
        if not worker.ready:
            self._false_start(worker)
        if worker.now and worker.chunk:
            self.deaths[worker.now] += 1
            if self.deaths[worker.now] >= self.tries:
                bad = worker.chunk.popleft()
                times = f"{reason}, {self.tries} times (exit code {worker.process.exitcode})"
                worker.done.append(Outcome(bad.id, "quarantined", None, times))
        self._commit(worker)
        self.again.extendleft(reversed(worker.chunk))

    def _retire(self, worker: _Worker) -> None:
        """Let a worker go that has nothing in hand: it ends when its line is closed."""
        self.workers.remove(worker)
        worker.line.close()
        worker.process.join(timeout=5)

    def _false_start(self, worker: _Worker) -> None:
        self.false_starts += 1
        killed = (worker.process.exitcode or 0) < 0
        if self.false_starts >= (_FALSE_STARTS_KILLED if killed else _FALSE_STARTS):
            raise CrossreadError(
                f"{self.false_starts} workers ended with exit code {worker.process.exitcode} before they were ready; "
                "what they printed above says why (weights missing? too little memory?)"
            )

    def _dismiss(self) -> None:
        """Nobody stays behind, whichever way the run ends."""
        for worker in self.workers:
            with suppress(OSError):
                worker.line.close()
        for worker in self.workers:
            worker.process.join(timeout=2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _received(line: Connection) -> tuple[list[Begun | Ended], bool]:
    """What has come in on a line, and whether there is still somebody at its other end."""
    said: list[Begun | Ended] = []
    try:
        while line.poll():
            said.append(line.recv())
    except (EOFError, OSError):
        return said, False
    return said, True
