"""The actor behind a noun phrase without a name, by the office, age or name it repeats; else an unnamed actor of its own."""

from crossread.annotate.annotated import Annotated
from crossread.annotate.entity import Entity, Place, fold
from crossread.annotate.role_phrases import RolePhrase, role_phrases
from crossread.annotate.roles import RoleKind, role_words
from crossread.annotate.titles import office_of
from crossread.records.said import ActorKind

_ACTOR_KINDS: dict[RoleKind, ActorKind] = {
    "person": "person",
    "institution": "organisation",
    "document": "unknown",
    "group": "group",
}
_REACH = 60  # sentences: beyond that a definite phrase is not tied to a name
_COMPANY_REACH = 3


def resolve_roles(annotated: Annotated, entities: list[Entity]) -> list[Entity]:
    """Tie definite phrases to the named actors whose office or name they repeat; the others become unnamed actors of their own.

    A phrase is tied only where one office fits and its nationality or body does not speak against it.
    """
    taken = {i for e in entities for a, b in e.titles for i in range(a, b)}
    set_off = {i: e for e in entities for a, b in e.titles if _set_off(annotated, a, b) for i in range(a, b)}
    named = {i for e in entities for p in e.places for i in range(p.first, p.last)}
    unnamed: dict[tuple[str, ...], Entity] = {}
    for phrase in role_phrases(annotated):
        if phrase.head in set_off and phrase.head not in named:
            set_off[phrase.head].places.append(Place(phrase.first, phrase.last, phrase.head, "role"))
        if phrase.head in taken or phrase.head in named:
            continue
        as_name = (
            annotated.tokens[phrase.head].pos == "PROPN" and phrase.first == phrase.head and phrase.kind == "document"
        )
        place = Place(phrase.first, phrase.last, phrase.head, "name" if as_name else "role")
        owner = _named_actor(annotated, entities, phrase)
        if owner is None:
            owner = _unnamed_actor(annotated, unnamed, phrase)
        owner.places.append(place)
    return list(unnamed.values())


def _set_off(annotated: Annotated, first: int, last: int) -> bool:
    """Whether a title stands apart from the name by a comma, so that it speaks of the person on its own ("its head, Ada Example, said")."""
    return any(annotated.tokens[i].text == "," for i in (first - 1, last) if 0 <= i < len(annotated.tokens))


def _named_actor(annotated: Annotated, entities: list[Entity], phrase: RolePhrase) -> Entity | None:
    """The named actor a definite singular phrase stands for, if the report shows one."""
    if not phrase.definite or phrase.plural:
        return None
    if phrase.lemma.isdigit():
        return _by_age(annotated, entities, phrase)
    if phrase.kind == "person":
        return _by_office(annotated, entities, phrase)
    if phrase.kind == "institution":
        return _by_word(annotated, entities, phrase)
    return None


def _by_age(annotated: Annotated, entities: list[Entity], phrase: RolePhrase) -> Entity | None:
    """The person whose age the report gives beside the name, else the one spoken of last whose age it does not give."""
    near = annotated.tokens[phrase.head].sentence - _COMPANY_REACH
    people = [e for e in entities if e.kind == "person" and not e.plural]
    ages = {e.name: {a for p in e.places if (a := _age_after(annotated, p.last))} for e in people}
    told = [e for e in people if phrase.lemma in ages[e.name]]
    if told:
        return told[0]
    last = [(p.first, e) for e in people if not ages[e.name] and (p := _last_before(e, phrase.first)) is not None]
    first, entity = max(last, key=lambda pair: pair[0], default=(0, None))
    return entity if entity is not None and annotated.tokens[first].sentence >= near else None


def _age_after(annotated: Annotated, end: int) -> str | None:
    """The number between commas after a name."""
    after = annotated.tokens[end : end + 3]
    aged = len(after) == 3 and after[0].text == "," and after[1].text.isdigit() and after[2].text in (",", ".", ")")
    return after[1].text if aged else None


def _by_office(annotated: Annotated, entities: list[Entity], phrase: RolePhrase) -> Entity | None:
    words = role_words()
    told = _qualifiers(annotated, phrase)
    fitting: list[tuple[int, Entity]] = []
    loose: list[tuple[int, Entity]] = []
    for entity in entities:
        place = _last_before(entity, phrase.first)
        if entity.kind != "person" or not any(words.covers(phrase.lemma, office) for office in entity.offices):
            continue
        if place is None and not _named_soon(annotated, entity, phrase):
            continue
        at = (place.first if place else -1, entity)
        if not told or any(_kin(word, q) for word in told for q in entity.qualifiers | set(entity.words)):
            fitting.append(at)
        elif not entity.qualifiers:
            loose.append(at)
    if not fitting and len(loose) == 1:
        fitting = loose
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _named_soon(annotated: Annotated, entity: Entity, phrase: RolePhrase) -> bool:
    """Whether the first naming stands in the same sentence, after the phrase."""
    first = min(place.first for place in entity.places)
    return annotated.tokens[first].sentence == annotated.tokens[phrase.head].sentence


