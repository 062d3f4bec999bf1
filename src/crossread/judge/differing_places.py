"""Two places of one sort for one act: one square in one report, another square in the other."""

from crossread.align.words import are_related
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.slots import days_apart, parties_apart
from crossread.records.told import Statement

_LEAST_SCORE = 0.5
_AT = frozenset({"in", "at", "near", "outside", "inside", "on", "behind", "beside", "from"})


def differing_places(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Compare the one named place of a sort (square, bridge, hospital …) that each statement gives for one act.

    A street is held against a street alone: a square may lie in a town, a ward in a hospital. A report that names the other's
    place as well tells of two.
    """
    if score < _LEAST_SCORE or not are_related(left.lemma, right.lemma) or left.polarity != right.polarity:
        return []
    lefts, rights = material.once(_named_places, left), material.once(_named_places, right)
    if len(lefts) != 1 or len(rights) != 1:
        return []
    if days_apart(material, left, right) or parties_apart(material, left, right):
        return []
    one, two = material.annotated[left.report], material.annotated[right.report]
    a, b = lefts[0], rights[0]
    if a[-1].lower != b[-1].lower or _mentioned(two, a[:-1]) or _mentioned(one, b[:-1]):
        return []
    here, there = one.span(a[0].i, a[-1].i + 1), two.span(b[0].i, b[-1].i + 1)
    return [clash("place", "place-differs", here, there, f"“{here.exact}” in one, “{there.exact}” in the other")]


def _named_places(material: Material, statement: Statement) -> list[tuple[Token, ...]]:
    """Names that end in a noun of a place, led by a preposition of being somewhere."""
    one = material.annotated[statement.report]
    found = []
    for token in material.tokens(statement):
        if token.lower not in words("places", "sorts") or not token.text[:1].isupper():
            continue
        first = token.i
        while (
            first > 0
            and one.tokens[first - 1].text[:1].isupper()
            and one.tokens[first - 1].pos in ("PROPN", "NOUN", "ADJ")
        ):
            first -= 1
        before = [t.lower for t in one.tokens[max(0, first - 2) : first]]
        if first < token.i and set(before) & _AT:
            found.append(one.tokens[first : token.i + 1])
    return [tuple(name) for name in found]


def _mentioned(one: Annotated, name: tuple[Token, ...]) -> bool:
    """Tell whether a report uses any word of a name."""
    known = {t.lower for t in one.tokens}
    return any(t.lower in known for t in name)
