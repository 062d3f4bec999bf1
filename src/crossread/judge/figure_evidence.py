"""How much speaks for two figures measuring one thing: counted noun, measure, verb, the sentence around, the row they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.align.words import are_related, content_words, rarity, stem
from crossread.annotate.annotated import Annotated
from crossread.records.judged import Row
from crossread.records.told import Figure, Statement, When

_VAGUE_HEADS = frozenset("people person time thing one way case member number percent part".split())


@dataclass(frozen=True)
class Setting:
    """A figure where it stands: weighted stems of its sentence, rows of its statements, and its as-of date if known."""

    figure: Figure
    report: int
    around: Mapping[str, float]
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
                for figure in statements[statement].figures:
                    rows_of.setdefault(figure, set()).add(row.id)
    known = {when.id: when for found in dates for when in found}
    made = []
    for number, (report, found) in enumerate(zip(annotated, figures, strict=True)):
        sentences = [_sentence(report, figure) for figure in found]
        for figure, sentence in zip(found, sentences, strict=True):
            rivals = sum(s == sentence and (o.kind, o.unit) == (figure.kind, figure.unit) for o, s in zip(found, sentences, strict=True))
            around = _stems(report, sentence, figure)
            as_of = known.get(figure.as_of) if figure.as_of else None
            made.append(Setting(figure, number, around, frozenset(rows_of.get(figure.id, ())), as_of, rivals))
    return tuple(made)


def _sentence(report: Annotated, figure: Figure) -> int:
    inside = report.tokens_in(figure.number.start, figure.number.end)
    return inside[0].sentence if inside else -1


def _stems(report: Annotated, sentence: int, figure: Figure) -> dict[str, float]:
    if sentence < 0:
        return {}
    words = content_words(report.words(report.sentences[sentence]))
    return {stem(w.lemma.lower()): rarity(w.lemma.lower()) for w in words if not figure.number.start <= w.start < figure.number.end}


def overlap(left: Setting, right: Setting) -> float:
    """Weight of the stems both sentences share, as a part of the lighter sentence (0 to 1)."""
    shared = sum(weight for word, weight in left.around.items() if word in right.around)
    smaller = min(sum(left.around.values()), sum(right.around.values()))
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
    """Whether both count the same noun; None where one of them shows none."""
    if left.unit is None or right.unit is None:
        return None
    return are_related(left.unit, right.unit) or are_related(left.unit.removesuffix("s"), right.unit.removesuffix("s"))


def same_predicate(left: Figure, right: Figure) -> bool:
    """Whether both hang on verbs that stand for one thing."""
    return bool(left.predicate and right.predicate and are_related(left.predicate, right.predicate))


def telling(figure: Figure) -> float:
    """How much an equal value alone says: much for 267 or 3.1 million, little for 2 or 100."""
    value = figure.min if figure.min is not None else figure.max
    if value is None:
        return 0.0
    digits = len(f"{value:.6g}".split("e")[0].replace(".", "").strip("0"))
    if figure.kind in ("percentage", "points") and value != int(value):
        return 1.0 if digits == 2 else 1.5
    return (0.0, 0.25, 1.0, 1.75)[min(digits, 3)]


def speaks_for_one_measure(left: Setting, right: Setting, *, equal: bool) -> float:
    """Sum of the evidence that two figures measure one thing; about 2.5 and more is enough (weights set on the development
    groups, see bench/results/figures.md).
    """
    one, two = left.figure, right.figure
    score = telling(one) if equal else 0.0
    if left.rows & right.rows:
        score += 1.5
    if one.kind in ("count", "ordinal", "vote", "score"):
        head = same_head(one, two)
        specific = head and one.unit not in _VAGUE_HEADS
        score += 1.0 if specific else 0.5 if head else 0.0 if head is None else -2.0
    score += measure_overlap(one.measure, two.measure) if one.kind not in ("count", "ordinal") else 0.0
    score += 0.5 if same_predicate(one, two) else 0.0
    return score + 2.0 * overlap(left, right)
