"""Phrases joined to a participant's, by the parse or, where it fails at titled names and lists of countries, by the words."""

from collections.abc import Iterator

from crossread.extract.arguments import joined
from crossread.extract.events.scene import Scene


def all_joined(scene: Scene, head: int) -> tuple[int, ...]:
    """What is joined to a phrase by the parse, and for country names also by the words themselves ("to Iran, Libya and Sudan")."""
    found = [*joined(scene.coder.annotated, head), *_name_before(scene, head), *_name_after(scene, head)]
    tokens, places = scene.coder.annotated.tokens, scene.coder.places
    found += [*_country_before(scene, head), *_countries_named(scene, head)]
    at = places[head].last if head in places and places[head].kind == "country" else len(tokens)
    while at < len(tokens) - 2 and tokens[at].lower in {",", "and"}:
        at += (
            1
            + (tokens[at + 1].lower == "and")
            + (tokens[at + 1].lower == "the" or (tokens[at + 2].lower == "the" and tokens[at + 1].lower == "and"))
        )
        if at not in places or places[at].kind != "country":
            break
        found.append(at)
        at = places[at].last
    return tuple(dict.fromkeys(found))


def _countries_named(scene: Scene, head: int) -> Iterator[int]:
    """The countries that name who a plural noun before them is ("neighbours Kenya and Uganda"), from the second on."""
    annotated = scene.coder.annotated
    if annotated.tokens[head].tag != "NNS":
        return
    for kid in annotated.dependents(head, "appos", "flat", "nmod:desc"):
        place = scene.coder.places.get(kid.i)
        if kid.i == head + 1 and place is not None and place.kind == "country":
            yield from (i for i in joined(annotated, kid.i) if i != kid.i and i in scene.coder.places)


def _country_before(scene: Scene, head: int) -> tuple[int, ...]:
    """The countries that stand before "and" and another one, where the parser did not join them ("Mali, the poor Niger, and Chad")."""
    places, tokens = scene.coder.places, scene.coder.annotated.tokens
    found: list[int] = []
    place = places.get(head)
    while place is not None and place.kind in {"country", "region"} and place.first >= 2:
        at, joined_by = place.first - 1, ""
        while at > 0 and (tokens[at].pos in {"ADJ", "DET", "CCONJ"} or tokens[at].text == ","):
            joined_by += tokens[at].lower if tokens[at].text in {",", "and"} else ""
            at -= 1
        place = places.get(at) if joined_by in {"and", "and,"} or (found and joined_by == ",") else None
        if place is not None and (place.kind == "country" or place.members):
            found.append(place.first)
        else:
            break
    return tuple(found)


def _name_after(scene: Scene, head: int) -> tuple[int, ...]:
    """The titled person named after "and", right behind another's name ("President A. B. and Prime Minister C. D. signed")."""
    annotated = scene.coder.annotated
    name = annotated.name_of.get(head)
    last = annotated.sentence_of(head).last
    if name is None or name.kind != "PERSON" or name.last + 1 >= last or annotated.tokens[name.last].lower != "and":
        return ()
    at = name.last + 1
    while at < last and at not in annotated.name_of and annotated.tokens[at].text[:1].isupper():
        at += 1
    after = annotated.name_of.get(at)
    while (
        after is not None
        and after.kind != "PERSON"
        and after.last < last
        and annotated.tokens[after.last].text[:1].isupper()
    ):
        at = after.last
        while at < last and at not in annotated.name_of and annotated.tokens[at].text[:1].isupper():
            at += 1
        after = annotated.name_of.get(at)
    titled = at > name.last + 1
    return (after.first,) if after is not None and after.kind == "PERSON" and titled else ()


def _name_before(scene: Scene, head: int) -> tuple[int, ...]:
    """The person named before "and", where the parser did not join two titled names ("President A. B. and Prime Minister C. D.")."""
    annotated = scene.coder.annotated
    name = annotated.name_of.get(head)
    at = (name.first if name else head) - 1
    while at > 1 and annotated.tokens[at].pos in {"ADJ", "NOUN", "PROPN"} and annotated.tokens[at].text[:1].isupper():
        at -= 1
    before = annotated.name_of.get(at - 1)
    if (
        annotated.tokens[at].lower != "and"
        or before is None
        or before.kind != "PERSON"
        or not annotated.tokens[head].text[:1].isupper()
    ):
        return ()
    return (before.first,)
