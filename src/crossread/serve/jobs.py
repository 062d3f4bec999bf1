"""Work that takes a while: one thing after another in a thread of its own, with its state for a page to show."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock

from crossread.errors import CrossreadError

_LOG = logging.getLogger(__name__)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What a page shows of some work: what it is doing, then the address it leads to, or why it failed."""

    id: str
    doing: str
    leads_to: str | None = None
    failed: str | None = None


class Jobs:
    """All work since the start. A reload of the site forgets it; what was written stays."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="crossread")
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()

    def begin(self, work: Callable[[Say], str]) -> Job:
        """Begin some work; `work` is given a function to say what it is doing, and returns where to go when done."""
        job = Job(secrets.token_hex(8), "waiting for its turn")
        self._set(job)
        self._pool.submit(self._run, job, work)
        return job

    def get(self, name: str) -> Job | None:
        """The state of some work."""
        with self._lock:
            return self._jobs.get(name)

    def close(self) -> None:
        """Wait for what is being done and take nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Job, work: Callable[[Say], str]) -> None:
        try:
            target = work(lambda doing: self._set(replace(job, doing=doing)))
            self._set(replace(job, doing="done", leads_to=target))
        except CrossreadError as error:
            self._set(replace(job, doing="stopped", failed=str(error)))
        except Exception as error:
            _LOG.exception("job %s", job.id)
            self._set(replace(job, doing="stopped", failed=f"an error of ours: {type(error).__name__}: {error}"))

    def _set(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
