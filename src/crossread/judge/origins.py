"""Which reports hang together: copied wording, shared credits, shared slips; how many origins a group has at most."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from crossread.annotate.annotated import Annotated
from crossread.judge.credits import Credit, find_credits
from crossread.judge.reuse import Run, Words, coverage, fold_words, runs_between, shared_shingles
from crossread.records.judged import Anomaly, Origin, OriginGroup, OriginRelation, Reason
from crossread.records.names import content_id
from crossread.records.text import Anchor

COPY = 0.35
"""Share of the narrator's words of the shorter report in shared runs from which it is a copy. Of 600 pairs of real
reports of one event 1.5 % reach it, all of them reprints; the median is 0.005 (bench/told.py)."""
ECHO = 0.10
"""Share from which a report echoes another: the top twentieth of the same pairs."""
LONG_RUN = 14
"""Narrator's words in a row that show copying by themselves."""
_PAIRS_WITHOUT_LINK = 45
_SLIPS = ("title-inconsistent", "text-defect")


def find_origins(
    annotated: Sequence[Annotated], *, anomalies: Sequence[Anomaly] = ()
) -> tuple[tuple[Origin, ...], tuple[OriginGroup, ...]]:
    """Say for pairs of reports how their texts hang together, and group those that count as one origin.

    Every report is in exactly one group, so the number of groups is the most origins there can be. In groups of more
    than ten reports only pairs that show a link are written; every other pair is *unknown*. *Independent* is said
    only where each report credits a medium of its own and the wording shows no tie: agreement is not corroboration.
    """
    words = [fold_words(one.report) for one in annotated]
    places = shared_shingles(words)
    credited = [find_credits(one.report) for one in annotated]
    slips = _shared_slips(annotated, anomalies)
    every = len(annotated) * (len(annotated) - 1) // 2 <= _PAIRS_WITHOUT_LINK
    keys = combinations(range(len(annotated)), 2) if every else sorted({*places, *slips})
    origins = []
    for left, right in keys:
        runs = runs_between(places[left, right]) if (left, right) in places else ()
        origin = _judge(words[left], words[right], runs, credited[left], credited[right], slips.get((left, right), ()))
        if every or origin.relation != "unknown":
            origins.append(origin)
    return tuple(origins), _group(annotated, origins, credited)


def _judge(
    left: Words,
    right: Words,
    runs: Sequence[Run],
    left_credits: Sequence[Credit],
    right_credits: Sequence[Credit],
    slips: Sequence[Reason],
) -> Origin:
    """Decide how two reports hang together; the first rule that holds names the relation, all that hold are
    reasons.
    """
    narrated = coverage(left, right, runs, outside_quotations=True)
    whole = coverage(left, right, runs, outside_quotations=False)
    reasons: list[Reason] = []
    relation: OriginRelation = "unknown"
    longest = _longest_narrated(left, runs)
    if narrated >= COPY:
        relation = "copy"
    elif narrated >= ECHO or (longest and longest.length >= LONG_RUN):
        relation = "echoed"
    if relation != "unknown" and longest:
        detail = (
            f"{narrated:.0%} of the shorter report's own words stand in the other in the same order; "
            f"longest run {longest.length} words"
        )
        reasons.append(
            Reason("shared-wording", _anchor(left, longest, "left"), _anchor(right, longest, "right"), detail)
        )
    credit_reasons, tied, apart = _compare_credits(left, right, left_credits, right_credits)
    reasons += [*slips, *credit_reasons]
    if relation == "unknown" and (slips or tied):
        relation = "common-source"
    if relation == "unknown" and apart:
        relation = "independent"
    one, two = left.report.id, right.report.id
    return Origin(content_id("origin", one, two), one, two, relation, round(whole, 3), tuple(reasons))


