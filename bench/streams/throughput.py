"""Where the time of a report goes, stage by stage, in CPU milliseconds."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bench.streams import corpora
from bench.streams.table import Table, asked_table
from crossread.flow import compare
from crossread.gather.near_duplicates import find_near_duplicates, same_text
from crossread.gather.stories import WINDOW, find_stories
from crossread.keep.reports import keep_reports
from crossread.keep.store import open_store
from crossread.load import load_tools
from crossread.read.language import label_language
from crossread.read.sources import label
from crossread.records.text import Report

T = TypeVar("T")
_STORIES = 15
_CENTS = 5
_HTML = 0.046


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
    pairs, stages["copies"] = _spent(lambda: find_near_duplicates(reports))
    stands_for = same_text(pairs, {r.id: r.published for r in reports}, within=WINDOW)
    _, stages["stories"] = _spent(lambda: find_stories(reports, stands_for=stands_for))
    _, stages["annotate"] = _spent(lambda: [tools.annotate(r) for r in reports])
    whole = sum(stages.values())
    for name, seconds in stages.items():
        table.row(stage=name, ms_a_report=f"{1000 * seconds / len(reports):.2f}", share=f"{seconds / whole:.1%}")
    table.row(
        stage="all",
        ms_a_report=f"{1000 * whole / len(reports):.2f}",
        share=f"{len(reports) / whole:.1f} reports a CPU second",
    )
    stories = _events()
    dossiers, comparing = _spent(lambda: [compare(reports, tools=tools) for reports in stories])
    told = sum(len(d.reports) for d in dossiers)
    paper = _on_paper(
        {name: seconds / len(reports) for name, seconds in stages.items() if name != "annotate"}, comparing / told
    )
    rest = 1 - stages["annotate"] / whole
    asked = asked_table()
    asked.row(
        what="ingest, annotate, stories: rate", asked="reports a second on two cores",
        measured=f"{len(reports) / whole:.1f} a CPU second, so {2 * len(reports) / whole:.0f} on two free cores",
        size=f"{len(reports)} reports of text files",
    )  # fmt: skip
    asked.row(
        what="everything but annotation",
        asked="< 15 % of the whole",
        measured=f"{rest:.1%}",
        size=f"{len(reports)} reports",
    )
    return [table, paper, asked]


def _events() -> list[tuple[Report, ...]]:
    """Some stories of three reports, lettered as `read` letters them."""
    by_event: dict[str | None, list[Report]] = {}
    for one in corpora.groups("basil"):
        held = by_event.setdefault(one.event, [])
        held.append(replace(label_language(one.report), label=label(len(held))))
    return [tuple(reports) for reports in list(by_event.values())[:_STORIES]]


def _on_paper(seconds: dict[str, float], dossier: float) -> Table:
    """Measured seconds a report, multiplied."""
    table = Table(
        "On paper",
        f"The measured CPU seconds a report, multiplied; `dossiers` is annotation and everything after it, over {_STORIES} stories of "
        f"three reports. Money at {_CENTS} cents a core-hour, without storage; HTML: {_HTML * 1000:.0f} ms a page (probe, 2026).",
    )
    for name, each in {**seconds, "dossiers": dossier, "HTML": _HTML}.items():
        hours = [each * count / 3600 for count in (10**6, 10**8)]
        table.row(
            stage=name, ms_a_report=f"{1000 * each:.1f}",
            core_hours_at_a_million=f"{hours[0]:,.1f}", dollars=f"{hours[0] * _CENTS / 100:,.2f}",
            core_hours_at_a_hundred_million=f"{hours[1]:,.0f}", dollars_then=f"{hours[1] * _CENTS / 100:,.0f}",
        )  # fmt: skip
    return table
