"""The evidence that two statements tell the same matter, one number a kind of evidence."""

from collections.abc import Mapping, Sequence
from math import fsum, log1p

from crossread.align.profiles import Profile, Story
from crossread.align.words import are_related, opposites_of, related
from crossread.records.told import Figure, When

EVIDENCE = (
    "words", "coverage", "amount", "rarest", "phrase", "related words", "names", "subject", "object", "predicate", "figures",
    "other figures", "dates", "quotation", "speaker", "context", "meaning", "much in common", "quoted words", "same act",
    "position", "headline", "neighbours", "margin",
)  # fmt: skip
"""Names of the kinds of evidence, in the order of the numbers; the last two compare a pair with the pairs around it.
"position" and "headline" can only speak against a pair: 0 for the same place, down to -1."""

_AROUND = 2
_STEPS = tuple(
    (a, b, 1 + 0.25 * (abs(a) + abs(b) - 1))
    for a in range(-_AROUND, _AROUND + 1)
    for b in range(-_AROUND, _AROUND + 1)
    if a or b
)
_RELATED = 0.7
Evidence = dict[tuple[int, int], tuple[float, ...]]


def compare(story: Story, left: Profile, right: Profile) -> tuple[float, ...]:
    """Compare two statements of two reports, but for what surrounds them; numbers lie between 0 and about 1 (amount,
    much in common: 4).
    """
    weights = story.weights
    shared, soft, left_total, right_total = _word_overlap(story, left, right)
    smaller, larger = sorted((left_total, right_total))
    coverage = (shared + soft) / smaller if smaller else 0.0
    amount = log1p(shared + soft)
    subject, object_ = (float(bool(a & b)) for a, b in ((left.subjects, right.subjects), (left.objects, right.objects)))
    predicate, quotation = float(_predicates_meet(left, right)), float(bool(left.utterances & right.utterances))
    return (
        (shared + soft) / larger if larger else 0.0,
        coverage,
        amount,
        max([weights[s] for s in left.bag & right.bag], default=0.0) / 5,
        _phrase(weights, left, right),
        soft / smaller if smaller else 0.0,
        _names(story.actor_weights, left, right),
        subject,
        object_,
        predicate,
        float(min(2, _equal_figures(left.figures, right.figures))) / 2,
        float(bool(left.figures and right.figures) and not _equal_figures(left.figures, right.figures)),
        float(any(_dates_meet(a, b) for a in left.dates for b in right.dates)),
        quotation,
        _speaker(left, right),
        _context(story, left, right),
        _meaning(story, left, right),
        coverage * amount,
        quotation * coverage,
        predicate * max(subject, object_),
        -abs(left.place - right.place),
        -float(left.headline != right.headline),
    )


def _word_overlap(story: Story, left: Profile, right: Profile) -> tuple[float, float, float, float]:
    """Weight of shared stems, weight met through families of words, and each side's whole weight."""
    weights = story.weights
    both = left.bag & right.bag
    shared = fsum([weights[s] for s in both])
    soft, free = 0.0, right.bag - both
    for s in story.ranked[left.number]:
        if s in both:
            continue
        lemma = left.lemma_of.get(s, s)
        kin = related(lemma)
        if left.statement.polarity != right.statement.polarity and lemma == left.statement.lemma:
            kin = kin | {k for o in opposites_of(lemma) for k in (o, *related(o))}
        if kin.isdisjoint(right.lemmas):
            continue
        met = [r for r in free if right.lemma_of.get(r, r) in kin]
        if met:
            best = max(met, key=lambda r: (weights[r], r))
            soft += _RELATED * min(weights[s], weights[best])
            free = free - {best}
    return shared, soft, story.totals[left.number], story.totals[right.number]


