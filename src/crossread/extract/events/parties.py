"""Participants of an event: the places that a pattern names ("object-owner", "content-with") and the actors who stand there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.annotate.joint_phrases import several_codes
from crossread.annotate.phrase_codes import Code, Coder, phrase_code
from crossread.extract.arguments import agents, content, joined, patients, prepositional, surface_subjects
from crossread.extract.voice import grammar_words

_POLITICS = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP", None})
_BODIES = frozenset(
    {"committee", "subcommittee", "panel", "team", "office", "department", "staff", "group", "commission"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"})


@dataclass(frozen=True, slots=True)
class Party:
    """One participant: the head of its phrase, its code, and its actor in the cast if it has one."""

    head: int
    code: Code
    actor: str | None

    @property
    def known(self) -> bool:
        """Whether it can stand in an event: coded, or an actor of the cast."""
        return self.code.told


@dataclass(frozen=True, slots=True)
class Scene:
    """What participants are found in: the report's coder, its cast, and who says "I" and "we" where (token to actor); `met` keeps
    the participants asked for so far, since every pattern asks for those around its word.
    """

    coder: Coder
    cast: Cast
    first_persons: Mapping[int, str]
    met: dict[int, Party] = field(default_factory=dict, repr=False, compare=False)


def party(scene: Scene, head: int) -> Party:
    """Who a phrase head is: the code of the person's record first, else that of the phrase itself."""
    known = scene.met.get(head)
    if known is None:
        known = scene.met[head] = _party(scene, head)
    return known


def _party(scene: Scene, head: int) -> Party:
    actor_id = scene.first_persons.get(head) or scene.cast.actor_of.get(head)
    actor = scene.cast.actor(actor_id) if actor_id else None
    code = phrase_code(scene.coder, head)
    holder = _holder(scene, head) if not code.told else None
    if holder is not None and (actor is None or not actor.sector):
        return Party(head, party(scene, holder).code, None)
    if actor is None or code.region:
        return Party(head, code, actor_id)
    if actor.kind == "person" and _says_otherwise(scene, head, code, actor.sector):
        return Party(head, code, None)
    if actor.kind == "person":
        code = Code(actor.country or code.country, actor.sector or code.sector)
    else:
        code = Code(code.country or actor.country, code.sector or actor.sector)
    return Party(head, code, actor_id)


def _holder(scene: Scene, head: int) -> int | None:
    """Whose committee or team a body is, by "whose", "his" or a name before it ("the senator, whose committee …")."""
    annotated = scene.coder.annotated
    if annotated.tokens[head].lemma.lower() not in _BODIES:
        return None
    for kid in annotated.dependents(head, "nmod:poss"):
        if kid.lower != "whose":
            return kid.i
        clause = next((up for up in annotated.ancestors(head) if up.dep == "acl:relcl"), None)
        return clause.head if clause is not None else None
    return None


def _says_otherwise(scene: Scene, head: int, code: Code, sector: str | None) -> bool:
    """Whether a common noun says what its actor is not ("the judge", taken for the accused): then the link is not believed.

    One politician may be of a government, a parliament, a party and an opposition by turns.
    """
    if scene.coder.annotated.tokens[head].pos != "NOUN" or code.sector is None or sector is None:
        return False
    return code.sector != sector and not {code.sector, sector} <= _POLITICS


def parties(scene: Scene, heads: Iterable[int]) -> tuple[Party, ...]:
    """The participants behind phrase heads and all that is joined to them; those nothing is known of are left out."""
    found: list[Party] = []
    for head in dict.fromkeys(one for given in heads for one in _all_joined(scene, given)):
        if scene.coder.annotated.tokens[head].pos not in _NOMINAL and head not in scene.coder.places:
            continue
        several = several_codes(scene.coder, head)
        found += [Party(head, code, None) for code in several] if several else [party(scene, meant(scene, head))]
    return tuple(one for one in found if one.known)


def _all_joined(scene: Scene, head: int) -> tuple[int, ...]:
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


def meant(scene: Scene, head: int) -> int:
    """For a pronoun that names nobody yet, inside what somebody says, the speaker ("Japan said it had halted aid")."""
    annotated = scene.coder.annotated
    token = annotated.tokens[head]
    if (
        token.lower not in {"it", "they", "he", "she", "we"}
        or head in scene.first_persons
        or head in scene.cast.actor_of
    ):
        return head
    verb = annotated.tokens[token.head]
    for above in annotated.ancestors(verb.i):
        if (
            any(kid.i == verb.i or verb.i in annotated.subtree(kid.i) for kid in annotated.dependents(above.i, "ccomp"))
            and above.pos == "VERB"
        ):
            subjects = [j for j in surface_subjects(annotated, above.i) if j != head]
            return subjects[0] if subjects and _may_mean(scene, token.lower, subjects[0]) else head
    return head


def _may_mean(scene: Scene, pronoun: str, speaker: int) -> bool:
    """Whether a pronoun may stand for a speaker: "it" for no person, "he" and "she" for nobody but one."""
    actor_id = scene.cast.actor_of.get(speaker)
    actor = scene.cast.actor(actor_id) if actor_id else None
    person = actor is not None and actor.kind == "person"
    if pronoun == "it":
        return not person and scene.coder.annotated.tokens[speaker].tag != "NNS"
    return person or pronoun not in {"he", "she"}


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


def speakers_of(scene: Scene, i: int) -> tuple[int, ...]:
    """Subjects of the nearest verb above a word that has one of its own."""
    for above in scene.coder.annotated.ancestors(i):
        found = surface_subjects(scene.coder.annotated, above.i)
        if found:
            return found
    return ()
