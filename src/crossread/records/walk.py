"""Going through a dossier: every record in it, every anchor, every reference, and short names for people to use."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from crossread.records.dossier import Counts, Dossier
from crossread.records.said import Mention
from crossread.records.text import Anchor

SECTIONS: Mapping[str, str] = {
    "rows": "r",
    "statements": "s",
    "quotations": "q",
    "same_quotations": "v",
    "figures": "f",
    "figure_links": "l",
    "dates": "d",
    "events": "e",
    "event_clashes": "k",
    "positions": "p",
    "conflicts": "c",
    "anomalies": "x",
    "agenda": "u",
    "origins": "o",
    "framing": "w",
    "actors": "a",
}
"""The sections whose records have ids, and the letter that their short names begin with."""


def anchors_in(record: object) -> Iterator[Anchor]:
    """Every anchor inside a record, however deep, in order; mentions count as anchors."""
    if isinstance(record, Anchor):
        yield record
    elif isinstance(record, Mention):
        yield record.anchor
    elif isinstance(record, tuple):
        for part in record:
            yield from anchors_in(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from anchors_in(getattr(record, field.name))


def records_of(dossier: Dossier, section: str) -> tuple[object, ...]:
    """The records of one section, in the dossier's order."""
    found = getattr(dossier, section)
    assert isinstance(found, tuple)
    return found


def short_names(dossier: Dossier) -> dict[str, str]:
    """Record id to short name: "r3" is the third row, "q1" the first quotation; stable for one dossier file."""
    return {
        str(getattr(record, "id", "")): f"{letter}{number}"
        for section, letter in SECTIONS.items()
        for number, record in enumerate(records_of(dossier, section), 1)
    }


def find_record(dossier: Dossier, name: str) -> tuple[str, object] | None:
    """The section and record that a full id or a short name stands for; None where there is none."""
    wanted = {short: full for full, short in short_names(dossier).items()}.get(name, name)
    for section in SECTIONS:
        for record in records_of(dossier, section):
            if getattr(record, "id", None) == wanted:
                return section, record
    return None


def count(dossier: Dossier) -> Counts:
    """Count what a dossier holds; `anchors` leaves out none."""
    return Counts(
        reports=len(dossier.reports),
        actors=len(dossier.actors),
        quotations=len(dossier.quotations),
        statements=len(dossier.statements),
        rows=len(dossier.rows),
        rows_shared=sum(len(row.reports) > 1 for row in dossier.rows),
        figures=len(dossier.figures),
        dates=len(dossier.dates),
        events=len(dossier.events),
        conflicts=len(dossier.conflicts),
        anomalies=len(dossier.anomalies),
        anchors=sum(1 for _ in anchors_in(dossier)),
    )


def references(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Every id that one record gives of another, as (owner's id, id referred to)."""
    for row in dossier.rows:
        yield from ((row.id, s) for s in (*row.statements, *row.reports))
    for statement in dossier.statements:
        holders = (h for h in statement.holder if h not in ("narrator", "unknown"))
        inner = (*statement.figures, *statement.dates, *holders, *(a.actor for a in statement.arguments if a.actor))
        yield from ((statement.id, i) for i in (*inner, statement.quotation) if i)
    for quotation in dossier.quotations:
        yield from ((quotation.id, i) for i in (quotation.speaker.actor, quotation.within) if i)
    for same in dossier.same_quotations:
        yield from ((same.id, q) for q in same.quotations)
    for link in dossier.figure_links:
        yield from ((link.id, f) for f in (link.left, link.right))
    for event in dossier.events:
        yield from ((event.id, a) for a in (*event.actor_ids, *event.recipient_ids))
        if event.asserted_by not in ("narrator", "unknown"):
            yield event.id, event.asserted_by
    for position in dossier.positions:
        yield from ((position.id, r) for r in position.reports)
        yield position.id, position.actor
