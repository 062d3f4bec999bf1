"""Links figures of several reports that count one thing, or look as if they did, and says why."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated
from crossread.judge.background import of_another_time, of_the_time_before
from crossread.judge.dates import clocks_apart, compare_dates
from crossread.judge.figure_contrast import Told, contrast
from crossread.judge.figure_evidence import (
    Setting,
    measure_overlap,
    overlap,
    same_head,
    same_predicate,
    settings_of,
    speaks_for_one_measure,
    telling,
)
from crossread.judge.figure_frames import frames_differ
from crossread.judge.figure_values import compare_values, representative, unit_family
from crossread.judge.one_count import one_count
from crossread.judge.part_and_whole import is_sum
from crossread.records.judged import FigureLink, FigureRelation, Reason, Row
from crossread.records.names import content_id
from crossread.records.told import Figure, Statement, When

_ENOUGH = 2.0
_SURE = 3.0
_NEIGHBOURS = 24
_FARTHEST = 1.6  # values farther apart than this factor meet only within one row


@dataclass(frozen=True, slots=True)
class FigureVerdict:
    """How two figures compare, the rule that said so, and the values in words."""

    relation: FigureRelation
    rule: str
    detail: str


def compare_figures(left: Figure, right: Figure) -> FigureVerdict:
    """Compare two figures that stand for one matter (the caller has aligned them). Apart values conflict only if kind, unit, counted
    noun and status agree; everything that differs in one of these is a different measure.
    """
    detail = f"{left.anchor.exact!r} and {right.anchor.exact!r}"
    if left.kind != right.kind and {left.kind, right.kind} != {"duration", "quantity"}:
        return FigureVerdict("different-measure", "other-kind", f"{detail}; {left.kind} and {right.kind}")
    value = compare_values(left, right)
    if value.relation == "other-unit":
        return FigureVerdict("different-measure", value.rule, value.detail)
    if _counts_other(left, right):
        return FigureVerdict("different-measure", "other-noun", f"{detail}; {left.unit} and {right.unit}")
    if _states_differ(left, right):
        return FigureVerdict("different-measure", "other-status", f"{detail}; {left.status} and {right.status}")
    if value.relation == "equal":
        return FigureVerdict("equal", value.rule, value.detail)
    if value.relation == "compatible":
        return FigureVerdict("compatible", value.rule, value.detail)
    if not _measures_meet(left, right):
        return FigureVerdict(
            "different-measure", "other-measure", f"{detail}; {left.measure or '?'} and {right.measure or '?'}"
        )
    return FigureVerdict("conflict", value.rule, value.detail)


def _states_differ(left: Figure, right: Figure) -> bool:
    """Forecast against what came about, first report against revision."""
    states = {left.status, right.status}
    return len(states) == 2 and "unknown" not in states


def _measures_meet(left: Figure, right: Figure) -> bool:
    if left.kind in ("count", "ordinal"):
        return same_head(left, right) is not None
    return not (left.measure and right.measure) or measure_overlap(left.measure, right.measure) >= 0.5


def link_figures(
    annotated: Sequence[Annotated],
    figures: Sequence[Sequence[Figure]],
    rows: Sequence[Row],
    statements: Mapping[str, Statement],
    *,
    dates: Sequence[Sequence[When]] = (),
) -> tuple[FigureLink, ...]:
    """Link the figures of several reports pair by pair. What is not surely of one measure stays unlinked; "conflict" needs one
    row, one noun, one verb, and no other figure that could be meant.
    """
    settings = settings_of(annotated, figures, rows, statements, dates)
    told = {f: s for s in statements.values() for f in s.figures}
    known = {when.id: when for found in dates for when in found}
    links = {}
    for left, right in _candidates(settings):
        link = _link(left, right)
        if link is not None and link.relation == "conflict":
            why = _set_apart(annotated, left, right, told, known)
            link = _made(left.figure, right.figure, "different-measure", "other-scope", why) if why else link
        if link is not None:
            links[link.id] = link
    current = [
        s
        for s in settings
        if not of_another_time(annotated[s.report], s.figure.anchor, dates[s.report] if dates else ())
    ]
    for left, right, sure in one_count(current, statements, [one.report.published for one in annotated]):
        ends = [(annotated[s.report], s.figure.anchor) for s in (left, right)]
        frames = [(annotated[s.report], s.figure) for s in (left, right)]
        parts = [(annotated[s.report], s.figure, figures[s.report]) for s in (left, right)]
        if (
            clocks_apart(ends[0], ends[1])
            or is_sum(parts[0], right.figure)
            or is_sum(parts[1], left.figure)
            or frames_differ(frames[0], frames[1])
            or _set_apart(annotated, left, right, told, known)
        ):
            continue
        made = _counted_twice(left.figure, right.figure, sure=sure)
        if made.id not in links or links[made.id].relation == "different-measure":
            links[made.id] = made
    kept = _without_beaten_conflicts(links.values(), settings)
    return tuple(sorted(kept, key=lambda link: (link.left, link.right)))


def _set_apart(
    annotated: Sequence[Annotated],
    left: Setting,
    right: Setting,
    told: Mapping[str, Statement],
    dates: Mapping[str, When],
) -> str | None:
    """What sets two figures apart that differ, in words; None where nothing does, or one stands in no statement."""
    if left.figure.id not in told or right.figure.id not in told:
        return None
    one, two = (Told(annotated[s.report], told[s.figure.id], s.figure) for s in (left, right))
    if of_the_time_before(one.statement.anchors) != of_the_time_before(two.statement.anchors):
        return "one is of the time before"
    return contrast(one, two, dates)


def _candidates(settings: Sequence[Setting]) -> Iterator[tuple[Setting, Setting]]:
    """Pairs worth a look: neighbours in value, and figures of one row; near n log n in the number of figures."""
    seen: set[tuple[str, str]] = set()
    for left, right in (*_value_neighbours(settings), *_row_mates(settings)):
        if left.report > right.report:
            left, right = right, left
        key = (left.figure.id, right.figure.id)
        if left.report != right.report and key not in seen:
            seen.add(key)
            yield left, right


def _value_neighbours(settings: Sequence[Setting]) -> Iterator[tuple[Setting, Setting]]:
    buckets: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for k, setting in enumerate(settings):
        buckets[unit_family(setting.figure)].append((representative(setting.figure), k))
    for bucket in buckets.values():
        bucket.sort()
        for at, (value, k) in enumerate(bucket):
            for other, j in bucket[at + 1 : at + 1 + _NEIGHBOURS]:
                if other > abs(value) * _FARTHEST and other > value + 1:
                    break
                yield settings[k], settings[j]


def _row_mates(settings: Sequence[Setting]) -> Iterator[tuple[Setting, Setting]]:
    by_row: dict[str, list[Setting]] = defaultdict(list)
    for setting in settings:
        for row in setting.rows:
            by_row[row].append(setting)
    for _, mates in sorted(by_row.items()):
        for at, left in enumerate(mates):
            for right in mates[at + 1 : at + 1 + _NEIGHBOURS]:
                if unit_family(left.figure) == unit_family(right.figure):
                    yield left, right


def _link(left: Setting, right: Setting) -> FigureLink | None:
    one, two = left.figure, right.figure
    value = compare_values(one, two)
    equal = value.relation == "equal"
    if one.kind in ("vote", "score") and one.measure != two.measure:
        return None  # the two sides of one vote
    if value.relation == "other-unit" or (one.kind == "ordinal" and not left.rows & right.rows):
        return None
    score = speaks_for_one_measure(left, right, value, enough=_ENOUGH)
    if score < _ENOUGH:
        return None
    if equal and _counts_other(one, two):
        return None  # "42 members" and "42 senators" may be the same forty-two, or not
    blocked = _other_measure(left, right, equal=equal)
    if blocked is not None:
        return _made(one, two, "different-measure", *blocked) if _look_alike(one, two) else None
    if value.relation in ("equal", "compatible"):
        relation: FigureRelation = "equal" if equal else "compatible"
        return _made(one, two, relation, value.rule, value.detail)
    return _made(one, two, "conflict", value.rule, value.detail) if _can_conflict(left, right, score) else None


def _other_measure(left: Setting, right: Setting, *, equal: bool) -> tuple[str, str] | None:
    """The rule and words by which two look-alikes measure different things: another status, another time, another noun.

    One telling number in both reports is hardly a forecast here and a result there: equal values pass on status.
    """
    one, two = left.figure, right.figure
    detail = f"{one.anchor.exact!r} and {two.anchor.exact!r}"
    if _states_differ(one, two) and not equal:
        return "other-status", f"{detail}; {one.status} and {two.status}"
    same_anyway = equal and (telling(one) >= 1 or bool(left.rows & right.rows))
    if left.as_of and right.as_of and _times_differ(left.as_of, right.as_of) and not same_anyway:
        return "other-time", f"{detail}; as of {left.as_of.value} and {right.as_of.value}"
    if _counts_other(one, two):
        return "other-noun", f"{detail}; {one.unit} and {two.unit}"
    return None


def _look_alike(left: Figure, right: Figure) -> bool:
    """Near enough in value that a reader could take one for the other."""
    low, high = sorted((abs(representative(left)), abs(representative(right))))
    return high <= _FARTHEST * low


def _counts_other(left: Figure, right: Figure) -> bool:
    return left.kind in ("count", "ordinal", "vote", "score") and same_head(left, right) is False


def _times_differ(left: When, right: When) -> bool:
    """Two months, or two days, apart; a day against a month may be the report's day against the figure's."""
    return left.precision == right.precision and compare_dates(left, right).relation == "conflict"


def _can_conflict(left: Setting, right: Setting, score: float) -> bool:
    one, two = left.figure, right.figure
    if one.kind in ("ordinal", "ratio", "share", "duration") or not left.rows & right.rows or score < _SURE:
        return False
    if one.min is None or two.min is None:  # "up to 800" says what can be, not what is
        return False
    alone = left.rivals == right.rivals == 1
    named = same_head(one, two) is True if one.kind == "count" else measure_overlap(one.measure, two.measure) >= 0.5
    return alone and named and same_predicate(one, two) and overlap(left, right) >= 0.3


def _made(left: Figure, right: Figure, relation: FigureRelation, rule: str, detail: str) -> FigureLink:
    reason = Reason(rule, left.anchor, right.anchor, detail)
    return FigureLink(content_id("figure-link", left.id, right.id), left.id, right.id, relation, (reason,))


def _counted_twice(left: Figure, right: Figure, *, sure: bool) -> FigureLink:
    """The link of two values for one count of the story, sure or not."""
    detail = f"{left.anchor.exact!r} and {right.anchor.exact!r}: the only such count in either report"
    return _made(left, right, "conflict", "one-count" if sure else "one-count-unsure", detail)


def _without_beaten_conflicts(links: Collection[FigureLink], settings: Sequence[Setting]) -> list[FigureLink]:
    """Drop a conflict of figures where one of them has an equal or compatible partner in the other's report."""
    report = {setting.figure.id: setting.report for setting in settings}
    agreed = {
        (a, report[b])
        for link in links
        if link.relation in ("equal", "compatible")
        for a, b in ((link.left, link.right), (link.right, link.left))
    }
    return [
        link
        for link in links
        if link.relation != "conflict"
        or not {(link.left, report[link.right]), (link.right, report[link.left])} & agreed
    ]
