"""What reading costs in CPU seconds: groups of 2 to 100 reports of one story, and how fast the time after annotation grows.

No group of ../shared/data/groups has more than a few reports, so a large story is made of one group's: each further report
is one of them with some paragraphs left out and some sentences paraphrased, by a fixed seed.
"""

import gc
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from bench import planted_paraphrases
from bench.planted import sentences
from bench.told_groups import open_group, open_groups
from crossread.annotate.annotated import Annotated
from crossread.flow import find, judge
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report
from crossread.tools import Tools

SIZES = (2, 5, 10, 25, 50, 100)
_KEPT = 0.75  # of the paragraphs of a report stay in its rewriting
_RUNS = {2: 7, 5: 5, 10: 3, 25: 2}  # how often a size is measured (else once): a pair is over in half a second


def story(size: int) -> tuple[Report, ...]:
    """That many reports of one story: those of the largest open group first, then rewritings of them."""
    groups = [[r for r in open_group(f).reports if 2500 < len(r.text) < 6000] for f in open_groups()[:200]]
    real = max(groups, key=len)
    reports = [*real, *(_rewritten(real[n % len(real)], n) for n in range(len(real), size))][:size]
    return tuple(replace(report, label=f"R{n}") for n, report in enumerate(reports))


def _rewritten(report: Report, seed: int) -> Report:
    rng = random.Random(seed)
    paragraphs = [p for p in report.text.split("\n\n") if p.strip()]
    kept = [p for n, p in enumerate(paragraphs) if n == 0 or rng.random() < _KEPT]
    text = "\n\n".join(_paraphrased(p, rng) for p in kept)
    return text_report(text.encode("utf-8"), file=f"rewritten-{seed}.txt", metadata=Metadata())


def _paraphrased(paragraph: str, rng: random.Random) -> str:
    """Half of the sentences in other words, where a paraphrase offers itself."""
    for start, end in reversed(sentences(paragraph)):
        edit = planted_paraphrases.paraphrase(rng.choice(planted_paraphrases.KINDS), paragraph[start:end], rng)
        if edit is not None:
            paragraph = paragraph[:start] + edit.apply(paragraph[start:end]) + paragraph[end:]
    return paragraph


def table(tools: Tools, *, sizes: Sequence[int] = SIZES) -> str:
    """One line a size: CPU seconds of each stage in the quickest of its runs, their ratio, and the exponent of growth since the
    size before.
    """
    rows = [
        "| reports | words | annotate s | find s | compare s | after / annotate | growth of find + compare, exponent of words |",
        "|---|---|---|---|---|---|---|",
    ]
    reports = story(max(sizes))
    _measure(tools, reports[:2])  # tables are read and words met for the first time here
    before: tuple[int, float] | None = None
    for size in sizes:
        words, annotate, found, compared = min(
            (_measure(tools, reports[:size]) for _ in range(_RUNS.get(size, 1))), key=lambda run: sum(run[1:])
        )
        after = found + compared
        grown = "" if before is None else f"{math.log(after / before[1]) / math.log(words / before[0]):.2f}"
        rows.append(
            f"| {size} | {words} | {annotate:.2f} | {found:.2f} | {compared:.2f} | {after / annotate:.2f} | {grown} |"
        )
        before = words, after
    note = (
        "One story: real reports first, then rewritings of them. Each line is one run, the quickest of "
        + ", ".join(f"{runs} (for {size} reports)" for size, runs in _RUNS.items())
        + ". An exponent of 1 is linear; n log n is about 1.2 here."
    )
    return "\n".join(rows) + f"\n\n{note}"


def _measure(tools: Tools, reports: Sequence[Report]) -> tuple[int, float, float, float]:
    """Words, and the CPU seconds of annotation, of finding and of comparing."""
    gc.collect()  # what the run before left is not this one's
    seen: list[float] = []
    timed = replace(tools, annotate=_timed(tools.annotate, seen))
    start = time.process_time()
    found = find(reports, tools=timed)
    middle = time.process_time()
    judge(found, tools=timed)
    end = time.process_time()
    annotate = sum(seen)
    return sum(len(r.text.split()) for r in reports), annotate, middle - start - annotate, end - middle


def _timed(annotate: Callable[[Report], Annotated], seen: list[float]) -> Callable[[Report], Annotated]:
    def timed(report: Report) -> Annotated:
        start = time.process_time()
        try:
            return annotate(report)
        finally:
            seen.append(time.process_time() - start)

    return timed
