"""Memory over a long stream: short reports are made up, kept, placed and annotated one after another, the process weighed between."""

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.streams import corpora
from bench.streams.table import Table, asked_table
from crossread.batch.pool import TERM
from crossread.batch.watch import take
from crossread.gather.stream import StoryStream
from crossread.keep.store import open_store
from crossread.load import load_tools
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report
from crossread.tools import Tools

STEPS = 10
A_DAY = 20
ANNOTATED = 10
NEW_WORDS = 500
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def _resident() -> float:
    """MB this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def bench_memory(count: int) -> list[Table]:
    """Keep and place `count` short reports, annotate some, and note what the process holds; Ctrl-C ends it with what it has."""
    tools = load_tools()
    table = Table(
        "Memory over a stream",
        f"Made-up reports of some 15 words, {A_DAY} a day, each with two words and a number that no other prints, kept in SQLite and "
        f"placed in stories as they come, every {ANNOTATED}th annotated with the shipped weights, all in one process. The window of ten "
        "days is full after the first hundreds; then the process should hold no more than before, while the store grows on disk. `ms`: "
        "CPU a report so far.",
    )
    stream, started = StoryStream(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/store.db")
        try:
            for done, report in enumerate(short_reports(count), 1):
                if done % ANNOTATED == 0:
                    tools.annotate(report)
                take(store, stream, report)
                if done % (count // STEPS) == 0:
                    table.row(
                        reports=f"{done:,}", resident=f"{_resident():.0f} MB", in_window=len(stream.kept),
                        terms_counted=f"{len(stream.counted.words):,}", ms=f"{1000 * (time.process_time() - started) / done:.1f}",
                    )  # fmt: skip
        except KeyboardInterrupt:
            print(f"ended before all {count:,} reports were placed")
        store.close()
    words = _new_words(tools, 400)
    asked = asked_table()
    if len(table.rows) > 1:
        first, last = table.rows[0], table.rows[-1]
        asked.row(
            what="memory over a stream", asked="flat over 100,000 reports",
            measured=f"{first['resident']} after {first['reports']}, {last['resident']} after {last['reports']}",
            size=f"{last['reports']} generated reports of some 15 words, every {ANNOTATED}th annotated",
        )  # fmt: skip
    return [table, words, asked]


def _new_words(tools: Tools, count: int) -> Table:
    """Annotate reports of words never printed before: what a pipeline keeps of each word is what grows in a long-lived worker."""
    table = Table(
        "Memory over new words",
        f"Reports of {NEW_WORDS} made-up words, no word in two of them, annotated one after another: what spaCy keeps of each word it "
        f"ever met. A worker of the pool therefore makes room for a fresh one after {TERM:,} tasks.",
    )
    draw = random.Random(5)
    for done in range(1, count + 1):
        lines = (" ".join(_made_up(draw) for _ in range(25)) + "." for _ in range(NEW_WORDS // 25))
        tools.annotate(text_report("\n\n".join(lines).encode(), file=f"new-{done}.txt", metadata=Metadata()))
        if done % (count // 4) == 0:
            table.row(reports=f"{done:,}", new_words=f"{done * NEW_WORDS:,}", resident=f"{_resident():.0f} MB")
    return table


def short_reports(count: int, *, seed: int = 11) -> Iterator[Report]:
    """Reports of one sentence around an open one, with days that rise and words never printed before, as a stream brings them."""
    draw = random.Random(seed)
    pool = [s for s in corpora.sentences() if 6 <= len(s.split()) <= 9]
    for number in range(count):
        place, name = _made_up(draw), _made_up(draw)
        text = f"{place} counts {1000 + number} votes: {draw.choice(pool)[:-1]}, {name} said."
        day = date(2020, 1, 1) + timedelta(days=number // A_DAY)
        known = Metadata(published=day, outlet=f"Outlet {draw.randrange(200)}")
        yield text_report(text.encode(), file=f"short-{number}.txt", metadata=known)


def _made_up(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=5)).capitalize()
