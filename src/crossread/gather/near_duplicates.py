"""Near-duplicates: reports that print largely the same words, and in which way they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.gather.candidates import candidate_pairs
from crossread.gather.shingles import Shingles, overlap, report_words, shingles
from crossread.records.gathered import DuplicateGroup, NearDuplicate, NearDuplicateKind
from crossread.records.names import content_id
from crossread.records.text import Report

SAME_TEXT = 0.5
"""Jaccard from which two reports are one text. Between independent reports of one event the highest met was .39
(bench/results/streams.md says on which data)."""

HELD = 0.75
"""Containment from which the shorter of two reports is a part of the longer one."""

FEWEST_RUNS = 20
"""A shorter text (a headline, a picture's caption) is compared for equality alone: its few words say too little."""

_WHOLE = 0.9
_SAME_PARAGRAPHS = 0.6


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a report the comparison needs; the text itself stays where it is."""

    id: str
    outlet: str | None
    published: date | None
    url: str | None
    words: int
    runs: Shingles
    paragraphs: frozenset[int]


def find_near_duplicates(reports: Sequence[Report]) -> tuple[NearDuplicate, ...]:
    """Find all pairs of reports that are one text, sorted by their places in `reports`.

    MinHash (128 permutations, 64 bands) proposes, exact Jaccard and containment of five-word runs decide. Needs about 7 KB a
    report; `reports` is gone through once and may read lazily. Raises MissingExtra where no MinHash library is installed.
    """
    prints = [_print(report) for report in reports]
    found = []
    for one, other in candidate_pairs([p.runs for p in prints]):
        pair = _compare(prints[one], prints[other]) if prints[one].id != prints[other].id else None
        if pair:
            found.append(((one, other), pair))
    return tuple(pair for _, pair in sorted(found, key=lambda f: f[0]))


def group_duplicates(reports: Sequence[Report], pairs: Sequence[NearDuplicate]) -> tuple[DuplicateGroup, ...]:
    """Put reports that are one text together. The latest version leads; where there are no versions, the fullest print."""
    of = {report.id: report for report in reports}
    head = {report.id: report.id for report in reports}

    def root(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    versioned = set()
    for pair in pairs:
        head[root(pair.right)] = root(pair.left)
        if pair.kind == "updated-version":
            versioned |= {pair.left, pair.right}
    members: dict[str, list[str]] = {}
    for report in reports:
        members.setdefault(root(report.id), []).append(report.id)
    return tuple(
        DuplicateGroup(_lead([of[r] for r in group], versioned), tuple(group))
        for group in members.values()
        if len(group) > 1
    )


def same_text(pairs: Sequence[NearDuplicate], days: Mapping[str, date | None], *, within: timedelta) -> dict[str, str]:
    """For each report that prints the same text as an earlier one: the earliest print, by id. It may stand for them all.

    A text that is only held in a longer one is left out (a roundup holds the briefs of many events), and so is a pair printed
    further apart than `within`: a text that comes back every month tells of another month.
    """
    head: dict[str, str] = {}

    def root(name: str) -> str:
        while name in head:
            name = head[name]
        return name

    for pair in pairs:
        left, right = days.get(pair.left), days.get(pair.right)
        if pair.jaccard < SAME_TEXT or (left and right and abs(left - right) > within):
            continue
        one, other = root(pair.left), root(pair.right)
        if one != other:
            first, later = sorted((one, other), key=lambda name: (days.get(name) or date.max, name))
            head[later] = first
    return {name: root(name) for name in head}


def _lead(group: Sequence[Report], versioned: set[str]) -> str:
    versions = [r for r in group if r.id in versioned]
    if versions:
        return max(versions, key=lambda r: (r.published or date.min, len(r.text))).id
    return max(group, key=lambda r: len(r.text)).id


def _print(report: Report) -> _Print:
    words = report_words(report)
    paragraphs = frozenset(
        hash(tuple(report.text[b.start : b.end].lower().split())) for b in report.blocks if b.kind == "paragraph"
    )
    return _Print(report.id, report.outlet, report.published, report.url, len(words), shingles(words), paragraphs)


def _compare(one: _Print, other: _Print) -> NearDuplicate | None:
    jaccard, containment = overlap(one.runs, other.runs)
    short = min(len(one.runs), len(other.runs)) < FEWEST_RUNS
    if (short and jaccard < 1.0) or (jaccard < SAME_TEXT and containment < HELD):
        return None
    left, right = sorted((one, other), key=lambda p: (p.published or date.max, -p.words, p.id))
    kind = _kind(left, right, jaccard, containment)
    detail = _detail(kind, left, right, jaccard, containment)
    return NearDuplicate(
        content_id("copy", left.id, right.id), left.id, right.id, kind, round(jaccard, 3), round(containment, 3), detail
    )


def _kind(left: _Print, right: _Print, jaccard: float, containment: float) -> NearDuplicateKind:
    """Same words: exact. Same address or outlet: versions of one report. A part of the other: trimmed. Same paragraphs under
    another house's headline: wire copy. Else somebody went over the words: lightly edited.
    """
    if jaccard == 1.0:
        return "exact"
    if (left.url and left.url == right.url) or (left.outlet and left.outlet == right.outlet):
        return "updated-version"
    if containment >= _WHOLE and min(left.words, right.words) < _WHOLE * max(left.words, right.words):
        return "trimmed"
    fewer = min(len(left.paragraphs), len(right.paragraphs))
    same = len(left.paragraphs & right.paragraphs) / fewer if fewer else 0.0
    return "wire-copy" if same >= _SAME_PARAGRAPHS else "lightly-edited"


def _detail(kind: NearDuplicateKind, left: _Print, right: _Print, jaccard: float, containment: float) -> str:
    shared = f"{jaccard:.0%} of all five-word runs stand in both, {containment:.0%} of the shorter report's"
    match kind:
        case "exact":
            return "the same words throughout"
        case "updated-version":
            where = "address" if left.url and left.url == right.url else "outlet"
            return f"the same {where}, and {shared}"
        case "trimmed":
            return f"{min(left.words, right.words):,} of {max(left.words, right.words):,} words: {shared}"
        case _:
            return shared
