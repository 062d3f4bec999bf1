"""The claims of a statement: each act or state it tells, reduced to a word, a sign (so, not so) and who and what is concerned.

"Received no warning", "was not warned" and "no warning was issued" are one claim, denied; "admitted defeat" is one word.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.claim_parties import parties_of
from crossread.judge.claim_words import light_verbs, motion_verbs, needs_no_party, sides, standing_words
from crossread.judge.governors import name_of
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.standing import Standing, standing
from crossread.records.text import Anchor
from crossread.records.told import Statement

_ADDS = ("advmod", "amod", "nummod", "advcl")
_QUANTITIES = frozenset({"enough", "sufficient", "insufficient", "plenty"})
_TELLING = frozenset(
    {"support", "vote", "move", "turn", "agree"}
)  # of the verbs too general to be denied, those that are not
_HOLLOW = frozenset(
    {"be", "have", "do", "say", "tell", "think", "want", "need", "like", "mean", "include", "see", "show", "add"}
)
_TREATING = frozenset({"treat", "regard", "describe", "remain", "stay"})
_SHORT = 5  # words of a party that are shown with the claim


@dataclass(frozen=True, slots=True)
class Claim:
    """One act or state. `parties` are the words it concerns with the way each hangs on it ("doer", "bearer", or a preposition);
    `bounds` the words that narrow it ("seriously", "immediate").
    """

    statement: Statement
    word: str
    token: Token
    standing: Standing
    parties: tuple[tuple[str, Token], ...]
    bounds: tuple[Token, ...]
    span: Anchor


def claims_of(material: Material, statement: Statement, *, strict: bool = True) -> Iterator[Claim]:
    """Yield the claims of a statement's verbs, of its predicates behind a copula, and of nouns below a light verb or "no"."""
    if strict and statement.modality in ("conditional", "asked", "wanted", "possible"):
        return
    one = material.annotated[statement.report]
    for token in _tokens(material, statement):
        for word, centre in _words(one, token):
            found = standing(one, token, strict=strict)
            if found is not None:
                verb = _verb_over(one, token)
                parties = tuple(parties_of(one, centre, verb, word))
                bounds = tuple(t for v in dict.fromkeys((token, verb)) for t in _bounds(one, v, word))
                yield Claim(statement, word, token, found, parties, bounds, _span(one, token, verb, found))


def _tokens(material: Material, statement: Statement) -> Iterator[Token]:
    """The words of a statement, and a telling verb above it of which it is what was known ("she had heard that …")."""
    one = material.annotated[statement.report]
    yield from material.tokens(statement)
    own = {t.i for t in material.tokens(statement)}
    for token in material.tokens(statement):
        head = one.tokens[token.head]
        if token.dep == "ccomp" and head.i not in own and any(w in sides() for w in _of_verb(one, head)):
            yield head


def _words(one: Annotated, token: Token) -> Iterator[tuple[str, Token]]:
    """The words a token claims by, a known longer one before its parts, each with the token whose parties count."""
    if token.pos == "VERB":
        if token.dep not in ("amod", "compound"):
            yield from ((word, token) for word in _of_verb(one, token))
        return
    if token.pos not in ("ADJ", "ADV", "NOUN", "PROPN"):
        return
    phrase, said = _phrase(one, token), _is_predicate(one, token)
    if phrase and (phrase in sides() or said):
        yield phrase, token
        if said and phrase.startswith(("at_", "in_")) and phrase not in sides():
            yield "be_at", token
    elif token.pos in ("ADJ", "ADV"):
        word = _too(one, token)
        if said or (word in sides() and (token.pos == "ADV" or word != token.lemma.lower())):
            yield word, token
    elif token.pos == "NOUN":
        if said or _is_told(one, token):
            yield token.lemma.lower(), token
        for child in one.dependents(token.i, "amod", "advmod", "det"):
            if child.lemma.lower() in _QUANTITIES or needs_no_party(child.lemma.lower()):
                yield child.lemma.lower(), token


def _too(one: Annotated, token: Token) -> str:
    """An adjective or adverb as one word with "too"."""
    too = any(t.lower == "too" for t in one.dependents(token.i, "advmod"))
    return f"too_{token.lemma.lower()}" if too else token.lemma.lower()


def _is_told(one: Annotated, token: Token) -> bool:
    """Whether a noun is what a light verb says took place or did not, or stands behind "no" or "without"."""
    head = one.tokens[token.head]
    lone = token.dep == "nsubj" and any(True for _ in one.dependents(head.i, "expl"))
    if (token.dep in ("obj", "nsubj:pass") or lone) and not _belongs(one, head, token):
        return name_of(one, head) in light_verbs() or any(t.lower == "no" for t in one.dependents(token.i, "det"))
    return any(t.lower == "without" for t in one.dependents(token.i, "case"))


def _belongs(one: Annotated, verb: Token, noun: Token) -> bool:
    """Whether a verb and its noun are one known word ("admit_defeat")."""
    return any(
        noun.lemma.lower() in word.split("_")[1:] for word in _of_verb(one, verb) if "_" in word and word in sides()
    )


