"""The evidence that two statements tell the same matter, one number a kind of evidence."""

from collections.abc import Mapping, Sequence
from itertools import chain
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
    (a, tuple((b, 1 + 0.25 * (abs(a) + abs(b) - 1)) for b in range(-_AROUND, _AROUND + 1) if a or b))
    for a in range(-_AROUND, _AROUND + 1)
)
"""Steps to the statements beside two: for each step on the left those on the right, with what its distance divides by."""
_RELATED = 0.7
Evidence = dict[tuple[int, int], tuple[float, ...]]


def compare(story: Story, left: Profile, right: Profile) -> tuple[float, ...]:
    """Compare two statements of two reports, but for what surrounds them; numbers lie between 0 and about 1 (amount,
    much in common: 4).
    """
    weights = story.weights
    both = left.bag & right.bag
    shared, soft, left_total, right_total = _word_overlap(story, left, right, both)
    smaller, larger = sorted((left_total, right_total))
    coverage = (shared + soft) / smaller if smaller else 0.0
    amount = log1p(shared + soft)
    subject = float(not left.subjects.isdisjoint(right.subjects))
    object_ = float(not left.objects.isdisjoint(right.objects))
    predicate, quotation = float(_predicates_meet(left, right)), float(not left.utterances.isdisjoint(right.utterances))
    equal = _equal_figures(left.figures, right.figures)
    return (
        (shared + soft) / larger if larger else 0.0,
        coverage,
        amount,
        max([weights[s] for s in both]) / 5 if both else 0.0,
        _phrase(weights, left, right),
        soft / smaller if smaller else 0.0,
        _names(story.actor_weights, left, right),
        subject,
        object_,
        predicate,
        min(2, equal) / 2,
        float(bool(left.figures and right.figures) and not equal),
        float(bool(left.dates and right.dates) and any(_dates_meet(a, b) for a in left.dates for b in right.dates)),
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


def shared_words(story: Story, left: Profile, right: Profile) -> float:
    """The first kind of evidence of two statements that no family of words brings together: the weight of shared stems."""
    larger = max(story.totals[left.number], story.totals[right.number])
    return fsum([story.weights[s] for s in left.bag & right.bag]) / larger if larger else 0.0


def _word_overlap(
    story: Story, left: Profile, right: Profile, both: frozenset[str]
) -> tuple[float, float, float, float]:
    """Weight of shared stems (`both`), weight met through families of words, and each side's whole weight."""
    weights, left_total, right_total = story.weights, story.totals[left.number], story.totals[right.number]
    shared = fsum([weights[s] for s in both]) if both else 0.0
    one_polarity = left.statement.polarity == right.statement.polarity
    if one_polarity and left.kin.isdisjoint(right.lemmas):  # most pairs: no word of one has kin in the other
        return shared, 0.0, left_total, right_total
    soft, free = 0.0, right.bag - both
    for s in story.ranked[left.number]:
        if s in both:
            continue
        lemma = left.lemma_of.get(s, s)
        kin = related(lemma)
        if not one_polarity and lemma == left.statement.lemma:
            kin = kin | {k for o in opposites_of(lemma) for k in (o, *related(o))}
        if kin.isdisjoint(right.lemmas):
            continue
        met = [r for r in free if right.lemma_of.get(r, r) in kin]
        if met:
            best = max(met, key=lambda r: (weights[r], r))
            soft += _RELATED * min(weights[s], weights[best])
            free = free - {best}
    return shared, soft, left_total, right_total


def _phrase(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Weight of the weightiest two stems that stand side by side in both, one word apart at most, over ten."""
    if left.near.isdisjoint(right.near):
        return 0.0
    return max([weights[a] + weights[b] for a, b in left.near & right.near]) / 10


def _names(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Weight of the actors both speak of, over the weight of all."""
    if left.actors.isdisjoint(right.actors):
        return 0.0
    both = left.actors & right.actors
    total = fsum([weights[a] for a in left.actors | right.actors])
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
    if not smaller or left.around.isdisjoint(right.around):
        return 0.0
    weight = story.weights.get
    return fsum([weight(s, 0.0) for s in left.around & right.around]) / smaller


def _meaning(story: Story, left: Profile, right: Profile) -> float:
    if story.vectors is None:
        return 0.0
    return float(story.vectors[left.number] @ story.vectors[right.number])


def with_surroundings(
    found: Mapping[tuple[int, int], tuple[float, ...]],
    thin: Mapping[tuple[int, int], float],
    profiles: Sequence[Profile],
) -> Evidence:
    """Add the last two kinds of evidence: how alike the statements beside the two are, and how far the pair leads its rivals.

    Reports keep an order of telling, so a pair beside a good pair gains; a pair with equally good rivals loses. `thin` are pairs
    that stand beside others and rival them by their shared words, and are not weighed themselves.
    """
    reports = [profile.report for profile in profiles]
    best: dict[tuple[int, int], list[float]] = {}
    words: dict[int, dict[int, float]] = {}  # by left and right statement: how many words two share
    for (i, j), share in chain(((pair, values[0]) for pair, values in found.items()), thin.items()):
        words.setdefault(i, {})[j] = share
        best.setdefault((i, reports[j]), []).append(share)
        best.setdefault((j, reports[i]), []).append(share)
    top = {key: sorted(scores, reverse=True)[:2] for key, scores in best.items()}
    full = {}
    for (i, j), values in found.items():
        own = values[0]
        rival = max(_rival(top[i, reports[j]], own), _rival(top[j, reports[i]], own))
        full[i, j] = (*values, _beside(words, reports, i, j), own - rival)
    return full


def _beside(words: Mapping[int, Mapping[int, float]], reports: Sequence[int], i: int, j: int) -> float:
    """The most words that two statements beside two others share, less the farther they stand."""
    beside = 0.0
    for a, steps in _STEPS:
        near = words.get(i + a)
        if near is None or reports[i + a] != reports[i]:
            continue
        for b, less in steps:
            shared = near.get(j + b, 0.0)
            if shared > beside * less and reports[j + b] == reports[j]:
                beside = shared / less
    return beside


def _rival(scores: Sequence[float], own: float) -> float:
    """The best score but one's own."""
    return scores[1] if len(scores) > 1 and scores[0] == own else (scores[0] if scores[0] != own else 0.0)
