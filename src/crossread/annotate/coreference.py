"""All mentions of one report put together: names, roles and pronouns, each tied to an actor where the text licenses it."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated
from crossread.annotate.entity import Entity
from crossread.annotate.naming import merge_names
from crossread.annotate.pronouns import resolve_pronouns
from crossread.annotate.role_phrases import resolve_roles
from crossread.annotate.titles import attach_titles


def resolve(annotated: Annotated, *, quoted: Sequence[tuple[int, int]] = ()) -> list[Entity]:
    """Find the actors of a report with all their mentions: first names, then the titles beside them, then roles, then pronouns.

    `quoted` are character spans between quotation marks, which pronouns outside seldom reach into.
    """
    entities = merge_names(annotated)
    attach_titles(annotated, entities)
    entities.extend(resolve_roles(annotated, entities))
    resolve_pronouns(annotated, entities, quoted=quoted)
    for entity in entities:
        entity.places.sort(key=lambda place: (place.first, place.last))
    return entities
