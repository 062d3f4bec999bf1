"""What the language pipeline costs: speed, the start of a process, and memory over many reports."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from crossread.annotate.annotated import Annotated
from crossread.records.text import Block, Report

_START = """
import sys, time, resource
sys.modules["torch"] = None  # spaCy imports it where a training environment has it; a user's has not
start = time.process_time()
from crossread.load import PipelineChoice, load_tools
annotate = load_tools(PipelineChoice(weights=sys.argv[1])).annotate
pages = int(open("/proc/self/statm").read().split()[1])
print(time.process_time() - start, pages * resource.getpagesize() / 1e6)
"""

_SPEED = """
from pathlib import Path
from bench.weights_cost import speed
print(speed(annotate, Path(sys.argv[2])), 0)
"""

_PEAK = """
from itertools import cycle, islice
from pathlib import Path
from bench.weights_cost import plain_report
paths = sorted(Path(sys.argv[2]).glob("*/*/*.txt"))
for path in islice(cycle(paths), int(sys.argv[3])):
    annotate(plain_report(path))
print(sys.argv[3], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
"""


def speed(annotate: Callable[[Report], Annotated], folder: Path, limit: int = 60) -> float:
    """Annotate full reports found on the web; give words per CPU-second."""
    reports = [plain_report(path) for path in sorted(folder.glob("*/*.txt"))[:limit]]
    for report in reports[:3]:
        annotate(report)
    start, words = time.process_time(), 0
    for report in reports:
        words += len(annotate(report).tokens)
    return words / (time.process_time() - start)


def best_speed(weights: str, folder: Path) -> float:
    """The best of three runs of `speed`, each in a new process that has read nothing before."""
    return max(_run(_START + _SPEED, weights, str(folder))[1][0] for _ in range(3))


def start(weights: str) -> tuple[float, float]:
    """Import and load in new processes; give the least CPU seconds of five and memory in MB: shared cores only add to the time."""
    runs = [_run(_START, weights)[0] for _ in range(5)]
    return min(seconds for seconds, _ in runs), runs[0][1]


def peak(weights: str, folder: Path, limit: int = 1000) -> tuple[int, float]:
    """Annotate many reports one after the other in a new process; give how many, and the most memory in MB.

    The reports are all of ../shared/data/groups, 600 of them, and then the first ones again.
    """
    reports, megabytes = _run(_START + _PEAK, weights, str(folder), str(limit))[1]
    return int(reports), megabytes


def _run(code: str, *words: str) -> list[tuple[float, float]]:
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return [(float(a), float(b)) for a, b in (line.split() for line in done.stdout.splitlines())]


def plain_report(path: Path) -> Report:
    """A text file as a report, one block a line."""
    text = path.read_text(encoding="utf-8")
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Report(str(path), "A", text, path.name, "", "", None, None, None, None, "en", tuple(blocks), ())
