"""Pairs of reports of ours in which every matter that both tell is marked, to fit the weights of alignment on.

`bench/data/aligned/*.txt`: two reports, each after a line `# day` and `=== day`; `[3|words]` marks words that tell matter 3.
`bench/data/aligned_pairs.toml`: what else the tuning pairs of tests/golden/pairs share, beside what their marks list.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bench.told_newsroom import FOLDER, read_marks
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.read.sources import read_sources
from crossread.records.text import Report

MARKED = Path("bench/data/aligned")
BESIDE_MARKS = Path("bench/data/aligned_pairs.toml")

_TWO_REPORTS = re.compile(r"# (\S+)\n(.*)\n=== (\S+)\n(.*)", re.DOTALL)
_MARK = re.compile(r"\[(\d+)\|([^\]]*)\]")

Span = tuple[str, int, int]
"""Label of a report, start and end in its text."""


@dataclass(frozen=True, slots=True)
class AlignedReports:
    """Two reports and the places at which they tell one matter: the spans in the one, the spans in the other."""

    name: str
    reports: tuple[Report, ...]
    same: tuple[tuple[tuple[Span, ...], tuple[Span, ...]], ...]


def aligned_reports() -> Iterator[AlignedReports]:
    """All pairs: those marked in their text, then the tuning pairs of tests/golden/pairs."""
    for path in sorted(MARKED.glob("*.txt")):
        yield read_marked(path)
    for name, beside in tomllib.loads(BESIDE_MARKS.read_text(encoding="utf-8")).items():
        yield _tuning_pair(FOLDER / name, beside)


def read_marked(path: Path) -> AlignedReports:
    """Read two reports with marks in their text; ValueError where a matter is marked in one of them alone."""
    parts = _TWO_REPORTS.fullmatch(path.read_text(encoding="utf-8"))
    if parts is None:
        raise ValueError(f"{path}: not “# day”, a report, “=== day”, a report; see bench/data/aligned/README.md")
    day, left, right_day, right = parts.groups()
    one, marks = _unmarked("A", left, day)
    other, others = _unmarked("B", right, right_day)
    alone = marks.keys() ^ others.keys()
    if alone:
        raise ValueError(f"{path}: marked in one report alone: {sorted(alone)}; mark it in both or in none")
    return AlignedReports(path.stem, (one, other), tuple((tuple(marks[n]), tuple(others[n])) for n in marks))


def _unmarked(label: str, text: str, day: str) -> tuple[Report, dict[str, list[Span]]]:
    """A report without its marks, and by matter the words that tell it."""
    plain = _MARK.sub(lambda m: m[2], text)
    report = replace(
        text_report(plain.encode(), file=f"{label}.txt", metadata=Metadata()),
        label=label,
        published=date.fromisoformat(day),
    )
    marks: dict[str, list[Span]] = {}
    at = 0
    for mark in _MARK.finditer(text):
        start = report.text.index(mark[2], at)
        at = start + len(mark[2])
        marks.setdefault(mark[1], []).append((label, start, at))
    return report, marks


def _tuning_pair(folder: Path, beside: list[list[str]]) -> AlignedReports:
    reports = read_sources(sorted(folder.glob("*.txt"))).reports
    told = read_marks(folder, reports)
    same = [
        tuple(((r.label, a.start, a.end),) for r, a in zip(reports, m.passages, strict=True))
        for m in (*told.conflicts, *told.agree)
    ]
    for words in beside:
        starts = [r.text.index(w) for r, w in zip(reports, words, strict=True)]
        same.append(tuple(((r.label, s, s + len(w)),) for r, s, w in zip(reports, starts, words, strict=True)))
    return AlignedReports(folder.name, tuple(reports), tuple(same))  # type: ignore[arg-type]
