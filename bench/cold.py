"""What one run costs: the seeds to HTML from nothing, a second pair in a process that is warm, memory.

python -m bench.cold      prints and writes bench/results/cold.md
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.told_groups import open_groups

RESULT = Path("bench/results/cold.md")
_TIMES = 5
_WARM = """
import sys, time
from pathlib import Path
start = time.process_time()
from crossread.load import load_tools
tools = load_tools()
loaded = time.process_time() - start
from crossread.flow import compare
from crossread.read.sources import read_sources
from crossread.tell.html.page import html_page
def pair(paths):
    wall, cpu = time.perf_counter(), time.process_time()
    html_page(compare(read_sources(paths).reports, tools=tools))
    return time.perf_counter() - wall, time.process_time() - cpu
pair([sys.argv[1]])
wall, cpu = pair(sys.argv[2:4])
print(loaded, wall, cpu)
"""


def cold() -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and MB at the most of `crossread read` over the seeds into an HTML file, a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(Path(sys.executable).with_name("crossread")),
            "read",
            "../shared/seeds",
            "-o",
            f"{folder}/page.html",
        ]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def warm(pair: list[Path]) -> tuple[float, float, float]:
    """CPU seconds of import and load, wall and CPU seconds of a second pair in the same process."""
    command = [sys.executable, "-c", _WARM, "../shared/seeds", *map(str, pair)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded, wall, cpu = map(float, done.stdout.split())
    return loaded, wall, cpu


def second_pair() -> list[Path]:
    """The first two reports of 500 to 900 words of one open group."""
    for folder in open_groups():
        fitting = [p for p in sorted(folder.glob("*.txt")) if 500 <= len(p.read_text("utf-8").split()) <= 900]
        if len(fitting) >= 2:
            return fitting[:2]
    raise LookupError("no open group has two reports of 500 to 900 words")


def main() -> None:
    """Measure five times, take the median, print, and write the table."""
    pair = second_pair()
    colds = [cold() for _ in range(_TIMES)]
    warms = [warm(pair) for _ in range(_TIMES)]
    wall, cpu, memory = (statistics.median(values) for values in zip(*colds, strict=True))
    loaded, second, second_cpu = (statistics.median(values) for values in zip(*warms, strict=True))
    rows = [
        "# One run\n",
        f"`python -m bench.cold`: medians of {_TIMES} runs. Wall seconds depend on what else the machine does; CPU seconds less so.\n",
        "| figure | asked | wall s | CPU s |",
        "|---|---|---|---|",
        f"| the seeds to HTML, cold (import and load included) | < 6 s | {wall:.2f} | {cpu:.2f} |",
        f"| import and load | ≤ 1.2 s | | {loaded:.2f} |",
        f"| a second pair, warm | < 1 s | {second:.2f} | {second_cpu:.2f} |",
        f"\nMost memory of the cold run: {memory:.0f} MB (asked: < 1,000 MB).",
    ]
    text = "\n".join(rows) + "\n"
    RESULT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
