"""How a predicate stands: told as done or as not done, past or ahead, by the words on it and above it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.claim_words import standing_words
from crossread.judge.governors import above, name_of
from crossread.judge.lexicon import says_no, words

_PARTIES = ("nsubj", "obj", "expl", "det")
_NONE = frozenset({"no", "neither", "nobody", "none", "nothing", "few"})
_STRETCHES = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade", "season", "time"})
_NOW = frozenset({"is", "are", "has", "have", "'s", "’s", "'re", "’re", "'ve", "’ve", "still", "yet"})
_NEAR = 7  # words behind a verb in which "no" is looked for
_HIGHEST = 6  # words above a predicate that are looked at
Time = Literal["done", "ahead", "any"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`holds`: told as so, or as not so. `signs`: the words that say so. `thought`: somebody only believes it. `present`: it is told
    of the day of the report ("is", "has not", "still").
    """

    holds: bool
    time: Time
    present: bool
    thought: bool
    signs: tuple[int, ...]


@dataclass(slots=True)
class _Walk:
    """What was met so far on the way up from a predicate."""

    holds: bool = True
    thought: bool = False
    bounded: bool = False
    times: set[Time] = field(default_factory=set)
    negatives: set[int] = field(default_factory=set)
    governors: set[int] = field(default_factory=set)


def standing(one: Annotated, token: Token, *, strict: bool = True) -> Standing | None:
    """How a predicate, or the noun of an act, stands; None where the words leave it open (asked, wished, supposed, possible).

    Not `strict`: what is left open stands as the words below say, to ask whether a report speaks of it at all.
    """
    walk, current = _Walk(), token
    for _ in range(_HIGHEST):
        if not _take_in(one, current, walk) and strict:
            return None
        head, way = above(one, current)
        if head is None or (way == "open" and not strict):
            break
        if way == "open":
            return None
        if way in ("saying", "denying", "thinking"):
            if not _said(one, head, walk, denies=way == "denying", thinks=way == "thinking"):
                return None
            break
        if way == "undone":
            walk.holds = not walk.holds
            walk.governors.add(head.i)
            walk.times.add(_time_of_undone(one, head))
        elif way == "ahead":
            walk.times.add("ahead")
        current = head
    if strict and walk.bounded and not walk.holds:
        return None
    time: Time = "any" if "any" in walk.times else "ahead" if "ahead" in walk.times else "done"
    signs = tuple(sorted(walk.negatives | walk.governors))
    return Standing(walk.holds, time, _is_present(one, token, current), walk.thought, signs)


def _take_in(one: Annotated, token: Token, walk: _Walk) -> bool:
    """Add what the words beside one word of the way say; False where they leave it open."""
    beside = {t.lower for t in one.dependents(token.i)}
    if beside & standing_words("open") or _is_conditional(one, token):
        return False
    if token.pos == "VERB" and _has_none_behind(one, token):
        return False
    walk.bounded = walk.bounded or bool(beside & standing_words("bounding")) or _is_bounded(one, token)
    fresh = {t.i for t in _negatives(one, token)} - walk.negatives
    if fresh:
        if walk.negatives:
            return False  # "not … without": two negatives are seldom meant as none
        walk.holds = not walk.holds
        walk.negatives |= fresh
        behind = {one.tokens[i + 1].lower for i in fresh if i + 1 < len(one.tokens)}
        walk.bounded = walk.bounded or not behind.isdisjoint(standing_words("quantity"))  # "not all had left"
    if beside & standing_words("ahead_words") or _is_to(one, token):
        walk.times.add("ahead")
    if name_of(one, token) in standing_words("decisions"):
        walk.times.add("any")
    return True


def _has_none_behind(one: Annotated, verb: Token) -> bool:
    """Whether a "no" that is not the object's stands in the clause behind a verb, so that it says less than it seems ("agreed to no
    deal", "grants the House no standing").
    """
    direct = {t.i for t in one.dependents(verb.i)}
    for token in one.tokens[verb.i + 1 : min(one.sentence_of(verb.i).last, verb.i + 1 + _NEAR)]:
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in (",", ";", ":", "—", "–"):
            return False
        if token.lower == "no" and token.head not in direct:
            return True
        if token.lower == "no":
            noun = one.tokens[token.head]
            return noun.dep.partition(":")[0] not in _PARTIES or noun.dep == "iobj"
    return False


