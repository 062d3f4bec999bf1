"""One value that rises in one report and falls in the other: "revenue rose 3 percent", "sales slipped by three per cent"."""

from crossread.judge.figure_evidence import telling
from crossread.judge.figure_values import compare_values
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.slots import figures_of, parties_meet
from crossread.records.told import Figure, Statement

_TELLING = 1.0
_MOVES = ("percentage", "points", "money", "count", "quantity")


def directions(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """Compare two verbs of moving up and down that share a number: two equal numbers, or one and the same thing that moves.

    "Not" on either side, and forecasts beside results, are left alone.
    """
    ways = [_way(s) for s in (left, right)]
    if None in ways or ways[0] == ways[1] or left.polarity != right.polarity or left.modality != right.modality:
        return []
    pairs = [(a, b) for a in figures_of(material, left) for b in figures_of(material, right) if _equal(a, b)]
    if not pairs or (len(pairs) < 2 and not parties_meet(material, left, right)):
        return []
    if not any(a.kind in ("percentage", "points") or telling(a) >= _TELLING for a, _ in pairs):
        return []
    ends = left.predicate or left.anchors[0], right.predicate or right.anchors[0]
    detail = f"{left.lemma} against {right.lemma}, by one number: {pairs[0][0].number.exact}"
    return [clash("polarity", "opposite-directions", *ends, detail)]


def _way(statement: Statement) -> str | None:
    for way in ("up", "down"):
        if statement.lemma in words("directions", way):
            return way
    return None


def _equal(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and a.kind in _MOVES and compare_values(a, b).relation == "equal"
