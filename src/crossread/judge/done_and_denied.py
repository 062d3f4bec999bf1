"""An act that one report tells as done and the other as not done, wherever it stands: "declared", "refused to declare"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.align.words import related, stem
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.findings import Finding, FoundPair, clash, remark
from crossread.judge.lexicon import denied_for_a_time, says_no, words
from crossread.judge.material import Material
from crossread.judge.scopes import scopes_apart
from crossread.judge.slots import days_apart, other_object, parties_apart, places_apart, role_meets
from crossread.records.text import Anchor
from crossread.records.told import Statement

_MOST_USES = 3  # of a word in a report: a word told more often is of several acts
_SHORT_SUBJECT = 6  # words from its first to the verb
_LEAST_SHARED = 2  # other words of content in common, where no row holds both
_WAYS = ("way", "means", "circumstance", "sense", "case")  # "in no way", "under no circumstances"
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")


@dataclass(frozen=True, slots=True)
class _Use:
    """A word of one report told as a fact or as no fact, past or ahead, with the words that say so."""

    statement: Statement
    denied: bool
    ahead: bool
    anchor: Anchor


def find_denied_acts(material: Material, *, row_of: Mapping[str, int]) -> Iterator[FoundPair]:
    """Yield one pair of statements for every act that one report tells only as done and another only as not done.

    Not done is what a negative word stands on, or what somebody refused, declined, failed or ruled out to do; supposed, asked,
    foreseen and doubted acts are neither. Statements of one row (`row_of`: their number) may use two words for the act; others
    must use the same word, of the same people, and share two words more. None may name another place, day or party.
    """
    told: dict[str, list[Statement]] = {report: [] for report in material.annotated}
    for statement in material.statements.values():
        told[statement.report].append(statement)
    uses = {report: _uses(material, report, own) for report, own in told.items()}
    denied = {
        report: {w: u for w, u in own.items() if u and all(use.denied for use in u)} for report, own in uses.items()
    }
    for one, other in combinations(uses, 2):
        yield from _between(material, denied[one], uses[other], row_of)
        yield from _between(material, denied[other], uses[one], row_of)


def _between(
    material: Material,
    denying: Mapping[str, Sequence[_Use]],
    telling: Mapping[str, Sequence[_Use]],
    row_of: Mapping[str, int],
) -> Iterator[FoundPair]:
    """Acts that one report denies, each against the same act told by the other."""
    for word, denied in denying.items():
        for name in (word, *sorted(related(word))):
            told = telling.get(name, ())
            if name != word and any(not use.denied for use in denying.get(name, ())):
                continue  # the denying report says itself that this other act was done
            if not told or any(use.denied for use in told) or denied[0].ahead != told[0].ahead:
                continue
            if _of_one_act(material, denied[0].statement, told[0].statement, (word, name), row_of):
                first, second = sorted((denied[0], told[0]), key=lambda use: material.order[use.statement.id])
                finding = _finding(material, first, second)
                yield FoundPair(first.statement.id, second.statement.id, finding)
                break


def _finding(material: Material, first: _Use, second: _Use) -> Finding:
    """An act not done by the day of one report may be done by the day of a later one; else both cannot be right."""
    detail = f"“{first.anchor.exact}” in one, “{second.anchor.exact}” in the other"
    denying, telling = (first, second) if first.denied else (second, first)
    not_yet, done = (material.annotated[u.statement.report].report.published for u in (denying, telling))
    if not_yet and done and not_yet < done and not first.ahead:
        return remark(
            "pulls-apart", "done-and-denied", first.anchor, second.anchor, f"{detail}; told a day or more later"
        )
    return clash("polarity", "done-and-denied", first.anchor, second.anchor, detail)


def _uses(material: Material, report: str, statements: Sequence[Statement]) -> dict[str, tuple[_Use, ...]]:
    """The acts of a report by their word; a word that is also used otherwise (supposed, asked for) is left out."""
    one = material.annotated[report]
    found: dict[str, list[_Use | None]] = defaultdict(list)
    for statement in statements:
        for token in material.tokens(statement):
            if token.pos == "VERB" and token.lemma.lower() not in words("acts", "empty"):
                found[token.lemma.lower()].append(_verb_use(material, statement, token))
            elif token.pos == "NOUN" and _no_before(one, token):
                found[token.lemma.lower()].append(_noun_use(material, statement, token))
    return {
        word: tuple(use for use in told if use is not None)
        for word, told in found.items()
        if len(told) <= _MOST_USES and None not in told
    }


def _verb_use(material: Material, statement: Statement, token: Token) -> _Use | None:
    """How a verb is told: done, not done, or neither (None)."""
    one = material.annotated[statement.report]
    governor = _governor(one, token)
    denied = _negated(one, token)
    beside = {t.lower for t in one.dependents(token.i)}
    ahead = not beside.isdisjoint(words("acts", "ahead"))
    if token.tag == "VB" and not any(True for _ in one.dependents(token.i, "nsubj", "aux", "mark")):
        return None  # "Hire a driver!"
    if beside & words("acts", "open") or not _settled(material, statement, ahead=ahead):
        return None
    if denied and _of_others(one, token):
        return None
    if governor is not None:
        if governor.lemma.lower() not in words("acts", "undone") or _negated(one, governor) or denied:
            return None
        return _Use(statement, True, ahead, one.span(governor.i, token.i + 1)) if governor.i < token.i else None
    if token.dep in ("acl", "advcl", "amod", "compound") and token.tag != "VBD" and not denied:
        return None
    first = min([t.i for t in one.dependents(token.i, "advmod", "aux", "aux:pass") if t.i < token.i], default=token.i)
    last = token.i
    if denied:
        said = _negations(one, token)
        first, last = min([first, *(t.i for t in said if t.i < token.i)]), max(last, *(t.i for t in said))
        last += last + 1 < len(one.tokens) and one.tokens[last + 1].lower == "one"  # "no one"
    first = min(first, _subject_start(one, token))
    return _Use(statement, denied, ahead, one.span(first, last + 1))


def _of_others(one: Annotated, token: Token) -> bool:
    """Whether an act is told of others, of more or up to a time only ("did not meet any other candidate", "will not … until")."""
    if denied_for_a_time(one, token):
        return True
    parties = [t for t in one.dependents(token.i) if t.dep.partition(":")[0] in ("nsubj", "obj", "obl")]
    beside = {d.lower for t in parties for d in (t, *one.dependents(t.i, "amod", "det", "nummod"))}
    return "else" in beside or not beside.isdisjoint(words("update", "further"))


def _subject_start(one: Annotated, token: Token) -> int:
    """Where a short subject right before a verb begins, so that the passage says who; the verb itself where it is long."""
    parts = [i for t in one.dependents(token.i, "nsubj", "nsubj:pass") for i in one.subtree(t.i)]
    return min(parts) if parts and max(parts) < token.i <= min(parts) + _SHORT_SUBJECT else token.i


def _settled(material: Material, statement: Statement, *, ahead: bool) -> bool:
    """Whether a statement tells of what was or will be, without a condition."""
    if ahead or statement.modality in ("future", "conditional"):
        return ahead and not {"if", "unless", "could", "might"} & {t.lower for t in material.tokens(statement)}
    return statement.modality in ("asserted", "reported")


def _noun_use(material: Material, statement: Statement, token: Token) -> _Use | None:
    """A noun behind "no" that all the statement is about: "there would be no appeal"."""
    one = material.annotated[statement.report]
    head = one.tokens[token.head]
    ahead = any(t.lower in words("acts", "ahead") for t in one.dependents(head.i))
    if not _settled(material, statement, ahead=ahead):
        return None
    if not any(t.dep == "expl" for t in one.dependents(head.i)) and token.dep not in ("nsubj:pass", "obj"):
        return None
    return (
        _Use(statement, True, ahead, one.span(token.i - 1, token.i + 1))
        if one.tokens[token.i - 1].lower == "no"
        else None
    )


def _no_before(one: Annotated, token: Token) -> bool:
    """Whether a noun in the singular stands behind "no": many of a kind ("no tweets") are no act."""
    return token.tag == "NN" and any(t.lower == "no" for t in one.dependents(token.i, "det"))


def _governor(one: Annotated, token: Token) -> Token | None:
    """The verb a bare or "-ing" form hangs on: what it says decides whether the act was done."""
    bare = token.tag in ("VB", "VBG") or any(t.lower == "to" for t in one.dependents(token.i))  # "to have been hurt"
    if token.dep.partition(":")[0] in ("xcomp", "ccomp", "advcl") and bare:
        head = one.tokens[token.head]
        if head.lemma.lower() in words("acts", "ended") and token.tag == "VB":
            return None  # "stopped him to keep his title": what for
        return head if head.pos in ("VERB", "ADJ", "NOUN", "AUX") and not _finite(one, token) else None
    return None


def _finite(one: Annotated, token: Token) -> bool:
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in one.dependents(token.i, "aux", "aux:pass"))


def _negated(one: Annotated, token: Token) -> bool:
    return bool(_negations(one, token))


def _negations(one: Annotated, token: Token) -> list[Token]:
    """The negative words that stand on a predicate, its subject or object."""
    negative = words("negation", "words") - {"without", "hardly"}
    own = [t for t in one.dependents(token.i) if t.lower in negative and says_no(one, t)]
    parties = [t for t in one.dependents(token.i) if t.dep in _SUBJECTS or t.dep == "obj" or t.lemma in _WAYS]
    before = [d for t in parties for d in one.dependents(t.i, "det", "cc", "cc:preconj", "advmod")]
    found = [*own, *(d for d in before if d.lower in ("no", "neither")), *(d for t in parties for d in _no_of(one, t))]
    # "more than nothing" and "a no deal exit" deny nothing.
    return [t for t in found if one.tokens[max(0, t.i - 1)].lower not in ("than", "a", "the")]


def _no_of(one: Annotated, token: Token) -> list[Token]:
    """The "no" of "no-one", where the hyphen has parted the two."""
    before = one.tokens[max(0, token.i - 2) : token.i]
    joined = token.lower == "one" and "".join(t.lower for t in before) == "no-"
    return list(before[:1]) if joined else []


def _of_one_act(
    material: Material, left: Statement, right: Statement, names: tuple[str, str], row_of: Mapping[str, int]
) -> bool:
    """Whether two statements tell of one act, by the row they stand in or by who and what else they name."""
    if parties_apart(material, left, right) or places_apart(material, left, right) or days_apart(material, left, right):
        return False
    if other_object(material, left, right):
        return False
    one, two = material.annotated[left.report], material.annotated[right.report]
    if scopes_apart(one, material.tokens(left), two, material.tokens(right)):
        return False
    holders = {left.holder[-1], right.holder[-1]}
    if len(holders) == 2 and "narrator" not in holders:
        return False  # two people say two things: the reports do not disagree in it
    same_doer = role_meets(material, left, right, doing=True)
    shared = len((_content(material, left) & _content(material, right)) - {stem(name) for name in names})
    if row_of.get(left.id, -1) == row_of.get(right.id, -2):
        both = all(map(_has_doer, (left, right)))
        return shared >= 1 and (same_doer is True or not both)
    return names[0] == names[1] and same_doer is True and shared >= _LEAST_SHARED


def _has_doer(statement: Statement) -> bool:
    """Whether a statement says who does it; "there would be no appeal" does not."""
    return any(
        a.role in ("subject", "agent") and not a.anchor.exact.lower().startswith("no ") for a in statement.arguments
    )


def _content(material: Material, statement: Statement) -> set[str]:
    held: Sequence[Token] = material.words(statement).around
    return {stem(t.lemma.lower()) for t in held if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")}
