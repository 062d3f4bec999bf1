"""Pairs joined to matters, the surest first, while the whole stays alike."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from crossread.align.candidates import Pair
from crossread.align.features import EVIDENCE, SECOND_LOOK
from crossread.align.profiles import Story
from crossread.align.scoring import Scored, Weights
from crossread.records.judged import Share

_NEARLY = 0.95


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of two reports that tell one matter, and how sure that is (0 to 1)."""

    left: str
    right: str
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Statements that tell one matter, in order of report and place, the links that hold them together, and what the first of
    these rests on: the share of each kind of evidence.
    """

    statements: tuple[str, ...]
    links: tuple[Link, ...]
    shares: tuple[Share, ...]


def mutual_pairs(story: Story, scores: Mapping[Pair, float], rule: Weights) -> list[Pair]:
    """Pairs that pass and are (nearly) the best in the other's report for one of the two, or pass a lower bar and are the
    best for both; surest first.
    """
    best: dict[tuple[int, int], float] = defaultdict(float)
    reports = [profile.report for profile in story.profiles]
    for (i, j), score in scores.items():
        for key in ((i, reports[j]), (j, reports[i])):
            if score > best[key]:
                best[key] = score
    kept = []
    least = min(rule.accept, rule.accept_mutual)
    for (i, j), score in scores.items():
        if score < least:
            continue
        tops = (best[i, reports[j]], best[j, reports[i]])
        if (score >= rule.accept and score >= _NEARLY * min(tops)) or (
            score >= rule.accept_mutual and score >= max(tops)
        ):
            kept.append((i, j))
    return sorted(kept, key=lambda pair: (-scores[pair], pair))


def join_pairs(story: Story, links: Sequence[Pair], scored: Scored, rule: Weights) -> tuple[Alignment, ...]:
    """Join links into matters, surest first, while the mean score between the two sides stays up; then join matters that
    tell one thing twice (indirectly and as a quotation), which needs a higher mean.
    """
    members: dict[int, list[int]] = {p.number: [p.number] for p in story.profiles}
    of_report = {p.number: {p.report: 1} for p in story.profiles}  # how many statements a matter has of each report
    home = {p.number: p.number for p in story.profiles}
    others = [pair for pair, score in scored.of.items() if score >= rule.merge]
    others.sort(key=lambda pair: (-scored.of[pair], pair))
    near = _by_statement(scored.of)
    for bar, pairs in ((rule.join, links), (rule.merge, others)):
        for i, j in pairs:
            one, two = home[i], home[j]
            if one == two or _crowded(of_report[one], of_report[two], rule.per_report):
                continue
            apart = sum([count * of_report[two].get(report, 0) for report, count in of_report[one].items()])
            if not _fit(members[one], members[two], len(members[one]) * len(members[two]) - apart, near, bar, rule):
                continue
            for n in members[two]:
                home[n] = one
            members[one] += members.pop(two)
            for report, count in of_report.pop(two).items():
                of_report[one][report] = of_report[one].get(report, 0) + count
    inside = defaultdict(list)
    for i, j in dict.fromkeys([*links, *others]):
        if home[i] == home[j]:
            inside[home[i]].append((i, j))
    found = []
    for head, numbers in members.items():
        if len(numbers) > 1:
            numbers.sort()
            ids = tuple(story.profiles[n].statement.id for n in numbers)
            pairs = inside[head]
            links_ = tuple([_link(story, pair, scored.of[pair]) for pair in pairs])
            found.append(Alignment(ids, links_, _shares(rule, (*scored.first[pairs[0]], *scored.again[pairs[0]]))))
    order = {p.statement.id: p.number for p in story.profiles}
    return tuple(sorted(found, key=lambda a: order[a.statements[0]]))


def _by_statement(scores: Mapping[Pair, float]) -> Mapping[int, Mapping[int, float]]:
    """The scores of each statement with every other it was compared with."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
    return near


def _crowded(one: Mapping[int, int], two: Mapping[int, int], most: int) -> bool:
    """Whether two matters, by how many statements each has of each report, have more than `most` of one report together."""
    return any(count + two.get(report, 0) > most for report, count in one.items()) or max(two.values()) > most


def _fit(
    one: Sequence[int],
    two: Sequence[int],
    pairs: int,
    near: Mapping[int, Mapping[int, float]],
    bar: float,
    rule: Weights,
) -> bool:
    """Tell whether two sides with so many pairs of two reports may become one matter: alike on the whole, the more so where both are
    matters of several statements already.
    """
    if min(len(one), len(two)) > 1:
        bar = max(bar, rule.between)
    total = sum([near[i][j] for i in one if i in near for j in two if j in near[i]])
    return pairs > 0 and total / pairs >= bar


def _link(story: Story, pair: Pair, score: float) -> Link:
    left, right = (story.profiles[n].statement.id for n in pair)
    return Link(left, right, round(score, 3))


def _shares(rule: Weights, evidence: Sequence[float]) -> tuple[Share, ...]:
    """What a score rests on: the kinds of evidence with a twentieth of the gain or more, the weightiest first."""
    weights = (*(rule.scale * weight for weight in rule.of), *rule.again)
    gains = [max(0.0, gain) for gain in map(mul, weights, evidence)]
    total = sum(gains) or 1.0
    names = (*EVIDENCE, *SECOND_LOOK)
    shares = sorted((-gain, name) for gain, name in zip(gains, names, strict=True) if gain / total >= 0.05)
    return tuple(Share(name, round(-gain / total, 2)) for gain, name in shares)
