"""Pronouns against GAP's development part (Webster et al. 2018): is the name a pronoun goes back to the one we tie it to?"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from crossread.annotate.cast import find_cast
from crossread.annotate.pipeline import Annotator
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report

_MASCULINE = frozenset(["he", "him", "his"])


def gap_scores(annotate: Annotator, shared: Path, *, part: str = "development") -> list[str]:
    """Precision, recall and F1 over the name pairs, as GAP scores them, for all and by the pronoun's gender."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    with (shared / "data" / "gap_coref" / f"gap-{part}.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        gender = "masculine" if row["Pronoun"].lower() in _MASCULINE else "feminine"
        for side in "AB":
            tied = _tied(annotate, row, side)
            for key in ("all", gender):
                counts[key, row[f"{side}-coref"].upper() == "TRUE", tied] += 1
    out = [f"## GAP, {part}: {len(rows)} pronouns", "", "| pronouns | P | R | F1 |", "|---|---|---|---|"]
    for key in ("all", "masculine", "feminine"):
        hit, wrong, missed = counts[key, True, True], counts[key, False, True], counts[key, True, False]
        p, r = 100 * hit / max(1, hit + wrong), 100 * hit / max(1, hit + missed)
        out.append(f"| {key} | {p:.1f} | {r:.1f} | {2 * p * r / max(0.001, p + r):.1f} |")
    return out


_MEMORY: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}


def _tied(annotate: Annotator, row: dict[str, str], side: str) -> bool:
    """Whether our actor of the pronoun is also named at the place of one of the two names, or by its last word."""
    known = _MEMORY.get(row["ID"])
    if known is None:
        report = text_report(row["Text"].encode(), file=row["ID"] + ".txt", metadata=Metadata())
        annotated = annotate(report)
        cast = find_cast(annotated)
        at = int(row["Pronoun-offset"])
        tokens = annotated.tokens_in(at, at + len(row["Pronoun"]))
        actor = cast.actor(cast.actor_of.get(tokens[0].i, "")) if tokens else None
        spots = frozenset(f"{m.start}" for m in actor.mentions if m.form != "pronoun") if actor else frozenset()
        known = (spots, tuple(m.exact.split()[-1] for m in actor.mentions if m.form != "pronoun") if actor else ())
        _MEMORY[row["ID"]] = known
    start, name = int(row[f"{side}-offset"]), row[side]
    inside = any(start <= int(spot) < start + len(name) for spot in known[0])
    return inside or name.split()[-1] in known[1]
