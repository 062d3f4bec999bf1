"""What to check first: conflicts, wordings, shared slips, what pulls apart, what cannot be placed; in that order."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.records.dossier import Dossier
from crossread.records.judged import Anomaly, Conflict, Reason, Row
from crossread.records.said import Diff, SameQuotation
from crossread.records.text import Anchor
from crossread.records.told import EventClash, When
from crossread.tell.labels import ANOMALY_WORDS, CONFLICT_WORDS, SAME_SIGNS
from crossread.tell.lookup import Lookup, one_line
from crossread.tell.reworded import diffs_across, is_reworded, turns

_SURENESS = {"sure": 0, "likely": 1, "unsure": 2}
_MILD = frozenset(
    {"one-adds", "predicate-differs", "same-predicate", "same-day", "figures-equal", "quotation-identical"}
)
"""Rules that say why a row is one matter, or what one report adds: no reason why its reports pull apart."""
_QUIET_ANOMALIES = ("no-publication-date", "repeated-text")
"""What is said once, under limits and oddities: that several reports lack a date does not tie them to each other."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a reader should look at: what it is, both passages, why it is here, and what would settle it.

    `shape` and `tone` are as in labels.Sign; `diff` is there for one utterance in two wordings;
    `sic` asks for [sic] after the words, `in_clause` for the clause around them.
    """

    record: str
    name: str
    shape: str
    tone: str
    words: str
    passages: tuple[Anchor, ...]
    because: tuple[str, ...]
    settle: str
    sureness: str
    diff: Diff | None = None
    sic: bool = False
    in_clause: bool = False


def find_checks(look: Lookup) -> tuple[Check, ...]:
    """All things to check, the most pressing first."""
    dossier = look.dossier
    hard = [c for c in dossier.conflicts if c.kind != "wording"]
    wordings = [c for c in dossier.conflicts if c.kind == "wording"]
    loud = [a for a in dossier.anomalies if a.kind not in _QUIET_ANOMALIES]
    shared, alone = [a for a in loud if a.shared], [a for a in loud if not a.shared]
    in_conflict = {a for c in dossier.conflicts for a in c.passages}
    return (
        *(_of_conflict(look, c) for c in sorted(hard, key=lambda c: _SURENESS[c.confidence])),
        *(_of_row(look, r) for r in _rows(look, "contradicts") if not _told(look, r, in_conflict)),
        *_one_each([_of_conflict(look, c) for c in wordings]),
        *(_of_same(look, s) for s in dossier.same_quotations if _is_new_wording(look, s, in_conflict)),
        *(_of_anomaly(look, a) for a in shared),
        *(_of_row(look, r) for r in _rows(look, "pulls-apart") if not _told(look, r, in_conflict)),
        *(_of_clash(look, k) for k in dossier.event_clashes),
        *(_of_anomaly(look, a) for a in alone),
        *_unplaced(look),
    )


def _one_each(wordings: Sequence[Check]) -> Iterator[Check]:
    """Wordings with one check for each two prints: where several readings differ, all of them are marked in one word diff."""
    of_diff: dict[Diff, Check] = {}
    for check in wordings:
        if check.diff is None:
            yield check
        elif check.diff not in of_diff:
            of_diff[check.diff] = check
    yield from of_diff.values()


def nothing_compared(dossier: Dossier) -> bool:
    """True where no two reports surely tell one matter: then no contradiction could be found, and none is ruled out."""
    surely = (r for r in dossier.rows if len(r.reports) > 1 and r.relation != "not-comparable")
    return next(surely, None) is None and not dossier.figure_links and not dossier.conflicts


def is_contradiction(check: Check) -> bool:
    """True for what cannot both be right; wordings, slips and things that pull apart are not."""
    return check.tone == "against"


def _rows(look: Lookup, relation: str) -> Iterator[Row]:
    return (r for r in look.dossier.rows if r.relation == relation)


def _told(look: Lookup, row: Row, passages: Collection[Anchor]) -> bool:
    """Tell whether a conflict shows the same: it stands on the row's words, or on the passages of one of its reasons."""
    if any(r.left in passages and r.right in passages for r in row.because):
        return True
    mine = [a for s in row.statements if s in look.statements for a in look.statements[s].anchors]
    touched = {a.report for a in mine for p in passages if a.meets(p)}
    return len(touched) > 1


def _is_new_wording(look: Lookup, same: SameQuotation, passages: Iterable[Anchor]) -> bool:
    if _worth_a_look(look, same) is None:
        return False
    prints = [look.quotations[q] for q in same.quotations if q in look.quotations]
    parts = [p for q in prints for p in q.parts]
    return len({p.report for p in parts for other in passages if p.meets(other)}) < 2


def _worth_a_look(look: Lookup, same: SameQuotation) -> Diff | None:
    """The first two prints of two reports of which one has other words, or drops words that turn the utterance."""
    prints = [look.quotations[q] for q in same.quotations if q in look.quotations]
    whole = all(q.kind not in ("partial", "term") for q in prints)  # a few words built into a sentence drop nothing
    for diff in diffs_across(look, same):
        if same.relation == "wording-differs" and is_reworded(diff):
            return diff
        if same.relation == "truncated" and whole and any(r.rule.startswith("dropped-") for r in turns(same, diff)):
            return diff
    return None


def _details(because: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.detail for r in because if r.detail))


def _of_conflict(look: Lookup, conflict: Conflict) -> Check:
    wording = conflict.kind == "wording"
    diff = _diff_of(look, conflict) if wording else None
    return Check(
        record=conflict.id,
        name=look.name(conflict.id),
        shape="◆" if wording else "■",
        tone="words" if wording else "against",
        words=CONFLICT_WORDS[conflict.kind] + (_said_by(look, diff) if diff else ""),
        passages=conflict.passages,
        because=_dropped(look, diff) if diff else _details(conflict.because),
        settle=conflict.settle,
        sureness=conflict.confidence,
        diff=diff,
        in_clause=True,
    )


