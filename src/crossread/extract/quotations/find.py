"""The ledger of one report: every quotation and every reported clause, with speaker, cue and commitment."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.extract.quotations.attributions import find_attributions
from crossread.extract.quotations.commitment import commitment_of, negated_before
from crossread.extract.quotations.cues import load_cues
from crossread.extract.quotations.headlines import name_headline_speakers
from crossread.extract.quotations.kinds import is_title, kind_of
from crossread.extract.quotations.labelled import labelled
from crossread.extract.quotations.marks import Stretch, find_stretches
from crossread.extract.quotations.pairing import Paired, pair_stretches
from crossread.extract.quotations.speakers import UNKNOWN, speaker_of
from crossread.records.names import content_id
from crossread.records.said import Quotation, QuotationKind
from crossread.records.text import Anchor

_REPORTED = frozenset(["clause", "inserted", "directing", "naming", "according", "hearsay"])
_HEARSAY = frozenset(["say", "report", "believe", "understand", "think", "rumor", "rumour", "allege"])
_QUOTED_SHARE = 0.75  # of the words of a reported clause: with more between marks it is the cue of a quotation and no record of its own
_BETWEEN_PARTS = 60  # tokens: a reporting clause longer than this does not hold one utterance together


def find_quotations(annotated: Annotated, *, cast: Cast) -> tuple[Quotation, ...]:
    """Find what a report gives as somebody's words: between marks (direct, partial, term) or reported (indirect), in text order.

    An utterance interrupted by its reporting clause is one record with several parts. Titles of works are left out.
    """
    cues = load_cues()
    stretches, _ = find_stretches(annotated.report)
    quoted = frozenset(t.i for s in stretches if s.within is None for t in annotated.tokens_in(s.start, s.end))
    attributions = find_attributions(annotated, cues=cues, quoted=quoted)
    paired = utterances(annotated, pair_stretches(annotated, stretches, attributions, cast=cast, cues=cues))
    set_off = [a for a in labelled(annotated, cues=cues) if not any(i in quoted for i in range(*a.content[0]))]
    candidates = [a for a in attributions if _is_reported(annotated, a, quoted, cues.ledger, cast.actor_of)]
    reported = [_indirect(annotated, cast, a) for a in _one_cue_each(_whole_refusals(annotated, candidates))]
    printed = _printed(annotated, paired)
    nested = [_within(q, reported) if q.within is None and q.kind in ("partial", "term") else q for q in printed]
    turns = [_indirect(annotated, cast, a, kind="direct") for a in set_off]
    found = sorted([*nested, *turns, *reported], key=lambda q: (q.parts[0].start, -q.parts[-1].end, q.kind))
    return name_headline_speakers(annotated, found)


def utterances(annotated: Annotated, paired: Sequence[Paired]) -> list[Paired]:
    """The stretches that are somebody's words, without the titles of works; what stood in a title stands in nothing."""
    return [one for one in paired if one.stretch.within is not None or not is_title(annotated, one.stretch, one)]


def _printed(annotated: Annotated, paired: Sequence[Paired]) -> list[Quotation]:
    """The quotations between marks, interrupted ones joined; each nested one knows the one it stands in."""
    groups = _groups(annotated, paired)
    holder: dict[tuple[int, int], str] = {}
    found = []
    for group in groups:
        first = group[0]
        inside = [key for key in holder if key[0] <= first.stretch.start and first.stretch.end <= key[1]]
        quotation = _record(annotated, group, holder[max(inside)] if inside else None)
        for one in group:
            holder[one.stretch.start, one.stretch.end] = quotation.id
        found.append(quotation)
    return found


