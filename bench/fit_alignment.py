"""Fit the weights of statement alignment and say what they reach on groups left out.

python -m bench.fit_alignment           leave one group out at a time, print precision, recall, F1
python -m bench.fit_alignment --write   fit on all groups and write src/crossread/align/weights.toml

Fitted on the groups of ../shared/gold and on pairs of our own in which every matter both tell is marked (bench/aligned_texts.py).
Eight more pairs of our own (tests/judge/pairs) are measured and never fitted on.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.aligned_texts import AlignedReports, aligned_reports
from bench.told_groups import Group, gold_groups, scorer
from crossread.align.candidates import Pair
from crossread.align.features import EVIDENCE, SECOND_LOOK, look_again
from crossread.align.matters import Alignment
from crossread.align.profiles import Story, make_story
from crossread.align.quotations import align_quotations
from crossread.align.scoring import Weights, weigh_pairs
from crossread.align.statements import align_story
from crossread.flow import find
from crossread.judge.agreement import confidence_of
from crossread.load import load_tools
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report
from crossread.tools import Tools

L2 = 200.0
DECIDE = {"accept": 0.17, "accept_mutual": 0.17, "join": 0.10, "between": 0.20, "merge": 0.50, "per_report": 4}
REAL_COUNTS = 3
"""How often a group of real reports counts beside a pair of our own: there are fewer of them, and they are what is read."""
L2_AGAIN = 1.0
FOLDS = 5
MAY_COUNT_AGAINST = ("speaker",)
OWN = Path("tests/judge/pairs")
TARGET = Path("src/crossread/align/weights.toml")


@dataclass(frozen=True)
class Known:
    """One group read by hand: its story, its pairs worth scoring, the evidence of each, whether a reader aligns it, whether it is
    fitted on, how often, and the reader's span pairs.
    """

    name: str
    story: Story
    pairs: list[Pair]
    evidence: NDArray[np.float64]
    same: NDArray[np.float64]
    used: NDArray[np.bool_]
    times: int
    gold: list[tuple[list[Any], list[Any]]]
    labels: dict[str, str]


def load_known(tools: Tools) -> list[Known]:
    """Read the development groups."""
    score = scorer()
    return [_known(score, group, tools) for group in gold_groups()]


def load_marked(tools: Tools) -> list[Known]:
    """Read the pairs of our own that are fitted on; their headlines are not marked and not used."""
    score = scorer()
    return [_marked(score, pair, tools) for pair in aligned_reports()]


def _marked(score: Any, pair: AlignedReports, tools: Tools) -> Known:  # noqa: ANN401
    known = _read(score, pair.name, pair.reports, [(list(a), list(b)) for a, b in pair.same], tools)
    profiles = known.story.profiles
    used = np.array([not (profiles[i].headline or profiles[j].headline) for i, j in known.pairs], bool)
    return replace(known, used=used)


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
    known = _read(score, group.name, group.reports, _gold_pairs(score, group.gold), tools)
    return replace(known, times=REAL_COUNTS)


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
    weighed = weigh_pairs(story)
    same = [
        any(_both(score, spans[i], spans[j], g) or _both(score, spans[j], spans[i], g) for g in gold)
        for i, j in weighed
    ]
    evidence = np.array(list(weighed.values()))
    return Known(name, story, list(weighed), evidence, np.array(same, float), np.ones(len(same), bool), 1, gold, labels)


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


def fit(
    evidence: NDArray[np.float64], same: NDArray[np.float64], *, free: NDArray[np.bool_], l2: float
) -> tuple[float, NDArray[np.float64]]:
    """Logistic regression on standardised evidence, the weights that are not `free` kept at zero or above: bias and weights.

    Newton steps on the weights that are free or above zero or would rise, halved until the loss falls; stops where none moves.
    """
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-6
    z = np.column_stack([(evidence - mean) / spread, np.ones(len(evidence))])
    free, ridge = np.append(free, True), np.append(np.full(evidence.shape[1], l2), 0.0)

    def loss(w: NDArray[np.float64]) -> float:
        total = z @ w
        return float((np.logaddexp(0, total) - same * total).sum() + 0.5 * (ridge * w * w).sum())

    w = np.append(np.zeros(evidence.shape[1]), -3.0)
    for _ in range(200):
        p = 1 / (1 + np.exp(-(z @ w)))
        slope = z.T @ (p - same) + ridge * w
        moves = free | (w > 0) | (slope < 0)
        curve = (z[:, moves] * (p * (1 - p))[:, None]).T @ z[:, moves] + np.diag(ridge[moves] + 1e-6)
        step = np.zeros_like(w)
        step[moves] = np.linalg.solve(curve, slope[moves])
        length, now = 1.0, loss(w)
        while length > 1e-6:
            tried = np.where(free, w - length * step, np.maximum(0, w - length * step))
            if loss(tried) < now:
                break
            length /= 2
        if length <= 1e-6 or np.abs(tried - w).max() < 1e-7:
            break
        w = tried
    of = w[:-1] / spread
    return float(w[-1] - of @ mean), of


def fit_on(groups: Sequence[Known]) -> Weights:
    """Fit on some groups: the first look, then the second on first scores of weights that did not see them."""
    groups = [g for g in groups for _ in range(g.times)]
    bias, of = _fit_first(groups)
    seen, same = [], []
    for fold in range(FOLDS):
        held = groups[fold::FOLDS]
        rule = _fit_first([g for g in groups if not any(g is h for h in held)])
        seen += [_again(g, *rule)[g.used] for g in held]
        same += [g.same[g.used] for g in held]
    free = np.ones(1 + len(SECOND_LOOK), bool)
    again_bias, again = fit(np.vstack(seen), np.concatenate(same), free=free, l2=L2_AGAIN)
    scale, *rest = (float(x) for x in again)
    return Weights(bias, tuple(float(x) for x in of), again_bias, scale, tuple(rest), **DECIDE)  # type: ignore[arg-type]


def _fit_first(groups: Sequence[Known]) -> tuple[float, NDArray[np.float64]]:
    free = np.array([name in MAY_COUNT_AGAINST for name in EVIDENCE])
    evidence = np.vstack([g.evidence[g.used] for g in groups])
    return fit(evidence, np.concatenate([g.same[g.used] for g in groups]), free=free, l2=L2)


def _again(known: Known, bias: float, of: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first look's totals and the evidence of the second look."""
    totals = known.evidence @ of + bias
    scores = dict(zip(known.pairs, (1 / (1 + np.exp(-totals))).tolist(), strict=True))
    return np.column_stack([totals, list(look_again(scores, known.story.profiles).values())])


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


