"""What a comparison rule hands back: the relation it sees, with its reason, and the kind of conflict if it is one."""

from dataclasses import dataclass

from crossread.records.judged import Confidence, ConflictKind, Reason, Relation
from crossread.records.text import Anchor


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's verdict on two passages. `kind` is set only where both cannot be right."""

    relation: Relation
    reason: Reason
    kind: ConflictKind | None = None
    confidence: Confidence = "likely"


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two statements of two reports that no row may hold together, by id, and what a rule says of them."""

    left: str
    right: str
    finding: Finding


def clash(
    kind: ConflictKind, rule: str, left: Anchor | None, right: Anchor | None, detail: str, *, sure: bool = False
) -> Finding:
    """A finding that two passages cannot both be right."""
    return Finding("contradicts", Reason(rule, left, right, detail), kind, "sure" if sure else "likely")


def remark(relation: Relation, rule: str, left: Anchor | None, right: Anchor | None, detail: str) -> Finding:
    """A finding that leaves both passages standing."""
    return Finding(relation, Reason(rule, left, right, detail))
