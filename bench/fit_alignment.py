"""Fit the weights of statement alignment and say what they reach on groups left out.

python -m bench.fit_alignment           leave one development group out at a time, print precision, recall, F1
python -m bench.fit_alignment --write   fit on all development groups and write src/crossread/align/weights.toml

Eight pairs of our own writing (tests/judge/pairs) are measured too and never fitted on.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.told_groups import Group, gold_groups, scorer
from crossread.align.features import EVIDENCE
from crossread.align.profiles import Story, make_story
from crossread.align.quotations import align_quotations
from crossread.align.statements import Alignment, Weights, align_story, weigh_pairs
from crossread.flow import find
from crossread.judge.agreement import confidence_of
from crossread.load import load_tools
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report
from crossread.tools import Tools

L2 = 10.0
DECIDE = {"accept": 0.30, "accept_mutual": 0.30, "join": 0.25, "merge": 0.30, "per_report": 3}
MAY_COUNT_AGAINST = ("other figures", "speaker")
OWN = Path("tests/judge/pairs")
TARGET = Path("src/crossread/align/weights.toml")


@dataclass(frozen=True)
class Known:
    """One development group: its story, the evidence of each pair, whether the gold aligns it, and the gold's span pairs."""

    name: str
    story: Story
    evidence: NDArray[np.float64]
    same: NDArray[np.float64]
    gold: list[tuple[list[Any], list[Any]]]
    labels: dict[str, str]


def load_known(tools: Tools) -> list[Known]:
    """Read the development groups."""
    score = scorer()
    return [_known(score, group, tools) for group in gold_groups()]


def load_own(tools: Tools) -> list[Known]:
    """Read our own pairs of reports."""
    score = scorer()
    return [
        _own(score, path, tools) for path in sorted(OWN.glob("*.toml")) if "aligned" in path.read_text(encoding="utf-8")
    ]


def _own(score: Any, path: Path, tools: Tools) -> Known:  # noqa: ANN401
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    reports = []
    for side, label in (("left", "A"), ("right", "B")):
        report = text_report(table[side].strip().encode(), file=f"{side}.txt", metadata=Metadata())
        reports.append(replace(report, label=label, published=table[f"{side}_day"]))
    gold = []
    for words in table["aligned"]:
        starts = [r.text.index(w) for r, w in zip(reports, words, strict=True)]
        gold.append(tuple([(r.label, s, s + len(w))] for r, s, w in zip(reports, starts, words, strict=True)))
    return _read(score, path.stem, tuple(reports), gold, tools)


def _known(score: Any, group: Group, tools: Tools) -> Known:  # noqa: ANN401
    assert group.gold is not None
    return _read(score, group.name, group.reports, _gold_pairs(score, group.gold), tools)


def _read(score: Any, name: str, reports: tuple[Report, ...], gold: list[Any], tools: Tools) -> Known:  # noqa: ANN401
    found = find(reports, tools=tools)
    annotated, quotations = [f.annotated for f in found], [f.quotations for f in found]
    story = make_story(
        annotated,
        [f.statements for f in found],
        quotations=quotations,
        same_quotations=align_quotations(annotated, quotations),
        figures=[f.figures for f in found],
        dates=[f.dates for f in found],
        encode=tools.encode,
    )
    labels = {r.id: r.label for r in reports}
    spans = {p.number: [(labels[a.report], a.start, a.end) for a in p.statement.anchors] for p in story.profiles}
    evidence, same = [], []
    for (i, j), values in weigh_pairs(story).items():
        evidence.append(values)
        same.append(any(_both(score, spans[i], spans[j], g) or _both(score, spans[j], spans[i], g) for g in gold))
    return Known(name, story, np.array(evidence), np.array(same, float), gold, labels)


def _gold_pairs(score: Any, path: Path) -> list[tuple[list[Any], list[Any]]]:  # noqa: ANN401
    import json

    gold = json.loads(path.read_text(encoding="utf-8"))
    gold = score.gold_of_seeds(gold) if "quotes" in gold else gold
    pairs = []
    for row in gold["aligned"]:
        by: dict[str, list[Any]] = {}
        for side in row.get("alternatives") or [[s] for s in row["spans"]]:
            for span in side:
                by.setdefault(span["doc"], []).append(score.span(span))
        pairs += [(by[x], by[y]) for x, y in combinations(sorted(by), 2)]
    return pairs


def _both(score: Any, left: Sequence[Any], right: Sequence[Any], gold: tuple[list[Any], list[Any]]) -> bool:  # noqa: ANN401
    return all(
        any(score.touches(p, g) for p in side for g in want) for side, want in zip((left, right), gold, strict=True)
    )


def fit(evidence: NDArray[np.float64], same: NDArray[np.float64]) -> Weights:
    """Logistic regression by Newton steps on standardised evidence, weights kept at zero or above but for two kinds."""
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-6
    z = (evidence - mean) / spread
    free = np.array([name in MAY_COUNT_AGAINST for name in EVIDENCE])
    w, b = np.zeros(z.shape[1]), -3.0
    for _ in range(60):
        p = 1 / (1 + np.exp(-(z @ w + b)))
        r = p * (1 - p) + 1e-6
        slope = np.append(z.T @ (p - same) + L2 * w, (p - same).sum())
        curve = np.block(
            [[(z * r[:, None]).T @ z + L2 * np.eye(len(w)), (z.T @ r)[:, None]], [(z.T @ r)[None], r.sum()]]
        )
        step = np.linalg.solve(curve, slope)
        w, b = w - step[:-1], b - step[-1]
        w = np.where(~free & (w < 0), 0, w)
    of = w / spread
    return Weights(float(b - of @ mean), tuple(float(x) for x in of), **DECIDE)  # type: ignore[arg-type]


