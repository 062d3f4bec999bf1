"""A batch from its plan to its end: dossier files, the store's index of them, and tables of every record type."""

import json
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from crossread.batch.columns import TableForm, write_tables
from crossread.batch.plan import Bundle, Plan, begin_folder, by_shard, shard_of
from crossread.batch.pool import Outcome, Summary, run_pool
from crossread.batch.worker import Start, Task
from crossread.errors import BadDossier
from crossread.keep.dossiers import put_dossier
from crossread.keep.progress import begin_plan, done_tasks, finish_plan, put_done
from crossread.keep.store import Store
from crossread.records.codec import from_json, read_dossier
from crossread.records.dossier import Dossier

MOST_IN_CHUNK = 8

Pool = Callable[..., Summary]
"""`run_pool`, or an engine's adapter that takes the same arguments."""


@dataclass(frozen=True, slots=True)
class BatchDone:
    """What a batch has come to: its tasks by outcome, over all runs; `summary` is of this run alone."""

    bundles: int
    kept: int
    refused: tuple[tuple[str, str], ...]
    quarantined: tuple[tuple[str, str], ...]
    summary: Summary


def run_batch(
    store: Store,
    folder: Path,
    plan: Plan,
    *,
    start: Start,
    form: TableForm = "parquet",
    resume: bool = False,
    workers: int | None = None,
    pool: Pool = run_pool,
    progress: Callable[[int], None] | None = None,
) -> BatchDone:
    """Work off a plan. Killed at any moment, it goes on with `resume` where its last committed chunk ended.

    For each chunk: dossier files are written, then one transaction indexes them and notes the tasks as done. When a shard's tasks are
    all done, its tables and its completion mark are written. Raises BadStore where the folder or the store was begun under another plan.
    """
    begin_folder(folder, plan, resume=resume)
    begin_plan(store, plan.id, json.dumps({"folder": str(folder), "made_with": plan.made_with, "shards": plan.shards}))
    done = done_tasks(store, plan.id)
    if progress:
        progress(len(done))

    def commit(outcomes: Sequence[Outcome]) -> None:
        _commit(store, folder, plan, outcomes)
        if progress:
            progress(len(outcomes))

    # a story takes seconds: small chunks keep all hands busy to the end, and little is done again after a kill
    chunk = max(1, min(MOST_IN_CHUNK, (len(plan.bundles) - len(done)) // (4 * (workers or 1))))
    summary = pool(_tasks(plan, done), start=start, commit=commit, workers=workers, chunk=chunk)
    done = done_tasks(store, plan.id)
    _write_shards(folder, plan, {name for name, (kind, _) in done.items() if kind == "kept"}, form)
    finish_plan(store, plan.id, f"{len(done)} of {len(plan.bundles)}")
    refused = tuple((task, detail) for task, (kind, detail) in done.items() if kind == "refused")
    quarantined = tuple((task, detail) for task, (kind, detail) in done.items() if kind == "quarantined")
    return BatchDone(len(plan.bundles), len(done) - len(refused) - len(quarantined), refused, quarantined, summary)


def _tasks(plan: Plan, done: Container[str]) -> Iterator[Task]:
    for shard in by_shard(plan.bundles, plan.shards):
        for bundle in shard:
            if bundle.id not in done:
                yield Task(bundle.id, bundle)


def _commit(store: Store, folder: Path, plan: Plan, outcomes: Sequence[Outcome]) -> None:
    """Files first: a file that nothing points to does no harm, an index line without its file would."""
    made: list[tuple[Path, Dossier, str]] = []
    for outcome in outcomes:
        if outcome.kind == "kept":
            path = dossier_path(folder, plan, outcome.task)
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".tmp")
            beside.write_bytes(outcome.result)
            beside.replace(path)
            made.append((path, from_json(outcome.result), sha256(outcome.result).hexdigest()))
    with store.write() as connection:
        for path, dossier, digest in made:
            put_dossier(connection, dossier, file=str(path), digest=digest)
        for kind in ("kept", "refused", "quarantined"):
            some = [o for o in outcomes if o.kind == kind]
            put_done(connection, plan.id, [o.task for o in some], kind, [o.detail for o in some])


def dossier_path(folder: Path, plan: Plan, bundle: str) -> Path:
    """Where the dossier of a bundle stands."""
    return folder / "dossiers" / f"{shard_of(bundle, plan.shards):04d}" / f"{bundle}.json"


def _write_shards(folder: Path, plan: Plan, kept: set[str], form: TableForm) -> None:
    for number, bundles in enumerate(by_shard(plan.bundles, plan.shards)):
        mark = folder / "tables" / f"{number:04d}.done"
        if mark.exists():
            continue
        held = (_held(folder, plan, b) for b in bundles if b.id in kept)
        counts = write_tables(held, folder / "tables", f"{number:04d}", form=form)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(json.dumps({"plan": plan.id, "bundles": len(bundles), "rows": counts}, sort_keys=True) + "\n")


def _held(folder: Path, plan: Plan, bundle: Bundle) -> Dossier:
    path = dossier_path(folder, plan, bundle.id)
    try:
        return read_dossier(path)
    except BadDossier as error:
        raise BadDossier(f"{error}; take its line from the store's `done` table or give another folder") from error


def as_text(done: BatchDone) -> str:
    """One line that says what came of a batch."""
    parts = [f"{done.kept:,} of {done.bundles:,} stories have dossiers"]
    if done.refused:
        parts.append(f"{len(done.refused)} refused")
    if done.quarantined:
        parts.append(f"{len(done.quarantined)} quarantined")
    if done.summary.restarts:
        parts.append(f"{done.summary.restarts} workers replaced")
    return ", ".join(parts)
