"""What the word above a predicate, or above the noun of an act, makes of it: done, not done, ahead, said, thought, or left open.

Verbs that say of their complement whether it was done: Karttunen 1971 (implicatives), 1973 (plugs and holes).
"""

from typing import Literal

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.claim_words import standing_words

Way = Literal["", "carries", "undone", "ahead", "saying", "thinking", "denying", "open"]
_TOP: tuple[None, Way] = (None, "")
_FINITE = ("VBD", "VBZ", "VBP")
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "advcl"})
_OPENING = frozenset({"to", "until", "till", "before", "once", "unless", "if"})
_RISKED = frozenset({"of", "for", "from", "against"})
_HIGHEST = 6  # joined words that are looked through


def above(one: Annotated, token: Token) -> tuple[Token | None, Way]:
    """The word above and its way: "carries" leaves the predicate as it is, "open" says nothing of it; None where none stands above."""
    token = _first_joined(one, token)
    head, relation = one.tokens[token.head], token.dep.partition(":")[0]
    if head.i == token.i or relation in ("root", "parataxis", "appos"):
        return _TOP
    if relation in ("advmod", "amod"):
        return head, "carries"
    if relation == "nmod" and token.pos == "VERB":
        return head, "open"  # "in danger of breaking"
    if relation == "acl":
        return _over_noun_clause(one, token, head)
    if relation in ("obj", "nsubj", "obl") and token.pos == "NOUN":
        refused = token.dep == "obj" and name_of(one, head) in standing_words("undone") | standing_words("denying")
        return head, "undone" if refused else "carries"
    return _over_clause(one, token, head) if relation in _CLAUSES else _TOP


def _first_joined(one: Annotated, token: Token) -> Token:
    """The first of joined predicates; in "failed to check and lied" the second goes with the finite one."""
    for _ in range(_HIGHEST):
        if token.dep != "conj":
            break
        first = one.tokens[token.head]
        outer = token.tag in ("VBD", "VBZ", "VBN") and first.tag in ("VB", "VBG")
        token = one.tokens[first.head] if outer else first
    return token


def _over_noun_clause(one: Annotated, token: Token, head: Token) -> tuple[Token | None, Way]:
    """A noun over a clause: "rumours that he was" and "the risk of breaking" say nothing, "a refusal to pay" denies."""
    marks, noun = {t.lower for t in one.dependents(token.i, "mark", "case")}, head.lemma.lower()
    if noun in standing_words("hearsay") or (token.dep == "acl" and (is_finite(one, token) or marks & _RISKED)):
        return head, "open"
    if "to" not in marks or is_finite(one, token):
        return _TOP
    return head, "undone" if noun in standing_words("undone") else "ahead" if noun in standing_words(
        "ahead"
    ) else "open"


def _over_clause(one: Annotated, token: Token, head: Token) -> tuple[Token | None, Way]:
    """A verb or adjective over a clause."""
    name, finite = name_of(one, head), is_finite(one, token)
    if name in standing_words("undone"):
        return head, "undone"
    if name in standing_words("denying"):
        return head, "denying"
    if token.dep.startswith("advcl"):
        marks = {t.lower for t in one.dependents(token.i, "mark", "case")}
        if token.tag == "VBG" and not finite:
            return head, "open" if marks & _RISKED else "carries"
        return (head, "open") if _OPENING & marks else _TOP
    if finite:
        return head, "thinking" if name in standing_words("thinking") else "saying" if name in standing_words(
            "saying"
        ) else "open"
    return head, _of_infinitive(token, head, name)


def _of_infinitive(token: Token, head: Token, name: str) -> Way:
    """What the word above says of an infinitive, a participle or a small clause."""
    if token.pos in ("ADJ", "NOUN", "PROPN") or token.tag == "VBN":
        return "carries"
    if name == "go":
        return "ahead" if head.tag == "VBG" else "carries"
    if name in standing_words("ahead"):
        return "ahead"
    if name in standing_words("done"):
        return "carries"
    return "thinking" if name in standing_words("thinking") else "open"


def is_finite(one: Annotated, token: Token) -> bool:
    """Whether a predicate has a tense of its own."""
    return token.tag in _FINITE or any(t.tag in (*_FINITE, "MD") for t in one.dependents(token.i, "aux", "cop"))


def name_of(one: Annotated, token: Token) -> str:
    """A word's dictionary form with its particle ("rule_out"); "stopped short of" is one word."""
    lemma = token.lemma.lower()
    for child in one.dependents(token.i):
        if child.dep == "compound:prt" or (lemma == "stop" and child.lower == "short"):
            return f"{lemma}_{child.lower}"
    return lemma
