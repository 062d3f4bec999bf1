"""Which reports belong together: near-duplicates, versions of one report, and stories, each with its reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

NearDuplicateKind = Literal["exact", "wire-copy", "trimmed", "lightly-edited", "updated-version"]
EvidenceKind = Literal["words", "names", "figures", "opening"]
ChangeKind = Literal["opened", "joined", "merged", "split"]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two reports that print largely the same words, the earlier (or, without days, the longer) one on the left.

    `jaccard` is the share of their word runs that both print, `containment` that share of the shorter one's runs alone.
    """

    id: str
    left: str
    right: str
    kind: NearDuplicateKind
    jaccard: float
    containment: float
    detail: str


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Reports that are one text in several prints; `lead` stands for them (the latest version, else the fullest print)."""

    lead: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence for a report's place: how much of the likeness it gave (0 to 1), and the words that did."""

    kind: EvidenceKind
    share: float
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Why a report is in its story: its mean likeness to the other reports, the nearest one, and what they share.

    `likeness` is 0 and `nearest` None for a report that is alone in its story. `days_apart` is to the nearest report.
    """

    report: str
    likeness: float
    nearest: str | None
    days_apart: int | None
    because: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event. The id comes from the story's first report, so it stays while the story grows."""

    id: str
    reports: tuple[str, ...]
    first: date | None
    last: date | None
    words: tuple[str, ...]
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One line of a stream's log: what happened to a story when a report came, and why.

    `others` are the stories that went into this one ("merged") or came out of it ("split").
    """

    kind: ChangeKind
    story: str
    report: str
    others: tuple[str, ...]
    detail: str
