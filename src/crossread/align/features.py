"""The evidence that two statements tell the same matter, one number a kind of evidence: first of the two alone, then beside
their rivals and neighbours.
"""

from collections.abc import Mapping, Sequence
from math import fsum, log, sqrt

from crossread.align.profiles import Profile, Story
from crossread.align.words import opposites_of, related
from crossread.records.told import Figure, When

EVIDENCE = (
    "margin", "related words", "rarest", "phrase", "kind of event", "kind of figure", "subject", "figures", "dates", "quotation",
    "speaker", "context", "meaning", "position", "headline", "long reports",
)  # fmt: skip
"""Names of the kinds of evidence, in the order of the numbers; "margin" compares a pair with those of the same statements.
"position", "headline" and "long reports" can only speak against a pair: 0 for the same place, down to -1; 0 for short reports."""

SECOND_LOOK = ("lead", "other lead", "neighbours")
"""Names of the kinds of evidence that come from the scores of the first look."""

_AROUND = 2
_RELATED = 0.7
_RAREST = 5.0  # weight of a word that no table of English knows
_SHORT = 5.0  # statements of a report so short that nothing speaks against a pair
Evidence = dict[tuple[int, int], tuple[float, ...]]


def compare(story: Story, left: Profile, right: Profile) -> tuple[float, ...]:
    """Compare two statements of two reports; numbers lie between 0 and about 1. The first is the share of words they have in common,
    from which `with_margin` makes the margin.
    """
    both = left.bag & right.bag
    shared, soft, left_total, right_total = _word_overlap(story, left, right, both)
    smaller, larger = sorted((left_total, right_total))
    kinds = left.kinds & right.kinds
    return (
        (shared + soft) / larger if larger else 0.0,
        soft / smaller if smaller else 0.0,
        max([story.weights[s] for s in both], default=0.0) / _RAREST,
        _phrase(story, left, right) if len(both) > 1 else 0.0,
        _told_seldom(story, left, right, kinds) if kinds else 0.0,
        float(not left.figure_kinds.isdisjoint(right.figure_kinds)),
        float(not left.subjects.isdisjoint(right.subjects)),
        min(2, _equal_figures(left.figures, right.figures)) / 2,
        float(bool(left.dates and right.dates) and any(_dates_meet(a, b) for a in left.dates for b in right.dates)),
        float(not left.utterances.isdisjoint(right.utterances)),
        _speaker(left, right),
        _context(story, left, right),
        _meaning(story, left, right, both),
        -abs(left.place - right.place),
        -float(left.headline != right.headline),
        min(0.0, -0.5 * log(story.sizes[left.report] * story.sizes[right.report] / (_SHORT * _SHORT))),
    )


def _phrase(story: Story, left: Profile, right: Profile) -> float:
    """Weight of the weightiest two stems that stand side by side in both, one word apart at most, over that of any two."""
    both = left.near & right.near
    return max([story.weights[a] + story.weights[b] for a, b in both]) / (2 * _RAREST) if both else 0.0


def _told_seldom(story: Story, left: Profile, right: Profile, kinds: frozenset[str]) -> float:
    """How seldom the two reports tell of the rarest of some kinds of event: 1 where each has one statement of it."""
    one, other = story.of_kind[left.report], story.of_kind[right.report]
    return max([1 / sqrt(one[kind] * other[kind]) for kind in kinds])


def shared_words(story: Story, left: Profile, right: Profile) -> float:
    """The first number of two statements that no family of words brings together: the weight of shared stems."""
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


def _meaning(story: Story, left: Profile, right: Profile, both: frozenset[str]) -> float:
    """Likeness of the two as sentences: the cosine of their vectors, or of their weighted words where no vectors are loaded."""
    if story.vectors is not None:
        return float(story.vectors[left.number] @ story.vectors[right.number])
    weights = story.weights
    lengths = [fsum([weights[s] ** 2 for s in side.bag]) for side in (left, right)]
    return fsum([weights[s] ** 2 for s in both]) / sqrt(lengths[0] * lengths[1]) if both else 0.0


def with_margin(
    found: Mapping[tuple[int, int], tuple[float, ...]],
    thin: Mapping[tuple[int, int], float],
    profiles: Sequence[Profile],
) -> Evidence:
    """Put the margin in the place of the words in common: how many more a pair has than the best other pair of either statement.

    `thin` are pairs that rival others by their shared words and are not weighed themselves.
    """
    top = _best_two({**{pair: values[0] for pair, values in found.items()}, **thin}, profiles)
    full = {}
    for (i, j), values in found.items():
        own = values[0]
        rival = max(_rival(top[i, profiles[j].report], own), _rival(top[j, profiles[i].report], own))
        full[i, j] = (own - rival, *values[1:])
    return full


def look_again(scores: Mapping[tuple[int, int], float], profiles: Sequence[Profile]) -> Evidence:
    """The evidence of `SECOND_LOOK` for each pair from the scores (0 to 1) of all: how far the pair leads its best rival on the
    side where that is nearer and on the other, and how sure the pairs are that stand right before and after.

    Reports keep an order of telling, so a pair between sure pairs gains; a pair with equally good rivals loses.
    """
    body = {pair: p for pair, p in scores.items() if not (profiles[pair[0]].headline or profiles[pair[1]].headline)}
    top = _best_two(body, profiles)
    beside: dict[int, dict[int, float]] = {}
    for (i, j), score in scores.items():
        beside.setdefault(i, {})[j] = score
    found: Evidence = {}
    for (i, j), own in scores.items():
        leads = [own - _rival(top.get(key, ()), own) for key in ((i, profiles[j].report), (j, profiles[i].report))]
        near = _beside(beside, profiles, i, j, -1) + _beside(beside, profiles, i, j, 1)
        found[i, j] = (min(leads), max(leads), near)
    return found


def _best_two(
    scores: Mapping[tuple[int, int], float], profiles: Sequence[Profile]
) -> dict[tuple[int, int], tuple[float, ...]]:
    """By statement and other report, the two best scores."""
    best: dict[tuple[int, int], tuple[float, ...]] = {}
    for (i, j), score in scores.items():
        for key in ((i, profiles[j].report), (j, profiles[i].report)):
            known = best.get(key, ())
            if len(known) < 2 or score > known[1]:
                best[key] = tuple(sorted((*known, score), reverse=True)[:2])
    return best


def _rival(best: Sequence[float], own: float) -> float:
    """The best score but one's own."""
    others = best[1:] if best and best[0] == own else best
    return others[0] if others else 0.0


def _beside(scores: Mapping[int, Mapping[int, float]], profiles: Sequence[Profile], i: int, j: int, way: int) -> float:
    """The best score of two statements that follow two others (`way` 1) or precede them (-1), less the farther they stand."""
    best = 0.0
    for a in range(1, _AROUND + 1):
        near = scores.get(i + way * a)
        if near is None or profiles[i + way * a].report != profiles[i].report:
            continue
        for b in range(1, _AROUND + 1):
            score = near.get(j + way * b)
            if score is not None and profiles[j + way * b].report == profiles[j].report:
                best = max(best, score / (1 + 0.25 * (a + b - 2)))
    return best
