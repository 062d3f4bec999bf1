"""Runs of words that two reports print alike: the trace of copying, found through one index over the whole group."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.records.text import Report

SHINGLE = 6
"""Words in a row that must agree before a run counts. Two reporters of one event often share four or five words by
chance (a name with its title and a verb), seldom six."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{2,900}[”\"]")
_POSTINGS = 400


@dataclass(frozen=True, slots=True)
class Words:
    """A report's words with typography folded away; `quoted` tells which stand between quotation marks."""

    report: Report
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words `left` up to `left + length` of one report stand as `right` up to `right + length` in the other."""

    left: int
    right: int
    length: int


def fold_words(report: Report) -> Words:
    """Cut a report into words without case, curly apostrophes and punctuation."""
    text = report.text
    marks = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    folded, starts, ends, quoted, at = [], [], [], [], 0
    for m in _WORD.finditer(text):
        while at < len(marks) and marks[at][1] <= m.start():
            at += 1
        folded.append(m.group().lower().replace("’", "'"))
        starts.append(m.start())
        ends.append(m.end())
        quoted.append(at < len(marks) and marks[at][0] <= m.start())
    return Words(report, tuple(folded), tuple(starts), tuple(ends), tuple(quoted))


def shared_shingles(words: Sequence[Words]) -> Mapping[tuple[int, int], Sequence[tuple[int, int]]]:
    """For each pair of reports (indexes, left before right) the places where SHINGLE words agree.

    One pass over an index of shingles, so the work grows with the text that is really shared. A shingle printed more
    than 400 times in the group is boilerplate and passed over.
    """
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(words):
        for at, shingle in enumerate(zip(*(one.folded[n:] for n in range(SHINGLE)), strict=False)):
            index[shingle].append((number, at))
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if 1 < len(places) <= _POSTINGS:
            for (report, at), (other, there) in combinations(places, 2):
                if other != report:
                    pairs[report, other].append((at, there))
    return pairs


def runs_between(places: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """Join agreeing places into maximal runs; where runs overlap in the left report the longest is kept."""
    by_diagonal: dict[int, list[int]] = defaultdict(list)
    for left, right in places:
        by_diagonal[right - left].append(left)
    runs = []
    for shift, lefts in by_diagonal.items():
        lefts.sort()
        first = last = lefts[0]
        for left in [*lefts[1:], -1]:
            if left == last + 1:
                last = left
                continue
            runs.append(Run(first, first + shift, last - first + SHINGLE))
            first = last = left
    return _without_overlap(runs)


def _without_overlap(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Keep the longest runs; drop those whose words, left or right, are mostly taken by a longer one."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda r: (-r.length, r.left, r.right)):
        lefts, rights = range(run.left, run.left + run.length), range(run.right, run.right + run.length)
        overlap = max(len(taken_left.intersection(lefts)), len(taken_right.intersection(rights)))
        if 2 * overlap > run.length:
            continue
        taken_left.update(lefts)
        taken_right.update(rights)
        kept.append(run)
    return tuple(sorted(kept, key=lambda r: r.left))


def coverage(left: Words, right: Words, runs: Sequence[Run], *, outside_quotations: bool) -> float:
    """Share of the shorter report's words that stand in runs, 0 to 1; quoted words left out of both counts if asked.

    Two independent reports of one speech share its quotations, so only the narrator's own words speak for copying.
    """
    shorter, side = (left, "left") if len(left.folded) <= len(right.folded) else (right, "right")
    total = len(shorter.quoted) - (sum(shorter.quoted) if outside_quotations else 0)
    if not total or not runs:
        return 0.0
    inside = {i for run in runs for i in range(getattr(run, side), getattr(run, side) + run.length)}
    return (len(inside) - (sum([shorter.quoted[i] for i in inside]) if outside_quotations else 0)) / total
