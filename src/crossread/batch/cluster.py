"""The pool's work on an existing Ray cluster, through Daft: the same functions, and the engine brings each task's rows together."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import islice
from typing import Any

from crossread.batch.actor import Group, Ledger, Row, row, work_off
from crossread.batch.pool import CHUNK, TRIES, Outcome, Summary
from crossread.batch.worker import Start, Task
from crossread.errors import CrossreadError, MissingExtra

SILENT: Mapping[str, str] = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "SCARF_NO_ANALYTICS": "true",
    "DO_NOT_TRACK": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""Both engines call home when they are imported, unless these are set before."""

WAVE = 20_000  # tasks in the engine's hands at once: their rows lie in its object store; workers load their tools once a wave
ROUNDS = 4  # how often a wave that the engine gave up is begun again without one task having come to its end

_NO_ROWS = "the store holds none of its reports; ingest again"
_TABLE = 500

RowsOf = Callable[[Sequence[Task]], Iterator[tuple[str, bytes]]]
"""From tasks to rows (task, content), each task's in the order it wants them; they may stand among other tasks' rows."""


def run_on_cluster(
    tasks: Iterable[Task],
    *,
    address: str,
    rows_of: RowsOf,
    start: Start,
    commit: Callable[[Sequence[Outcome]], None],
    workers: int | None = None,
    chunk: int = CHUNK,
    tries: int = TRIES,
) -> Summary:
    """Do what `run_pool` does, on the workers of a cluster; `start` must give work that takes a Group.

    `address` is "cluster" (the one this machine is part of) or HOST:PORT. Actors and nodes may
    die: what they had in hand is done again, and a task in whose midst workers died `tries` times is quarantined. Raises
    CrossreadError at once where the cluster cannot be reached or has fewer CPUs than `workers` and one for the engine (which
    would wait for ever), MissingExtra without Daft and Ray. (Engine: probe, 2026; measured: bench/results/streams.md.)
    """
    started, waiting = time.monotonic(), iter(tasks)
    with _engine(address) as ray:
        hands = _hands(ray, address, workers)
        ledger, run = _ledger(ray), _Run(commit)

        def query(left: Sequence[Task]) -> Iterator[list[Row]]:
            return _query(left, rows_of, start, ledger, hands=hands, chunk=chunk, tries=tries)

        while wave := {task.id: task for task in islice(waiting, WAVE)}:
            run.finish(wave, query)
        deaths = ray.get(ledger.interrupted.remote())
    kinds = {kind: tuple((o.task, o.detail) for o in run.bad if o.kind == kind) for kind in ("refused", "quarantined")}
    return Summary(run.kept, kinds["refused"], kinds["quarantined"], deaths, time.monotonic() - started, run.seconds)


class _Run:
    """What has come back so far, and the patience with an engine that gives up."""

    def __init__(self, commit: Callable[[Sequence[Outcome]], None]) -> None:
        self.commit = commit
        self.kept, self.seconds, self.bad = 0, 0.0, list[Outcome]()

    def finish(self, left: dict[str, Task], query: Callable[[Sequence[Task]], Iterator[list[Row]]]) -> None:
        """Bring every task of a wave to its end; a query that breaks, or ends without some tasks, is begun again with these."""
        idle = 0
        while left:
            before, broken = len(left), Exception("its query ended without them")
            for rows in _sheltered(query(list(left.values()))):
                if isinstance(rows, Exception):
                    broken = rows
                else:
                    self._take([r for r in rows if left.pop(r["task"], None)])
            idle = idle + 1 if len(left) == before else 0
            if idle == ROUNDS:
                raise CrossreadError(
                    f"the engine gave up {ROUNDS} times without bringing one task to its end, {len(left)} are left: "
                    f"{_first_line(broken)}; look at the logs of Ray, and go on with --resume"
                ) from broken

    def _take(self, rows: Sequence[Row]) -> None:
        done = [Outcome(r["task"], r["kind"], r["result"], r["detail"]) for r in rows]
        if done:
            self.commit(done)
        self.seconds += sum(r["seconds"] for r in rows)
        self.kept += sum(o.kind == "kept" for o in done)
        self.bad += [o for o in done if o.kind != "kept"]


def _sheltered(rows: Iterator[list[Row]]) -> Iterator[list[Row] | Exception]:
    """What the engine gives, and last, where it breaks, its error: errors of the writer stay errors."""
    try:
        yield from rows
    except Exception as error:  # whatever an engine raises when it has lost too many actors
        yield error


