"""All mentions of one report put together: names, roles and pronouns, each tied to an actor where the text licenses it."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated
from crossread.annotate.entity import Entity
from crossread.annotate.naming import merge_names
from crossread.annotate.pronouns import resolve_pronouns
from crossread.annotate.role_actors import resolve_roles
from crossread.annotate.titles import attach_titles

_CHARGED = frozenset(["accuse", "charge", "indict", "prosecute", "try"])
_PLEADS = frozenset(["deny", "plead"])


def resolve(annotated: Annotated, *, quoted: Sequence[tuple[int, int]] = ()) -> list[Entity]:
    """Find the actors of a report with all their mentions: first names, then the titles beside them, then roles, then pronouns.

    `quoted` are character spans between quotation marks, which pronouns outside seldom reach into.
    """
    entities = merge_names(annotated)
    for entity in entities:
        _as_body(annotated, entity)
    attach_titles(annotated, entities)
    for entity in entities:
        _as_defendant(annotated, entity)
    entities.extend(resolve_roles(annotated, entities))
    resolve_pronouns(annotated, entities, quoted=quoted)
    for entity in entities:
        entity.places.sort(key=lambda place: (place.first, place.last))
    return entities


def _as_body(annotated: Annotated, entity: Entity) -> None:
    """Take a name for a body's where the text does: a spokesman speaks for it, or "which" goes back to it."""
    tokens = annotated.tokens
    if entity.kind != "person" or len(entity.words) > 1 or entity.gender != "unknown":
        return
    for place in entity.places:
        before = tokens[max(0, place.first - 2) : place.first]
        after = tokens[place.last : place.last + 2]
        spoken_for = len(before) == 2 and before[0].lower.startswith("spokes") and before[1].lower == "for"
        if spoken_for or [t.lower for t in after] == [",", "which"]:
            entity.kind = "organisation"
            return


def _as_defendant(annotated: Annotated, entity: Entity) -> None:
    """Let "the defendant" mean whoever denies, admits in court, is charged or stands trial, as the text has it."""
    if entity.kind != "person":
        return
    for place in entity.places:
        head = annotated.tokens[place.head]
        verb = annotated.tokens[head.head]
        passive = head.dep == "nsubj:pass" and verb.lemma in _CHARGED
        if passive or (head.dep == "nsubj" and verb.lemma in _PLEADS):
            entity.offices |= {"defendant", "accused"}