def _compare_credits(
    left: Words, right: Words, lefts: Sequence[Credit], rights: Sequence[Credit]
) -> tuple[list[Reason], bool, bool]:
    """Reasons from credits; whether both lean on one medium; whether each leans on a medium of its own only."""
    reasons, tied = [], False
    by_medium: dict[str, Credit] = {}
    for credit in rights:
        by_medium.setdefault(credit.medium, credit)
    for medium, credit in {c.medium: c for c in reversed(lefts)}.items():
        other = by_medium.get(medium)
        if other:
            tied = True
            reasons.append(Reason("same-credit", credit.anchor, other.anchor, f"both credit {medium}"))
    for credit in lefts:
        if _printed_by(credit, right.report.outlet):
            tied = True
            reasons.append(
                Reason("credits-the-other", credit.anchor, None, f"one credits {credit.medium}, the other's outlet")
            )
    for credit in rights:
        if _printed_by(credit, left.report.outlet):
            tied = True
            reasons.append(
                Reason("credits-the-other", None, credit.anchor, f"one credits {credit.medium}, the other's outlet")
            )
    own_left = [c for c in lefts if c.kind in ("told", "byline")]
    own_right = [c for c in rights if c.kind in ("told", "byline")]
    apart = bool(own_left and own_right) and not tied
    if apart:
        detail = f"one has its matter from {own_left[0].medium}, the other from {own_right[0].medium}"
        reasons.append(Reason("different-credits", own_left[0].anchor, own_right[0].anchor, detail))
    return reasons, tied, apart


def _printed_by(credit: Credit, outlet: str | None) -> bool:
    return bool(outlet) and credit.medium.lower() in str(outlet).lower()


def _shared_slips(
    annotated: Sequence[Annotated], anomalies: Sequence[Anomaly]
) -> Mapping[tuple[int, int], tuple[Reason, ...]]:
    """For each pair of reports the slips they share (a conjunctive error, as textual criticism calls it)."""
    number = {one.report.id: i for i, one in enumerate(annotated)}
    found: dict[tuple[int, int], tuple[Reason, ...]] = {}
    for anomaly in anomalies:
        if not anomaly.shared or anomaly.kind not in _SLIPS:
            continue
        first = {a.report: a for a in reversed(anomaly.evidence)}
        for one, two in combinations(sorted(anomaly.reports, key=number.__getitem__), 2):
            detail = f"both print the same slip: {anomaly.detail}"
            reason = Reason("shared-slip", first.get(one), first.get(two), detail)
            key = (number[one], number[two])
            found[key] = (*found.get(key, ()), reason)
    return found


def _longest_narrated(left: Words, runs: Sequence[Run]) -> Run | None:
    """The longest stretch of a run that lies outside quotation marks in the left report."""
    best: Run | None = None
    for run in runs:
        if not any(left.quoted[run.left : run.left + run.length]):  # most runs
            best = run if best is None or run.length > best.length else best
            continue
        begin = None
        for i in range(run.length + 1):
            outside = i < run.length and not left.quoted[run.left + i]
            if outside and begin is None:
                begin = i
            elif not outside and begin is not None:
                if best is None or i - begin > best.length:
                    best = Run(run.left + begin, run.right + begin, i - begin)
                begin = None
    return best


def _anchor(words: Words, run: Run, side: str) -> Anchor:
    first = run.left if side == "left" else run.right
    return words.report.anchor(words.starts[first], words.ends[first + run.length - 1])


def _group(
    annotated: Sequence[Annotated], origins: Sequence[Origin], credited: Sequence[Sequence[Credit]]
) -> tuple[OriginGroup, ...]:
    """Join reports tied by copied wording or a shared slip; one shared credit for one quotation does not join
    them.
    """
    ids = [one.report.id for one in annotated]
    leader = {i: i for i in ids}

    def find(i: str) -> str:
        while leader[i] != i:
            i = leader[i]
        return i

    for origin in origins:
        slip = any(reason.rule == "shared-slip" for reason in origin.because)
        if origin.relation in ("copy", "echoed") or slip:
            one, two = sorted((find(origin.left), find(origin.right)), key=ids.index)
            leader[two] = one
    groups = []
    for head in ids:
        if find(head) == head:
            members = tuple(i for i in ids if find(i) == head)
            of_members = (c for i, found in zip(ids, credited, strict=True) if i in members for c in found)
            byline = [c for c in of_members if c.kind == "byline" and c.agency]
            groups.append(OriginGroup(members, byline[0].anchor if byline else None))
    return tuple(groups)
