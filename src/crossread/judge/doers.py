"""Who stands behind a figure: the person who is the subject of the nearest verb above it."""

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.records.said import Actor
from crossread.records.text import Anchor


def doer_above(one: Annotated, cast: Cast, token: Token) -> Actor | None:
    """The person who is the subject of the nearest verb at or above a word, or whose the noun on the way is ("his 11 seasons");
    "who" is whom its clause tells of.
    """
    for above in (token, *one.ancestors(token.i)):
        owner = next((a for t in one.dependents(above.i, "nmod:poss") if (a := _person(cast, t))), None)
        if owner is not None or above.pos in ("VERB", "AUX"):
            return owner or _subject(one, cast, above)
    return None


def _subject(one: Annotated, cast: Cast, verb: Token) -> Actor | None:
    for subject in one.dependents(verb.i, "nsubj", "nsubj:pass"):
        meant = one.tokens[verb.head] if subject.tag in ("WP", "WDT") and verb.dep.startswith("acl") else subject
        person = _person(cast, meant)
        if person is not None:
            return person
    return None


def _person(cast: Cast, token: Token) -> Actor | None:
    actor = cast.actor(cast.actor_of.get(token.i, ""))
    return actor if actor is not None and actor.kind == "person" else None


def doers_differ(left: tuple[Annotated, Cast, Anchor], right: tuple[Annotated, Cast, Anchor]) -> bool:
    """Tell whether two passages are told of two people known to be two ("Ms. Lind spent …", "he spent …")."""
    people = [
        doer_above(one, cast, tokens[0]) if (tokens := one.tokens_in(anchor.start, anchor.end)) else None
        for one, cast, anchor in (left, right)
    ]
    x, y = people
    return x is not None and y is not None and x.id != y.id and not set(x.name.split()) & set(y.name.split())
