"""The cast of a report: its actors with all their mentions, and which actor a word names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from crossread.annotate.annotated import Annotated
from crossread.annotate.coreference import resolve
from crossread.annotate.entity import Entity, Place
from crossread.annotate.roles import Gender
from crossread.records.names import content_id
from crossread.records.said import Actor, Mention, MentionForm
from crossread.records.text import Anchor

# A pair of double marks within a paragraph, read roughly: pronouns only need to know what is most likely quoted.
_QUOTED = re.compile(r"[“\"](?=\S)[^“”\"\n]{12,1200}[”\"]")


@dataclass(frozen=True)
class Cast:
    """The actors of one report. `actor_of` maps a token's index to the id of the actor it names (the innermost mention counts),
    `form_of` to the form of that mention, `genders` an actor's id to what the text tells of its sex, `unnamed` holds the ids of
    actors without a name ("a senior official").
    """

    report: str
    actors: tuple[Actor, ...]
    actor_of: Mapping[int, str]
    form_of: Mapping[int, MentionForm]
    genders: Mapping[str, Gender]
    unnamed: frozenset[str]

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with an id, None if this report has none."""
        return self._by_id.get(actor_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in reversed(self.actors)}


def find_cast(annotated: Annotated) -> Cast:
    """Find the actors of one report: names in all their forms, titles, roles, pronouns where licensed, and unnamed groups.

    An actor's id is made of its kind and fullest name, so that the same form in two reports has the same id before they are compared.
    """
    quoted = [m.span() for m in _QUOTED.finditer(annotated.report.text)]
    entities = resolve(annotated, quoted=quoted)
    ids = _ids(entities, annotated.report.id)
    actor_of: dict[int, str] = {}
    form_of: dict[int, MentionForm] = {}
    spoken = [
        (place.last - place.first, place, actor_id)
        for entity, actor_id in zip(entities, ids, strict=True)
        for place in entity.places
    ]
    for _, place, actor_id in sorted(spoken, key=lambda item: (-item[0], item[1].first)):
        for i in _naming_tokens(place):
            actor_of[i], form_of[i] = actor_id, place.form
    return Cast(
        report=annotated.report.id,
        actors=tuple(_actor(annotated, entity, actor_id) for entity, actor_id in zip(entities, ids, strict=True)),
        actor_of=actor_of,
        form_of=form_of,
        genders={actor_id: entity.gender for entity, actor_id in zip(entities, ids, strict=True)},
        unnamed=frozenset(
            i for e, i in zip(entities, ids, strict=True) if all(p.form in ("role", "pronoun") for p in e.places)
        ),
    )


def _naming_tokens(place: Place) -> range:
    """The tokens that name the actor: all of a name, but of a role phrase only its head (a name inside it is somebody else's)."""
    return range(place.head, place.head + 1) if place.form == "role" else range(place.first, place.last)


def _ids(entities: list[Entity], report: str) -> list[str]:
    """One id an actor; people without a name are the report's own, and two of one name are told apart by their order."""
    seen: dict[tuple[str, ...], int] = {}
    ids = []
    for entity in entities:
        named = any(place.form not in ("role", "pronoun") for place in entity.places)
        own = () if named or entity.kind != "person" else (report,)
        key = (entity.kind, entity.name, *own)
        seen[key] = seen.get(key, 0) + 1
        ids.append(content_id("actor", *key) if seen[key] == 1 else content_id("actor", *key, seen[key]))
    return ids


def _actor(annotated: Annotated, entity: Entity, actor_id: str) -> Actor:
    """The record of an actor."""
    mentions = tuple(_mention(annotated, place) for place in entity.places)
    titles: tuple[Anchor, ...] = tuple(annotated.span(first, last) for first, last in entity.titles)
    aliases = tuple(sorted(entity.forms - {entity.name}))
    return Actor(actor_id, entity.name, entity.kind, None, None, aliases, titles, mentions)


def _mention(annotated: Annotated, place: Place) -> Mention:
    anchor = annotated.span(place.first, place.last)
    return Mention(anchor.report, anchor.start, anchor.end, anchor.exact, place.form)
