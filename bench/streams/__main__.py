"""Run the measurements and write bench/results/streams.md. `python -m bench.streams [--full] [PART…]`.

Parts: duplicates, stories, throughput, memory, store, kills, suite, index, pool, drivers, cluster. Without --full the sizes are
small enough for some minutes on a laptop; with it they are those of the project's floors (200,000 reports, 50 kills, 6,000 tasks),
an hour or more. Every part also gives rows of what was asked for beside what was measured, gathered at the head of the file.
"""

import sys

from bench.streams import near_duplicates, stories
from bench.streams.cluster import bench_cluster
from bench.streams.corpora import DATA
from bench.streams.drivers import bench_drivers
from bench.streams.memory import bench_memory
from bench.streams.near_duplicates import bench_near_duplicates
from bench.streams.pool import bench_pool
from bench.streams.store import bench_index, bench_kills, bench_searches, bench_store, bench_suite
from bench.streams.stories import bench_stories
from bench.streams.table import ASKED, RESULTS, read_tables
from bench.streams.throughput import bench_throughput

OUT = RESULTS


def main(words: list[str]) -> None:
    """Run the parts named, or all, and put each part's tables in place of its earlier ones."""
    full = "--full" in words
    if words == ["rows"]:
        _reckon_rows()
        return
    if words == ["searches"]:  # the searches of the part store again, on a server that is filled
        _write("store", "\n".join(table.markdown() for table in bench_searches(20_000)))
        return
    parts = {
        "duplicates": lambda: bench_near_duplicates(large=full),
        "stories": bench_stories,
        "throughput": bench_throughput,
        "memory": lambda: bench_memory(100_000 if full else 5_000),
        "store": lambda: bench_store(20_000 if full else 5_000),
        "kills": lambda: bench_kills(50 if full else 20),
        "suite": bench_suite,
        "index": lambda: bench_index(200_000 if full else 20_000),
        "pool": lambda: bench_pool(6_000 if full else 2_000),
        "drivers": lambda: bench_drivers(20 if full else 5),
        "cluster": lambda: bench_cluster(20_000 if full else 2_000),
    }
    wanted = [name for name in parts if name in words] or list(parts)
    for name in wanted:
        print(f"== {name}", flush=True)
        tables = parts[name]()
        if tables:  # what is left out here keeps the results of where it was not
            _write(name, "\n".join(table.markdown() for table in tables))


def _write(part: str, tables: str) -> None:
    """The file is one stretch for each part, between its marks; the first gathers the rows of what was asked."""
    held = OUT.read_text("utf-8") if OUT.exists() else f"{_HEAD}<!-- asked -->\n<!-- end of asked -->\n\n"
    if "<!-- asked -->" not in held:
        held = held.replace(_HEAD, f"{_HEAD}<!-- asked -->\n<!-- end of asked -->\n\n", 1)
    held = _replaced(held, part, tables)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(_replaced(held, "asked", _gathered(held)), "utf-8")


def _reckon_rows() -> None:
    """`python -m bench.streams rows`: gather the rows of what was asked anew, from tables that are there, without measuring."""
    tables = read_tables(OUT.read_text("utf-8"))
    copies, bulk, stream = (tables[name] for name in ("Near-duplicates", "Stories in bulk", "Stories online"))
    _write("duplicates", "\n".join(t.markdown() for t in (copies, near_duplicates.asked_of(copies))))
    _write("stories", "\n".join(t.markdown() for t in (bulk, stream, stories.asked_of(bulk, stream))))


_HEAD = "# Streams and scale\n\nMade by `python -m bench.streams`.\n\n"


def _replaced(held: str, part: str, tables: str) -> str:
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->\n"
    stretch = f"{begin}\n{tables}\n{end}"
    if begin not in held:
        return f"{held}{stretch}\n"
    head, _, rest = held.partition(begin)
    return head + stretch + rest.partition(end)[2]


def _gathered(held: str) -> str:
    """The rows of every part's own table of what was asked."""
    rows: list[str] = []
    for part in held.partition("<!-- end of asked -->")[2].split(f"## {ASKED}")[1:]:
        lines = [line for line in part.partition("\n## ")[0].splitlines() if line.startswith("|")]
        rows += lines[2:]
    return "\n".join(
        [f"## {ASKED}, all parts", "", "| what | asked | measured | size |", "|---|---|---|---|", *rows, ""]
    )


if __name__ == "__main__":
    if not DATA.is_dir():
        print(f"bench.streams: left out, its data are not here ({DATA.parent})")
    else:
        main(sys.argv[1:])
