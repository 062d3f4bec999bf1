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
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa

from bench.streams import corpora
from bench.streams.table import RESULTS, Table, asked_table, read_tables
from crossread.keep.decisions import decide, decisions
from crossread.keep.reports import count_reports, keep_reports, put_reports, stored_reports
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


def _both_sides(store: Store) -> Callable[[], float]:
    """CPU seconds of this process and of the server's process that answers it: on a busy machine the wall says little."""
    with store.read() as connection:
        server = Path(f"/proc/{connection.scalar(sa.text('SELECT pg_backend_pid()'))}/schedstat")
    if not server.exists():  # a server elsewhere
        return time.perf_counter
    return lambda: time.process_time() + int(server.read_text().split()[0]) / 1e9


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
    """One row: rates, latencies, size. A store that a run before has filled is searched as it is; the rate is then not measured."""
    store = open_store(place)
    filled = count_reports(store) == count
    rate = "" if filled else f"{count / fill(store, count):.0f}"
    if not store.is_sqlite:
        with store.write() as connection:
            connection.execute(sa.text("ANALYZE"))
    clock = time.process_time if store.is_sqlite else _both_sides(store)
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
        store=name, reports=f"{count:,}", lines=f"{count * FINDINGS:,}", reports_a_cpu_second=rate,
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


def bench_kills(kills: int) -> list[Table]:
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
    asked = asked_table()
    asked.row(
        what="kill -9 while writing", asked="50 times: nothing acknowledged lost, no corruption",
        measured=f"{lost} of {acknowledged} chunks lost, {broken} corrupt or partial", size=f"{kills} kills",
    )  # fmt: skip
    return [table, asked]


def bench_store(count: int) -> list[Table]:
    """Fill and search SQLite, and PostgreSQL too: the one $CROSSREAD_BENCH_POSTGRESQL names, else one started for the purpose."""
    table = Table(
        "Store",
        "Made-up reports of open sentences, 20 lines each; 200 reports a transaction; p50 / p95 in ms of CPU (of this process, and "
        "for PostgreSQL of the server's beside it), 20 hits; on PostgreSQL by relevance over the newest 3,000 matches.",
    )
    with tempfile.TemporaryDirectory() as folder:
        measure(table, f"{folder}/store.db", count, "SQLite")
    with _postgresql() as url:
        if url:
            measure(table, url, count, "PostgreSQL")
    return [table, _asked_of(table, count)]


def bench_searches(count: int) -> list[Table]:
    """Only the searches on PostgreSQL again, on the filled store that $CROSSREAD_BENCH_POSTGRESQL names; the other cells stay."""
    held = read_tables(RESULTS.read_text("utf-8"))["Store"]
    with _postgresql() as url:
        again = Table("Store", held.about)
        measure(again, url or "", count, "PostgreSQL")
    (new,) = again.rows
    for row in held.rows:
        if row["store"] == "PostgreSQL":
            row.update({name: cell for name, cell in new.items() if cell and name != "size"})
    return [held, _asked_of(held, count)]


def _asked_of(table: Table, count: int) -> Table:
    asked, size = asked_table(), f"{count:,} reports, {count * FINDINGS:,} lines"
    for row in table.rows:
        newest, relevance = row["newest"].split(" / "), row["relevance"].split(" / ")
        name = row["store"]
        asked.row(
            what=f"{name}: search newest first, p50 / p95",
            asked="≤ 10 ms at p95",
            measured=" / ".join(newest) + " ms",
            size=size,
        )
        asked.row(
            what=f"{name}: search by relevance, p50 / p95",
            asked="≤ 100 ms at p95",
            measured=" / ".join(relevance) + " ms",
            size=size,
        )
        asked.row(
            what=f"{name}: insert rate and size", asked="given",
            measured=f"{row['reports_a_cpu_second']} reports a CPU second of this process, {row['size']}", size=size,
        )  # fmt: skip
    return asked


def bench_suite() -> list[Table]:
    """The store's own tests on SQLite and on a real PostgreSQL server, and the tests that nothing leaves the machine."""
    asked = asked_table()
    for name in ("sqlite", "postgresql"):
        measured = _tested("tests/keep", "-k", name)
        asked.row(what=f"the store's tests on {name}", asked="the same suite", measured=measured, size="tests/keep")
    asked.row(
        what="network: default runs and the engines' import, in a namespace without a route", asked="no attempt to leave",
        measured=_tested("tests/batch/test_network.py"), size="tests/batch/test_network.py",
    )  # fmt: skip
    return [asked]


def _tested(*what: str) -> str:
    words = [sys.executable, "-m", "pytest", "-o", "addopts=--import-mode=importlib", *what]
    said = subprocess.run(words, capture_output=True, text=True).stdout
    return ", ".join(re.findall(r"\d+ (?:passed|failed|skipped|error)", said)) or "did not run"


@contextmanager
def _postgresql() -> Iterator[str | None]:
    """An empty database, as the tests start one; None, with a word, where there is no server."""
    if os.environ.get(POSTGRESQL):
        yield os.environ[POSTGRESQL]
        return
    from tests.keep.servers import NoServer, own_postgresql

    try:
        with own_postgresql() as url:
            yield url
    except NoServer as error:
        print(f"PostgreSQL is left out: {error}")
        yield None


def bench_index(count: int) -> list[Table]:
    """The side index at a tenth of `count` and at `count`: seconds to build, its size, search by it, and by the store itself at a tenth."""
    table = Table(
        "Side index",
        "tantivy beside SQLite; made-up reports without lines, of 12 to 30 open sentences, and of 3 to 8 in the larger set, whose store "
        "keeps no words itself (the index is what is measured); CPU of this process; p50 / p95 in ms, 20 hits.",
    )
    for size, longest in ((count // 10, 30), (count, 8)):
        _index_row(table, size, longest)
    asked, row = asked_table(), table.rows[-1]
    asked.row(
        what="side index: search by relevance, p50 / p95", asked="≤ 20 ms at 200,000", measured=f"{row['relevance']} ms",
        size=f"{row['reports']} reports",
    )  # fmt: skip
    return [table, asked]


def _index_row(table: Table, count: int, longest: int) -> None:
    from crossread.keep.side_index import catch_up, open_side_index, search_side

    draw, with_words = random.Random(5), longest > 8
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/store.db")
        if not with_words:
            with store.write() as connection:
                connection.execute(sa.text("DROP TRIGGER report_added"))
        for some in _in_chunks(corpora.generated(count, longest=longest)):
            keep_reports(store, some)
        side = open_side_index(Path(folder, "index"))
        started = time.process_time()
        catch_up(side, store)
        built = time.process_time() - started
        texts = [r.text for r in stored_reports(store, ids=draw.sample(stored_reports(store).ids, 100))]
        words = [draw.choice(re.findall(r"[a-z]{5,}", text)) for text in texts]
        clock = time.process_time
        show = "{0[0]:.1f} / {0[1]:.1f}".format
        here = _times(lambda w: search_side(side, store, w), words, clock)
        newest = _times(lambda w: search_side(side, store, w, order="newest"), words, clock)
        there = _times(lambda w: search_reports(store, w, order="relevance"), words, clock) if with_words else None
        size = sum(p.stat().st_size for p in Path(folder, "index").glob("*"))
        table.row(
            reports=f"{count:,}", built=f"{built:.0f} s", size=f"{size / 1e6:.0f} MB", relevance=show(here), newest=show(newest),
            store_relevance=show(there) if there else "",
        )  # fmt: skip
        store.close()
