"""The evidence that two statements tell the same matter, one number a kind of evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log1p

from crossread.align.profiles import Profile, Story
from crossread.align.words import are_related, related
from crossread.records.told import Figure, When

EVIDENCE = (
    "words", "coverage", "amount", "phrase", "related words", "names", "predicate", "figures", "other figures",
    "dates", "quotation", "speaker", "context", "meaning", "position", "headline",
)  # fmt: skip
"""Names of the kinds of evidence, in the order of the numbers."""

_RELATED = 0.7


def compare(story: Story, left: Profile, right: Profile) -> tuple[float, ...]:
    """Compare two statements of two reports; each number lies between 0 and about 1 (amount: to about 4)."""
    weights = story.weights
    shared, soft, left_total, right_total = _word_overlap(weights, left, right)
    smaller, larger = sorted((left_total, right_total))
    return (
        (shared + soft) / larger if larger else 0.0,
        (shared + soft) / smaller if smaller else 0.0,
        log1p(shared + soft),
        _phrase(weights, left, right),
        soft / smaller if smaller else 0.0,
        _names(story.actor_weights, left, right),
        float(_predicates_meet(left, right)),
        float(min(2, _equal_figures(left.figures, right.figures))) / 2,
        float(bool(left.figures and right.figures) and not _equal_figures(left.figures, right.figures)),
        float(any(_dates_meet(a, b) for a in left.dates for b in right.dates)),
        float(bool(left.utterances & right.utterances)),
        _speaker(left, right),
        _context(weights, left, right),
        _meaning(story, left, right),
        1.0 - abs(left.place - right.place),
        float(left.headline == right.headline),
    )


def _word_overlap(weights: Mapping[str, float], left: Profile, right: Profile) -> tuple[float, float, float, float]:
    """Weight of shared stems, weight met through families of words, and each side's whole weight."""
    lefts, rights = set(left.stems), set(right.stems)
    both = lefts & rights
    shared = sum(weights[s] for s in both)
    soft, free = 0.0, rights - both
    for s in sorted(lefts - both, key=lambda s: (-weights[s], s)):
        kin = related(left.lemma_of.get(s, s))
        met = [r for r in free if right.lemma_of.get(r, r) in kin]
        if met:
            best = max(met, key=lambda r: (weights[r], r))
            soft += _RELATED * min(weights[s], weights[best])
            free = free - {best}
    return shared, soft, sum(weights[s] for s in lefts), sum(weights[s] for s in rights)


def _phrase(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Share of the shorter statement's neighbouring stems that stand side by side in the other as well."""
    del weights
    lefts, rights = (
        set(zip(left.stems, left.stems[1:], strict=False)),
        set(zip(right.stems, right.stems[1:], strict=False)),
    )
    smaller = min(len(lefts), len(rights))
    return len(lefts & rights) / smaller if smaller else 0.0


def _names(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Weight of the actors both speak of, over the weight of all."""
    both, either = left.actors & right.actors, left.actors | right.actors
    total = sum(weights[a] for a in either)
    return sum(weights[a] for a in both) / total if total else 0.0


def _predicates_meet(left: Profile, right: Profile) -> bool:
    return are_related(left.statement.lemma, right.statement.lemma)


def _equal_figures(left: Sequence[Figure], right: Sequence[Figure]) -> int:
    """How many figures of one side have an equal one in the other; small whole numbers count only with one
    measure.
    """
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


def _context(weights: Mapping[str, float], left: Profile, right: Profile) -> float:
    """Overlap of the sentences the two stand in, by weight over the smaller."""
    shared = sum(weights.get(s, 0.0) for s in left.around & right.around)
    smaller = min(sum(weights.get(s, 0.0) for s in left.around), sum(weights.get(s, 0.0) for s in right.around))
    return shared / smaller if smaller else 0.0


def _meaning(story: Story, left: Profile, right: Profile) -> float:
    if story.vectors is None:
        return 0.0
    return float(story.vectors[left.number] @ story.vectors[right.number])


def shared_stems(left: Profile, right: Profile) -> Counter[str]:
    """The stems two statements have in common."""
    return Counter(left.stems) & Counter(right.stems)
