"""Positions across reports: one actor's one stance on one issue, whose name is the words that the reports share."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.align.words import small_words
from crossread.records.names import content_id
from crossread.records.told import Position

_SHARED = 0.5
_WORDS = 2


def align_positions(positions: Sequence[Sequence[Position]]) -> tuple[Position, ...]:
    """Roll up the positions of several reports (one sequence a report).

    Two are one when actor and stance agree and at least half of the shorter issue's words (first five letters, small words left out),
    two of them where it has two, stand in the longer. The shortest print names the issue; every print stays as an anchor.
    """
    groups: list[list[Position]] = []
    for one in (position for report in positions for position in report):
        home = next((group for group in groups if all(_same(one, other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return tuple(_merged(group) for group in groups)


def _same(left: Position, right: Position) -> bool:
    if (left.actor, left.stance) != (right.actor, right.stance) or (left.to and right.to and left.to != right.to):
        return False
    one, other = _words(left.issue), _words(right.issue)
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= max(_SHARED * shorter, min(shorter, _WORDS))


def _words(issue: str) -> frozenset[str]:
    words = (word.strip(".,;:!?\"'“”‘’()").lower() for word in issue.split())
    return frozenset(word[:5] for word in words if word and word not in small_words())


def _merged(group: Sequence[Position]) -> Position:
    if len(group) == 1:
        return group[0]
    named = min(group, key=lambda one: len(one.issue))
    anchors = tuple(anchor for one in group for anchor in one.anchors)
    return replace(
        named,
        id=content_id(
            "position", named.actor, named.stance, *(part for a in anchors for part in (a.report, a.start, a.end))
        ),
        to=next((one.to for one in group if one.to), None),
        reports=tuple(dict.fromkeys(report for one in group for report in one.reports)),
        anchors=anchors,
    )
