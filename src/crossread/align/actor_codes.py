"""One actor, one code: what one report tells of an actor's country and sector holds for the same actor in the others."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.cast import Cast
from crossread.records.said import Actor


def share_codes(casts: Sequence[Cast]) -> tuple[Cast, ...]:
    """Fill a cast's unknown countries and sectors from the sister reports' casts, where all that tell one agree.

    Needs shared ids (`share_cast`). An office held counts before "former": a report that calls somebody former beside another
    that gives the office does not unseat him.
    """
    told: dict[str, list[Actor]] = {}
    for cast in casts:
        for actor in cast.actors:
            told.setdefault(actor.id, []).append(actor)
    return tuple(replace(cast, actors=tuple(_filled(actor, told[actor.id]) for actor in cast.actors)) for cast in casts)


def _filled(actor: Actor, same: Sequence[Actor]) -> Actor:
    """An actor with the country and sector on which its other records agree, where it has none of its own."""
    countries = {one.country for one in same if one.country}
    sectors = {one.sector for one in same if one.sector}
    if len(sectors) > 1:
        sectors -= {"ELI"}
    country = actor.country or (next(iter(countries)) if len(countries) == 1 else None)
    own = actor.sector if actor.sector != "ELI" or sectors == {"ELI"} else None
    return replace(actor, country=country, sector=own or (next(iter(sectors)) if len(sectors) == 1 else actor.sector))
