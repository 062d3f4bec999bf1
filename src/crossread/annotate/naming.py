"""Names of one report put together: full, short, with and without initials, acronyms, and two people of one family kept apart."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from crossread.annotate.annotated import Annotated, Name
from crossread.annotate.entity import Entity, Place, fold
from crossread.annotate.name_spans import actor_names
from crossread.annotate.roles import first_names, role_words
from crossread.records.said import ActorKind, MentionForm

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "LOC": "place"}
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SEX = {"he": "masculine", "she": "feminine"}
_SMALL = frozenset(
    ["of", "the", "for", "and", "in", "on", "de", "du", "la", "le", "del", "der", "von", "&", "a", "at", "to", "'s"]
)
_SAME_PLACE = (
    frozenset(["us", "usa", "united states", "the united states", "america", "united states of america"]),
    frozenset(["uk", "britain", "united kingdom", "great britain", "the united kingdom"]),
    frozenset(["uae", "united arab emirates"]),
    frozenset(["eu", "european union"]),
    frozenset(["un", "united nations"]),
)


def merge_names(annotated: Annotated) -> list[Entity]:
    """Gather the names of a report into actors: people by family name and fitting first name, bodies by words and acronym.

    A bare family name that two people share goes by a courtesy title ("Mrs."), by the pronoun that takes it up, to the one who
    was last a subject, and else to the one named last.
    """
    names = actor_names(annotated)
    texts = {name: _clean(annotated, name) for name in names}
    kinds = _kinds(names, texts)
    entities: list[Entity] = []
    for text in sorted(set(texts.values()), key=lambda t: (-len(t.split()), t)):
        _full_name(entities, text, kinds[text])
    fitting: dict[str, list[Entity]] = {}  # a name that comes again fits the same actors, while no new one is made
    for name in sorted(names, key=lambda n: n.first):
        text, known = texts[name], len(entities)
        if text not in fitting:
            fitting[text] = _fitting(entities, text, kinds[text])
        entity = _entity_for(annotated, entities, fitting[text], name, text, kinds[text])
        if len(entities) > known:
            fitting.clear()
        entity.places.append(Place(name.first, name.last, _head(annotated, name), _form(entity, text)))
        entity.forms.add(text)
    return [entity for entity in entities if entity.places]


def _clean(annotated: Annotated, name: Name) -> str:
    text = annotated.report.text[annotated.tokens[name.first].start : annotated.tokens[name.last - 1].end]
    return re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", text)).strip(" ,")


def _kinds(names: Sequence[Name], texts: dict[Name, str]) -> dict[str, ActorKind]:
    """One kind for one form: the one most of its places have."""
    votes: dict[str, Counter[ActorKind]] = {}
    for name in names:
        votes.setdefault(texts[name], Counter())[_KINDS[name.kind]] += 1
    return {text: count.most_common(1)[0][0] for text, count in votes.items()}


@lru_cache(maxsize=8192)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: folded, without initials, suffixes and leading articles."""
    words = [fold(w) for w in re.split(r"[\s\-–]+", text)]
    kept = [
        w for w in words if w and w not in _SUFFIXES and not (len(w) == 1 and len(words) > 1) and w not in ("the", "'s")
    ]
    return tuple(kept or words)


def _full_name(entities: list[Entity], text: str, kind: ActorKind) -> None:
    """Make an actor of a form that is nobody's short form yet. Forms come longest first."""
    words = name_words(text)
    if any(
        is_form_of(words, text, entity.words, entity.name, kind=entity.kind)
        for entity in entities
        if _alike(entity.kind, kind)
    ):
        return
    gender = first_names().get(words[0], "unknown") if kind == "person" and len(words) > 1 else "unknown"
    entities.append(Entity(kind, text, words, gender))


def _alike(left: ActorKind, right: ActorKind) -> bool:
    """Whether two kinds can be one actor: the name finder takes bodies for places and the reverse, people for neither."""
    return left == right or {left, right} == {"organisation", "place"}


@lru_cache(maxsize=32768)
def is_form_of(
    short: tuple[str, ...], short_text: str, full: tuple[str, ...], full_text: str, *, kind: ActorKind
) -> bool:
    """Whether a name can be another form of a fuller one."""
    if short == full:
        return True
    if kind == "person":
        return _same_person(short, full)
    folded = fold(short_text), fold(full_text)
    if any(folded[0] in group and folded[1] in group for group in _SAME_PLACE):
        return True
    if is_acronym(short_text, full_text):
        return True
    return kind == "organisation" and _bag(short) == _bag(full)