def _qualifiers(annotated: Annotated, phrase: RolePhrase) -> set[str]:
    """The names and peoples inside a phrase, folded: what an actor must not be at odds with."""
    found = set()
    for i in range(phrase.first, phrase.last):
        token = annotated.tokens[i]
        if i != phrase.head and (token.pos == "PROPN" or i in annotated.name_of) and office_of(annotated, i) is None:
            found.add(fold(token.text))
    return found


def _kin(left: str, right: str) -> bool:
    """Whether two words are a country and its people's name, by a common beginning (France, French; Spain, Spanish)."""
    if left == right:
        return True
    shared = next((k for k, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return shared >= 4 or (shared >= 3 and min(len(left), len(right)) <= 5)


def _by_word(annotated: Annotated, entities: list[Entity], phrase: RolePhrase) -> Entity | None:
    """A body named before: one whose name holds the phrase's noun, or for "the company" the last body spoken of."""
    if phrase.head - phrase.first > 1:
        return None
    sentence = annotated.tokens[phrase.head].sentence
    best: tuple[int, Entity] | None = None
    for entity in entities:
        if entity.kind != "organisation":
            continue
        place = _last_before(entity, phrase.first)
        if place is None or _is_credit(annotated, place):
            continue
        distance = sentence - annotated.tokens[place.first].sentence
        holds = phrase.lemma in entity.words and distance <= _REACH
        generic = distance <= _COMPANY_REACH and _can_be_called(entity, phrase.lemma)
        if (holds or generic) and (best is None or place.first > best[0]):
            best = (place.first, entity)
    return best[1] if best else None


def _is_credit(annotated: Annotated, place: Place) -> bool:
    """Whether a mention is the agency in a dateline, "(Reuters) -": it files the report, nobody speaks of it."""
    tokens = annotated.tokens
    around = (
        tokens[place.first - 1].text if place.first else "",
        tokens[place.last].text if place.last < len(tokens) else "",
    )
    return (
        around == ("(", ")") and place.last + 1 < len(tokens) and tokens[place.last + 1].text in ("-", "–", "—", "--")
    )


def _can_be_called(entity: Entity, noun: str) -> bool:
    """Whether "the company" or another noun without a name can take up a body: a Federation or a Ministry is no company."""
    words = role_words()
    if noun not in words.generic:
        return False
    called = {word for word in entity.words if words.kinds.get(word) == "institution"}
    return noun not in words.trading or called <= words.trading


def _last_before(entity: Entity, token: int) -> Place | None:
    """The last mention of an actor before a token."""
    before = [place for place in entity.places if place.last <= token]
    return max(before, key=lambda place: place.first) if before else None


def _unnamed_actor(annotated: Annotated, unnamed: dict[tuple[str, ...], Entity], phrase: RolePhrase) -> Entity:
    """The actor of its own that a phrase stands for; the same words with "the" later in the report are the same actor."""
    first = phrase.first
    if annotated.tokens[first].pos == "DET" and first < phrase.head:
        first += 1
    text = annotated.span(first, phrase.last).exact
    key = tuple(fold(w) for w in text.split())
    if not phrase.plural and not phrase.definite and phrase.kind in ("person", "document"):
        key = (*key, str(phrase.head))
    if phrase.definite and not phrase.plural:
        for known in reversed(list(unnamed.values())):
            if known.words[: len(key)] == key or (
                len(key) == 1 and key[0] in known.offices and known.kind == _ACTOR_KINDS[phrase.kind]
            ):
                return known
    entity = unnamed.get(key)
    if entity is None:
        words = role_words()
        kind: ActorKind = "group" if phrase.plural and phrase.kind == "person" else _ACTOR_KINDS[phrase.kind]
        entity = Entity(kind, text, key, plural=phrase.plural or phrase.kind == "group")
        entity.offices.add(phrase.lemma)
        entity.forms.add(text)
        if phrase.lemma in words.feminine or phrase.lemma in words.masculine:
            entity.gender = "feminine" if phrase.lemma in words.feminine else "masculine"
        unnamed[key] = entity
    return entity
