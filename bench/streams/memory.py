"""Memory over a long stream: reports are made up, kept and placed one after another, and the process is weighed between."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bench.streams import corpora
from bench.streams.table import Table, asked_table
from crossread.gather.stream import StoryStream
from crossread.keep.reports import keep_reports
from crossread.keep.store import open_store
from crossread.keep.stories import put_changes
from crossread.records.text import Report

STEPS = 5
A_DAY = 100


def _resident() -> float:
    """MB this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def bench_memory(count: int) -> list[Table]:
    """Keep and place `count` reports, a hundred a day, and note what the process holds after each fifth."""
    table = Table(
        "Memory over a stream",
        f"Made-up reports, {A_DAY} a day, kept in SQLite and placed in stories as they come. After the window of ten days is full the "
        "process should hold no more than before; the store grows on disk.",
    )
    pool = corpora.sentences()
    reports = corpora.generated(count, days=max(1, count // A_DAY), pool=pool)
    stream = StoryStream()
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/store.db")
        for number, report in enumerate(_by_day(reports), 1):
            keep_reports(store, [report])
            changes = stream.insert(report)
            with store.write() as connection:
                put_changes(connection, changes, [])
            if number % (count // STEPS) == 0:
                table.row(
                    reports=f"{number:,}", resident=f"{_resident():.0f} MB", in_window=len(stream.kept),
                    ms=f"{1000 * (time.process_time() - started) / number:.1f}",
                )  # fmt: skip
        store.close()
    asked = asked_table()
    second, last = table.rows[1]["resident"], table.rows[-1]["resident"]
    asked.row(
        what="memory over a stream", asked="flat over 100,000 reports",
        measured=f"{second} after {table.rows[1]['reports']}, {last} at the end", size=f"{count:,} generated reports",
    )  # fmt: skip
    return [table, asked]


def _by_day(reports: Iterator[Report]) -> Iterator[Report]:
    """The same reports with days that rise, as a stream brings them."""
    for number, report in enumerate(reports):
        yield replace(report, published=date(2026, 1, 1) + timedelta(days=number // A_DAY))
