"""What cannot both be right, drawn from the rows and from quotations printed in two wordings; each with what would
settle it.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from crossread.align.word_diff import word_diff
from crossread.annotate.annotated import Annotated
from crossread.records.judged import Confidence, Conflict, ConflictKind, FigureLink, Reason, Row
from crossread.records.names import content_id
from crossread.records.said import Diff, Quotation, SameQuotation
from crossread.records.text import Anchor, Report
from crossread.records.told import Figure

_FEWEST_EQUAL = 3
_LONGEST_INSERTION = 4
_LONGEST_EDGE = 3
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

KINDS: Mapping[str, ConflictKind] = {
    "number-differs": "value",
    "unit-differs": "value",
    "figures-differ": "value",
    "date-differs": "time",
    "weekday-differs": "time",
    "days-differ": "time",
    "negation-differs": "polarity",
    "opposite-words": "polarity",
    "role-differs": "role",
    "name-differs": "name",
    "place-differs": "place",
    "speaker-differs": "attribution",
}
"""Rules of judge/rules.py and judge/edits.py that make a conflict where the row contradicts, and the kind they
make."""

SETTLE: Mapping[ConflictKind, str] = {
    "value": "ask the source of the number which was given, as of when, and what was counted",
    "time": "ask for the day in a record of the event: a transcript, a log, the announcement",
    "place": "ask a witness or the organiser where it was",
    "name": "ask how the name is written, and whether one person or two are meant",
    "attribution": "ask for the recording, or ask both people whether the words are theirs",
    "wording": "ask for the recording or the official transcript, in the language spoken",
    "role": "look the office up as of the day of the report",
    "polarity": "ask the one whose act it is which of the two holds",
}


def find_conflicts(
    annotated: Sequence[Annotated],
    rows: Sequence[Row],
    *,
    same_quotations: Sequence[SameQuotation],
    quotations: Sequence[Sequence[Quotation]],
    figures: Sequence[Sequence[Figure]] = (),
    figure_links: Sequence[FigureLink] = (),
) -> tuple[Conflict, ...]:
    """List the conflicts of a dossier: from rows that contradict, then one utterance in two wordings between two
    reports.

    A link of two figures that conflict is told here as well when its row already contradicts in value; alone it
    stays a link. Passages are given once: the same two places under two rules are one conflict with two reasons.
    """
    found: dict[tuple[str, tuple[Anchor, ...]], list[Reason]] = {}
    sure: dict[tuple[str, tuple[Anchor, ...]], Confidence] = {}
    for row in rows:
        if row.relation != "contradicts":
            continue
        for reason in row.because:
            kind = KINDS.get(reason.rule)
            if kind is None or reason.left is None or reason.right is None:
                continue
            key = (kind, (reason.left, reason.right))
            found.setdefault(key, []).append(reason)
            sure[key] = row.confidence
    _add_figure_links(found, figure_links, figures)
    conflicts = [
        _conflict(kind, passages, reasons, sure[kind, passages]) for (kind, passages), reasons in found.items()
    ]
    conflicts += _wordings([one.report for one in annotated], same_quotations, quotations)
    return tuple(_once(conflicts))


def _conflict(kind: str, passages: tuple[Anchor, ...], reasons: Sequence[Reason], confidence: Confidence) -> Conflict:
    named: ConflictKind = next(k for k in SETTLE if k == kind)
    places = [str(v) for a in passages for v in (a.report, a.start, a.end)]
    return Conflict(content_id("conflict", named, *places), named, passages, tuple(reasons), confidence, SETTLE[named])


def _add_figure_links(
    found: dict[tuple[str, tuple[Anchor, ...]], list[Reason]],
    links: Sequence[FigureLink],
    figures: Sequence[Sequence[Figure]],
) -> None:
    """Give the reasons of a conflicting figure link to the conflict over the same two figures."""
    anchor = {f.id: f.anchor for report in figures for f in report}
    for link in links:
        left, right = anchor.get(link.left), anchor.get(link.right)
        if link.relation != "conflict" or left is None or right is None:
            continue
        for kind, passages in (("value", (left, right)), ("value", (right, left))):
            if (kind, passages) in found:
                found[kind, passages] += [r for r in link.because if r not in found[kind, passages]]


def _wordings(
    reports: Sequence[Report], same_quotations: Sequence[SameQuotation], quotations: Sequence[Sequence[Quotation]]
) -> list[Conflict]:
    """One utterance printed in two wordings, for each two prints of two reports that differ inside what both print.

    A print that only begins later, ends earlier or leaves a stretch out is shorter, not different.
    """
    by_id = {q.id: q for found in quotations for q in found}
    report = {r.id: r for r in reports}
    conflicts = []
    for same in same_quotations:
        prints = [by_id[i] for i in same.quotations if i in by_id and by_id[i].kind in ("direct", "partial")]
        for left, right in combinations(prints, 2):
            if same.relation == "wording-differs" and left.report != right.report:
                diff = word_diff(left, right, reports=(report[left.report], report[right.report]))
                conflicts += _wording_conflicts(left, right, diff)
    return conflicts


def _wording_conflicts(left: Quotation, right: Quotation, diff: Diff) -> list[Conflict]:
    """One conflict for every two parts that read differently; each reading is a reason."""
    by_parts: dict[tuple[Anchor, Anchor], list[Reason]] = {}
    for a, b in _readings(left, right, diff):
        one, two = _part_of(left, a), _part_of(right, b)
        detail = f"between the marks: “{a.exact}” in one, “{b.exact}” in the other"
        by_parts.setdefault((one, two), []).append(Reason("wording-differs", a, b, detail))
    return [_conflict("wording", parts, reasons, "sure") for parts, reasons in by_parts.items()]


def _part_of(quotation: Quotation, place: Anchor) -> Anchor:
    return next((p for p in quotation.parts if p.start <= place.start < p.end), quotation.parts[0])


def _readings(left: Quotation, right: Quotation, diff: Diff) -> list[tuple[Anchor, Anchor]]:
    """Where two prints read differently beside words that both have, in one part of each.

    Left out are stretches that one print leaves away (at an end, a whole sentence, more than four words), words of which
    one side masks the letters, and one number in figures and in words.
    """
    equal = [n for n, part in enumerate(diff.parts) if part.op == "equal"]
    if sum(len(p.left.exact.split()) for p in diff.parts if p.op == "equal" and p.left) < _FEWEST_EQUAL:
        return []
    found = []
    for before, after in pairwise([None, *equal, None]):
        between = diff.parts[0 if before is None else before + 1 : len(diff.parts) if after is None else after]
        lefts = [p.left for p in between if p.left is not None]
        rights = [p.right for p in between if p.right is not None]
        edge = before is None or after is None
        if (
            not between
            or _is_omission(lefts, rights, edge=edge)
            or _masked(lefts, rights)
            or _one_number(lefts, rights)
        ):
            continue
        near = after if before is None else before
        beside = None if near is None else diff.parts[near]
        if beside is None or beside.left is None or beside.right is None:
            continue
        a, b = (lefts or [_last_word(beside.left)])[0], (rights or [_last_word(beside.right)])[0]
        if _part_of(left, a) == _part_of(left, beside.left) and _part_of(right, b) == _part_of(right, beside.right):
            found.append((a, b))
    return found


def _is_omission(lefts: Sequence[Anchor], rights: Sequence[Anchor], *, edge: bool) -> bool:
    """Tell whether one print is only shorter here: nothing stands against the words at an end, or against a sentence."""
    sizes = [sum(len(a.exact.split()) for a in side) for side in (lefts, rights)]
    if edge:
        return min(sizes) == 0 or max(sizes) > _LONGEST_EDGE
    sentence = any(re.search(r"[.!?…]", a.exact) for a in (*lefts, *rights))
    return min(sizes) == 0 and (max(sizes) > _LONGEST_INSERTION or sentence)


def _masked(lefts: Sequence[Anchor], rights: Sequence[Anchor]) -> bool:
    return any(re.search(r"\w[-*_]{2,}", a.exact) for a in (*lefts, *rights))


def _one_number(lefts: Sequence[Anchor], rights: Sequence[Anchor]) -> bool:
    """Tell whether the two readings are one number in figures and in words, or differ in hyphens and spaces alone."""
    a, b = (_spelled(" ".join(x.exact for x in side)) for side in (lefts, rights))
    return a == b


def _spelled(words: str) -> str:
    """Words without hyphens, blanks and marks, small numbers written out."""
    for number, word in enumerate(_NUMBERS):
        words = re.sub(rf"\b{number}\b", word, words)
    return re.sub(r"[\W_]+", "", words.lower())


def _last_word(anchor: Anchor) -> Anchor:
    word = anchor.exact.split()[-1]
    return Anchor(anchor.report, anchor.end - len(word), anchor.end, word)


def _once(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Drop a conflict whose two passages lie inside those of another of the same kind."""
    kept: list[Conflict] = []
    for conflict in sorted(conflicts, key=lambda c: sum(a.end - a.start for a in c.passages)):
        if not any(k.kind == conflict.kind and _covers(conflict, k) for k in kept):
            kept.append(conflict)
    order = {c.id: n for n, c in enumerate(conflicts)}
    return sorted(kept, key=lambda c: order[c.id])


def _covers(outer: Conflict, inner: Conflict) -> bool:
    return all(
        any(a.report == b.report and a.start < b.end and b.start < a.end for a in outer.passages)
        for b in inner.passages
    )
