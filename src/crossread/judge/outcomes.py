"""One event, two outcomes: harm that one report tells where the other says there was none. They pull apart; both
may be true.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from crossread.align.statements import Alignment
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.records.text import Anchor
from crossread.records.told import Statement


@dataclass(frozen=True, slots=True)
class Outcome:
    """A statement that tells of harm and one of another report that denies harm, after the same event."""

    left: str
    right: str
    told: Anchor
    denied: Anchor
    detail: str


def find_outcomes(material: Material, alignments: Sequence[Alignment], *, told: AbstractSet[str]) -> Iterator[Outcome]:
    """Yield pairs of statements not aligned yet, each in the sentence of (or next to) a statement of one shared
    event.

    Harm is told by a verb or noun of killing and injuring without negation; it is denied by "no" or "without"
    before a noun of damage or casualties, or by "unharmed" and its like. Both must hang on one alignment: two
    reports of one storm may well tell of two towns.
    """
    by_sentence: dict[tuple[str, int], list[Statement]] = {}
    for statement in material.statements.values():
        by_sentence.setdefault((statement.report, material.sentence(statement).i), []).append(statement)
    used: set[str] = set()
    for alignment in alignments:
        near = [s for i in alignment.statements for s in _beside(material, by_sentence, material.statements[i])]
        for one in near:
            harm = _harm_told(material, one)
            if harm is None or one.id in told or one.id in used:
                continue
            for two in near:
                denied = _harm_denied(material, two)
                if two.report == one.report or denied is None or two.id in told or two.id in used:
                    continue
                used |= {one.id, two.id}
                label = material.annotated[one.report].report.label, material.annotated[two.report].report.label
                detail = f"{label[0]} tells of “{harm.exact}”, {label[1]} of “{denied.exact}”; both can be true"
                yield Outcome(one.id, two.id, harm, denied, detail)
                break


def _beside(
    material: Material, by_sentence: dict[tuple[str, int], list[Statement]], statement: Statement
) -> list[Statement]:
    """The statements of the same sentence and of the next."""
    at = material.sentence(statement).i
    return [*by_sentence.get((statement.report, at), ()), *by_sentence.get((statement.report, at + 1), ())]


def _harm_told(material: Material, statement: Statement) -> Anchor | None:
    """The word that tells of people killed or hurt, None where the statement tells of none or denies it."""
    if statement.polarity == "negated" or statement.modality in ("possible", "conditional", "asked", "future"):
        return None
    one = material.annotated[statement.report]
    for token in material.tokens(statement):
        if token.pos == "VERB" and token.lemma.lower() in words("harm", "verbs"):
            return one.span(token.i, token.i + 1)
        if token.lemma.lower() in words("harm", "nouns") and statement.figures:
            return one.span(token.i, token.i + 1)
    return None


def _harm_denied(material: Material, statement: Statement) -> Anchor | None:
    one = material.annotated[statement.report]
    tokens = material.tokens(statement)
    for n, token in enumerate(tokens):
        if token.lower in words("harm", "unharmed"):
            return one.span(token.i, token.i + 1)
        if token.lower in ("no", "without"):
            for noun in tokens[n + 1 : n + 4]:
                if noun.lemma.lower() in words("harm", "none"):
                    return one.span(token.i, noun.i + 1)
    return None