def _phrase(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Weight of the weightiest two stems that stand side by side in both, one word apart at most, over ten."""
    both = left.near & right.near
    return max((weights[a] + weights[b] for a, b in both), default=0.0) / 10


def _names(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Weight of the actors both speak of, over the weight of all."""
    both, either = left.actors & right.actors, left.actors | right.actors
    if not both:
        return 0.0
    total = fsum([weights[a] for a in either])
    return fsum([weights[a] for a in both]) / total if total else 0.0


def _predicates_meet(left: Profile, right: Profile) -> bool:
    return are_related(left.statement.lemma, right.statement.lemma)


def _equal_figures(left: Sequence[Figure], right: Sequence[Figure]) -> int:
    """How many figures of one side have an equal one in the other; small whole numbers count only with one
    measure.
    """
    if not left or not right:
        return 0
    free = list(right)
    met = 0
    for a in left:
        for b in free:
            if (a.min, a.max) == (b.min, b.max) and a.unit == b.unit and (_telling(a) or a.measure == b.measure):
                met += 1
                free.remove(b)
                break
    return met


def _telling(figure: Figure) -> bool:
    value = figure.min if figure.min is not None else figure.max
    return value is not None and (value > 12 or value != int(value))


def _dates_meet(left: When, right: When) -> bool:
    """Tell whether two dates are days of one short stretch (a week at most) or the same words."""
    if left.start and left.end and right.start and right.end:
        short = (left.end - left.start).days <= 7 and (right.end - right.start).days <= 7
        return short and left.start <= right.end and right.start <= left.end
    return left.anchor.exact.lower() == right.anchor.exact.lower()


def _speaker(left: Profile, right: Profile) -> float:
    """1 when both are somebody's words and it is the same somebody, -1 when another, 0 when one is the narrator's."""
    a, b = left.statement.holder[-1], right.statement.holder[-1]
    if "narrator" in (a, b) or "unknown" in (a, b):
        return 0.0
    return 1.0 if a == b else -1.0


def _context(story: Story, left: Profile, right: Profile) -> float:
    """Overlap of the sentences the two stand in, by weight over the smaller."""
    smaller = min(story.around_totals[left.number], story.around_totals[right.number])
    shared = fsum([story.weights.get(s, 0.0) for s in left.around & right.around])
    return shared / smaller if smaller else 0.0


def _meaning(story: Story, left: Profile, right: Profile) -> float:
    if story.vectors is None:
        return 0.0
    return float(story.vectors[left.number] @ story.vectors[right.number])


def with_surroundings(found: Mapping[tuple[int, int], tuple[float, ...]], profiles: Sequence[Profile]) -> Evidence:
    """Add the last two kinds of evidence: how alike the statements beside the two are, and how far the pair leads its rivals.

    Reports keep an order of telling, so a pair beside a good pair gains; a pair with equally good rivals loses.
    """
    best: dict[tuple[int, int], list[float]] = {}
    for (i, j), values in found.items():
        for one, other in ((i, j), (j, i)):
            best.setdefault((one, profiles[other].report), []).append(values[0])
    top = {key: sorted(scores, reverse=True)[:2] for key, scores in best.items()}
    full = {}
    for (i, j), values in found.items():
        beside = 0.0
        for a, b, less in _STEPS:
            near = found.get((i + a, j + b))
            if near is not None and near[0] > beside * less and _same_reports(profiles, i, j, a, b):
                beside = near[0] / less
        rivals = [_rival(top[one, profiles[other].report], values[0]) for one, other in ((i, j), (j, i))]
        full[i, j] = (*values, beside, values[0] - max(rivals))
    return full


def _rival(scores: Sequence[float], own: float) -> float:
    """The best score but one's own."""
    return scores[1] if len(scores) > 1 and scores[0] == own else (scores[0] if scores[0] != own else 0.0)


def _same_reports(profiles: Sequence[Profile], i: int, j: int, a: int, b: int) -> bool:
    return profiles[i + a].report == profiles[i].report and profiles[j + b].report == profiles[j].report
