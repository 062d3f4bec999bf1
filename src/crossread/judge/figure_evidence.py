"""How much speaks for two figures measuring one thing: counted noun, measure, verb, the sentence around, the row they stand in."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from crossread.align.words import are_related, content_words, rarity, stem
from crossread.annotate.annotated import Annotated
from crossread.judge.counted_nouns import nouns_alike
from crossread.judge.figure_values import ValueVerdict, representative
from crossread.records.judged import Row
from crossread.records.told import Figure, FigureKind, Statement, When


@cache
def counted_words() -> Mapping[str, frozenset[str]]:
    """Load the words for people and the general nouns (data/counted.toml)."""
    place = files("crossread.judge") / "data" / "counted.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(place.read_text(encoding="utf-8")).items()}


@dataclass(frozen=True)
class Setting:
    """A figure where it stands: weighted stems of its sentence with their sum, rows of its statements, and its as-of date if known."""

    figure: Figure
    report: int
    around: Mapping[str, float]
    weight: float
    rows: frozenset[str]
    as_of: When | None
    rivals: int


def settings_of(
    annotated: Sequence[Annotated],
    figures: Sequence[Sequence[Figure]],
    rows: Sequence[Row],
    statements: Mapping[str, Statement],
    dates: Sequence[Sequence[When]],
) -> tuple[Setting, ...]:
    """Look up the setting of every figure. `rivals` counts the figures of its kind and unit in its sentence."""
    rows_of: dict[str, set[str]] = {}
    for row in rows:
        if len(row.reports) > 1 and row.relation != "not-comparable":
            for statement in row.statements:
                for figure_id in statements[statement].figures:
                    rows_of.setdefault(figure_id, set()).add(row.id)
    known = {when.id: when for found in dates for when in found}
    made = []
    for number, (report, own) in enumerate(zip(annotated, figures, strict=True)):
        sentences = [_sentence(report, figure) for figure in own]
        for figure, sentence in zip(own, sentences, strict=True):
            rivals = sum(
                s == sentence and (o.kind, o.unit) == (figure.kind, figure.unit)
                for o, s in zip(own, sentences, strict=True)
            )
            around = _stems(report, sentence, figure)
            as_of = known.get(figure.as_of) if figure.as_of else None
            own_rows = frozenset(rows_of.get(figure.id, ()))
            made.append(Setting(figure, number, around, sum(around.values()), own_rows, as_of, rivals))
    return tuple(made)


def _sentence(report: Annotated, figure: Figure) -> int:
    inside = report.tokens_in(figure.number.start, figure.number.end)
    return inside[0].sentence if inside else -1


def _stems(report: Annotated, sentence: int, figure: Figure) -> dict[str, float]:
    if sentence < 0:
        return {}
    words = content_words(report.words(report.sentences[sentence]))
    return {
        stem(w.lemma.lower()): rarity(w.lemma.lower())
        for w in words
        if not figure.number.start <= w.start < figure.number.end
    }


def overlap(left: Setting, right: Setting) -> float:
    """Weight of the stems both sentences share, as a part of the lighter sentence (0 to 1)."""
    shared = sum([weight for word, weight in left.around.items() if word in right.around])
    smaller = min(left.weight, right.weight)
    return shared / smaller if smaller else 0.0


def measure_overlap(left: str, right: str) -> float:
    """Part of the shorter measure's words that the longer has or that stand for one thing with one of its (0 to 1)."""
    one, two = left.split(), right.split()
    if not one or not two:
        return 0.0
    if len(one) > len(two):
        one, two = two, one
    return sum(any(are_related(a, b) for b in two) for a in one) / len(one)


def same_head(left: Figure, right: Figure) -> bool | None:
    """Whether both count the same noun; None where one shows none, or one only says that they are people."""
    if left.unit is None or right.unit is None:
        return None
    if (
        left.unit == right.unit
        or nouns_alike(left.unit, right.unit)
        or nouns_alike(left.unit.removesuffix("s"), right.unit.removesuffix("s"))
    ):
        return True
    people = counted_words()["people"]
    return None if left.unit in people and right.unit in people else False


def same_predicate(left: Figure, right: Figure) -> bool:
    """Whether both hang on verbs that stand for one thing; "have" and its like say nothing."""
    if not left.predicate or not right.predicate or left.predicate in counted_words()["empty_verbs"]:
        return False
    return are_related(left.predicate, right.predicate)


def telling(figure: Figure) -> float:
    """How much a value alone says: much for 267 or 3.1 million, little for 2 or 100."""
    value = figure.min if figure.min is not None else figure.max
    return 0.0 if value is None else _telling(value, figure.kind)


@lru_cache(maxsize=4096)
def _telling(value: float, kind: FigureKind) -> float:
    digits = len(f"{value:.6g}".split("e")[0].replace(".", "").strip("0"))
    if kind in ("percentage", "points") and value != int(value):
        return 1.0 if digits == 2 else 1.5
    return (0.0, 0.25, 1.0, 1.75)[min(digits, 3)] + (0.5 if value >= 100_000 else 0.0)


def value_evidence(left: Figure, right: Figure, value: ValueVerdict) -> float:
    """What the values say for one measure: equal telling numbers much, rounded ones half, an open bound far away speaks against."""
    if value.relation == "equal":
        same_bound = bool(left.bound and right.bound and left.bound.lower() == right.bound.lower())
        return min(telling(left), telling(right)) + (0.5 if same_bound else 0.0)
    if value.relation == "compatible":
        one, two = representative(left), representative(right)
        ratio = max(abs(one), abs(two)) / max(1e-9, min(abs(one), abs(two)))
        if ratio > 1.5:
            return -1.0
        if {left.min, left.max} & {right.min, right.max} - {None}:  # "as many as 3.1 million" and "3.1 million"
            return min(telling(left), telling(right))
        return (0.25 if value.rule == "bound-or-range" else 0.5) * max(telling(left), telling(right))
    return 0.0


def speaks_for_one_measure(left: Setting, right: Setting, value: ValueVerdict, *, enough: float) -> float:
    """Sum of the evidence that two figures measure one thing; about 2 and more is enough (weights set on the development
    groups, see bench/results/figures.md). Where it cannot come to `enough`, what is returned is below it and no more than that.
    """
    one, two = left.figure, right.figure
    score = value_evidence(one, two, value) + (1.5 if left.rows & right.rows else 0.0)
    counts = one.kind in ("count", "ordinal", "vote", "score")
    head = same_head(one, two) if counts else None
    if counts:
        specific = head and one.unit not in counted_words()["general"]
        score += (
            (1.5 if value.relation == "equal" else 1.0) if specific else 0.5 if head else 0.0 if head is None else -2.0
        )
    predicate, sentence = 0.5 if same_predicate(one, two) else 0.0, 2.0 * overlap(left, right)
    if score + 1.0 + predicate + sentence < enough:
        return score  # whatever the measures have in common
    score += measure_overlap(one.measure, two.measure) if head is None else 0.0
    return score + predicate + sentence
