"""Where the time of a report goes, stage by stage, in CPU milliseconds."""

import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

from bench.streams import corpora
from bench.streams.table import Table
from crossread.gather.near_duplicates import find_near_duplicates
from crossread.gather.stories import find_stories
from crossread.keep.reports import keep_reports
from crossread.keep.store import open_store
from crossread.load import load_tools
from crossread.read.language import label_language

T = TypeVar("T")


def _spent(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


def bench_throughput() -> list[Table]:
    """Read, tell the language, keep, find copies and stories, annotate: the 150 reports of groups/basil."""
    table = Table(
        "Time by stage", "groups/basil, 150 reports; CPU in one process, loading weights and tables left out."
    )
    tools = load_tools()
    warm = corpora.groups("basil")[:1]
    tools.annotate(label_language(warm[0].report))
    find_stories([warm[0].report])
    some, reading = _spent(lambda: corpora.groups("basil"))
    reports = [one.report for one in some]
    stages = {"read": reading}
    _, stages["language"] = _spent(lambda: [label_language(r) for r in reports])
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/store.db")
        _, stages["keep"] = _spent(lambda: keep_reports(store, reports))
        store.close()
    _, stages["copies"] = _spent(lambda: find_near_duplicates(reports))
    _, stages["stories"] = _spent(lambda: find_stories(reports))
    _, stages["annotate"] = _spent(lambda: [tools.annotate(r) for r in reports])
    whole = sum(stages.values())
    for name, seconds in stages.items():
        table.row(stage=name, ms_a_report=f"{1000 * seconds / len(reports):.2f}", share=f"{seconds / whole:.1%}")
    table.row(
        stage="all",
        ms_a_report=f"{1000 * whole / len(reports):.2f}",
        share=f"{len(reports) / whole:.1f} reports a CPU second",
    )
    return [table]
