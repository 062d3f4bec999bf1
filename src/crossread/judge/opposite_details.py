"""One detail of one matter that cannot be both ways: a boy or a girl, a white van or a black one, the left hand or the right."""

from collections.abc import Iterator

from crossread.align.words import are_related
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import groups
from crossread.judge.material import Material
from crossread.judge.slots import days_apart, figures_of, head_of, places_apart
from crossread.records.told import Statement

_LEAST_SCORE = 0.5
_DESCRIBING = ("amod", "compound", "nmod:desc")


def opposite_details(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Compare who is spoken of and how one noun is described, by groups of words of which only one can hold.

    Persons need the same role under verbs that can stand for one act, or the same age; descriptions the same noun. A report
    that uses the other's word as well, of anything, tells of two.
    """
    if score < _LEAST_SCORE or left.polarity != right.polarity:
        return []
    if _between_marks(material, left) or _between_marks(material, right):
        return []
    pairs = [*_persons(material, left, right), *_described(material, left, right)]
    if not pairs or days_apart(material, left, right) or places_apart(material, left, right):
        return []
    for a, b in pairs:
        one, two = material.annotated[left.report], material.annotated[right.report]
        if not _used(one, b) and not _used(two, a):
            detail = f"“{a.text}” in one, “{b.text}” in the other, of the same"
            return [clash("polarity", "opposite-words", one.span(a.i, a.i + 1), two.span(b.i, b.i + 1), detail)]
    return []


def _between_marks(material: Material, statement: Statement) -> bool:
    """Tell whether a statement is somebody's words as printed, which the comparison of quotations looks at."""
    quotation = material.quotations.get(statement.quotation or "")
    return quotation is not None and quotation.kind != "indirect"


def _persons(material: Material, left: Statement, right: Statement) -> Iterator[tuple[Token, Token]]:
    """Nouns of persons that exclude each other, in one role or of one age."""
    ages = [{f.min for f in figures_of(material, s) if f.kind == "age"} for s in (left, right)]
    one_age = len(ages[0]) == len(ages[1]) == 1 and ages[0] == ages[1]
    related = are_related(left.lemma, right.lemma)
    if not one_age and not related:
        return
    rights = material.once(_persons_named, right)
    for role, a in material.once(_persons_named, left) if rights else ():
        for other, b in rights:
            if (one_age or (related and role == other)) and _exclude("persons", a, b):
                yield a, b


def _persons_named(material: Material, statement: Statement) -> list[tuple[str, Token]]:
    """The role and head of each argument that a word of the groups of persons heads."""
    one = material.annotated[statement.report]
    found: list[tuple[str, Token]] = []
    for argument in statement.arguments:
        if one.tokens_in(argument.anchor.start, argument.anchor.end):
            head = head_of(one, argument.anchor)
            if any(head.lemma.lower() in group for group in groups("exclusive", "persons")):
                found.append((argument.role, head))
    return found


def _described(material: Material, left: Statement, right: Statement) -> Iterator[tuple[Token, Token]]:
    """Describing words of one noun that exclude each other; names keep theirs ("Black Sea")."""
    rights = material.once(_descriptions, right)
    for a, noun in material.once(_descriptions, left) if rights else ():
        for b, other in rights:
            if noun.lemma.lower() == other.lemma.lower() and _exclude("descriptions", a, b):
                yield a, b


def _descriptions(material: Material, statement: Statement) -> list[tuple[Token, Token]]:
    """The words of the groups of descriptions that describe a noun, each with that noun."""
    one = material.annotated[statement.report]
    return [
        (token, one.tokens[token.head])
        for token in material.tokens(statement)
        if token.dep in _DESCRIBING
        and one.tokens[token.head].pos == "NOUN"
        and token.head != token.i
        and any(token.lemma.lower() in group for group in groups("exclusive", "descriptions"))
    ]


def _exclude(kind: str, a: Token, b: Token) -> bool:
    x, y = a.lemma.lower(), b.lemma.lower()
    return x != y and any(x in group and y in group for group in groups("exclusive", kind))


def _used(one: Annotated, token: Token) -> bool:
    """Tell whether a report uses a word anywhere."""
    return any(t.lemma.lower() == token.lemma.lower() for t in one.tokens)
