"""Find the statements of several reports that tell one matter, with each kind of evidence's share; leave the rest
alone.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

from crossread.align.features import EVIDENCE, SECOND_LOOK, Evidence, compare, look_again, shared_words, with_margin
from crossread.align.profiles import Encode, Profile, Story, make_story
from crossread.annotate.annotated import Annotated
from crossread.records.judged import Share
from crossread.records.said import Quotation, SameQuotation
from crossread.records.told import Figure, Statement, When

_BRUTE = 160
_CANDIDATES = 16
_POSTINGS = 80
_TERMS = 10
_NEARLY = 0.95
_BEYOND_NAMES = tuple(EVIDENCE.index(kind) for kind in ("related words", "kind of event", "figures", "quotation"))
_LIKE = 0.2  # cosine from which two statements without a word in common are compared (bench/fit_alignment.py)


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


@dataclass(frozen=True, slots=True)
class Aligned:
    """The matters several reports tell, and how many pairs of statements with a telling word in common were not compared, since each
    statement of a large group is compared with the nearest alone.
    """

    matters: tuple[Alignment, ...]
    uncompared: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of align/weights.toml: one a kind of evidence of the first look and of the second, and the scores that decide.

    The first look's total is `bias` and the weighted evidence; the second's is `again_bias`, `scale` times the first's total and
    the weighted evidence that comes from the first scores of all pairs.
    """

    bias: float
    of: tuple[float, ...]
    again_bias: float
    scale: float
    again: tuple[float, ...]
    accept: float
    accept_mutual: float
    join: float
    between: float
    merge: float
    per_report: int


def align_statements(
    annotated: Sequence[Annotated],
    statements: Sequence[Sequence[Statement]],
    *,
    quotations: Sequence[Sequence[Quotation]],
    same_quotations: Sequence[SameQuotation],
    figures: Sequence[Sequence[Figure]],
    dates: Sequence[Sequence[When]],
    encode: Encode | None = None,
    weights: Weights | None = None,
) -> Aligned:
    """Align the statements of all reports of a group; each alignment is one matter told by at least two reports.

    Every pair of statements of two reports gets a score from mixed evidence (see align/features.py); a pair is
    linked when its score passes and one of the two has no better partner in the other's report. Links are then
    joined, the surest first, while the whole stays alike. Statements told by one report alone are in no alignment.
    The work per statement is bounded, so it grows with the number of statements, not of pairs.
    """
    rule = weights or load_weights()
    story = make_story(
        annotated,
        statements,
        quotations=quotations,
        same_quotations=same_quotations,
        figures=figures,
        dates=dates,
        encode=encode,
    )
    candidates = candidate_pairs(story)
    return Aligned(align_story(story, rule, candidates.pairs), candidates.left_out)


