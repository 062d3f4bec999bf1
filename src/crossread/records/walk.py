"""Going through a dossier: every record in it, every anchor, every reference, and short names for people to use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from crossread.records.dossier import Counts, Dossier
from crossread.records.judged import Anomaly, FigureLink, Origin, Row
from crossread.records.said import Mention, Quotation, SameQuotation
from crossread.records.text import Anchor
from crossread.records.told import AgendaItem, Event, EventClash, Figure, Framing, Position, Statement, When

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
    else:
        for name in _slots(type(record)):  # type: ignore[arg-type]  # a class can be hashed, whatever its instances
            yield from anchors_in(getattr(record, name))


def _anchors_within(record: object) -> int:
    """How many anchors `anchors_in` finds in a record."""
    if isinstance(record, Anchor | Mention):
        return 1
    if isinstance(record, tuple):
        return sum([_anchors_within(part) for part in record])
    names = _slots(type(record))  # type: ignore[arg-type]  # as above
    return sum([_anchors_within(getattr(record, name)) for name in names])


@cache
def _slots(kind: type) -> tuple[str, ...]:
    """The fields of a record that may hold anchors; none where it is no record."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.type not in _PLAIN)


_PLAIN = frozenset([str, int, float, bool, str | None, int | None, float | None, tuple[str, ...], "str", "int"])


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
        anchors=_anchors_within(dossier),
    )


def references(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Every id that one record gives of another, as (owner's id, section it must be in, id referred to)."""
    for section in SECTIONS:
        for record in records_of(dossier, section):
            yield from ((str(getattr(record, "id", "")), *given) for given in _given_by(record))
    for line in dossier.brief:
        yield from (("brief", *given) for given in [("rows", line.row), *_all("reports", line.reports)])
    for group in dossier.origin_groups:
        yield from (("origins", *given) for given in _all("reports", group.reports))


def _given_by(record: object) -> Iterator[tuple[str, str]]:
    """The ids that one record gives, each with its section; what it leaves open gives none."""
    match record:
        case Row():
            yield from (*_all("statements", record.statements), *_all("reports", record.reports))
        case Statement():
            yield from (*_all("figures", record.figures), *_all("dates", record.dates), *_actors(*record.holder))
            yield from (*_actors(*(a.actor for a in record.arguments)), *_all("quotations", [record.quotation]))
        case Quotation():
            yield from (*_actors(record.speaker.actor), *_all("quotations", [record.within]))
        case SameQuotation():
            yield from _all("quotations", record.quotations)
        case Figure():
            yield from (*_all("dates", [record.as_of]), *_all("quotations", [record.quotation]))
        case FigureLink():
            yield from _all("figures", [record.left, record.right])
        case When():
            yield from _all("quotations", [record.quotation])
        case Event():
            yield from _actors(*record.actor_ids, *record.recipient_ids, record.asserted_by)
            yield from _all("dates", [record.date])
        case EventClash():
            yield from _all("events", [record.left, record.right])
        case Position():
            yield from (*_all("reports", record.reports), *_actors(record.actor, record.to))
        case Anomaly():
            yield from _all("reports", record.reports)
        case AgendaItem():
            yield from (("reports", record.report), *_all("dates", [record.date]))
        case Origin():
            yield from _all("reports", [record.left, record.right])
        case Framing():
            yield "rows", record.row


def _all(section: str, ids: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    return ((section, i) for i in ids if i is not None)


def _actors(*ids: str | None) -> Iterator[tuple[str, str]]:
    """Ids of actors; a narrator or an unknown holder is no actor."""
    return ((section, i) for section, i in _all("actors", ids) if i not in ("narrator", "unknown"))
