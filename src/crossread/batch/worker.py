"""One worker of the local pool: loads its tools once, then works off what it is sent until the line is cut."""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from crossread.errors import CrossreadError

Work = Callable[[Any], Any]
"""From what a task carries to what comes of it; both must pickle."""

Start = Callable[[], Work]
"""Called once in each worker: loads the tools and gives the function that works. Must be importable by name."""

_LOOK_AT_PARENT = 1.0


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: a name, and what the work needs to know."""

    id: str
    carries: Any


@dataclass(frozen=True, slots=True)
class Begun:
    """The worker has taken up a task; None: it has loaded its tools and is ready."""

    task: str | None


@dataclass(frozen=True, slots=True)
class Ended:
    """A task came to its end: a result, or the error it raised (`refused` for one that Crossread itself raises)."""

    task: str
    result: Any
    error: str | None
    seconds: float


def serve(line: Connection, start: Start, parent: int) -> None:
    """What a worker process does. It ends when the line is closed, and within a second when the driver is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    work = start()
    try:
        line.send(Begun(None))
        while True:
            for task in line.recv():
                line.send(Begun(task.id))
                line.send(attempt(work, task))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def attempt(work: Work, task: Task) -> Ended:
    """Do a task; whatever it raises is its outcome, not the worker's end."""
    started = time.perf_counter()
    try:
        return Ended(task.id, work(task.carries), None, time.perf_counter() - started)
    except CrossreadError as error:
        return Ended(task.id, None, str(error), time.perf_counter() - started)
    except Exception as error:  # a bad report costs only itself, whatever it breaks
        return Ended(task.id, None, f"{type(error).__name__}: {error}", time.perf_counter() - started)


def _end_with(parent: int) -> None:
    """Leave when the driver was killed, even in the middle of a task: an orphan would work for nobody."""
    while os.getppid() == parent:
        time.sleep(_LOOK_AT_PARENT)
    os.kill(os.getpid(), signal.SIGTERM)
