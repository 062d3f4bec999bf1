"""How sure it is that two statements tell one matter, from the evidence of two looks weighed by align/weights.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

from crossread.align.candidates import Pair, candidate_pairs
from crossread.align.features import EVIDENCE, SECOND_LOOK, Evidence, compare, look_again, shared_words, with_margin
from crossread.align.profiles import Profile, Story

_BEYOND_NAMES = tuple(EVIDENCE.index(kind) for kind in ("related words", "kind of event", "figures", "quotation"))


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


def logistic(total: float) -> float:
    """The score, 0 to 1, of a total of weighted evidence."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


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
