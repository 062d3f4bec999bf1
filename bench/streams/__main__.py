"""Run the measurements and write bench/results/streams.md. `python -m bench.streams [--full] [PART…]`.

Parts: duplicates, stories, throughput, store, pool. Without --full the sizes are small enough for some minutes on a laptop;
with it they are those of the project's floors (200,000 reports, 50 kills, 6,000 tasks), an hour or more.
"""

import sys
from pathlib import Path

from bench.streams.corpora import DATA
from bench.streams.near_duplicates import bench_near_duplicates
from bench.streams.pool import bench_pool
from bench.streams.store import bench_store
from bench.streams.stories import bench_stories
from bench.streams.throughput import bench_throughput

OUT = Path("bench/results/streams.md")


def main(words: list[str]) -> None:
    """Run the parts named, or all, and put each part's tables in place of its earlier ones."""
    full = "--full" in words
    parts = {
        "duplicates": lambda: bench_near_duplicates(large=full),
        "stories": bench_stories,
        "throughput": bench_throughput,
        "store": lambda: bench_store(20_000, 50) if full else bench_store(20_000, 20),
        "pool": lambda: bench_pool(6_000 if full else 2_000),
    }
    wanted = [name for name in parts if name in words] or list(parts)
    for name in wanted:
        print(f"== {name}", flush=True)
        _write(name, "\n".join(table.markdown() for table in parts[name]()))


def _write(part: str, tables: str) -> None:
    """The file is one stretch for each part, between its marks."""
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->\n"
    held = OUT.read_text("utf-8") if OUT.exists() else "# Streams and scale\n\nMade by `python -m bench.streams`.\n\n"
    stretch = f"{begin}\n{tables}\n{end}"
    if begin in held:
        head, _, rest = held.partition(begin)
        held = head + stretch + rest.partition(end)[2]
    else:
        held += stretch + "\n"
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(held, "utf-8")


if __name__ == "__main__":
    if not DATA.is_dir():
        print(f"bench.streams: left out, its data are not here ({DATA.parent})")
    else:
        main(sys.argv[1:])