def _of_verb(one: Annotated, token: Token) -> list[str]:
    """A verb as one word with its particle, its object, what it is complemented by, or with "be" in the passive, as far as known."""
    name = name_of(one, token)
    found = [name]
    for child in one.dependents(token.i):
        relation = child.dep.partition(":")[0]
        if relation in ("obj", "xcomp", "advmod", "ccomp") or child.dep == "nsubj:pass":
            found.append(f"{name}_{child.lemma.lower()}")
        elif relation == "obl":
            case = "_".join(t.lower for t in one.dependents(child.i, "case"))
            found += [f"{name}_{child.lemma.lower()}", f"{name}_{case}", f"{name}_{case}_{child.lemma.lower()}"]
        elif child.dep == "aux:pass":
            found.append(f"be_{name}")
        elif relation == "advcl" and any(t.lower == "to" for t in one.dependents(child.i, "mark")):
            found.append(f"{name}_{child.lemma.lower()}")
    if not any(True for _ in one.dependents(token.i, "obj", "xcomp", "ccomp", "aux:pass")):
        found.append(f"{name}_")
    known = [word for word in found if word in sides()]
    if known:
        longest = max(known, key=len)
        return [longest, name] if longest == f"be_{name}" and name in sides() else [longest]
    if name in motion_verbs():
        return [f"{case}_{noun}" for case, noun in _named_ends(one, token)]
    if name not in words("acts", "empty") - _TELLING and name not in standing_words("thinking"):
        return [name]
    objects = [t for t in one.dependents(token.i, "obj") if t.pos == "NOUN" and name not in _HOLLOW]
    few = {"few", "little"}
    whole = [t for t in objects if few.isdisjoint(kid.lower for kid in one.dependents(t.i, "amod", "det"))]
    return [f"{name}_{t.lemma.lower()}" for t in whole]  # "leave the club"


def _named_ends(one: Annotated, token: Token) -> Iterator[tuple[str, str]]:
    """The named places a verb of motion goes to or over."""
    for child in one.dependents(token.i, "obl"):
        case = next((t.lower for t in one.dependents(child.i, "case")), "")
        if case and child.pos == "PROPN":
            yield case, child.lower


def _phrase(one: Annotated, token: Token) -> str:
    """A preposition and its noun or adjective as one word ("at_large"); empty where there is no preposition."""
    case = next(
        (t.lower for t in one.dependents(token.i, "case") if t.lower not in ("of", "without", "as", "’s", "'s")), ""
    )
    if token.pos == "NOUN" and any(
        t.dep in ("nmod:poss", "nmod", "compound", "nummod") for t in one.dependents(token.i)
    ):
        case = "" if not any(True for _ in one.dependents(token.i, "cop")) else case
    return f"{case}_{token.lemma.lower() if token.pos != 'PROPN' else token.lower}" if case else ""


def _is_predicate(one: Annotated, token: Token) -> bool:
    """Whether a word is what is said of a subject: behind a copula, or below a verb of staying, finding, treating."""
    if any(True for _ in one.dependents(token.i, "cop")):
        return True
    head = one.tokens[token.head]
    if token.dep == "conj" and token.pos == "ADJ":
        return head.pos in ("ADJ", "VERB") and (
            _is_predicate(one, head) or any(True for _ in one.dependents(head.i, "aux:pass"))
        )
    if token.dep == "xcomp":
        return True
    return token.dep == "obl" and name_of(one, head) in _TREATING


def _verb_over(one: Annotated, token: Token) -> Token:
    """The verb whose parties a noun or complement shares; the word itself if it is a predicate."""
    if token.pos == "VERB" or any(True for _ in one.dependents(token.i, "cop")):
        return token
    head = one.tokens[token.head]
    below = token.dep.partition(":")[0] in ("obj", "nsubj", "obl", "xcomp", "advmod")
    return head if head.pos in ("VERB", "AUX") and below else token


def _bounds(one: Annotated, token: Token, word: str) -> Iterator[Token]:
    """The adverbs, adjectives and numbers that narrow a claim."""
    for child in one.dependents(token.i, *_ADDS):
        own = not {child.lower, child.lemma.lower()}.isdisjoint(word.split("_"))
        if child.pos in ("ADV", "ADJ", "NUM") and child.lower not in standing_words("plain") and not own:
            yield child


def _span(one: Annotated, token: Token, verb: Token, found: Standing) -> Anchor:
    """The claim as printed: from the words that deny it, or a short subject, to its last word."""
    ends = {token.i, verb.i, *found.signs}
    ends |= {t.i for t in one.dependents(verb.i, "aux", "cop", "compound:prt", "xcomp")}
    for child in one.dependents(verb.i, "nsubj", "obj"):
        below = one.subtree(child.i)
        if below[-1] - below[0] < _SHORT:
            ends |= {below[0], below[-1]}
    sentence = one.sentence_of(token.i)
    inside = [i for i in ends if sentence.first <= i < sentence.last]
    return one.span(min(inside), max(inside) + 1)
