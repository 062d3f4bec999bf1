"""Noun phrases that speak of somebody without a name: "the minister", "the French leader", "a senior official", "the company"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.roles import RoleKind, role_words
from crossread.annotate.titles import office_of

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "obl:agent")
_ACTING = frozenset([*_SUBJECTS, "obj", "iobj", "root", "ROOT", "conj", "appos", "dislocated"])
_MODIFIERS = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART"])
_TAILS = frozenset(["of", "for", "from", "at", "with", "in"])
_POINTING = 8  # tokens from "according to" to the noun it points to


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """One such phrase: tokens `first` up to `last` (exclusive), its head, what kind of holder it names, in which number."""

    first: int
    last: int
    head: int
    kind: RoleKind
    lemma: str
    plural: bool
    definite: bool


def role_phrases(annotated: Annotated) -> Iterator[RolePhrase]:
    """All phrases headed by a role word that act or are acted upon, in order."""
    words, pointed = role_words(), _near_according(annotated)
    for token in annotated.tokens:
        aged = _aged(annotated, token.i) if token.lower.endswith("old") else None
        if aged is not None:
            yield aged
            continue
        if token.pos not in ("NOUN", "PROPN", "ADJ", "PRON", "DET", "NUM") or (
            token.dep not in _ACTING and not (token.i in pointed and _after_according(annotated, token.i))
        ):
            continue
        lemma = token.lemma.lower()
        lemma = words.short_forms.get(lemma.rstrip("."), lemma)
        office = office_of(annotated, token.i)
        kind = (
            words.kind(office or lemma)
            or words.kind(token.lower)
            or ("document" if _states(annotated, token) else None)
        )
        name = annotated.name_of.get(token.i)
        if kind is None or (name is not None and name.kind != "NORP") or not _can_act(token, kind):
            continue
        first, last = phrase_span(annotated, token.i)
        opener = annotated.tokens[first].lower
        if opener in ("no", "any", "what", "which", "such"):
            continue
        if lemma == "percent" and not (
            token.i + 1 < len(annotated.tokens) and annotated.tokens[token.i + 1].lower == "of"
        ):
            continue  # "7 percent" is a figure, "7 percent of voters" a group
        plural = token.tag in ("NNS", "NNPS") or "Number=Plur" in token.morph
        definite = opener in ("the", "this", "that") or (token.pos == "PROPN" and first == token.i)
        yield RolePhrase(first, last, token.i, kind, office or lemma, plural, definite)


def _aged(annotated: Annotated, i: int) -> RolePhrase | None:
    """A phrase that names a person by age alone ("the 55-year-old said"), its age as the lemma; None for "a 55-year-old teacher"."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(i)
    first = next((k for k in range(i, max(sentence.first, i - 4) - 1, -1) if tokens[k].text[:1].isdigit()), None)
    if first is None or first == sentence.first:
        return None
    age = re.fullmatch(r"(\d{1,3})-?year-?old", "".join(t.lower for t in tokens[first : i + 1]))
    following = tokens[i + 1] if i + 1 < sentence.last else None
    if (
        age is None
        or tokens[first - 1].lower != "the"
        or (following and following.pos in ("NOUN", "PROPN", "ADJ", "NUM"))
    ):
        return None
    return RolePhrase(first - 1, i + 1, i, "person", age[1], plural=False, definite=True)


def _states(annotated: Annotated, token: Token) -> bool:
    """Whether a noun is the subject of a verb that takes a that-clause: whatever says something can be a holder."""
    if token.pos not in ("NOUN", "PROPN", "NUM") or not token.dep.startswith("nsubj") or token.i in annotated.name_of:
        return False
    if token.lower.rstrip(".") in role_words().courtesy:
        return False
    verb = annotated.tokens[token.head]
    return verb.pos == "VERB" and any(
        c.i > verb.i and c.pos in ("VERB", "AUX", "ADJ", "NOUN") for c in annotated.dependents(verb.i, "ccomp")
    )


def _can_act(token: Token, kind: RoleKind) -> bool:
    """Whether a word of this kind can be a holder here: documents only as subjects, adjectives and pronouns only as people."""
    if kind == "document":
        return token.pos in ("NOUN", "PROPN", "NUM") and token.dep not in ("obj", "iobj", "conj", "appos")
    if kind == "institution":
        return token.pos in ("NOUN", "PROPN")
    return token.pos != "ADJ" or token.dep in ("nsubj", "nsubj:pass", "obl:agent")


def _near_according(annotated: Annotated) -> set[int]:
    """The words that stand a few words after an "according": most reports have few."""
    return {k for t in annotated.tokens if t.lower == "according" for k in range(t.i + 1, t.i + _POINTING + 1)}


def _after_according(annotated: Annotated, i: int) -> bool:
    """Whether a noun is what "according to" points to."""
    start = max(annotated.sentence_of(i).first, i - _POINTING)
    lowers = [annotated.tokens[k].lower for k in range(start, i)]
    return "according" in lowers and "to" in lowers


def phrase_span(annotated: Annotated, head: int) -> tuple[int, int]:
    """A noun phrase around its head: what modifies it on the left, and one "of", "for", "from" or "at" phrase on the right."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(head)
    first = head
    while first > sentence.first:
        token = tokens[first - 1]
        possessive = token.lower in ("'s", "’s", "'", "’") or token.tag == "PRP$" or token.text == "-"
        if not (token.pos in _MODIFIERS or possessive) or (
            token.pos == "ADV" and token.head != head and tokens[token.head].head != head
        ):
            break
        first -= 1
        if token.pos == "DET":
            break
    while first < head and tokens[first].text == "-":  # the dash of a dateline or of a list
        first += 1
    last = head + 1
    if last + 1 < sentence.last and tokens[last].lower in _TAILS and tokens[last].head > head:
        inner = tokens[last].head
        if tokens[inner].head == head and inner < sentence.last and tokens[inner].pos in ("NOUN", "PROPN"):
            below = [
                k
                for k in annotated.subtree(inner, without=("acl:relcl", "acl", "appos", "parataxis", "punct"))
                if k >= inner
            ]
            last = _contiguous([k for k in below if tokens[k].pos != "PRON"], inner) + 1
    return first, last


def _contiguous(indexes: list[int], start: int) -> int:
    """The last index of the unbroken run that begins at `start`."""
    held = set(indexes)
    while start + 1 in held:
        start += 1
    return start
