"""What several reports make of one matter, and why: rows, links, conflicts, anomalies, origins."""

from dataclasses import dataclass
from typing import Literal

from crossread.records.text import Anchor

Relation = Literal[
    "same",
    "detail",
    "wording",
    "stance",
    "update",
    "compatible",
    "different-measure",
    "pulls-apart",
    "contradicts",
    "not-comparable",
]
Independence = Literal["independent", "echoed", "common-source", "unknown"]
Confidence = Literal["sure", "likely", "unsure"]
FigureRelation = Literal["equal", "compatible", "conflict", "different-measure"]
ConflictKind = Literal["value", "time", "place", "name", "attribution", "wording", "role", "polarity"]
AnomalyKind = Literal[
    "title-inconsistent",
    "text-defect",
    "date-without-antecedent",
    "no-publication-date",
    "contradiction-within",
    "repeated-text",
]
OriginRelation = Literal["copy", "echoed", "common-source", "independent", "unknown"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict was given: the rule's name, the two passages it looked at, and the values in words."""

    rule: str
    left: Anchor | None
    right: Anchor | None
    detail: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much one kind of evidence gave to an alignment (0 to 1 of the whole)."""

    evidence: str
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: the statements of one or several reports that tell it, and how these compare.

    A row of one report has relation "same" and no reasons: it is told by that report alone.
    """

    id: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    relation: Relation
    because: tuple[Reason, ...]
    origins: Independence
    confidence: Confidence
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class FigureLink:
    """Two figures of two reports (or of one) that count the same thing, or look as if they did."""

    id: str
    left: str
    right: str
    relation: FigureRelation
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that cannot both be right, or one utterance in two wordings. What merely pulls apart stays in rows."""

    id: str
    kind: ConflictKind
    passages: tuple[Anchor, ...]
    because: tuple[Reason, ...]
    confidence: Confidence
    settle: str


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something odd inside a report: a title its own text contradicts, a missing word, a date without antecedent."""

    id: str
    kind: AnomalyKind
    reports: tuple[str, ...]
    shared: bool
    evidence: tuple[Anchor, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How the texts of two reports hang together, with the passages or credits that show it. `coverage` is the share of the
    shorter report's words that also stand in the other as runs.
    """

    id: str
    left: str
    right: str
    relation: OriginRelation
    coverage: float
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Reports that count as one origin until somebody shows otherwise."""

    reports: tuple[str, ...]
    credit: Anchor | None
