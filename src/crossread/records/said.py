"""Who is there and who said what: actors, speakers, quotations, and one utterance printed several times."""

from dataclasses import dataclass
from typing import Literal

from crossread.records.judged import Reason
from crossread.records.text import Anchor

MentionForm = Literal["name", "short-name", "acronym", "role", "pronoun"]
ActorKind = Literal["person", "organisation", "place", "group", "unknown"]
KnownBy = Literal["name", "short-name", "role", "pronoun", "institution", "carried-over", "unnamed", "unknown"]
QuotationKind = Literal["direct", "partial", "term", "indirect"]
Stance = Literal["contested", "doubted", "hedged", "alleged", "conceded", "insisted"]
Factuality = Literal["certain", "probable", "possible", "uncommitted", "improbable", "counterfactual"]
SameRelation = Literal["identical", "punctuation", "truncated", "wording-differs", "quoted-reported"]
DiffOp = Literal["equal", "only-left", "only-right"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a report speaks of an actor, and in which form (an anchor with one field more)."""

    report: str
    start: int
    end: int
    exact: str
    form: MentionForm

    @property
    def anchor(self) -> Anchor:
        """The place alone."""
        return Anchor(self.report, self.start, self.end, self.exact)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, place or group under every form the reports give it; `name` is the fullest form.

    `country` is ISO 3166-1 alpha-3 or one of PLOVER's organisation codes (UNO, EUR …); `sector` is PLOVER's (GOV, MIL …).
    `titles` are the anchors of offices and roles printed with it ("the finance minister").
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    aliases: tuple[str, ...]
    titles: tuple[Anchor, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said something: the actor, the words that name it nearest, and how it is known."""

    actor: str | None
    mention: Anchor | None
    known_by: KnownBy


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's: between marks (direct, partial, term) or reported (indirect), in one or more parts.

    `parts` lie without the marks, in order; an interrupted quotation is one record. `cue` is the reporting words;
    `negated` says that the reporting clause denies it ("did not say"). `stance` is the narrator's, `factuality` the degree of
    commitment to the content, each with the words that show it in `stance_cue` and `factuality_cue`; None: the text shows none.
    `within` is the id of the quotation this one is nested in.
    """

    id: str
    report: str
    kind: QuotationKind
    parts: tuple[Anchor, ...]
    cue: Anchor | None
    speaker: Speaker
    negated: bool
    stance: Stance | None
    stance_cue: Anchor | None
    factuality: Factuality | None
    factuality_cue: Anchor | None
    within: str | None


@dataclass(frozen=True, slots=True)
class DiffPart:
    """One step of a word diff; `left` or `right` is None where that side prints nothing here."""

    op: DiffOp
    left: Anchor | None
    right: Anchor | None


@dataclass(frozen=True, slots=True)
class Diff:
    """The word diff of two prints of one utterance, both sides anchored, nothing blended."""

    left: str
    right: str
    parts: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True)
class SameQuotation:
    """Several prints of one utterance: quotation ids, their relation, and a word diff of each print with the first."""

    id: str
    quotations: tuple[str, ...]
    relation: SameRelation
    diff: tuple[Diff, ...]
    because: tuple[Reason, ...]