def _groups(annotated: Annotated, paired: Sequence[Paired]) -> list[list[Paired]]:
    """Stretches put together that are one utterance: the reporting clause stands between them and nothing else does."""
    groups: list[list[Paired]] = []
    for one in paired:
        if groups and _carries_on(annotated, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _carries_on(annotated: Annotated, left: Paired, right: Paired) -> bool:
    """Whether a stretch takes up the utterance of the one before it after the reporting clause that interrupts it."""
    if left.stretch.block != right.stretch.block or left.stretch.within is not None or right.stretch.within is not None:
        return False
    if left.attribution is None or (right.attribution is not None and right.attribution.head != left.attribution.head):
        return False
    if left.speaker.actor != right.speaker.actor or kind_of(annotated, left.stretch, left) != "direct":
        return False
    gap = annotated.tokens_in(left.stretch.outer_end, right.stretch.outer_start)
    if not gap or len(gap) > _BETWEEN_PARTS or not gap[0].i <= left.attribution.head <= gap[-1].i:
        return False
    text = annotated.report.text
    between = text[left.stretch.outer_end : right.stretch.outer_start]
    stops = sum(token.text in (".", "!", "?") for token in gap)
    if right.attribution is None or right.how == "carried":
        return stops <= 1 and between.rstrip()[-1:] in ".,:;—–-"
    return between.rstrip()[-1:] in ".,:;—–-" or kind_of(annotated, right.stretch, right) == "direct"


def _record(annotated: Annotated, group: Sequence[Paired], within: str | None) -> Quotation:
    """The record of one utterance."""
    first = group[0]
    report = annotated.report
    parts = tuple(report.anchor(one.stretch.start, one.stretch.end) for one in group)
    kind = kind_of(annotated, first.stretch, first)
    if kind == "term":  # words between marks that nobody is shown to say
        first = replace(first, attribution=None, speaker=UNKNOWN)
    return _quotation(annotated, kind, parts, first.attribution, first, within)


def _quotation(
    annotated: Annotated,
    kind: QuotationKind,
    parts: tuple[Anchor, ...],
    attribution: Attribution | None,
    one: Paired,
    within: str | None,
) -> Quotation:
    """A quotation between marks with its cue, speaker and commitment."""
    committed = commitment_of(annotated, attribution, _tokens(annotated, one.stretch))
    return Quotation(
        id=_id(annotated, kind, parts),
        report=annotated.report.id,
        kind=kind,
        parts=parts,
        cue=annotated.span(*attribution.cue) if attribution is not None else None,
        speaker=one.speaker,
        negated=committed.negated
        or (kind in ("partial", "term") and negated_before(annotated, attribution, one.stretch.outer_start)),
        stance=committed.stance,
        stance_cue=committed.stance_cue,
        factuality=committed.factuality,
        factuality_cue=committed.factuality_cue,
        within=within,
    )


def _tokens(annotated: Annotated, stretch: Stretch) -> tuple[Span, ...]:
    inside = annotated.tokens_in(stretch.start, stretch.end)
    return ((inside[0].i, inside[-1].i + 1),) if inside else ()


def _is_reported(
    annotated: Annotated,
    attribution: Attribution,
    quoted: frozenset[int],
    ledger: frozenset[str],
    holders: Collection[int],
) -> bool:
    """Whether an attribution outside quotation marks is reported speech of its own, and not just the cue of a quotation.

    What is no clause only counts when the words of somebody who can speak (`holders`, token indexes) are reported.
    """
    if attribution.head in quoted or attribution.sense not in ("speech", "thought", "showing"):
        return False
    words = [i for a, b in attribution.content for i in range(a, b) if annotated.tokens[i].pos != "PUNCT"]
    opening = [i for i in words if i < attribution.content[0][1]]
    if len(opening) > 1 and sum(i in quoted for i in opening) > 0.8 * len(opening):
        return False
    if sum(i in quoted for i in words) > _QUOTED_SHARE * len(words):
        return False
    if attribution.frame in _REPORTED or (attribution.frame == "intending" and attribution.sense == "speech"):
        return len(words) >= 2
    if attribution.passive and attribution.source is None and attribution.lexeme in _HEARSAY:
        return _goes_on_with_to(annotated, attribution)
    return attribution.lexeme in ledger and len(words) >= 2 and attribution.source_head in holders


def _goes_on_with_to(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether a passive is hearsay about its subject: "is said to have left", not "was reported on Monday"."""
    first = attribution.content[-1][0]
    return len(attribution.content) > 1 and annotated.tokens[first].lower == "to"


def _whole_refusals(annotated: Annotated, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Attributions in which "declined to say whether" is one cue: what is refused is no words of anybody."""
    by_cue = {attribution.cue[0]: attribution for attribution in attributions}
    whole: dict[int, Attribution] = {}
    dropped = set()
    for outer in attributions:
        inner = by_cue.get(outer.content[0][0])
        if inner is not None and outer.frame == "intending" and annotated.tokens[inner.cue[0]].lower == "to":
            whole[inner.cue[0]] = replace(inner, cue=(outer.cue[0], inner.cue[1]))
            dropped.add(outer.cue[0])
    return [whole.get(a.cue[0], a) for a in attributions if a.cue[0] not in dropped]


def _one_cue_each(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Of two cues that report the very same words ("made the claim that") the one with a source, else the nearer one."""
    best: dict[tuple[Span, ...], Attribution] = {}
    for attribution in attributions:
        known = best.get(attribution.content)
        if known is None or (attribution.source is not None, attribution.head) > (known.source is not None, known.head):
            best[attribution.content] = attribution
    return list(best.values())


def _indirect(
    annotated: Annotated, cast: Cast, attribution: Attribution, *, kind: QuotationKind = "indirect"
) -> Quotation:
    """The record of what an attribution reports without quotation marks: a clause, or a paragraph set off as somebody's words."""
    parts = tuple(annotated.span(a, b) for a, b in attribution.content)
    committed = commitment_of(annotated, attribution, attribution.content)
    return Quotation(
        id=_id(annotated, kind, parts),
        report=annotated.report.id,
        kind=kind,
        parts=parts,
        cue=annotated.span(*attribution.cue),
        speaker=speaker_of(annotated, cast, attribution),
        negated=committed.negated,
        stance=committed.stance,
        stance_cue=committed.stance_cue,
        factuality=committed.factuality,
        factuality_cue=committed.factuality_cue,
        within=None,
    )


def _within(quotation: Quotation, reported: Sequence[Quotation]) -> Quotation:
    """A fragment knows the reported clause it is printed in, the shortest that holds it."""
    holders = [
        (part.end - part.start, q.id)
        for q in reported
        for part in q.parts
        if part.start <= quotation.parts[0].start and quotation.parts[-1].end <= part.end
    ]
    return replace(quotation, within=min(holders)[1]) if holders else quotation


def _id(annotated: Annotated, kind: QuotationKind, parts: Sequence[Anchor]) -> str:
    """An id made of where the words stand; a reported clause and a quotation over the same words are two."""
    marks = "indirect" if kind == "indirect" else "marks"
    return content_id("quotation", annotated.report.id, marks, *(x for part in parts for x in (part.start, part.end)))
