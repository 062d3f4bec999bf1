"""The dossier: the sum of what was found in several reports and what they make of each other."""

from dataclasses import dataclass

from crossread.records.judged import Anomaly, Conflict, FigureLink, Origin, OriginGroup, Row
from crossread.records.said import Actor, Quotation, SameQuotation
from crossread.records.text import Report
from crossread.records.told import AgendaItem, BriefLine, Event, EventClash, Figure, Framing, Position, Statement, When

SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class ToolUsed:
    """One part the dossier was made with: its name, version and, for weights, the sha256 of the file."""

    name: str
    version: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """By what a dossier was made. No time of day: the same input and weights give the same bytes."""

    crossread: str
    schema: str
    tools: tuple[ToolUsed, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was not read, by name and with the reason; the rest went on."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of what; `verify` counts again."""

    reports: int
    actors: int
    quotations: int
    statements: int
    rows: int
    rows_shared: int
    figures: int
    dates: int
    events: int
    conflicts: int
    anomalies: int
    anchors: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """One account of several reports of one event; every line tied to the words it came from."""

    id: str
    made: Made
    reports: tuple[Report, ...]
    refused: tuple[Refused, ...]
    counts: Counts
    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]
    same_quotations: tuple[SameQuotation, ...]
    statements: tuple[Statement, ...]
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    figure_links: tuple[FigureLink, ...]
    dates: tuple[When, ...]
    events: tuple[Event, ...]
    event_clashes: tuple[EventClash, ...]
    positions: tuple[Position, ...]
    conflicts: tuple[Conflict, ...]
    anomalies: tuple[Anomaly, ...]
    agenda: tuple[AgendaItem, ...]
    origins: tuple[Origin, ...]
    origin_groups: tuple[OriginGroup, ...]
    framing: tuple[Framing, ...]
    brief: tuple[BriefLine, ...]
    limits: tuple[str, ...]