def _said(one: Annotated, head: Token, walk: _Walk, *, denies: bool, thinks: bool) -> bool:
    """Add what a verb of saying, denying or thinking makes of its clause; False where that is left open.

    "Do not believe it was" says that they believe it was not; "nobody thought that it was" and "did not say" say nothing.
    """
    beside = {t.lower for t in one.dependents(head.i)}
    negative = any(True for _ in _negatives(one, head))
    if negative and (not thinks or any(t.lower in _NONE for t in one.dependents(head.i, "nsubj"))):
        return False
    if beside & standing_words("open") or one.tokens[one.sentence_of(head.i).last - 1].text == "?":
        return False
    if negative or denies:
        walk.holds = not walk.holds
        walk.governors.add(head.i)
    walk.thought = walk.thought or thinks
    return True


def _time_of_undone(one: Annotated, head: Token) -> Time:
    """When what was refused or ruled out would be: a refusal holds for what was and what will be."""
    if name_of(one, head) == "rule_out":
        return "ahead"
    return "any" if head.lemma.lower() in ("refuse", "reject", "avoid", "resist") else "done"


def _negatives(one: Annotated, token: Token) -> Iterator[Token]:
    """The negative words on a predicate, on its subject or object, or on a noun."""
    if token.pos == "NOUN" and not any(True for _ in one.dependents(token.i, "cop")):
        yield from (t for t in one.dependents(token.i, "det", "case") if t.lower in ("no", "without", "neither"))
        return
    to = token.lemma.lower() in ("have", "be") or any(t.lower == "to" for t in one.dependents(token.i, "mark"))
    for child in one.dependents(token.i):
        if child.lower in words("negation", "words") | {"nor"} and child.lower != "no" and says_no(one, child):
            yield child
        elif child.lower == "yet" and to:
            yield child  # "has yet to", "are yet to"
        elif child.dep == "xcomp" and child.pos == "ADJ":
            yield from (t for t in one.dependents(child.i, "advmod") if t.lower in ("not", "n't", "n’t"))
        elif child.lower == "one" and any(t.lower == "no" for t in one.tokens[max(0, child.i - 2) : child.i]):
            yield child
        elif child.dep.partition(":")[0] in _PARTIES:
            if child.dep == "det" and child.lower == "no":
                yield child
            yield from (t for t in one.dependents(child.i, "det", "cc", "advmod") if t.lower in ("no", "neither"))


def _is_conditional(one: Annotated, token: Token) -> bool:
    """Whether it holds under a condition only."""
    clauses = one.dependents(token.i, "advcl")
    return any(t.lower in ("if", "unless") for clause in clauses for t in one.dependents(clause.i, "mark"))


def _is_bounded(one: Annotated, token: Token) -> bool:
    """Whether a time is given up to, from or for which it holds ("until after he dies", "for two days", "in 17 games")."""
    for child in one.dependents(token.i, "advcl", "obl"):
        marks = {t.lower for t in one.dependents(child.i, "mark", "case", "advmod")}
        if marks & {"until", "till", "since", "before"} or ("for" in marks and child.lemma.lower() in _STRETCHES):
            return True
        if marks & {"in", "for"} and any(True for _ in one.dependents(child.i, "nummod")):
            return True
    return False


def _is_to(one: Annotated, token: Token) -> bool:
    """Whether it is set for later: "is to close"."""
    if token.dep == "xcomp" or not any(t.lower == "to" for t in one.dependents(token.i, "mark")):
        return False
    return any(t.lower in ("is", "are", "was", "were") for t in one.dependents(token.i, "cop", "aux"))


def _is_present(one: Annotated, token: Token, top: Token) -> bool:
    """Whether it is told of the day of the report: in the present or the perfect, or as not so yet."""
    return any(
        word.tag in ("VBZ", "VBP")
        or word.lemma.lower() in ("remain", "stay")
        or not _NOW.isdisjoint({t.lower for t in one.dependents(word.i)})
        for word in (token, top)
    )
