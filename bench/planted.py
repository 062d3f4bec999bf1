"""Planted edits: ten wrong facts and ten harmless paraphrases in a copy of a report; which are found, which cry wolf.

python -m bench.planted [REPORTS] [groups|open]     30 reports unless told; of ../shared/data/groups, or open text
                                                    (bench/planted_texts.py); the same ones every run
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import planted_edits, planted_paraphrases
from bench.planted_edits import Edit
from bench.planted_texts import SOURCES, wanted_size
from crossread.flow import compare
from crossread.load import load_tools
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.judged import Conflict
from crossread.records.text import Report
from crossread.tools import Tools

RESULTS = {"groups": Path("bench/results/planted.md"), "open": Path("bench/results/planted-open.md")}
_WHAT = {
    "groups": "reports of ../shared/data/groups",
    "open": "open reports (GUM news, runs of Voice of America sentences, reports of ours)",
}
_SELDOM = ("passive", "rounding", "percent", "reorder", "day-first", "number-word")
"""Paraphrases that few sentences offer, the most seldom first: as many reports again get these alone, wherever they fit."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An edit with the characters of its sentence in the report and in the copy."""

    harmful: bool
    edit: Edit
    before: tuple[int, int]
    after: tuple[int, int]


def sentences(text: str) -> list[tuple[int, int]]:
    """Rough sentences of 40 to 500 characters, found without our own annotator."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for gap in re.finditer(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])", line[0]):
            found.append((start, line.start() + gap.end()))
            start = line.start() + gap.end()
        found.append((start, line.end()))
    return [(a, b) for a, b in found if 40 < b - a < 500]


def plant(text: str, seed: str, *, only: Sequence[str] = ()) -> tuple[str, list[Placed]]:
    """Rewrite up to ten facts and ten wordings, each in a sentence of its own; or the wordings named in `only`, wherever they offer."""
    rng = random.Random(seed)
    places = [p for p in sentences(text) if text.count(text[p[0] : p[1]]) == 1]
    rng.shuffle(places)
    chosen: list[tuple[bool, Edit, tuple[int, int]]] = []
    used: set[tuple[int, int]] = set()
    wanted = ((False, tuple(only)),) if only else ((True, planted_edits.KINDS), (False, planted_paraphrases.KINDS))
    for harmful, kinds in wanted:
        for kind in rng.sample(kinds, len(kinds)):
            for place in places:
                sentence = text[place[0] : place[1]]
                if place in used:
                    continue
                edit = (
                    planted_edits.plant(kind, sentence, text, rng)
                    if harmful
                    else planted_paraphrases.paraphrase(kind, sentence, rng)
                )
                if edit is not None:
                    used.add(place)
                    chosen.append((harmful, edit, place))
                    if not only:
                        break
    return _rewrite(text, sorted(chosen, key=lambda c: c[2]))


def _rewrite(text: str, chosen: Sequence[tuple[bool, Edit, tuple[int, int]]]) -> tuple[str, list[Placed]]:
    pieces, placed, at, shift = [], [], 0, 0
    for harmful, edit, (start, end) in chosen:
        new = edit.apply(text[start:end])
        pieces += [text[at:start], new]
        placed.append(Placed(harmful, edit, (start, end), (start + shift, start + shift + len(new))))
        shift += len(new) - (end - start)
        at = end
    return "".join([*pieces, text[at:]]), placed


def is_found(placed: Placed, conflict: Conflict, report: Report, copy: Report) -> bool:
    """A conflict with a passage in the edited sentence of each side."""
    return all(
        any(a.report == one.id and a.start < end and start < a.end for a in conflict.passages)
        for one, (start, end) in ((report, placed.before), (copy, placed.after))
    )


def run(
    texts: Iterable[tuple[str, str]], *, tools: Tools, limit: int, size: tuple[int, int]
) -> tuple[Counter[str], list[str]]:
    """Counts by kind, and a line for each edit missed and each paraphrase flagged."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for name, text in texts:
        seldom = counts["reports"] >= limit
        if counts["seldom"] >= limit:
            break
        report = _report(text)
        if not size[0] < len(text) < size[1] or report.text != text:
            continue
        new, placed = plant(text, name, only=_SELDOM if seldom else ())
        if not placed or (seldom and not any(one.edit.kind in _SELDOM[:3] for one in placed)):
            continue
        copy = _report(new)
        conflicts = compare([report, copy], tools=tools).conflicts
        counts["seldom" if seldom else "reports"] += 1
        hit: set[str] = set()
        for one in placed:
            flagged = [c for c in conflicts if is_found(one, c, report, copy)]
            hit |= {c.id for c in flagged}
            side = "edit" if one.harmful else "paraphrase"
            counts[f"{side} {one.edit.kind}"] += 1
            counts[f"{side} {one.edit.kind} flagged"] += bool(flagged)
            if one.harmful != bool(flagged):
                lines.append(f"{name} {one.before[0]}-{one.before[1]} {side} {one.edit.kind}")
        counts["elsewhere"] += sum(c.id not in hit for c in conflicts)
    return counts, lines


def _report(text: str) -> Report:
    return text_report(text.encode("utf-8"), file="planted.txt", metadata=Metadata())


def table(counts: Counter[str]) -> str:
    """The figures as a Markdown table."""
    rows = ["| kind | planted | flagged | share |", "|---|---|---|---|"]
    for side, kinds in (("edit", planted_edits.KINDS), ("paraphrase", planted_paraphrases.KINDS)):
        total = flagged = 0
        for kind in kinds:
            n, f = counts[f"{side} {kind}"], counts[f"{side} {kind} flagged"]
            total, flagged = total + n, flagged + f
            rows.append(f"| {side}: {kind} | {n} | {f} | {f / n:.2f} |" if n else f"| {side}: {kind} | 0 | – | – |")
        rows.append(f"| **all {side}s** | {total} | {flagged} | **{flagged / max(1, total):.3f}** |")
    rows.append(
        f"\nConflicts in untouched sentences: {counts['elsewhere']} in {counts['reports'] + counts['seldom']} pairs of report and copy."
    )
    return "\n".join(rows)


def main() -> None:
    """Plant, compare, count, and write the table of the source."""
    limit = next((int(word) for word in sys.argv[1:] if word.isdigit()), 30)
    source = next((word for word in sys.argv[1:] if word in SOURCES), "groups")
    texts = SOURCES[source]()
    counts, lines = run(texts, tools=load_tools(), limit=limit, size=wanted_size(source))
    head = (
        f"# Planted edits\n\n`python -m bench.planted {limit} {source}`: {counts['reports']} {_WHAT[source]}, each against a "
        f"copy with up to ten wrong facts and ten harmless paraphrases; and {counts['seldom']} more with all the seldom paraphrases "
        f"({', '.join(_SELDOM)}) that they offer.\n\n"
    )
    tail = "\n\n## Missed edits and flagged paraphrases (report, characters of the sentence, kind)\n\n" + "\n".join(
        f"* {x}" for x in lines
    )
    RESULTS[source].write_text(head + table(counts) + tail + "\n", encoding="utf-8")
    print(table(counts))
    print(json.dumps(lines[:10]))


if __name__ == "__main__":
    main()
