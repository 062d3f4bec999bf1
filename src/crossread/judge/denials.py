"""One statement denies what the other states: nobody here, somebody there, or opposite predicates of the same."""

from crossread.align.words import are_opposites
from crossread.judge.findings import Finding, clash
from crossread.judge.material import Material
from crossread.judge.none_and_some import none_and_some
from crossread.judge.scopes import scopes_apart
from crossread.judge.slots import (
    days_apart,
    other_person_does,
    parties_apart,
    parties_meet,
    places_apart,
    role_meets,
    shared_words,
)
from crossread.records.told import Statement

_LEAST_SCORE = 0.5


def denials(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Compare polarity: the same holder, the same parties; what is told and denied is left to judge/opposed_claims.py.

    Words between quotation marks are left to the comparison of quotations.
    """
    excluding = none_and_some(material, left, right)
    if excluding:
        return excluding
    if not are_opposites(left.lemma, right.lemma):
        return []  # most pairs end here, before the slots are compared
    if score < _LEAST_SCORE or left.holder[1:] != right.holder[1:] or left.modality != right.modality:
        return []
    if material.once(_quoted, left) or material.once(_quoted, right) or not parties_meet(material, left, right):
        return []
    if parties_apart(material, left, right) or places_apart(material, left, right) or days_apart(material, left, right):
        return []
    one, two = material.annotated[left.report], material.annotated[right.report]
    if scopes_apart(one, material.tokens(left), two, material.tokens(right)):
        return []
    return _opposite_predicates(material, left, right)


def _quoted(material: Material, statement: Statement) -> bool:
    """Tell whether a statement stands between quotation marks, as a whole or in part."""
    marked = [q for q in material.quotations_of[statement.report] if q.kind in ("direct", "partial")]
    return any(
        p.start < a.end and a.start < p.end and len(p.exact.split()) > 1
        for q in marked
        for p in q.parts
        for a in statement.anchors
    )


def _opposite_predicates(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """Predicates that are opposites, of the same people, with one polarity and one tense."""
    if left.polarity != right.polarity or not are_opposites(left.lemma, right.lemma):
        return []
    if other_person_does(material, left, right):
        return []
    if left.tense != right.tense and "unknown" not in (left.tense, right.tense):
        return []
    objects = [any(a.role == "object" for a in s.arguments) for s in (left, right)]
    same_object = role_meets(material, left, right, doing=False) is True
    if any(objects) and not same_object:
        return []  # to approve one thing and to block another are no opposites
    if shared_words(material, left, right) < (0.3 if same_object else 0.5):
        return []
    detail = f"{left.lemma} against {right.lemma}, of the same"
    return [clash("polarity", "opposite-words", left.predicate, right.predicate, detail)]