def leave_one_out(groups: Sequence[Known], marked: Sequence[Known]) -> list[tuple[str, tuple[int, int, int, int]]]:
    """For each group the counts of weights fitted on the others and on the marked pairs."""
    lines = []
    for held in groups:
        rule = fit_on([*(g for g in groups if g is not held), *marked])
        lines.append((held.name, counts(held, align_story(held.story, rule))))
    return lines


def figures(total: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision, recall = total[1] / max(1, total[0]), total[3] / max(1, total[2])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def table(groups: Sequence[Known], marked: Sequence[Known], own: Sequence[Known]) -> str:
    """The leave-one-group-out table, then our own pairs (those fitted on by fifths left out), then how far the words of confidence
    are right.
    """
    lines = leave_one_out(groups, marked)
    rule = fit_on([*groups, *marked])
    lines.append(("all", _sum([c for _, c in lines])))
    lines.append(("our marked pairs, by fifths", _sum(_by_fifths(groups, marked))))
    lines.append(("our own pairs, not fitted on", _sum([counts(k, align_story(k.story, rule)) for k in own])))
    rows = ["| group left out | made | right | gold | found | P | R | F1 |", "|---|---|---|---|---|---|---|---|"]
    for name, c in lines:
        rows.append(
            f"| {name} | " + " | ".join(map(str, c)) + " | " + " | ".join(f"{x:.3f}" for x in figures(c)) + " |"
        )
    return "\n".join([*rows, "", *_calibration(groups, marked, own)])


def _by_fifths(groups: Sequence[Known], marked: Sequence[Known]) -> Iterator[tuple[int, int, int, int]]:
    for fold in range(FOLDS):
        rule = fit_on([*groups, *(k for n, k in enumerate(marked) if n % FOLDS != fold)])
        yield from (counts(k, align_story(k.story, rule)) for k in marked[fold::FOLDS])


def _sum(lines: Iterable[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    made, right, gold, found = (sum(column) for column in zip(*lines, strict=True))
    return made, right, gold, found


def _calibration(groups: Sequence[Known], marked: Sequence[Known], own: Sequence[Known]) -> Iterator[str]:
    """For each word of confidence how many rows have it and how many of them are right, on groups left out and on our own."""
    whole = fit_on([*groups, *marked])
    rules = [(held, fit_on([*(g for g in groups if g is not held), *marked])) for held in groups]
    rules += [(k, whole) for k in own]
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
        "# Weights of the evidence in statement alignment, read by align/scoring.py. What each kind is: align/features.py.",
        "# A first look: bias + sum(weight * evidence). A second look, which decides: its own bias + scale * the first look's total",
        "# + what the first scores (logistic function of the totals) of all pairs say; the score is the logistic function of that.",
        f"# Made by python -m bench.fit_alignment --write: logistic regression (L2 = {L2:g}, {L2_AGAIN:g}; only "
        + ", ".join(f'"{n}"' for n in MAY_COUNT_AGAINST),
        "# may count against a pair in the first look) on the groups of ../shared/gold and pairs of our own (bench/data/aligned).",
        "# Figures with each group left out in turn: bench/results/told-left-out.md.",
        f"bias = {rule.bias:.3f}",
        "",
        "[evidence]",
        *(f'"{name}" = {weight:.3f}' for name, weight in zip(EVIDENCE, rule.of, strict=True)),
        "",
        "[again]",
        f"bias = {rule.again_bias:.3f}",
        f"scale = {rule.scale:.3f}",
        *(f'"{name}" = {weight:.3f}' for name, weight in zip(SECOND_LOOK, rule.again, strict=True)),
        "",
        "[decide]",
        "# accept: a pair is linked from this score on if it is the best for one of the two; accept_mutual: if for both;",
        "# join: mean score that holds a matter together; between: mean score at which two matters of several statements are joined;",
        "# merge: score from which pairs that are not the best for either of the two may join matters (mean score, too);",
        "# per_report: so many statements of one report in a matter at most.",
        *(f"{name} = {value}" for name, value in DECIDE.items()),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table; with --write also fit on everything and write the file."""
    tools = load_tools()
    groups, marked, own = load_known(tools), load_marked(tools), load_own(tools)
    print(table(groups, marked, own))
    if "--write" in sys.argv:
        write(fit_on([*groups, *marked]))
        print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