def _said_by(look: Lookup, diff: Diff) -> str:
    """Who said it, where both reports know."""
    actors = {look.quotations[q].speaker.actor for q in (diff.left, diff.right) if q in look.quotations}
    named = look.actors.get(next(iter(actors)) or "") if len(actors) == 1 else None
    return f": {named.name}" if named else ""


def _dropped(look: Lookup, diff: Diff) -> tuple[str, ...]:
    """What weighs most in a word diff, in words: a condition or a negation that one print lacks, or that the speakers are not one;
    the rest is marked in the diff.
    """
    same = next((s for s in look.dossier.same_quotations if diff in s.diff), None)
    if same is None:
        return ()
    reports = {look.quotations[q].report for q in (diff.left, diff.right) if q in look.quotations}
    speakers = [r for r in same.because if r.rule == "speakers-differ" and _reports_of(r) <= reports]
    return _details((*speakers, *turns(same, diff)))


def _reports_of(reason: Reason) -> set[str]:
    return {a.report for a in (reason.left, reason.right) if a is not None}


def _diff_of(look: Lookup, conflict: Conflict) -> Diff | None:
    """The word diff of the two prints that the conflict is about, if a same-quotation record holds it."""
    for same in look.dossier.same_quotations:
        for diff in same.diff:
            sides = [look.quotations[q] for q in (diff.left, diff.right) if q in look.quotations]
            touched = [any(p.meets(c) for p in side.parts for c in conflict.passages) for side in sides]
            if len(touched) == 2 and all(touched):
                return diff
    return None


def _of_same(look: Lookup, same: SameQuotation) -> Check:
    prints = [look.quotations[q] for q in same.quotations if q in look.quotations]
    diff = _worth_a_look(look, same)
    return Check(
        record=same.id,
        name=look.name(same.id),
        shape="◆",
        tone="words",
        words=(
            "one print drops words that turn it" if same.relation == "truncated" else SAME_SIGNS[same.relation].words
        )
        + (_said_by(look, diff) if diff else ""),
        passages=tuple(p for q in prints for p in q.parts),
        because=_dropped(look, diff) if diff else (),
        settle="ask for the recording, or the text as first given",
        sureness="sure",
        diff=diff,
    )


def _of_row(look: Lookup, row: Row) -> Check:
    against = row.relation == "contradicts"
    told = [look.statements[s] for s in row.statements if s in look.statements]
    return Check(
        record=row.id,
        name=look.name(row.id),
        shape="■" if against else "▲",
        tone="against" if against else "apart",
        words="the reports contradict each other" if against else "the reports pull apart; both may hold",
        passages=tuple(a for s in told for a in s.anchors),
        because=_details(r for r in row.because if r.rule not in _MILD) or _details(row.because),
        settle="",
        sureness=row.confidence,
    )


def _of_clash(look: Lookup, clash: EventClash) -> Check:
    sides = [look.events[e] for e in (clash.left, clash.right) if e in look.events]
    codes = " against ".join(e.type + (f" {e.mode}" if e.mode else "") for e in sides)
    return Check(
        record=clash.id,
        name=look.name(clash.id),
        shape="▲",
        tone="apart",
        words=f"one matter, two event codes: {codes}",
        passages=tuple(e.anchors[0] for e in sides if e.anchors),
        because=(clash.detail,) if clash.detail else (),
        settle="",
        sureness="sure",
    )


def _of_anomaly(look: Lookup, anomaly: Anomaly) -> Check:
    because = [anomaly.detail] if anomaly.detail else []
    if anomaly.shared:
        because.append(f"{look.letters(anomaly.reports)} share it: independence is not shown, agreement is not proof")
    return Check(
        record=anomaly.id,
        name=look.name(anomaly.id),
        shape="▲" if anomaly.shared else "△",
        tone="apart" if anomaly.shared else "odd",
        words=("a shared slip: " if anomaly.shared else "") + ANOMALY_WORDS[anomaly.kind],
        passages=anomaly.evidence,
        because=tuple(because),
        settle="",
        sureness="sure",
        sic=anomaly.kind == "text-defect",
    )


def _bases(dates: Sequence[When]) -> tuple[str, ...]:
    """Why dates are not placed: each reason once, with the words it holds for."""
    of: dict[str, list[str]] = {}
    for d in dates:
        if d.basis:
            of.setdefault(d.basis, []).append(f"“{one_line(d.anchor.exact)}”")
    return tuple(f"{', '.join(dict.fromkeys(words))}: {basis}" for basis, words in of.items())


def _matters(look: Lookup, when: When) -> bool:
    """Whether the reader can settle a date: an hour, a "later" or a date in a report of known day is only listed under *When*."""
    undated = when.report in look.reports and look.reports[when.report].published is None
    return when.status == "ambiguous" or (undated and when.precision != "unknown")


def _unplaced(look: Lookup) -> Iterator[Check]:
    """One check for all dates with several readings, one for all that nobody can place."""
    for status, words in (("ambiguous", "dates with more than one reading"), ("unresolved", "dates nobody can place")):
        dates = [d for d in look.dossier.dates if d.status == status and d.quotation is None and _matters(look, d)]
        if dates:
            yield Check(
                record=dates[0].id,
                name=look.name(dates[0].id),
                shape="△",
                tone="odd",
                words=words,
                passages=tuple(d.anchor for d in dates),
                because=_bases(dates),
                settle="" if status == "ambiguous" else "say when a report was published, where it does not (`--date`)",
                sureness="sure",
            )
