"""Quotations against the gold read by hand (seeds and groups), scored by ../shared/gold/score.py itself."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from crossread.align.actors import share_cast
from crossread.align.quotations import align_quotations
from crossread.annotate.cast import Cast, find_cast
from crossread.annotate.pipeline import Annotator
from crossread.extract.quotations import find_quotations
from crossread.read.plain_text import read_text
from crossread.records.said import Quotation, SameQuotation
from crossread.records.text import Anchor, Report

_FIGURES = ("quotation spans found", "quotation precision", "speaker right (of found)", "same quotation F1")


def gold_scores(annotate: Annotator, shared: Path) -> list[str]:
    """The four figures for the seeds, for the groups, and for both together."""
    scorer = _scorer(shared / "gold" / "score.py")
    groups = [("seeds", shared / "gold" / "seeds.json", sorted((shared / "seeds").glob("*.txt")))]
    groups += [
        (p.stem, p, sorted(p.with_suffix("").glob("*.txt")))
        for p in sorted((shared / "gold" / "groups").glob("*.json"))
    ]
    counts = {
        name: scorer.score(json.loads(gold.read_text(encoding="utf-8")), dossier(annotate, files))
        for name, gold, files in groups
    }
    total: Counter[str] = Counter()
    lines = [
        "## Gold (seeds and four groups, scored by ../shared/gold/score.py)",
        "",
        "| group | " + " | ".join(_FIGURES) + " |",
        "|---|---|---|---|---|",
    ]
    for name, count in counts.items():
        total.update(count)
        lines.append(_row(name, scorer.figures(count)))
    return [*lines, _row("**all**", scorer.figures(total))]


def _row(name: str, figures: dict[str, float]) -> str:
    return f"| {name} | " + " | ".join(f"{figures[key]:.3f}" for key in _FIGURES) + " |"


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path}: the gold scorer is not there; run from the repository root beside ../shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dossier(annotate: Annotator, files: Sequence[Path]) -> dict[str, object]:
    """The part of a dossier that the scorer's four figures look at, made with our stages alone."""
    reports = [replace(read_text(path), label=label) for label, path in zip("ABCDEFGH", files, strict=False)]
    annotated = [annotate(report) for report in reports]
    casts = share_cast([find_cast(a) for a in annotated])
    quotations = [find_quotations(a, cast=c) for a, c in zip(annotated, casts, strict=True)]
    return _as_json(reports, casts, quotations, align_quotations(annotated, quotations))


def _as_json(
    reports: Sequence[Report],
    casts: Sequence[Cast],
    quotations: Sequence[Sequence[Quotation]],
    same: Sequence[SameQuotation],
) -> dict[str, object]:
    def anchor(a: Anchor) -> dict[str, object]:
        return {"report": a.report, "start": a.start, "end": a.end, "exact": a.exact}

    return {
        "reports": [{"id": r.id, "label": r.label} for r in reports],
        "actors": [{"id": a.id, "name": a.name} for a in {a.id: a for c in casts for a in c.actors}.values()],
        "quotations": [
            {"id": q.id, "kind": q.kind, "parts": [anchor(p) for p in q.parts], "speaker": {"actor": q.speaker.actor}}
            for found in quotations
            for q in found
        ],
        "same_quotations": [{"id": s.id, "quotations": list(s.quotations), "relation": s.relation} for s in same],
    }
