"""None in one report, some in the other: "no one was injured" beside "one officer was hurt"."""

from collections.abc import Sequence
from itertools import pairwise

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.background import of_another_time
from crossread.judge.findings import Finding, clash, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.slots import days_apart, places_apart
from crossread.records.text import Anchor
from crossread.records.told import Statement

_KINDS = ("killed", "hurt", "arrested")
_NOUN_REACH = 4
_ALL = frozenset({"all", "everyone", "everybody", "nobody", "one", "no-one", "none"})
_NONE = frozenset({"no", "without", "nobody", "no-one"})


def none_and_some(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """Compare a statement that there was nobody killed, hurt or arrested with one of another report that there was somebody.

    The denial must be of everybody ("no one", "no injuries") and without reserve ("no serious injuries", "so far", "no
    reports of"); the harm must be told as fact; neither report may tell both. In reports of two days it only pulls apart.
    The caller has seen to it that the two are of one event.
    """
    if not any(says_none(material, s) for s in (left, right)):
        return []
    if any(_of_another_time(material, s) for s in (left, right)):
        return []
    if places_apart(material, left, right) or days_apart(material, left, right):
        return []
    for none, some in ((left, right), (right, left)):
        for kind in _KINDS:
            denied = _denied(material, none, kind)
            told = _told(material, some, kind) if denied else None
            if denied and told and not _both_in_one(material, none, some, kind):
                ends = {none.report: denied, some.report: told}
                return [_finding(material, ends[left.report], ends[right.report])]
    return []


def _of_another_time(material: Material, statement: Statement) -> bool:
    one, dates = material.annotated[statement.report], material.dates_of[statement.report]
    return of_another_time(one, statement.anchors[0], dates)


def _finding(material: Material, left: Anchor, right: Anchor) -> Finding:
    """Nobody and somebody exclude each other in reports of one day; of two days, the later may know more."""
    detail = f"“{left.exact}” in one, “{right.exact}” in the other"
    days = [material.annotated[a.report].report.published for a in (left, right)]
    if days[0] != days[1] and None not in days:
        return remark("pulls-apart", "none-and-some", left, right, f"{detail}; the reports are of two days")
    return clash("polarity", "none-and-some", left, right, detail)


def says_none(material: Material, statement: Statement) -> bool:
    """Tell whether a statement has a word for none at all: what to ask before the costlier questions."""
    return any(token.lower in _NONE for token in material.tokens(statement))


def denies_anybody(material: Material, statement: Statement) -> bool:
    """Tell whether a statement says that there was nobody killed, hurt or arrested."""
    return any(_denied(material, statement, kind) for kind in _KINDS)


def _denied(material: Material, statement: Statement, kind: str) -> Anchor | None:
    """The words that say there was none, if the statement says so of everybody and without reserve."""
    one, tokens = material.annotated[statement.report], material.tokens(statement)
    if statement.modality not in ("asserted", "reported") or words("outcomes", "reserve") & {t.lower for t in tokens}:
        return None
    if _has_exception(one.words(one.sentence_of(tokens[0].i)) if tokens else ()):
        return None
    known = words("outcomes", kind)
    for n, token in enumerate(tokens):
        if token.lower in words("outcomes", "nobody") or _no_one(tokens, n):
            head = _verb_of(one, token)
            if head is not None and head.lemma.lower() in known:
                return one.span(token.i, head.i + 1) if token.i < head.i else None
        if token.lower in ("no", "without"):
            for noun in tokens[n + 1 : n + _NOUN_REACH]:
                if noun.pos == "NOUN" and noun.lemma.lower() in known:
                    return one.span(token.i, noun.i + 1)
    return None


def _has_exception(sentence: Sequence[Token]) -> bool:
    """Tell whether a sentence speaks of all but some ("all but the pilot escaped without injury")."""
    return any(a.lower in _ALL and b.lower == "but" for a, b in pairwise(sentence))


def _no_one(tokens: Sequence[Token], n: int) -> bool:
    """Tell whether "no one" or "no people" begins here."""
    return tokens[n].lower == "no" and n + 1 < len(tokens) and tokens[n + 1].lower in ("one", "people", "person")


def _verb_of(one: Annotated, token: Token) -> Token | None:
    """The predicate a word is the subject of, itself or through "one"."""
    for above in [token, *one.ancestors(token.i)][:3]:
        head = one.tokens[above.head]
        if above.dep.startswith("nsubj") and head.i != above.i:
            return head
    return None


def _told(material: Material, statement: Statement, kind: str) -> Anchor | None:
    """The words that say that there was somebody, with who it was where the sentence tells."""
    one, known = material.annotated[statement.report], words("outcomes", kind)
    if statement.polarity == "negated" or statement.modality not in ("asserted", "reported"):
        return None
    for token in material.tokens(statement):
        if token.pos != "VERB" or (token.lemma.lower() not in known and not (kind == "hurt" and _treated(one, token))):
            continue
        if token.dep.startswith("acl") and statement.dates:
            continue  # who somebody is, from another day
        who = [t for t in one.dependents(token.i, "nsubj", "obj") if t.i < token.i or t.dep == "obj"]
        if any(_nobody(one, t) for t in who):
            continue
        if any(t.dep in ("nsubj:pass", "obj") or token.lemma.lower() == "die" for t in who):
            first = min(min(one.subtree(t.i)) for t in who)
            return one.span(min(first, token.i), max(token.i, *(t.i for t in who)) + 1)
    return None


def _nobody(one: Annotated, token: Token) -> bool:
    """Whether "one" is half of "no-one"."""
    return token.lower == "one" and any(t.lower == "no" for t in one.tokens[max(0, token.i - 2) : token.i])


def _treated(one: Annotated, token: Token) -> bool:
    """Whether somebody is treated for harm ("treated for burns")."""
    harms = (t.lemma.lower() in words("outcomes", "harms") for t in one.dependents(token.i, "obl"))
    return token.lemma.lower() == "treat" and any(harms)


def _both_in_one(material: Material, none: Statement, some: Statement, kind: str) -> bool:
    """Tell whether the denying report also tells of some, or the other also denies."""
    for statement in material.statements.values():
        if statement.report == none.report and _told(material, statement, kind):
            return True
        if statement.report == some.report and _denied(material, statement, kind):
            return True
    return False
