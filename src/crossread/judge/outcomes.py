"""One event, two outcomes: harm that one report tells where the other says there was none. They pull apart; both
may be true.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from crossread.align.matters import Alignment
from crossread.judge.findings import Finding, FoundPair, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.none_and_some import denies_anybody, none_and_some, says_none
from crossread.records.text import Anchor
from crossread.records.told import Statement


def find_outcomes(
    material: Material, alignments: Sequence[Alignment], *, told: AbstractSet[str]
) -> Iterator[FoundPair]:
    """Yield pairs of statements, one at least not aligned yet, each in the sentence of (or next to) a statement of one shared
    event.

    Harm is told by a verb or noun of killing and injuring without negation; it is denied by "no" or "without"
    before a noun of damage or casualties, by "unharmed" and its like, or of everybody (`none_and_some`). Both must
    hang on one alignment: two reports of one storm may well tell of two towns.
    """
    by_sentence: dict[tuple[str, int], list[Statement]] = {}
    for statement in material.statements.values():
        by_sentence.setdefault((statement.report, material.sentence(statement).i), []).append(statement)
    used: set[str] = set()
    denying = {s.id for s in material.statements.values() if _may_deny(material, s)}
    for alignment in alignments:
        near = [s for i in alignment.statements for s in _beside(material, by_sentence, material.statements[i])]
        for two in (s for s in near if s.id in denying):
            for one in near:
                if one.report == two.report or {one.id, two.id} & used or two.id in told:
                    continue
                harm = None if one.id in told else _harm_told(material, one)
                finding = _opposite(material, one, harm, two)
                if finding is not None:
                    used |= {one.id, two.id}
                    yield FoundPair(one.id, two.id, finding)
                    break
    yield from _anywhere(material, used, denying)


def _may_deny(material: Material, statement: Statement) -> bool:
    """Tell whether a statement has a word that could deny harm at all; few have, and only they are compared with the rest."""
    if says_none(material, statement):
        return True
    return any(token.lower in words("harm", "unharmed") for token in material.tokens(statement))


def _anywhere(material: Material, used: AbstractSet[str], denying: AbstractSet[str]) -> Iterator[FoundPair]:
    """Pairs that no row brings near each other: nobody hurt in the one report, somebody in the other. Of one event, but unsure."""
    for none in (material.statements[s] for s in material.order if s in denying):
        if none.id in used or not denies_anybody(material, none):
            continue
        for some in material.statements.values():
            if some.report == none.report or {some.id, none.id} & used:
                continue
            first, second = sorted((none, some), key=lambda s: material.order[s.id])
            for finding in none_and_some(material, first, second):
                used = used | {none.id, some.id}
                yield FoundPair(first.id, second.id, replace(finding, confidence="unsure"))


def _opposite(material: Material, one: Statement, harm: Anchor | None, two: Statement) -> Finding | None:
    """Compare harm told with harm denied: nobody hurt against somebody hurt excludes, deaths beside "no damage" do not."""
    first, second = sorted((one, two), key=lambda s: material.order[s.id])
    excluding = none_and_some(material, first, second)
    if excluding:
        return excluding[0]
    denied = _harm_denied(material, two) if harm else None
    if harm is None or denied is None:
        return None
    label = material.annotated[one.report].report.label, material.annotated[two.report].report.label
    detail = f"{label[0]} tells of “{harm.exact}”, {label[1]} of “{denied.exact}”; both can be true"
    return remark("pulls-apart", "outcomes-differ", harm, denied, detail)


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
