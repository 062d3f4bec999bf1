"""The store: writing, searching, size, and what is left after kill -9."""

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa

from bench.streams import corpora
from bench.streams.table import Table
from crossread.keep.decisions import decide, decisions
from crossread.keep.reports import keep_reports, put_reports, stored_reports
from crossread.keep.schema import dossier, finding
from crossread.keep.search import search_findings, search_reports
from crossread.keep.store import Store, open_store
from crossread.records.text import Report

CHUNK = 200
FINDINGS = 20
POSTGRESQL = "CROSSREAD_BENCH_POSTGRESQL"


def _rows(reports: Sequence[Report], draw: random.Random) -> list[dict[str, object]]:
    """Twenty lines a report, of 5,000 actors of very unequal fame."""
    return [
        {
            "dossier": "dossier-bench",
            "id": f"statement-{report.id}-{i}",
            "kind": "statement",
            "report": report.id,
            "actor": f"Actor {int(draw.paretovariate(0.7)) % 5000}",
            "day": report.published,
            "words": report.text[40 * i : 40 * i + 120],
        }
        for report in reports
        for i in range(FINDINGS)
    ]


def _in_chunks(reports: Iterator[Report]) -> Iterator[list[Report]]:
    some: list[Report] = []
    for report in reports:
        some.append(report)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some


def fill(store: Store, count: int) -> float:
    """Write `count` reports with their lines, 200 a transaction; gives CPU seconds of writing alone."""
    draw, seconds = random.Random(1), 0.0
    with store.write() as connection:
        connection.execute(sa.insert(dossier).values(id="dossier-bench", file="-", sha256="-", title="bench"))
    for some in _in_chunks(corpora.generated(count)):
        rows = _rows(some, draw)
        started = time.process_time()
        with store.write() as connection:
            put_reports(connection, some)
            connection.execute(sa.insert(finding), rows)
        seconds += time.process_time() - started
    return seconds


def _times(ask: Callable[[str], object], asked: Sequence[str], clock: Callable[[], float]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    spent = []
    for words in asked:
        started = clock()
        ask(words)
        spent.append(1000 * (clock() - started))
    spent.sort()
    return spent[len(spent) // 2], spent[int(0.95 * len(spent))]


def measure(table: Table, place: str, count: int, name: str) -> None:
    """One row: rates, latencies, size."""
    store = open_store(place)
    seconds = fill(store, count)
    if not store.is_sqlite:
        with store.write() as connection:
            connection.execute(sa.text("ANALYZE"))
    # SQLite works inside this process: its CPU time says more on a busy machine than the wall does
    clock = time.process_time if store.is_sqlite else time.perf_counter
    draw = random.Random(5)
    ids = stored_reports(store).ids
    texts = [r.text for r in stored_reports(store, ids=draw.sample(ids, 100))]
    words = [draw.choice(re.findall(r"[a-z]{5,}", text)) for text in texts]
    newest = _times(lambda w: search_reports(store, w), words, clock)
    relevance = _times(lambda w: search_reports(store, w, order="relevance"), words, clock)
    two = _times(lambda w: search_reports(store, w, order="relevance"), [f"{a} {b}" for a, b in pairwise(words)], clock)
    lines = _times(lambda w: search_findings(store, w), words, clock)
    actor = _times(lambda w: search_findings(store, actor=w), [f"Actor {n}" for n in range(1, 101)], clock)
    size = sum(p.stat().st_size for p in Path(place).parent.glob(Path(place).name + "*")) if store.is_sqlite else 0
    if not store.is_sqlite:
        with store.read() as connection:
            size = connection.scalar(sa.text("SELECT pg_database_size(current_database())")) or 0
    show = "{0[0]:.1f} / {0[1]:.1f}".format
    table.row(
        store=name, reports=f"{count:,}", lines=f"{count * FINDINGS:,}", reports_a_cpu_second=f"{count / seconds:.0f}",
        newest=show(newest), relevance=show(relevance), two_words=show(two), lines_by_words=show(lines),
        lines_by_actor=show(actor), size=f"{size / 1e6:.0f} MB",
    )  # fmt: skip
    store.close()


def write_until_killed(place: str, acknowledged: str) -> None:
    """What the process that is killed does: keep chunks, decide, and note each on disk once it is acknowledged."""
    store = open_store(place)
    done = len(stored_reports(store)) // 20
    with Path(acknowledged).open("a") as notes:
        for number, some in enumerate(_small_chunks(done), done):
            keep_reports(store, some)
            made = decide(store, f"row-{number}", "right", who="bench")
            notes.write(f"{some[0].id} {some[-1].id} {made.id}\n")
            notes.flush()
            os.fsync(notes.fileno())


def _small_chunks(skip: int) -> Iterator[list[Report]]:
    """Endless chunks of 20 made-up reports, each other words."""
    pattern = next(corpora.generated(1, pool=["The ferry left the harbour at dawn and came back at night."] * 40))
    number = skip * 20
    while True:
        some = []
        for _ in range(20):
            number += 1
            text = f"Ferry number {number}\n\n{pattern.text}"
            some.append(replace(pattern, id=f"report-kill-{number}", text=text))
        yield some


def bench_kills(kills: int) -> Table:
    """Kill the writer again and again, and look each time whether what it acknowledged is there and whole."""
    table = Table(
        "kill -9 while writing",
        "A writer of chunks of 20 reports and a decision each, killed at random moments, on SQLite.",
    )
    draw, lost, broken = random.Random(3), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        place, notes = f"{folder}/store.db", Path(folder, "acknowledged")
        notes.touch()
        open_store(place).close()
        for _ in range(kills):
            code = "import sys; from bench.streams.store import write_until_killed; write_until_killed(*sys.argv[1:])"
            writer = subprocess.Popen([sys.executable, "-c", code, place, str(notes)])
            before = notes.stat().st_size
            while notes.stat().st_size == before and writer.poll() is None:
                time.sleep(0.02)
            time.sleep(draw.random() * 0.3)
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            store = open_store(place)
            kept = set(stored_reports(store).ids)
            decided = {d.id for d in decisions(store)}
            for line in notes.read_text().splitlines():
                first, last, decision = line.split()
                lost += not (first in kept and last in kept and decision in decided)
            with store.write() as connection:
                broken += connection.scalar(sa.text("PRAGMA integrity_check")) != "ok"
                connection.execute(sa.text("INSERT INTO report_words(report_words) VALUES ('integrity-check')"))
                broken += len(kept) % 20 != 0
            store.close()
        acknowledged = len(notes.read_text().splitlines())
        table.row(
            kills=kills, chunks_acknowledged=acknowledged, lost=lost, corrupt_or_partial=broken, reports=len(kept)
        )
    return table


def bench_store(count: int, kills: int) -> list[Table]:
    """Fill and search SQLite, PostgreSQL too where $CROSSREAD_BENCH_POSTGRESQL names an empty database, and the kills."""
    table = Table(
        "Store",
        "Made-up reports of open sentences, 20 lines each; 200 reports a transaction; p50 / p95 in ms (CPU for SQLite, "
        "wall for PostgreSQL), 20 hits.",
    )
    with tempfile.TemporaryDirectory() as folder:
        measure(table, f"{folder}/store.db", count, "SQLite")
    if os.environ.get(POSTGRESQL):
        measure(table, os.environ[POSTGRESQL], count, "PostgreSQL")
    return [table, bench_kills(kills)]