def _same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """A family name alone, or first and family name that fit; a first name alone only when it is a known first name."""
    if len(short) == 1:
        if short[0] == full[-1] or (short[0] in full[1:] and len(short[0]) > 2):
            return True
        return short[0] == full[0] and short[0] in first_names()
    if short[-1] != full[-1]:
        return len(short) < len(full) and any(full[i : i + len(short)] == short for i in range(len(full)))
    return same_first_name(short[0], full[0]) or short == full[-len(short) :]


def same_first_name(left: str, right: str) -> bool:
    """Whether two first names can be one: equal, or one a short form of the other."""
    nicknames = role_words().nicknames
    return left == right or right in nicknames.get(left, frozenset()) or left in nicknames.get(right, frozenset())


def is_acronym(short: str, full: str) -> bool:
    """Whether a form in capitals is made of the initials of the words of a name, with or without its small words."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 8 or not letters.isupper():
        return False
    words = [w for w in re.split(r"[\s\-]+", full) if w[:1].isalpha()]
    if len(words) < 2 or any(w.isupper() and len(w) > 1 for w in words[1:]) or (words[0].isupper() and len(words) < 3):
        return False
    big = "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    every = "".join(w[0] for w in words).upper()
    return letters in (big, every) or (
        len(letters) > 2 and ("US" + letters == big or big == "US" + letters or "U" + letters == big)
    )


def _bag(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) - _SMALL - {"us", "uk", "department", "ministry"} | (
        {"department"} if {"department", "ministry"} & set(words) else set()
    )


def _fitting(entities: list[Entity], text: str, kind: ActorKind) -> list[Entity]:
    """The actors that a name can be a form of."""
    words = name_words(text)
    return [e for e in entities if _alike(e.kind, kind) and is_form_of(words, text, e.words, e.name, kind=e.kind)]


def _entity_for(
    annotated: Annotated, entities: list[Entity], fitting: list[Entity], name: Name, text: str, kind: ActorKind
) -> Entity:
    """The actor a name at one place belongs to: one of those it fits, else a new one."""
    words = name_words(text)
    exact = [e for e in fitting if e.words == words and e.kind == kind] or [e for e in fitting if e.words == words]
    if exact and (len(words) > 1 or len(fitting) == 1):
        return exact[0]
    gender = courtesy_before(annotated, name.first)
    if gender != "unknown":
        fitting = [e for e in fitting if e.gender in (gender, "unknown")] or fitting
        for entity in fitting:
            if len(fitting) == 1 and entity.gender == "unknown":
                entity.gender = gender  # type: ignore[assignment]
    last_named = [e for e in fitting if e.places]
    if last_named:
        return max(
            last_named,
            key=lambda e: (_fits_pronoun(annotated, e, name), _was_subject(annotated, e), e.places[-1].first),
        )
    return fitting[0] if fitting else _new(entities, text, kind, words)


def _fits_pronoun(annotated: Annotated, entity: Entity, name: Name) -> bool:
    """Whether the sex of the pronoun that takes up a name as subject in its sentence is the actor's ("Example said he")."""
    verb = annotated.tokens[_head(annotated, name)].head
    below = annotated.tokens[name.last : annotated.sentence_of(name.first).last]
    pronoun = next((_SEX[t.lower] for t in below if t.lower in _SEX and t.dep.startswith("nsubj") and t.i > verb), None)
    return pronoun is not None and pronoun == entity.gender


def _was_subject(annotated: Annotated, entity: Entity) -> bool:
    """Whether the last mention of an actor was what its sentence is about."""
    return annotated.tokens[entity.places[-1].head].dep.startswith("nsubj")


def _new(entities: list[Entity], text: str, kind: ActorKind, words: tuple[str, ...]) -> Entity:
    entity = Entity(kind, text, words)
    entities.append(entity)
    return entity


def courtesy_before(annotated: Annotated, first: int) -> str:
    """The sex told by a courtesy title right before a token ("Ms."), else "unknown"."""
    if first == 0:
        return "unknown"
    return role_words().courtesy.get(annotated.tokens[first - 1].lower.rstrip("."), "unknown")


def _form(entity: Entity, text: str) -> MentionForm:
    if text == entity.name or name_words(text) == entity.words:
        return "name"
    return "acronym" if is_acronym(text, entity.name) else "short-name"


def _head(annotated: Annotated, name: Name) -> int:
    """The token of a name that the rest of the sentence hangs on: the one whose head lies outside."""
    for i in range(name.first, name.last):
        head = annotated.tokens[i].head
        if head == i or not name.first <= head < name.last:
            return i
    return name.first