@contextmanager
def _engine(address: str) -> Iterator[Any]:
    """Ray, connected, with telemetry of it and of Daft off before either is imported; let go of at the end."""
    os.environ.update(SILENT)
    if address.startswith("ray://"):
        raise CrossreadError(
            f"--engine {address}: the Ray client (ray://) is not supported; run this on a machine of the cluster with --engine cluster, "
            "or let this machine join first: `ray start --address=HOST:6379`, on the port that `ray start --head` named"
        )
    if not find_spec("daft") or not find_spec("ray"):
        raise MissingExtra("Daft and Ray", "cluster", f"working on {address}")
    import ray

    try:
        where = "auto" if address == "cluster" else address
        environment = {"env_vars": dict(SILENT) | {"OMP_NUM_THREADS": "1"}}
        ray.init(where, log_to_driver=False, logging_level="error", runtime_env=environment)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise CrossreadError(
            f"--engine {address}: no cluster answers there ({_first_line(error)}); start one with `ray start --head`, and see that "
            "RAY_AUTH_MODE and the token are the same here and there"
        ) from error
    try:
        import daft

        daft.set_runner_ray(noop_if_initialized=True)
        yield ray
    finally:
        ray.shutdown()


def _hands(ray: Any, address: str, workers: int | None) -> int:  # noqa: ANN401 - a module without types
    """The number of workers, one CPU each; one CPU more is the engine's own. An engine that is asked for more waits for ever."""
    has = int(ray.cluster_resources().get("CPU", 0))
    wanted = workers or max(1, has - 1)
    if wanted + 1 > has:
        raise CrossreadError(
            f"--engine {address}: {wanted} workers and one CPU for the engine make {wanted + 1}, and the cluster has {has}; "
            f"{f'say --workers {has - 1}, or ' if has > 1 else ''}add a machine with `ray start --address=…`"
        )
    return wanted


def _ledger(ray: Any) -> Any:  # noqa: ANN401 - a module without types, and its handle
    """The ledger, on the driver's own machine where that has room: it shall not die with a worker's."""
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=True)
    options = {"num_cpus": 0, "max_restarts": -1, "max_task_retries": -1, "scheduling_strategy": here}
    return ray.remote(**options)(Ledger).remote()


def _query(
    left: Sequence[Task], rows_of: RowsOf, start: Start, ledger: object, *, hands: int, chunk: int, tries: int
) -> Iterator[list[Row]]:
    """Rows in, grouped by task on the engine, through the workers, and out, some `chunk` tasks at a time."""
    import daft
    import ray
    from daft import DataType, col

    text, number = DataType.string(), DataType.float64()
    out = DataType.struct({"task": text, "kind": text, "result": DataType.binary(), "detail": text, "seconds": number})

    @daft.cls(cpus=1.0, max_concurrency=hands, use_process=False)
    class Worker:
        """Loads its tools once, then takes batch after batch."""

        def __init__(self) -> None:
            self.work = start()

        @daft.method.batch(return_dtype=out, batch_size=chunk)  # type: ignore[untyped-decorator]
        def do(self, names: daft.Series, places: daft.Series, contents: daft.Series) -> list[Row]:
            groups = zip(names.to_pylist(), places.to_pylist(), contents.to_pylist(), strict=True)
            some = [Group(name, tuple(c for _, c in sorted(zip(p, held, strict=True)))) for name, p, held in groups]
            return work_off(some, self.work, ledger, ray.get, tries)

    tables = [_table(left[first : first + _TABLE], rows_of) for first in range(0, len(left), _TABLE)]
    held = {name for table in tables for name in table.column("task").to_pylist()}
    yield [row(task.id, "refused", _NO_ROWS) for task in left if task.id not in held]
    if not held:
        return
    grouped = daft.from_arrow(tables).groupby("task").agg(col("place").list_agg(), col("content").list_agg())
    done = grouped.into_batches(chunk).select(Worker().do(col("task"), col("place"), col("content")).alias("done"))
    for part in done.iter_partitions():
        yield ray.get(part).to_pydict()["done"]


def _table(tasks: Sequence[Task], rows_of: RowsOf) -> Any:  # noqa: ANN401 - an Arrow table
    import pyarrow as pa

    rows = list(rows_of(tasks))
    schema = pa.schema([("task", pa.string()), ("place", pa.int64()), ("content", pa.binary())])
    return pa.table([[task for task, _ in rows], range(len(rows)), [content for _, content in rows]], schema=schema)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:300] or type(error).__name__
