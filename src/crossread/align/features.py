"""The evidence that two statements tell the same matter, one number a kind of evidence: first of the two alone, then beside
their rivals and neighbours.
"""

from collections.abc import Mapping, Sequence
from math import fsum, sqrt

from crossread.align.profiles import Profile, Story
from crossread.align.words import opposites_of, related
from crossread.records.told import Figure, When

EVIDENCE = (
    "margin", "related words", "rarest", "phrase", "kind of event", "kind of figure", "subject", "figures", "dates", "quotation",
    "speaker", "context", "meaning", "position", "headline", "long reports",
)  # fmt: skip
"""Names of the kinds of evidence, in the order of the numbers; "margin" compares a pair with those of the same statements.
"position", "headline" and "long reports" can only speak against a pair: 0 for the same place, down to -1; 0 for short reports."""

SECOND_LOOK = ("lead", "neighbours")
"""Names of the kinds of evidence that come from the scores of the first look."""

_RELATED = 0.7
_RAREST = 5.0  # weight of a word that no table of English knows
_NONE = (0.0, 0.0)
Evidence = dict[tuple[int, int], tuple[float, ...]]
Side = tuple[int, int]
"""A statement (its number) and another report: whose rivals for it are asked for."""


def compare(story: Story, left: Profile, right: Profile) -> tuple[float, ...]:
    """Compare two statements of two reports; numbers lie between 0 and about 1. The first is the share of words they have in common,
    from which `with_margin` makes the margin.
    """
    both = left.bag & right.bag
    shared = [story.weights[s] for s in both]
    soft = _related_words(story, left, right, both)
    totals = story.totals[left.number], story.totals[right.number]
    kinds = left.kinds & right.kinds
    # What most pairs have not is asked for only where both sides could have it.
    return (
        (fsum(shared) + soft) / max(totals) if max(totals) else 0.0,
        soft / min(totals) if soft else 0.0,
        max(shared) / _RAREST if shared else 0.0,
        _phrase(story, left, right) if len(shared) > 1 else 0.0,
        _told_seldom(story, left, right, kinds) if kinds else 0.0,
        0.0 if left.figure_kinds.isdisjoint(right.figure_kinds) else 1.0,
        0.0 if left.subjects.isdisjoint(right.subjects) else 1.0,
        min(2, _equal_figures(left.figures, right.figures)) / 2 if left.figures and right.figures else 0.0,
        float(any(_dates_meet(a, b) for a in left.dates for b in right.dates)) if left.dates and right.dates else 0.0,
        0.0 if left.utterances.isdisjoint(right.utterances) else 1.0,
        _speaker(left, right) if left.speaker and right.speaker else 0.0,
        _context(story, left, right),
        _meaning(story, left, right, both),
        -abs(left.place - right.place),
        0.0 if left.headline == right.headline else -1.0,
        story.long_reports[left.report, right.report],
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


def _related_words(story: Story, left: Profile, right: Profile, both: frozenset[str]) -> float:
    """Weight met through families of words, stems that both have (`both`) left out."""
    one_polarity = left.statement.polarity == right.statement.polarity
    if one_polarity and left.kin.isdisjoint(right.lemmas):  # most pairs: no word of one has kin in the other
        return 0.0
    weights, soft, free = story.weights, 0.0, right.bag - both
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
    return soft


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
    """1 when what both tell are the words of the same somebody, -1 when another's."""
    return 1.0 if left.speaker == right.speaker else -1.0


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
    reports = [p.report for p in profiles]
    top = _best_two({**{pair: values[0] for pair, values in found.items()}, **thin}, reports)
    full = {}
    for (i, j), values in found.items():
        own = values[0]
        rival = max(_rival(top.get((i, reports[j]), _NONE), own), _rival(top.get((j, reports[i]), _NONE), own))
        full[i, j] = (own - rival, *values[1:])
    return full


def look_again(scores: Mapping[tuple[int, int], float], profiles: Sequence[Profile]) -> Evidence:
    """The evidence of `SECOND_LOOK` for each pair from the scores (0 to 1) of all: how far the pair leads its best rival on the
    side where that is nearer, and how sure the pairs are that stand right before and after.

    Reports keep an order of telling, so a pair between sure pairs gains; a pair with equally good rivals loses.
    """
    reports = [p.report for p in profiles]
    body = {pair: p for pair, p in scores.items() if not (profiles[pair[0]].headline or profiles[pair[1]].headline)}
    top = _best_two(body, reports)
    beside: dict[int, dict[int, float]] = {}
    for (i, j), score in scores.items():
        beside.setdefault(i, {})[j] = score
    around = {i: _around(beside, reports, i) for i in beside}
    found: Evidence = {}
    for (i, j), own in scores.items():
        here, there = (i, reports[j]), (j, reports[i])
        lead = own - max(_rival(top.get(here, _NONE), own), _rival(top.get(there, _NONE), own))
        before, after = around[i]
        follow = _beside(before, (j - 1, j - 2), reports, reports[j]) if before else 0.0
        precede = _beside(after, (j + 1, j + 2), reports, reports[j]) if after else 0.0
        found[i, j] = (lead, follow + precede)
    return found


def _best_two(scores: Mapping[tuple[int, int], float], reports: Sequence[int]) -> dict[Side, tuple[float, float]]:
    """By statement and other report, the two best scores, 0 where there is none."""
    best: dict[Side, tuple[float, float]] = {}
    for (i, j), score in scores.items():
        for side in ((i, reports[j]), (j, reports[i])):
            first, second = best.get(side, _NONE)
            if score > first:
                best[side] = score, first
            elif score > second:
                best[side] = first, score
    return best


def _rival(best: tuple[float, float], own: float) -> float:
    """The best score but one's own."""
    return best[1] if best[0] == own else best[0]


Neighbours = Sequence[tuple[int, Mapping[int, float]]]
"""The scores of statements beside another with those of other reports, and how much farther than next to it they stand."""


def _around(beside: Mapping[int, Mapping[int, float]], reports: Sequence[int], i: int) -> tuple[Neighbours, Neighbours]:
    """The scores that the two statements before one and the two after it have with those of other reports."""
    before, after = (
        [
            (farther, beside[place])
            for farther, place in enumerate(places)
            if place in beside and reports[place] == reports[i]
        ]
        for places in ((i - 1, i - 2), (i + 1, i + 2))
    )
    return before, after


def _beside(neighbours: Neighbours, places: tuple[int, int], reports: Sequence[int], other: int) -> float:
    """The best score of some neighbours with either of two places of another report, the nearer place first; less the farther both
    stand.
    """
    best = 0.0
    for farther, scores in neighbours:
        for farther_still, place in enumerate(places):
            score = scores.get(place)
            if score is not None and reports[place] == other:
                best = max(best, score / (1 + 0.25 * (farther + farther_still)))
    return best
