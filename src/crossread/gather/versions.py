"""Versions of one report over time: what was added, taken out and changed from each to the next, word for word."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from crossread.records.said import Diff, DiffPart
from crossread.records.text import Anchor, Report

_WORD = re.compile(r"\S+")


def changes_over_time(versions: Sequence[Report]) -> tuple[Diff, ...]:
    """Compare each version with the one before it, oldest first (undated ones last, as given).

    Every part is anchored in the version that prints it; `left` and `right` of a Diff are report ids. Equal stretches are given
    too, so that both versions can be read off the diff.
    """
    order = sorted(versions, key=lambda v: v.published or date.max)
    return tuple(Diff(a.id, b.id, tuple(_parts(a, b))) for a, b in pairwise(order))


def _parts(older: Report, newer: Report) -> Iterator[DiffPart]:
    left = [m.span() for m in _WORD.finditer(older.text)]
    right = [m.span() for m in _WORD.finditer(newer.text)]
    words = [[report.text[s:e] for s, e in spans] for report, spans in ((older, left), (newer, right))]
    for op, i, j, k, m in SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes():
        before, after = _anchor(older, left[i:j]), _anchor(newer, right[k:m])
        if op == "equal":
            yield DiffPart("equal", before, after)
            continue
        if before:
            yield DiffPart("only-left", before, None)
        if after:
            yield DiffPart("only-right", None, after)


def _anchor(report: Report, spans: Sequence[tuple[int, int]]) -> Anchor | None:
    return report.anchor(spans[0][0], spans[-1][1]) if spans else None
