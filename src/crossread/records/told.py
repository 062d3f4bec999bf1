"""What is told: statements, figures, dates, events, positions, framing, and things ahead."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crossread.records.text import Anchor

Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "reported", "conditional", "future", "possible", "wanted", "asked"]
Tense = Literal["past", "present", "future", "unknown"]
FigureKind = Literal[
    "count",
    "ordinal",
    "percentage",
    "points",
    "money",
    "ratio",
    "duration",
    "age",
    "vote",
    "score",
    "quantity",
    "share",
]
FigureStatus = Literal["actual", "forecast", "revised", "unknown"]
DateStatus = Literal[
    "resolved",
    "inferred-year",
    "resolved-by-alignment",
    "ambiguous",
    "vague",
    "unresolved",
    "quoted",
    "open",
    "recurring",
    "duration",
]
Precision = Literal[
    "part-of-day", "day", "week", "weekend", "month", "quarter", "season", "year", "decade", "duration", "unknown"
]
EventModality = Literal[
    "did", "says", "denies", "offers", "demands", "threatens", "plans", "if", "reportedly", "historical"
]
AgendaStatus = Literal["day", "period", "undated", "conditional"]
ArgumentRole = Literal["subject", "object", "indirect-object", "agent", "oblique", "complement"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate: its role in the clause, its words, and the actor they name if any."""

    role: ArgumentRole
    anchor: Anchor
    actor: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause-sized thing that a report tells, with who stands for it.

    `holder` runs from the outside in: "narrator", then speakers' actor ids ("unknown" where the text does not tell).
    `predicate` is the verb or noun that states it, `lemma` its dictionary form. `quotation` is the id of the quotation it
    belongs to, or None. `figures` and `dates` are ids of what stands inside it. `block` counts the report's blocks from 0.
    """

    id: str
    report: str
    anchors: tuple[Anchor, ...]
    holder: tuple[str, ...]
    predicate: Anchor | None
    lemma: str
    arguments: tuple[Argument, ...]
    polarity: Polarity
    modality: Modality
    tense: Tense
    place: Anchor | None
    quotation: str | None
    figures: tuple[str, ...]
    dates: tuple[str, ...]
    block: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters: lowest and highest value it allows (None: open), unit, and what is measured.

    `anchor` covers the number with its bound and counted noun; `number` the number alone. `measure` is the counted noun with its
    modifiers in dictionary form ("attack drone"); `predicate` the lemma of the verb it depends on ("launch"). `bound` holds the words
    that set it ("at least"). `as_of` and `quotation` are ids or None.
    """

    id: str
    report: str
    anchor: Anchor
    number: Anchor
    kind: FigureKind
    min: float | None
    max: float | None
    approximate: bool
    bound: str | None
    unit: str | None
    measure: str
    predicate: str | None
    status: FigureStatus
    as_of: str | None
    quotation: str | None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both inclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class When:
    """A time expression as written and what it can mean; `start` and `end` are days, both inclusive, None where unknown.

    `value` is TIMEX3-like ("2024-05-03", "2024-W19", "P3Y", "PAST_REF", "XXXX-03-06"); `candidates` holds the readings of an
    ambiguous one; `basis` says in words what the reading rests on.
    """

    id: str
    report: str
    anchor: Anchor
    start: date | None
    end: date | None
    status: DateStatus
    basis: str
    value: str
    precision: Precision
    part_of_day: str | None
    candidates: tuple[Interval, ...]
    quotation: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom in PLOVER's terms, and who says so, how.

    `actors` and `recipients` are codes ("FRA GOV"); `actor_ids` and `recipient_ids` the actors behind them where known.
    `asserted_by` is "narrator" or an actor id. `date` is the id of the When its days come from; `anchors`
    holds every print, of one report or of several.
    """

    id: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_ids: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    asserted_by: str
    modality: EventModality
    start: date | None
    end: date | None
    date: str | None
    place: str | None
    anchors: tuple[Anchor, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class EventClash:
    """Two events that code one matter differently (AGREE in one report, REJECT in the other)."""

    id: str
    left: str
    right: str
    detail: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on an issue named in the reports' own words, and who reports it."""

    id: str
    actor: str
    stance: str
    issue: str
    to: str | None
    reports: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that lies ahead, with its day where the text licenses one."""

    id: str
    report: str
    what: Anchor
    start: date | None
    end: date | None
    status: AgendaStatus
    date: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class FramingWord:
    """A report's own choice of word for a matter: a loaded verb, a hedge, a label."""

    report: str
    anchor: Anchor
    kind: Literal["verb", "hedge", "loaded", "label"]


@dataclass(frozen=True, slots=True)
class Framing:
    """For one row, the words by which the reports differ in tone."""

    id: str
    row: str
    words: tuple[FramingWord, ...]


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence of the brief: taken from one report as printed, with the reports that tell the same matter."""

    row: str
    sentence: Anchor
    reports: tuple[str, ...]
