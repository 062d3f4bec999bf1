"""Work for the pool's tests; workers import it by name."""

import os
import signal
import time

from crossread.batch.worker import Work
from crossread.errors import CrossreadError


def start() -> Work:
    """Work that doubles a number, and does what certain numbers ask for."""
    return _work


def _work(number: int) -> int:
    match number:
        case 13:
            os.kill(os.getpid(), signal.SIGKILL)
        case 17:
            raise CrossreadError("seventeen is refused")
        case 19:
            raise ValueError("nineteen breaks")
        case 23:
            time.sleep(60)
    return 2 * number


def start_slowly() -> Work:
    """Work of a twentieth of a second."""
    return _slowly


def _slowly(number: int) -> int:
    time.sleep(0.05)
    return 2 * number


def start_naming_itself() -> Work:
    """Work that says which process did it."""
    return lambda _: os.getpid()


def start_and_die() -> Work:
    """Tools that cannot be loaded."""
    os._exit(3)
