"""Events in PLOVER's exchange format (JSON lines, or CSV), by the field names of the manual's chapter “Data Fields”.

Text goes in as the anchored words only, for the manual asks for rights to more. `date` is left empty where no report
gives a day: the manual requires one, and we do not guess.
"""

import csv
import io
import json
from dataclasses import asdict, dataclass

from crossread.records.dossier import Dossier
from crossread.records.told import Event
from crossread.tell.lookup import Lookup, look_up

QUAD_CODES = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The manual's quad categories. Its two tables differ on SANCTION; its section on SANCTION says material conflict."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor or recipient of an event."""

    code: str
    sector: str
    entity_text: str
    identifier_id: str


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Where in the report the words stand; code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """One event as the manual's exchange format has it."""

    id: str
    date: str
    enddate: str
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    event: tuple[str, ...]
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_code: int | None
    event_loc: str
    event_text: tuple[str, ...]
    text_info: tuple[TextSpan, ...]
    cite_info: tuple[str, ...]
    coder: str
    comment: str


def plover_events(dossier: Dossier) -> tuple[PloverEvent, ...]:
    """All events of the dossier."""
    look = look_up(dossier)
    return tuple(_event(look, e) for e in dossier.events)


def plover_jsonl(dossier: Dossier) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in plover_events(dossier))


def plover_csv(dossier: Dossier) -> str:
    """The same as CSV; lists and entities are JSON in their cell."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(PloverEvent.__slots__)
    for event in plover_events(dossier):
        cells = (getattr(event, name) for name in PloverEvent.__slots__)
        plain = asdict(event)
        writer.writerow(
            json.dumps(plain[name], ensure_ascii=False) if isinstance(value, tuple) else "" if value is None else value
            for name, value in zip(PloverEvent.__slots__, cells, strict=True)
        )
    return held.getvalue()


def _event(look: Lookup, event: Event) -> PloverEvent:
    return PloverEvent(
        id=event.id,
        date=event.start.isoformat() if event.start else "",
        enddate=event.end.isoformat() if event.end else "",
        actor=_entities(look, event.actors, event.actor_ids),
        recipient=_entities(look, event.recipients, event.recipient_ids),
        event=(event.type,),
        mode=(event.mode,) if event.mode else (),
        context=event.context,
        quad_code=QUAD_CODES.get(event.type),
        event_loc=event.place or "",
        event_text=tuple(a.exact for a in event.anchors),
        text_info=tuple(TextSpan(a.start, a.end) for a in event.anchors),
        cite_info=tuple(look.reports[a.report].url or look.reports[a.report].file for a in event.anchors),
        coder=f"Crossread {look.dossier.made.crossread}",
        comment=f"{event.modality}; told by {look.actor(event.asserted_by)}; rule: {event.rule}"
        + ("" if event.start else "; no report gives a day"),
    )


def _entities(look: Lookup, codes: tuple[str, ...], ids: tuple[str, ...]) -> tuple[Entity, ...]:
    """Codes with the actors behind them; an actor goes with a code where there are as many of one as of the other."""
    actors = [look.actors.get(i) for i in ids] if len(ids) == len(codes) else [None] * len(codes)
    return tuple(
        Entity(*_parts(code), actor.name if actor else "", actor.id if actor else "")
        for code, actor in zip(codes, actors, strict=True)
    )


def _parts(code: str) -> tuple[str, str]:
    country, _, sector = code.partition(" ")
    return (country, sector) if sector or len(country) != 3 or country not in _SECTORS else ("", country)


_SECTORS = frozenset({
    "GOV", "MIL", "REB", "OPP", "PTY", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "PRE", "REL",
    "SOC", "LEG", "JUD", "SPY", "COP", "IGO", "NGO", "MNC", "UAF",
})  # fmt: skip
"""The manual's sector codes, for codes that are a sector without a country."""
