"""One utterance in several prints: quotations of different reports matched by speaker and words, and how the prints differ."""

from collections.abc import Iterator, Mapping, Sequence

from crossread.align.dropped_words import Side, dropped_words, other_numbers
from crossread.align.quotation_match import GAP, Match, match_prints, pairs_to_match
from crossread.align.quotation_prints import Print, prints_of, weight_of, word_weights
from crossread.align.quotation_words import quotation_words
from crossread.align.word_diff import word_diff, words_of
from crossread.annotate.annotated import Annotated
from crossread.records.judged import Reason
from crossread.records.names import content_id
from crossread.records.said import Quotation, SameQuotation, SameRelation

_RANK: tuple[SameRelation, ...] = ("identical", "punctuation", "truncated", "wording-differs")
_LEAST_SHARE_REPORTED = 0.7


def align_quotations(
    reports: Sequence[Annotated], quotations: Sequence[Sequence[Quotation]]
) -> tuple[SameQuotation, ...]:
    """Find the utterances that several reports print, with a word diff of each print against the first.

    Two prints are one utterance when the speakers can be the same, enough of the shorter one's words, weighted by how rare they are in
    the story, stand in the other in the same order, and the reporting clauses do not name different occasions. A quotation in one
    report that another only reports is kept as a group of its own ("quoted-reported").
    """
    words = [[words_of(q) for q in found] for found in quotations]
    weights = word_weights([said for found in words for said in found])
    prints = [
        p
        for one, found, said in zip(reports, quotations, words, strict=True)
        for p in prints_of(one, found, said, weights)
    ]
    quoted = [p for p in prints if p.quotation.kind != "indirect" and p.words]
    matches = [m for left, right in pairs_to_match(quoted) if (m := match_prints(left, right, weights)) is not None]
    same = [_same(group, matches) for group in _groups(matches)]
    reported = [p for p in prints if p.quotation.kind == "indirect" and len(p.words) > 3 and not p.mixed]
    return tuple(sorted([*same, *_reported(quoted, reported, weights)], key=lambda s: s.quotations))


def _groups(matches: Sequence[Match]) -> Iterator[list[Print]]:
    """Prints that hang together by matches, in the order of the reports."""
    group_of: dict[str, list[Print]] = {}
    for match in sorted(matches, key=lambda m: -m.share):
        left = group_of.get(match.left.quotation.id, [match.left])
        right = group_of.get(match.right.quotation.id, [match.right])
        if left is right:
            continue
        for one in (joined := [*left, *right]):
            group_of[one.quotation.id] = joined
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _same(group: list[Print], matches: Sequence[Match]) -> SameQuotation:
    """The record of one utterance: every print is compared with the longest, the earlier report on the left."""
    order = {p.report.id: n for n, p in enumerate(sorted(group, key=lambda p: p.report.label))}
    group = sorted(group, key=lambda p: (order[p.report.id], p.quotation.parts[0].start))
    longest = max(group, key=lambda p: (len(p.words), -order[p.report.id]))
    sides = [(p, longest) if _leads(p, longest, order) else (longest, p) for p in group if p is not longest]
    ids = {p.quotation.id for p in group}
    inner = [m for m in matches if m.left.quotation.id in ids and m.right.quotation.id in ids]
    relation = max((m.relation for m in inner), key=_RANK.index)
    diffs = tuple(word_diff(a.quotation, b.quotation, reports=(a.report, b.report)) for a, b in sides)
    because = tuple(reason for m in inner for reason in _reasons(m)) + tuple(
        r
        for d, (a, b) in zip(diffs, sides, strict=True)
        for r in (*dropped_words(d, _side(a), _side(b)), *other_numbers(d))
    )
    quotations = tuple(p.quotation.id for p in group)
    return SameQuotation(content_id("same", *sorted(quotations)), quotations, relation, diffs, because)


def _side(one: Print) -> Side:
    return Side(one.report.text, one.words)


def _leads(one: Print, other: Print, order: Mapping[str, int]) -> bool:
    """Whether a print comes before another, by report and then by place."""
    places = [(order[p.report.id], p.quotation.parts[0].start) for p in (one, other)]
    return places[0] < places[1]


def _reasons(match: Match) -> Iterator[Reason]:
    """Why two prints were taken for one, and whether a gap between them is marked."""
    left, right = match.left.quotation, match.right.quotation
    ends = left.parts[0], right.parts[0]
    yield Reason("same-words", *ends, f"{match.share:.2f} of the shorter print's words, by weight, in the same order")
    if left.speaker.actor != right.speaker.actor:
        yield Reason(
            "speakers-differ", left.speaker.mention, right.speaker.mention, "the reports do not name one speaker alike"
        )
    if match.relation == "truncated":
        shorter = left if len(match.left.words) < len(match.right.words) else right
        marked = any(GAP.search(part.exact) for part in shorter.parts)
        yield Reason(
            "gap-marked" if marked else "gap-unmarked",
            *ends,
            "one print leaves words out" + (" and says so" if marked else " without saying so"),
        )


def _reported(
    quoted: Sequence[Print], reported: Sequence[Print], weights: Mapping[str, float]
) -> Iterator[SameQuotation]:
    """Quotations of one report that another gives in its own words, by the same speaker."""
    for left in quoted:
        if left.quotation.kind == "term" or sum(w.folded not in quotation_words().light for w in left.words) < 3:
            continue
        for right in reported:
            if right.report.id == left.report.id or left.quotation.speaker.actor is None:
                continue
            if left.quotation.speaker.actor != right.quotation.speaker.actor:
                continue
            a, b = {w.folded for w in left.words}, {w.folded for w in right.words}
            share = weight_of(sorted(a & b), weights) / max(
                0.01, min(weight_of(sorted(a), weights), weight_of(sorted(b), weights))
            )
            if share < _LEAST_SHARE_REPORTED or sum(w not in quotation_words().light for w in a & b) < 3:
                continue
            pair = (left, right) if left.report.label <= right.report.label else (right, left)
            diff = word_diff(pair[0].quotation, pair[1].quotation, reports=(pair[0].report, pair[1].report))
            reason = Reason(
                "quoted-reported",
                left.quotation.parts[0],
                right.quotation.parts[0],
                f"{share:.2f} of the shorter one's words, by weight",
            )
            ids = (pair[0].quotation.id, pair[1].quotation.id)
            yield SameQuotation(content_id("same", *sorted(ids)), ids, "quoted-reported", (diff,), (reason,))
