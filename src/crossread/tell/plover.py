"""Events in PLOVER's exchange format (JSON lines, or CSV), by the field names of the manual's chapter “Data Fields”.

Four fields are ours, for the manual has none for them: who says that the event happened (`asserted_by`, `asserted_by_id`,
`assertion_status`) and how it is told (`modality`). docs/how-to/export.md lists all columns.

Text goes in as the anchored words only, for the manual asks for rights to more. `date` is left empty where no report
gives a day: the manual requires one, and we do not guess.
"""

import csv
import io
import json
from dataclasses import asdict, dataclass
from typing import Literal

from crossread.records.dossier import Dossier
from crossread.records.told import Event, EventModality
from crossread.tell.lookup import Lookup, look_up

QUAD_CODES = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The manual's quad categories. Its two tables differ on SANCTION; its section on SANCTION says material conflict."""


AssertionStatus = Literal["narrator", "speaker", "unknown"]
"""By whose word an event stands: the report's own, that of somebody named in `asserted_by`, or of a speaker the report does not tell."""


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
    """One event as the manual's exchange format has it, and our four fields.

    `asserted_by` is the asserter's name ("narrator" for the report itself, "unknown"), `asserted_by_id` the actor's id in the dossier,
    empty for those two. `modality` is one of `EventModality`: only *did* and *says* tell of acts as done.
    """

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
    asserted_by: str
    asserted_by_id: str
    assertion_status: AssertionStatus
    modality: EventModality
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
        asserted_by=look.actor(event.asserted_by),
        asserted_by_id=event.asserted_by if event.asserted_by in look.actors else "",
        assertion_status=_status(event.asserted_by),
        modality=event.modality,
        coder=f"Crossread {look.dossier.made.crossread}",
        comment=f"rule: {event.rule}" + ("" if event.start else "; no report gives a day"),
    )


def _status(asserter: str) -> AssertionStatus:
    """Whether the report itself, a known speaker or an unknown one says that the event happened."""
    if asserter == "narrator":
        return "narrator"
    return "unknown" if asserter == "unknown" else "speaker"


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