def align_story(story: Story, rule: Weights, pairs: Sequence["Pair"] | None = None) -> tuple[Alignment, ...]:
    """Align the statements of a story by given weights; what `align_statements` does once the story is made."""
    scored = score_pairs(story, rule, pairs)
    return _join(story, _mutual(story, scored.of, rule), scored, rule)


Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs worth scoring, and how many more share a telling word and are left out."""

    pairs: list[Pair]
    left_out: int


@dataclass(frozen=True, slots=True)
class Scored:
    """The pairs worth scoring (numbers of two profiles): the score of each, and the evidence of the first look and of the second."""

    of: Mapping[Pair, float]
    first: Evidence
    again: Evidence


def score_pairs(story: Story, rule: Weights, pairs: Sequence[Pair] | None = None) -> Scored:
    """Score the pairs worth scoring (`pairs`, unless they are to be looked for), and keep what the scores rest on."""
    first = weigh_pairs(story, pairs)
    totals = {pair: rule.bias + sum(map(mul, rule.of, values)) for pair, values in first.items()}
    again = look_again({pair: logistic(total) for pair, total in totals.items()}, story.profiles)
    scores = {
        pair: logistic(rule.again_bias + rule.scale * total + sum(map(mul, rule.again, again[pair])))
        for pair, total in totals.items()
    }
    return Scored(scores, first, again)


def weigh_pairs(story: Story, pairs: Sequence[Pair] | None = None) -> Evidence:
    """All evidence of the first look at the pairs worth scoring that have more in common than names."""
    profiles = story.profiles
    found: dict[Pair, tuple[float, ...]] = {}
    thin: dict[Pair, float] = {}
    for i, j in candidate_pairs(story).pairs if pairs is None else pairs:
        left, right = profiles[i], profiles[j]
        if _names_at_most(left, right):
            thin[i, j] = shared_words(story, left, right)
        else:
            found[i, j] = compare(story, left, right)
    full = with_margin(found, thin, profiles)
    return {(i, j): e for (i, j), e in full.items() if _meet_beyond_names(profiles[i], profiles[j], e)}


def _names_at_most(left: Profile, right: Profile) -> bool:
    """Tell at a glance of pairs that cannot meet beyond names: no word, family, kind of event, figure or utterance that both may
    have.
    """
    return (
        not left.bag.isdisjoint(right.bag)
        and left.told.isdisjoint(right.told)
        and not (left.headline and right.headline)
        and left.statement.polarity == right.statement.polarity
        and left.kin.isdisjoint(right.lemmas)
        and left.kinds.isdisjoint(right.kinds)
        and not (left.figures and right.figures)
        and left.utterances.isdisjoint(right.utterances)
    )


def _meet_beyond_names(left: Profile, right: Profile, evidence: Sequence[float]) -> bool:
    """Tell whether two statements share more than the names in them: a word, words of one family or for one kind of event, a
    figure, an utterance; or not even names, but their meaning.

    Two sentences about one person or place need not tell one matter; two headlines are short and lead both reports.
    """
    if (left.headline and right.headline) or not left.told.isdisjoint(right.told):
        return True
    return left.bag.isdisjoint(right.bag) or any(evidence[kind] > 0 for kind in _BEYOND_NAMES)


def candidate_pairs(story: Story) -> Candidates:
    """Pairs of statements of two reports: in a small group those with a word, name or kind of event in common or of like meaning,
    else with a telling one, and of these for each statement the nearest.
    """
    profiles = story.profiles
    if len(profiles) <= _BRUTE:
        everything = [p.bag | p.actors | p.utterances | {f"{k}:" for k in p.kinds} for p in profiles]
        alike = None if story.vectors is None else (story.vectors @ story.vectors.T > _LIKE).tolist()
        close = [
            (p.number, q.number)
            for p in profiles
            for q in profiles[p.number + 1 :]
            if p.report != q.report
            and (
                (alike is not None and alike[p.number][q.number])
                or not everything[p.number].isdisjoint(everything[q.number])
            )
        ]
        return Candidates(close, 0)
    postings: dict[str, list[int]] = defaultdict(list)
    terms = [_terms(story, p) for p in profiles]
    reports = [p.report for p in profiles]
    for p in profiles:
        for term in terms[p.number]:
            postings[term].append(p.number)
    pairs: set[Pair] = set()
    met = 0  # every pair twice
    for p in profiles:
        scores: dict[int, float] = defaultdict(float)
        for term in terms[p.number]:
            if len(postings[term]) <= _POSTINGS:
                weight = story.weights.get(term, 2.0)
                for other in postings[term]:
                    if reports[other] != p.report:
                        scores[other] += weight
        met += len(scores)
        best = sorted([(-score, n) for n, score in scores.items()])[:_CANDIDATES]
        pairs.update([(p.number, n) if p.number < n else (n, p.number) for _, n in best])
    return Candidates(sorted(pairs), met // 2 - len(pairs))


def _terms(story: Story, profile: Profile) -> list[str]:
    """The most telling stems of a statement, its figures and its utterances."""
    stems = story.ranked[profile.number][:_TERMS]
    return [*stems, *(f"={f.min}/{f.max}" for f in profile.figures), *profile.utterances]


def logistic(total: float) -> float:
    """The score, 0 to 1, of a total of weighted evidence."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _mutual(story: Story, scores: Mapping[Pair, float], rule: Weights) -> list[Pair]:
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


def _join(story: Story, links: Sequence[Pair], scored: Scored, rule: Weights) -> tuple[Alignment, ...]:
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


@cache
def load_weights() -> Weights:
    """Read align/weights.toml."""
    table = tomllib.loads(files("crossread.align").joinpath("weights.toml").read_text(encoding="utf-8"))
    again, decide = table["again"], table["decide"]
    return Weights(
        float(table["bias"]),
        tuple(float(table["evidence"][name]) for name in EVIDENCE),
        float(again["bias"]),
        float(again["scale"]),
        tuple(float(again[name]) for name in SECOND_LOOK),
        float(decide["accept"]),
        float(decide["accept_mutual"]),
        float(decide["join"]),
        float(decide["between"]),
        float(decide["merge"]),
        int(decide["per_report"]),
    )
