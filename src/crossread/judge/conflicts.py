"""What cannot both be right, drawn from the rows and from quotations printed in two wordings; each with what would
settle it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.judge.ages import find_ages
from crossread.judge.doers import doers_differ
from crossread.judge.exclusive_acts import find_exclusive_acts
from crossread.judge.nationalities import find_nationalities
from crossread.judge.offices import find_offices
from crossread.judge.one_day import find_one_days
from crossread.judge.series import find_series
from crossread.judge.spellings import find_spellings
from crossread.judge.two_voices import find_two_voices
from crossread.judge.wordings import Wording, find_wordings
from crossread.records.judged import Confidence, Conflict, ConflictKind, FigureLink, Reason, Row
from crossread.records.names import content_id
from crossread.records.said import Quotation, SameQuotation
from crossread.records.text import Anchor
from crossread.records.told import Figure, When

KINDS: Mapping[str, ConflictKind] = {
    "number-differs": "value",
    "unit-differs": "value",
    "figures-differ": "value",
    "date-differs": "time",
    "weekday-differs": "time",
    "days-differ": "time",
    "plans-differ": "time",
    "hours-differ": "time",
    "negation-differs": "polarity",
    "opposite-words": "polarity",
    "none-and-some": "polarity",
    "opposite-directions": "polarity",
    "done-and-denied": "polarity",
    "claims-opposed": "polarity",
    "role-differs": "role",
    "name-differs": "name",
    "place-differs": "place",
    "speaker-differs": "attribution",
}
"""Rules of judge/rules.py and judge/edits.py that make a conflict where the row contradicts, and the kind they
make; with "-unsure" behind its name a rule alone only pulls a row apart, and the conflict is unsure."""

UNSURE: Mapping[str, ConflictKind] = {
    "lone-figures-differ": "value",
    "lone-plans-differ": "time",
    "claims-opposed-unsure": "polarity",
}
"""Rules that make a conflict where the row only pulls apart; it is unsure."""

_ONE_COUNT: Mapping[str, Confidence] = {"one-count": "likely", "one-count-unsure": "unsure"}
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
    casts: Sequence[Cast] = (),
    same_quotations: Sequence[SameQuotation],
    quotations: Sequence[Sequence[Quotation]],
    figures: Sequence[Sequence[Figure]] = (),
    figure_links: Sequence[FigureLink] = (),
    dates: Sequence[Sequence[When]] = (),
) -> tuple[Conflict, ...]:
    """List the conflicts of a dossier: from rows that contradict, then one utterance in two wordings between two
    reports.

    A link of two figures that conflict is told here as well when its row already contradicts in value, or when it is the
    only such count in either report; otherwise it stays a link. Passages are given once: the same two places under two
    rules are one conflict with two reasons.
    """
    found: dict[tuple[str, tuple[Anchor, ...]], list[Reason]] = {}
    sure: dict[tuple[str, tuple[Anchor, ...]], Confidence] = {}
    for row in rows:
        for reason in row.because if row.relation in ("contradicts", "pulls-apart") else ():
            rule = reason.rule.removesuffix("-unsure")
            kind = KINDS.get(rule) if row.relation == "contradicts" else None
            kind = kind or UNSURE.get(reason.rule)
            if kind is None or reason.left is None or reason.right is None:
                continue
            key = (kind, (reason.left, reason.right))
            found.setdefault(key, []).append(reason)
            sure[key] = "unsure" if reason.rule in UNSURE or rule != reason.rule else row.confidence
    told_by = {one.report.id: (one, cast) for one, cast in zip(annotated, casts, strict=False)}
    _add_figure_links(found, sure, figure_links, figures, told_by)
    conflicts = [
        _conflict(kind, passages, reasons, sure[kind, passages]) for (kind, passages), reasons in found.items()
    ]
    reports = [one.report for one in annotated]
    apart = (
        ("name", find_spellings(annotated)),
        ("role", find_offices(annotated, casts)),
        ("value", find_ages(annotated, casts)),
        ("name", find_nationalities(annotated, casts)),
        ("polarity", find_exclusive_acts(annotated, casts)),
        ("time", find_one_days(annotated, casts, dates) if dates else ()),
        ("value", find_series(annotated, dates) if dates else ()),
    )
    for told, reasons in apart:
        for reason in reasons:
            if reason.left and reason.right:
                confidence: Confidence = "unsure" if reason.rule.endswith("-unsure") else "likely"
                conflicts.append(_conflict(told, (reason.left, reason.right), (reason,), confidence))
    for finding in find_two_voices(casts, same_quotations, quotations):
        if finding.reason.left and finding.reason.right:
            ends = finding.reason.left, finding.reason.right
            conflicts.append(_conflict("attribution", ends, (finding.reason,), "likely"))
    rank = {report.id: n for n, report in enumerate(reports)}
    conflicts += [_wording(w, rank) for w in find_wordings(reports, same_quotations, quotations)]
    return tuple(_once(conflicts))


def _conflict(kind: str, passages: tuple[Anchor, ...], reasons: Sequence[Reason], confidence: Confidence) -> Conflict:
    named: ConflictKind = next(k for k in SETTLE if k == kind)
    places = [str(v) for a in passages for v in (a.report, a.start, a.end)]
    return Conflict(content_id("conflict", named, *places), named, passages, tuple(reasons), confidence, SETTLE[named])


def _add_figure_links(
    found: dict[tuple[str, tuple[Anchor, ...]], list[Reason]],
    sure: dict[tuple[str, tuple[Anchor, ...]], Confidence],
    links: Sequence[FigureLink],
    figures: Sequence[Sequence[Figure]],
    told_by: Mapping[str, tuple[Annotated, Cast]],
) -> None:
    """Give the reasons of a conflicting figure link to the conflict over the same two figures; one count in two values is one
    itself, unless two people each do what is counted (`told_by`: text and cast by report id).
    """
    anchor = {f.id: f.anchor for report in figures for f in report}
    for link in links:
        left, right = anchor.get(link.left), anchor.get(link.right)
        if link.relation != "conflict" or left is None or right is None:
            continue
        known = [key for key in (("value", (left, right)), ("value", (right, left))) if key in found]
        for key in known:
            found[key] += [r for r in link.because if r not in found[key]]
        if not known and link.because[0].rule in _ONE_COUNT and not _of_two_people(left, right, told_by):
            found["value", (left, right)] = list(link.because)
            sure["value", (left, right)] = _ONE_COUNT[link.because[0].rule]


def _of_two_people(left: Anchor, right: Anchor, told_by: Mapping[str, tuple[Annotated, Cast]]) -> bool:
    if left.report not in told_by or right.report not in told_by:
        return False
    return doers_differ((*told_by[left.report], left), (*told_by[right.report], right))


def _wording(wording: Wording, rank: Mapping[str, int]) -> Conflict:
    """One utterance in two wordings, the passages in the order of the reports."""
    first, second = sorted((wording.left, wording.right), key=lambda a: rank[a.report])
    return _conflict("wording", (first, second), wording.readings, "sure")


def _once(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Drop a conflict whose two passages lie inside those of another of the same kind."""
    kept: list[Conflict] = []
    near: dict[tuple[ConflictKind, str], list[Conflict]] = defaultdict(list)  # by kind and a passage's report
    for conflict in sorted(conflicts, key=lambda c: sum(a.end - a.start for a in c.passages)):
        reports = dict.fromkeys(a.report for a in conflict.passages)
        if not any(_covers(conflict, k) for report in reports for k in near[conflict.kind, report]):
            kept.append(conflict)
            near[conflict.kind, conflict.passages[0].report].append(conflict)
    order = {c.id: n for n, c in enumerate(conflicts)}
    return sorted(kept, key=lambda c: order[c.id])


def _covers(outer: Conflict, inner: Conflict) -> bool:
    return all(
        any(a.report == b.report and a.start < b.end and b.start < a.end for a in outer.passages)
        for b in inner.passages
    )
