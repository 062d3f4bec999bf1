"""The work of the pool's measurement: a few milliseconds of computing, and one report that always kills its worker."""

import os
import signal
import time
from pathlib import Path

from crossread.batch.worker import Work

MILLISECONDS = 10


def start() -> Work:
    """Work of ten milliseconds of CPU; task 777 kills the process."""
    return _work


def start_empty() -> Work:
    """No work at all: what is left is the pool's own cost."""
    return str


def _work(number: int) -> str:
    if number == 777:
        os.kill(os.getpid(), signal.SIGKILL)
    until = time.process_time() + MILLISECONDS / 1000
    while time.process_time() < until:
        pass
    return str(number)


def start_noted() -> Work:
    """The same, and every task taken up adds a byte to a file of this process's own."""
    notes = os.open(Path(os.environ["CROSSREAD_BENCH_BEGUN"], str(os.getpid())), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def noted(number: int) -> str:
        os.write(notes, b".")
        return _work(number)

    return noted