def fit_on(groups: Sequence[Known]) -> Weights:
    """Fit on some groups, all pairs counted alike."""
    return fit(np.vstack([g.evidence for g in groups]), np.concatenate([g.same for g in groups]))


def counts(known: Known, alignments: Sequence[Alignment]) -> tuple[int, int, int, int]:
    """Alignments made, right, gold alignments, found: matched as the shared scorer does."""
    score = scorer()
    spans = {
        p.statement.id: [(known.labels[a.report], a.start, a.end) for a in p.statement.anchors]
        for p in known.story.profiles
    }
    made = []
    for alignment in alignments:
        by: dict[str, list[Any]] = {}
        for statement in alignment.statements:
            for span in spans[statement]:
                by.setdefault(span[0], []).append(span)
        made += [(by[x], by[y]) for x, y in combinations(sorted(by), 2)]

    def meets(one: tuple[list[Any], list[Any]], gold: tuple[list[Any], list[Any]]) -> bool:
        documents = one[0][0][0] == gold[0][0][0] and one[1][0][0] == gold[1][0][0]
        return documents and _both(score, one[0], one[1], gold)

    right = sum(any(meets(m, g) for g in known.gold) for m in made)
    found = sum(any(meets(m, g) for m in made) for g in known.gold)
    return len(made), right, len(known.gold), found


def leave_one_out(groups: Sequence[Known]) -> list[tuple[str, tuple[int, int, int, int]]]:
    """For each group the counts of weights fitted on the others."""
    lines = []
    for held in groups:
        rule = fit_on([g for g in groups if g is not held])
        lines.append((held.name, counts(held, align_story(held.story, rule))))
    return lines


def figures(total: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision, recall = total[1] / max(1, total[0]), total[3] / max(1, total[2])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def table(groups: Sequence[Known], own: Sequence[Known]) -> str:
    """The leave-one-group-out table, then our own pairs, then how far the words of confidence are right."""
    lines = leave_one_out(groups)
    rule = fit_on(groups)
    lines.append(("all", _sum([c for _, c in lines])))
    lines.append(("our own pairs", _sum([counts(k, align_story(k.story, rule)) for k in own])))
    rows = ["| group left out | made | right | gold | found | P | R | F1 |", "|---|---|---|---|---|---|---|---|"]
    for name, c in lines:
        rows.append(
            f"| {name} | " + " | ".join(map(str, c)) + " | " + " | ".join(f"{x:.3f}" for x in figures(c)) + " |"
        )
    return "\n".join([*rows, "", *_calibration(groups, own)])


def _sum(lines: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    made, right, gold, found = (sum(column) for column in zip(*lines, strict=True))
    return made, right, gold, found


def _calibration(groups: Sequence[Known], own: Sequence[Known]) -> Iterator[str]:
    """For each word of confidence how many rows have it and how many of them are right, on groups left out and on our own."""
    rules = [(held, fit_on([g for g in groups if g is not held])) for held in groups]
    rules += [(k, fit_on(groups)) for k in own]
    tally: dict[str, list[int]] = {"sure": [0, 0], "likely": [0, 0], "unsure": [0, 0]}
    for known, rule in rules:
        for alignment in align_story(known.story, rule):
            made, right, _, _ = counts(known, [alignment])
            bin_ = tally[confidence_of(max(link.score for link in alignment.links))]
            bin_[0] += made
            bin_[1] += right
    yield "| word of confidence | alignments | right | share |"
    yield "|---|---|---|---|"
    for word, (made, right) in tally.items():
        yield f"| {word} | {made} | {right} | {right / made if made else 0:.2f} |"


def write(rule: Weights) -> None:
    """Write the weights file."""
    lines = [
        "# Weights of the evidence in statement alignment, read by align/statements.py. The score of a pair is the logistic",
        "# function of bias + sum(weight * evidence). What each kind of evidence is: align/features.py.",
        f"# Made by python -m bench.fit_alignment --write: logistic regression (L2 = {L2:g}; only "
        + ", ".join(f'"{n}"' for n in MAY_COUNT_AGAINST),
        "# may count against a pair) on the development groups of ../shared/gold.",
        "# Figures with each group left out in turn: bench/results/told-left-out.md.",
        f"bias = {rule.bias:.3f}",
        "",
        "[evidence]",
        *(f'"{name}" = {weight:.3f}' for name, weight in zip(EVIDENCE, rule.of, strict=True)),
        "",
        "[decide]",
        "# accept: a pair is linked from this score on if it is the best for one of the two; accept_mutual: if for both;",
        "# join: mean score that holds a matter together; merge: mean score at which two matters become one;",
        "# per_report: so many statements of one report in a matter at most.",
        *(f"{name} = {value}" for name, value in DECIDE.items()),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table; with --write also fit on everything and write the file."""
    tools = load_tools()
    groups, own = load_known(tools), load_own(tools)
    print(table(groups, own))
    if "--write" in sys.argv:
        write(fit_on(groups))
        print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
