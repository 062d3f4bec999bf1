"""One statement denies what the other states: a negation on one side alone, or opposite predicates."""

from crossread.align.words import are_opposites
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import denied_for_a_time, says_no, words
from crossread.judge.material import Material
from crossread.judge.none_and_some import none_and_some
from crossread.judge.slots import (
    other_object,
    other_person_does,
    parties_apart,
    parties_meet,
    places_apart,
    role_meets,
    shared_words,
)
from crossread.records.told import Statement

_LEAST_SCORE = 0.5
_SAME_WORDS = 0.6
_ABLE = frozenset({"ca", "can", "could"})
_CONTENT = ("VERB", "NOUN", "ADJ")


def denials(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Compare polarity: the same holder, the same parties, most words shared, no second negation in either.

    Words between quotation marks are left to the comparison of quotations.
    """
    excluding = none_and_some(material, left, right)
    if excluding:
        return excluding
    if not are_opposites(left.lemma, right.lemma) and _negates(material, left) == _negates(material, right):
        return []  # most pairs end here, before the slots are compared
    if score < _LEAST_SCORE or left.holder[1:] != right.holder[1:] or left.modality != right.modality:
        return []
    if material.once(_quoted, left) or material.once(_quoted, right) or not parties_meet(material, left, right):
        return []
    if parties_apart(material, left, right) or places_apart(material, left, right):
        return []
    return [*_negated_word(material, left, right), *_opposite_predicates(material, left, right)][:1]


def _quoted(material: Material, statement: Statement) -> bool:
    """Tell whether a statement stands between quotation marks, as a whole or in part."""
    marked = [q for q in material.quotations_of[statement.report] if q.kind in ("direct", "partial")]
    return any(
        p.start < a.end and a.start < p.end and len(p.exact.split()) > 1
        for q in marked
        for p in q.parts
        for a in statement.anchors
    )


def _negated_word(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """A word both statements have, negated in one of them alone."""
    if shared_words(material, left, right) < _SAME_WORDS:
        return []
    negated = [material.once(_negations, s) for s in (left, right)]
    if bool(negated[0]) == bool(negated[1]):
        return []
    if any(_implied_no(material, s) for s in (left, right)) or other_object(material, left, right):
        return []
    denying, plain = (left, right) if negated[0] else (right, left)
    for lemma, (_, token) in (negated[0] or negated[1]).items():
        match = next((t for t in material.tokens(plain) if t.lemma.lower() == lemma and t.pos in _CONTENT), None)
        if _others_meant(material, denying) or (match and _only_named(material.annotated[plain.report], match)):
            continue
        if match is not None and _weighs(material, denying, token) and not _both_ways(material, denying, plain, token):
            ends = {
                denying.report: material.annotated[denying.report].span(token.i, token.i + 1),
                plain.report: material.annotated[plain.report].span(match.i, match.i + 1),
            }
            detail = f"“{lemma}” is denied in one, stated in the other"
            return [clash("polarity", "negation-differs", ends[left.report], ends[right.report], detail)]
    return []


def _others_meant(material: Material, denying: Statement) -> bool:
    """Tell whether it is denied of others, of more, or for a time only ("did not meet any other candidate", "will not … until")."""
    one, told = material.annotated[denying.report], material.tokens(denying)
    if any(t.lower == "else" or t.lower in words("update", "further") for t in told):
        return True
    return any(denied_for_a_time(one, no) for no, _ in material.once(_negations, denying).values())


def _only_named(one: Annotated, token: Token) -> bool:
    """Tell whether a verb is what is spoken of and not said to be done ("talks about returning")."""
    return token.tag == "VBG" and any(t.dep in ("mark", "case") for t in one.dependents(token.i))


def _both_ways(material: Material, denying: Statement, plain: Statement, token: Token) -> bool:
    """Tell whether, in the sentence or next to it, the denying report also states the word, or the plain one denies it."""
    lemma = token.lemma.lower()
    ours, theirs = _uses(material, denying, lemma), _uses(material, plain, lemma)
    return (True in ours and False in ours) or False in theirs


def _uses(material: Material, statement: Statement, lemma: str) -> list[bool]:
    """For each use of a word in and beside a statement's sentence: stated (True) or with a negative word near it (False)."""
    one = material.annotated[statement.report]
    at = material.sentence(statement).i
    negative = words("negation", "words")
    found = []
    for sentence in one.sentences[max(0, at - 1) : at + 2]:
        for token in one.words(sentence):
            if token.lemma.lower() == lemma:
                before = {t.lower for t in one.tokens[max(sentence.first, token.i - 4) : token.i]}
                hung = {t.lower for t in one.dependents(token.i)}
                found.append(not (before | hung) & negative)
    return found


def _weighs(material: Material, statement: Statement, token: Token) -> bool:
    """Tell whether the denied word carries the statement: its predicate, or hangs on it directly."""
    predicate = statement.predicate
    if predicate is None:
        return False
    head = material.annotated[statement.report].tokens_in(predicate.start, predicate.end)
    return bool(head) and (token.i == head[0].i or token.head == head[0].i or head[0].head == token.i)


def _negates(material: Material, statement: Statement) -> bool:
    return bool(material.once(_negations, statement))


def _negations(material: Material, statement: Statement) -> dict[str, tuple[Token, Token]]:
    """Dictionary form of each content word that a negative word hangs on, with both words."""
    one = material.annotated[statement.report]
    negative = words("negation", "words") - {"without"}
    found = {}
    for token in material.tokens(statement):
        if token.lower not in negative or not says_no(one, token) or _not_only(one, token):
            continue
        head = one.tokens[token.head]
        able = any(t.lower in _ABLE for t in one.dependents(head.i, "aux"))  # "cannot blame" is no denial of blaming
        if head.pos in _CONTENT and head.i != token.i and not able:
            found[head.lemma.lower()] = (token, head)
    return found


def _not_only(one: Annotated, token: Token) -> bool:
    after = one.tokens[token.i + 1].lower if token.i + 1 < len(one.tokens) else ""
    return after in ("only", "just", "least", "merely", "simply", "doubt", "longer", "more", "later", "yet")


def _implied_no(material: Material, statement: Statement) -> bool:
    return any(t.lemma.lower() in words("negation", "implied") for t in material.tokens(statement))


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
