"""The phrase heads at the places that event patterns name ("subject", "object-of", "owner")."""

from collections.abc import Iterable, Iterator

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.arguments import agents, content, patients, prepositional, surface_subjects
from crossread.extract.events.parties import party
from crossread.extract.events.scene import Scene
from crossread.extract.voice import grammar_words


def at_slot(scene: Scene, trigger: int, slot: str) -> tuple[int, ...]:
    """The phrase heads at a place that a pattern names; steps are joined by hyphens and taken from the trigger outward."""
    heads: tuple[int, ...] = (trigger,)
    for step in slot.replace("indirect-object", "iobject").split("-"):
        heads = tuple(dict.fromkeys(after for head in heads for after in _step(scene, head, step)))
    return heads


def _step(scene: Scene, i: int, step: str) -> Iterable[int]:
    annotated = scene.coder.annotated
    if step == "subject":
        return _doers(scene, i)
    if step == "object":
        return patients(annotated, i)
    if step == "head":
        return [annotated.tokens[i].head]
    if step == "holder":
        return surface_subjects(annotated, i)
    if step == "iobject":
        return [kid.i for kid in annotated.dependents(i, "iobj")]
    if step == "owner":
        return owners(scene, i)
    if step == "content":
        found = content(annotated, i)
        return () if found is None else (found,)
    if step == "acl":
        return [kid.i for kid in annotated.dependents(i, "acl")]
    if step == "any":
        return _anyone(scene, i)
    if step == "if":
        return _conditions(scene, i)
    if step == "place":
        return _places_before(scene, i)
    if step == "country":
        return [i] if i in scene.coder.places and scene.coder.places[i].kind in {"country", "capital", "part"} else ()
    return prepositional(annotated, i, step)


def _doers(scene: Scene, i: int) -> tuple[int, ...]:
    """Who does it; of a participle behind a paper or a statement ("a letter demanding …") whoever sends that."""
    annotated = scene.coder.annotated
    token = annotated.tokens[i]
    paper = _paper_above(annotated, token)
    if paper is not None:
        return _sender(scene, paper)
    found = agents(annotated, i)
    if token.dep == "acl" and token.tag == "VBG" and found == (token.head,) and not party(scene, token.head).known:
        above = annotated.tokens[annotated.tokens[token.head].head]
        if above.pos == "VERB" and annotated.tokens[token.head].dep in {"obj", "obl"}:
            return agents(annotated, above.i)
    return found


def _paper_above(annotated: Annotated, token: Token) -> int | None:
    """The letter or statement that a participle speaks for, though a receiver may stand between ("a letter to senators demanding …")."""
    if token.dep not in {"acl", "conj"} or token.tag != "VBG":
        return None
    at = annotated.tokens[token.head]
    if token.dep == "conj" or (at.tag == "VBG" and at.dep == "acl"):
        at = annotated.tokens[at.head]
    if at.dep == "nmod" and any(case.lower == "to" for case in annotated.dependents(at.i, "case")):
        at = annotated.tokens[at.head]
    return at.i if at.lemma.lower() in grammar_words()["papers"] else None


def _sender(scene: Scene, paper: int) -> tuple[int, ...]:
    """Whose a letter or statement is: its owner, whoever stands behind "by" or "from", else the subject of the verb above it."""
    annotated = scene.coder.annotated
    behind = (j for case in ("by", "from") for j in prepositional(annotated, paper, case))
    found = (*owners(scene, paper), *behind)
    above = annotated.tokens[annotated.tokens[paper].head]
    return found or (agents(annotated, above.i) if above.pos == "VERB" else ())


def owners(scene: Scene, noun: int) -> tuple[int, ...]:
    """Whose a noun is: "Poland's offer", "the Polish offer"; an adjective of people counts as the country."""
    annotated = scene.coder.annotated
    found = [kid.i for kid in annotated.dependents(noun, "nmod:poss")]
    where = _places_before(scene, noun)
    for kid in annotated.dependents(noun, "amod", "compound", "nmod", "flat", "nmod:desc"):
        if kid.i < noun and kid.i in scene.coder.places and not any(True for _ in annotated.dependents(kid.i, "case")):
            found += [kid.i] if kid.i not in where else []
    return tuple(found)


def _conditions(scene: Scene, i: int) -> tuple[int, ...]:
    """The heads of the "if" and "unless" clauses below a word or its content: a threat is to whoever is to act there."""
    annotated = scene.coder.annotated
    inside = content(annotated, i)
    clauses = (kid for j in (i, inside) if j is not None for kid in annotated.dependents(j, "advcl"))
    return tuple(
        kid.i for kid in clauses if any(mark.lower in {"if", "unless"} for mark in annotated.dependents(kid.i, "mark"))
    )


def _places_before(scene: Scene, noun: int) -> tuple[int, ...]:
    """Names of countries and cities that stand bare before a noun: what it is about or where it is, not whose ("the Oslo attack").

    Adjectives ("Israeli"), possessives and short forms ("US", "U.S.") are owners.
    """
    annotated, places = scene.coder.annotated, scene.coder.places
    found = []
    for kid in annotated.dependents(noun, "compound", "nmod", "flat", "nmod:desc", "amod"):
        place = places.get(kid.i)
        bare = kid.dep != "nmod:poss" and not any(True for _ in annotated.dependents(kid.i, "case"))
        named = place is not None and place.kind in {"country", "capital", "part"}
        if kid.i < noun and bare and named and not kid.text.replace(".", "").isupper():
            found.append(kid.i)
    return tuple(found)


def _anyone(scene: Scene, i: int) -> Iterator[int]:
    """All that could be a participant below a word, but not in clauses of other acts; countries, organisations, the cast."""
    annotated = scene.coder.annotated
    for j in sorted(annotated.subtree(i, without=("acl:relcl", "advcl", "parataxis"))):
        place = scene.coder.places.get(j)
        if place is not None and place.first == j and place.code:
            yield j
