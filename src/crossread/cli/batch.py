"""`crossread batch`: a dossier for every story in the store, and tables of every record type."""

import os
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import SpacyModel, Weights, WeightsName, chosen
from crossread.cli.stored import DEFAULT_STORE, StorePlace, opened, progress_bar
from crossread.cli.talk import Exit, answer, stop, talk

if TYPE_CHECKING:
    from crossread.batch.plan import Plan
    from crossread.batch.run import BatchDone, Pool
    from crossread.batch.worker import Start
    from crossread.keep.store import Store
    from crossread.load import PipelineChoice

Into = Annotated[Path, typer.Option("-o", "--output", help="Folder for dossiers and tables.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a batch that was broken off.")]
Workers = Annotated[int | None, typer.Option("--workers", help="Worker processes; one for each CPU unless said.")]
Shards = Annotated[int, typer.Option("--shards", help="Into how many parts the tables are divided.")]
AtLeast = Annotated[int, typer.Option("--at-least", help="Only stories of at least so many reports.")]
Most = Annotated[int, typer.Option("--most", help="Reports of one story that are read against each other.")]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        help="local: worker processes here. cluster (the one this machine is part of) or HOST:PORT: a Ray cluster that is running.",
    ),
]
Form = Annotated[str, typer.Option("--tables", help="parquet or jsonl.")]


def batch(
    output: Into,
    store: StorePlace = DEFAULT_STORE,
    resume: Resume = False,
    workers: Workers = None,
    shards: Shards = 8,
    at_least: AtLeast = 2,
    most: Most = 12,
    tables: Form = "parquet",
    engine: Engine = "local",
    spacy: SpacyModel = None,
    weights: WeightsName = Weights.default,
) -> None:
    """Make the dossiers of all stories; killed at any moment, it goes on with --resume. Exit 1 where a story was quarantined."""
    if tables not in ("parquet", "jsonl"):
        stop(f"--tables {tables}: parquet or jsonl", Exit.MISUSE)
    with opened(store) as held:
        from crossread.batch.run import run_batch

        pipeline = chosen(weights, spacy)
        plan = _plan(held, store, shards=shards, at_least=at_least, most=most, pipeline=pipeline)
        start, pool, workers = _hands(held, store, engine, workers, pipeline=pipeline, most=most)
        with progress_bar() as bar:
            task = bar.add_task("stories", total=len(plan.bundles))
            done = run_batch(
                held,
                output,
                plan,
                start=start,
                form=tables,  # type: ignore[arg-type]
                resume=resume,
                workers=workers,
                pool=pool,
                progress=lambda n: bar.update(task, advance=n),
            )
        _tell(done, output)


def _plan(store: "Store", place: str, *, shards: int, at_least: int, most: int, pipeline: "PipelineChoice") -> "Plan":
    from crossread.batch.plan import Bundle, make_plan
    from crossread.keep.stories import kept_stories

    bundles = [Bundle(s.id, s.reports) for s in kept_stories(store, at_least=at_least)]
    if not bundles:
        stop(
            f"{place}: no stories of {at_least} reports in it; run `crossread stories --store {place}` first",
            Exit.MISUSE,
        )
    made_with = f"crossread {version('crossread')}, --most {most}" + pipeline.options()
    return make_plan(bundles, shards=shards, made_with=made_with)


def _hands(
    store: "Store", place: str, engine: str, workers: int | None, *, pipeline: "PipelineChoice", most: int
) -> "tuple[Start, Pool, int | None]":
    """What a worker starts with, who runs the workers, and how many there are (None: as many as the cluster has room for)."""
    from crossread.batch.reading import StartGrouped, StartReading, report_rows

    if engine == "local":
        from crossread.batch.pool import run_pool

        return StartReading(_reachable(place), pipeline, most), run_pool, workers or os.cpu_count()
    from crossread.batch.cluster import run_on_cluster

    pool = partial(run_on_cluster, address=engine, rows_of=partial(report_rows, store))
    return StartGrouped(pipeline, most), pool, workers


def _reachable(place: str) -> str:
    """The store as workers name it: they may stand in another folder."""
    return place if "://" in place else str(Path(place).resolve())


def _tell(done: "BatchDone", folder: Path) -> None:
    from crossread.batch.run import as_text

    for task, why in (*done.refused, *done.quarantined):
        talk(f"no dossier  {task}: {why}")
    answer(f"{as_text(done)}; {done.summary.seconds:.0f} s; in {folder}")
    if done.quarantined:
        raise typer.Exit(int(Exit.CHECK_FAILED))
