"""What cannot both have happened to one person: resigned here and was dismissed there, pleaded guilty and not guilty."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.judge.lexicon import exclusive_acts, words
from crossread.records.judged import Reason
from crossread.records.text import Anchor

_DOES, _BEARS = ("nsubj",), ("obj", "nsubj:pass")
Act = tuple[str, int, int]
"""Actor id, number of the group of acts, number of its side."""


def find_exclusive_acts(annotated: Sequence[Annotated], casts: Sequence[Cast]) -> tuple[Reason, ...]:
    """Find people of whom two reports tell acts of which only one can have happened (words.toml, `exclusive.acts`), wherever they
    stand.

    Told as fact, by neither report both ways; what is denied, possible or asked for is left out.
    """
    told = [_acts(one, cast) for one, cast in zip(annotated, casts, strict=True)]
    found = []
    for left, right in combinations(told, 2):
        for actor, group in sorted({key[:2] for key in left} & {key[:2] for key in right}):
            sides = [{key[2] for key in acts if key[:2] == (actor, group)} for acts in (left, right)]
            if len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]:
                a, b = left[actor, group, min(sides[0])], right[actor, group, min(sides[1])]
                detail = f"“{a.exact}” in one, “{b.exact}” in the other, of one person"
                found.append(Reason("exclusive-acts", a, b, detail))
    return tuple(found)


def _acts(one: Annotated, cast: Cast) -> dict[Act, Anchor]:
    """The acts of a report by person, with the words from the person to the verb, each where it is told first."""
    found: dict[Act, Anchor] = defaultdict()
    for verb in one.tokens:
        if verb.pos != "VERB" or not _settled(one, verb):
            continue
        name = "_".join([verb.lemma.lower(), *(t.lower for t in one.dependents(verb.i, "compound:prt"))])
        for number, sides in enumerate(exclusive_acts()):
            for side, acts in enumerate(sides):
                for actor, token in _of(one, cast, verb, name, acts):
                    first, last = sorted((token.i, verb.i))
                    found.setdefault((actor, number, side), one.span(first, last + 1))
    return found


def _of(one: Annotated, cast: Cast, verb: Token, name: str, acts: frozenset[str]) -> Iterator[tuple[str, Token]]:
    """The person who does or bears a verb of one side."""
    for form, roles in ((f"who:{name}", _DOES), (f"whom:{name}", _BEARS)):
        if form not in acts or (roles == _DOES and _passive(one, verb)):
            continue
        for token in one.dependents(verb.i, *roles):
            head = _meant(one, verb, token)
            actor = cast.actor(cast.actor_of.get(head.i, ""))
            if actor is not None and actor.kind == "person":
                yield actor.id, token


def _meant(one: Annotated, verb: Token, token: Token) -> Token:
    """The noun that "who" stands for."""
    return one.tokens[verb.head] if token.tag in ("WP", "WDT") and verb.dep.startswith("acl") else token


def _passive(one: Annotated, verb: Token) -> bool:
    """Whether it is done to the subject ("he is survived by his wife")."""
    return verb.tag == "VBN" and any(t.lemma.lower() == "be" for t in one.dependents(verb.i, "aux", "aux:pass"))


def _settled(one: Annotated, verb: Token) -> bool:
    """Whether a verb is told as fact: in the past, neither denied nor hung on what somebody might or wants to do."""
    beside = {t.lower for t in one.dependents(verb.i)}
    open_ = words("acts", "open") | words("acts", "ahead") | words("negation", "words") | {"would", "to"}
    past = verb.tag in ("VBD", "VBN") and (verb.tag == "VBD" or beside & {"was", "were", "been", "had", "has", "have"})
    return bool(past) and not beside & open_
