"""Who and what a claim concerns, and whether two claims concern the same."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.claim_words import one_party, standing_words, time_names
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.records.told import Statement

_SUBJECTS_ABOVE = ("xcomp", "conj", "advcl", "acl", "ccomp")
_TIMES = frozenset({"after", "when", "while", "because", "as", "if", "since"})
_PARTS = frozenset(
    {"most", "all", "some", "many", "half", "part", "one", "none", "each", "both", "few", "several", "any"}
)
_THIRD = frozenset({"he", "she", "it", "they", "him", "her", "them", "both", "who", "which", "that"})
_FIRST = frozenset({"i", "we", "me", "us"})
Meeting = Literal["same", "beside", "open", "apart"]
Party = tuple[str, Token]
Owned = tuple[Statement, Sequence[Party]]


def parties_of(one: Annotated, token: Token, verb: Token, word: str) -> Iterator[Party]:
    """Yield who and what a claim concerns with how each hangs on it ("doer", "bearer", a preposition), its own words left out; of
    "most of the houses" the houses.
    """
    for role, party in _named(one, token, verb, word):
        part = next(one.dependents(party.i, "nmod"), None) if party.lower in _PARTS else None
        yield role, part or party


def _named(one: Annotated, token: Token, verb: Token, word: str) -> Iterator[Party]:
    passive = any(True for _ in one.dependents(verb.i, "aux:pass", "nsubj:pass"))
    acts = verb.pos == "VERB" and not passive and verb.i == token.i
    if token.pos == "NOUN" and verb.i != token.i and token.lemma.lower() not in word.split("_"):
        yield "of", token  # "enough blood"
    for child in {t.i: t for v in (verb, token) for t in one.dependents(v.i)}.values():
        relation = child.dep.partition(":")[0]
        if child.i == token.i:
            continue
        yield from ((role, name) for role, name in _beside_it(one, child))
        if child.lemma.lower() in word.split("_") and relation != "nsubj":
            yield from _below(one, child)
        elif relation == "nsubj":
            yield ("doer" if acts and child.dep != "nsubj:pass" else "bearer"), _antecedent(one, verb, child)
        elif relation == "obj":
            yield "bearer", child
        elif relation in ("obl", "nmod", "advcl", "xcomp", "ccomp") and child.pos in ("NOUN", "PROPN", "PRON", "VERB"):
            case = next((t.lower for t in one.dependents(child.i, "case", "mark")), "")
            if (
                not (relation == "advcl" and case in _TIMES)
                and child.lemma.lower() not in words("scopes", "times") | time_names()
            ):
                yield ("doer" if case == "by" and passive else case or relation), child
    if not any(True for _ in one.dependents(verb.i, "nsubj")):
        yield from _subject_above(one, verb)


def _beside_it(one: Annotated, child: Token) -> Iterator[Party]:
    """The name put beside a noun that is the party itself ("the capital, Port Selim"), or hung on it."""
    if child.dep in ("obl", "nmod"):
        case = next((t.lower for t in one.dependents(child.i, "case")), "")
        for name in one.dependents(child.i, "appos"):
            yield case, name
    if child.dep in ("obl", "obj"):
        for name in one.dependents(child.i, "nmod"):
            if name.pos == "PROPN":  # parsers hang a place on the noun before it
                yield next((t.lower for t in one.dependents(name.i, "case")), "of"), name


def _below(one: Annotated, noun: Token) -> Iterator[Party]:
    """What hangs on a noun that belongs to the word itself ("defeat in the vote")."""
    for child in one.dependents(noun.i, "nmod", "obl"):
        yield next((t.lower for t in one.dependents(child.i, "case")), "of"), child


def _antecedent(one: Annotated, verb: Token, child: Token) -> Token:
    """The noun that "who" stands for."""
    return one.tokens[verb.head] if child.tag in ("WP", "WDT") and verb.dep.startswith("acl") else child


def _subject_above(one: Annotated, verb: Token) -> Iterator[Party]:
    """The subject that an infinitive, participle or second verb shares with the verb above, or the object it has there."""
    passive = any(True for _ in one.dependents(verb.i, "aux:pass"))
    role = "bearer" if passive or verb.pos != "VERB" else "doer"
    for _ in _SUBJECTS_ABOVE:
        relation, head = verb.dep.partition(":")[0], one.tokens[verb.head]
        if relation not in _SUBJECTS_ABOVE or head.i == verb.i:
            return
        if relation == "acl" and head.pos in ("NOUN", "PROPN"):
            if not any(t.lower == "to" for t in one.dependents(verb.i, "mark")):
                yield "bearer", head
                return
            verb, head = head, one.tokens[head.head]  # "has plans to raise taxes"
        objects = list(one.dependents(head.i, "obj")) if relation == "xcomp" else []
        subjects = objects or list(one.dependents(head.i, "nsubj"))
        if subjects:
            yield role, _antecedent(one, head, subjects[0])
            return
        verb = head


def meeting(material: Material, left: Owned, right: Owned, *, one_word: bool) -> Meeting:
    """How two claims meet: *same* where doer or bearer is one, *beside* where something else they name is, *open* where one names
    nobody known, *apart* where a role is filled by two things. `one_word`: the verbs are of one family, so that their roles compare.
    """
    if not left[1] or not right[1]:
        return "open"
    met = [(a, b) for a, b in product(left[1], right[1]) if _same(material, left[0], a[1], right[0], b[1])]
    known = [{t.i for (_, t) in (pair[n] for pair in met)} for n in (0, 1)]
    for role in {r for r, _ in left[1]} & {r for r, _ in right[1]}:
        ones = [t for r, t in left[1] if r == role]
        twos = [t for r, t in right[1] if r == role]
        if not one_word and ({t.i for t in ones} & known[0] or {t.i for t in twos} & known[1]):
            continue  # "the talks collapsed", "they reached a deal in the talks"
        if all(_differ(material, left[0], x, right[0], y) for x, y in product(ones, twos)):
            return "apart"
    people = [central_people(material, side, named=True) for side in (left, right)]
    if _turned(met) or (all(people) and not people[0] & people[1]):
        return "apart"
    if one_word and all(_left_over(side[1], known[n]) for n, side in enumerate((left, right))):
        return "apart"
    central = [
        (a, b)
        for a, b in met
        if {a[0], b[0]} <= {"doer", "bearer"} and (a[0] == b[0] or not one_word or _alone(left, right))
    ]
    if central:
        return "same"
    if met:
        return "beside"
    wild = (
        r == p and (_is_open(material, left[0], t) or _is_open(material, right[0], u))
        for (r, t), (p, u) in product(left[1], right[1])
    )
    return "open" if any(wild) else "apart"


def other_doer(material: Material, left: Owned, right: Owned) -> bool:
    """Whether both claims say who does it, and no one of them is the same: "the mayor opposed", "residents who support"."""
    doers = [[t for r, t in side[1] if r == "doer"] for side in (left, right)]
    return all(doers) and not any(_same(material, left[0], x, right[0], y) for x, y in product(*doers))


def _is_open(material: Material, statement: Statement, token: Token) -> bool:
    """Whether a word stands for somebody or something that is not known: a pronoun, or "both sides"."""
    if token.pos == "PRON" and token.lower in _THIRD:
        return material.actor(statement.report, actor_at(material, statement, token)) is None
    return token.lemma.lower() in ("side", "other", "old")  # "the 58-year-old"


def _turned(met: Sequence[tuple[Party, Party]]) -> bool:
    """Whether the doer of each is the bearer of the other: "A leads B", "B trails A"."""
    roles = {(a[0], b[0]) for a, b in met}
    return (
        ("doer", "bearer") in roles
        and ("bearer", "doer") in roles
        and not {("doer", "doer"), ("bearer", "bearer")} & roles
    )


def _left_over(parties: Sequence[Party], met: set[int]) -> bool:
    """Whether something beside doer and bearer is named that the other claim has not: "fired on the town", "fired at a store"."""
    return any(r not in ("doer", "bearer") and t.i not in met and t.pos in ("NOUN", "PROPN") for r, t in parties)


def _alone(left: Owned, right: Owned) -> bool:
    """Whether one of two claims names a single party, which may be doer or bearer ("the bridge reopened", "was reopened")."""
    return any(sum(r in ("doer", "bearer") for r, _ in side[1]) == 1 for side in (left, right))


def _same(material: Material, one: Statement, x: Token, other: Statement, y: Token) -> bool:
    actors = [actor_at(material, s, t) for s, t in ((one, x), (other, y))]
    if actors[0] is not None and actors[0] == actors[1]:
        return True
    if x.pos == y.pos == "PROPN" and _name(material, one, x) & _name(material, other, y):
        return True
    if "PRON" in (x.pos, y.pos) or (None not in actors and "PROPN" in (x.pos, y.pos)):
        return False
    return one_party(x.lemma.lower(), y.lemma.lower()) and not _told_apart(material, one, x, other, y)


def _name(material: Material, statement: Statement, token: Token) -> set[str]:
    """The words of the name a word belongs to."""
    one = material.annotated[statement.report]
    name = one.name_of.get(token.i)
    return {t.lower for t in one.tokens[name.first : name.last] if t.wordlike} if name else {token.lower}


def _told_apart(material: Material, one: Statement, x: Token, other: Statement, y: Token) -> bool:
    """Whether two nouns are told apart by names or ordinals on them ("the bridge at Korva", "the Delmar bridge")."""
    names, ordinals = [], []
    for statement, token in ((one, x), (other, y)):
        below = list(material.annotated[statement.report].dependents(token.i, "nmod", "compound", "amod", "appos"))
        names.append({t.lower for t in below if t.pos == "PROPN"})
        ordinals.append({t.lower for t in below if t.lower in words("scopes", "numbering") | words("scopes", "which")})
    return (all(names) and not names[0] & names[1]) or (ordinals[0] != ordinals[1])


def _differ(material: Material, one: Statement, x: Token, other: Statement, y: Token) -> bool:
    """Whether two words in one role are surely two things: two people or bodies known apart, two names, or two nouns."""
    generic = standing_words("generic") | {"old"}
    if x.lower in _FIRST or y.lower in _FIRST:
        return not _same(material, one, x, other, y)
    if _same(material, one, x, other, y) or x.lemma.lower() in generic or y.lemma.lower() in generic:
        return False
    actors = [material.actor(s.report, actor_at(material, s, t)) for s, t in ((one, x), (other, y))]
    if actors[0] is not None and actors[1] is not None:
        return "PROPN" in (x.pos, y.pos) or "PRON" in (x.pos, y.pos) or x.pos == y.pos
    return x.pos == y.pos != "PRON" or {x.pos, y.pos} == {"NOUN", "VERB"}


def actor_at(material: Material, statement: Statement, token: Token) -> str | None:
    """The actor a word stands for; "I" and "we" are the speaker's."""
    if token.lower in _FIRST and len(statement.holder) > 1:
        return statement.holder[-1]
    return material.casts[statement.report].actor_of.get(token.i)


def central_people(material: Material, owned: Owned, *, named: bool = False) -> set[str]:
    """The ids of the people who do or bear a claim; if `named`, of those whom the report names."""
    found = {
        actor_at(material, owned[0], token)
        for role, token in owned[1]
        if role in ("doer", "bearer") and token.lower != "old"
    }
    actors = [material.actor(owned[0].report, actor) for actor in found if actor is not None]
    people = [actor for actor in actors if actor is not None and actor.kind == "person"]
    return {actor.id for actor in people if not named or any(m.form == "name" for m in actor.mentions)}
