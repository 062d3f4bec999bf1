"""The one sum or count that each of two statements of one matter gives, in two values, though it hangs on other words."""

from collections.abc import Iterator

from crossread.judge.background import of_the_time_before
from crossread.judge.counted_nouns import count_one_thing
from crossread.judge.dates import as_of_apart, clocks_apart
from crossread.judge.differing_figures import is_converted, is_further, told_elsewhere
from crossread.judge.figure_values import compare_values, one_in_other, representative, unit_family
from crossread.judge.findings import Finding, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.slots import days_apart, figures_of, other_person_does, parties_apart, places_apart, shared_words
from crossread.records.told import Figure, Statement

_LEAST_SCORE = 0.5
_MEASURED = ("money", "percentage", "points")
_SMALL = 20  # counts below are often of two groups
_FAR = 2.5  # times that two values may be apart and still be of one thing
_ROUGH = 1.25
_LEAST_SHARED = 0.25


def lone_figures(material: Material, left: Statement, right: Statement, *, score: float) -> Iterator[Finding]:
    """Yield a finding for each two figures of one kind and unit, each the only one in its statement, that exclude each other.

    It is no more than unsure: noun and verb may differ. Left out are values far apart, estimates near each other, bounds from
    above, updates, other times, people, places, and numbers that the other report prints as well.
    """
    if score < _LEAST_SCORE or left.polarity != right.polarity or shared_words(material, left, right) < _LEAST_SHARED:
        return
    for a in figures_of(material, left):
        for b in figures_of(material, right):
            if _alike(material, left, right, a, b) and _exclude(a, b) and not _apart(material, left, right, a, b):
                detail = f"{a.anchor.exact} against {b.anchor.exact}: the only one in either, told in other words"
                yield remark("pulls-apart", "lone-figures-differ", a.anchor, b.anchor, detail)


def _alike(material: Material, left: Statement, right: Statement, a: Figure, b: Figure) -> bool:
    """Tell whether two figures are of one kind and unit, and the only such in their statements."""
    if a.kind != b.kind or unit_family(a) != unit_family(b):
        return False
    if a.kind not in _MEASURED and not (a.kind == "count" and _large(a, b) and count_one_thing(a, b)):
        return False
    return all(
        sum(f.kind == own.kind and unit_family(f) == unit_family(own) for f in figures_of(material, s)) == 1
        for s, own in ((left, a), (right, b))
    )


def _large(a: Figure, b: Figure) -> bool:
    return min(abs(representative(f)) for f in (a, b)) >= _SMALL


def _exclude(a: Figure, b: Figure) -> bool:
    if compare_values(a, b).relation != "apart" or one_in_other(a, b) or a.min is None or b.min is None:
        return False
    low, high = sorted((abs(representative(a)), abs(representative(b))))
    if a.approximate or b.approximate or a.kind in ("percentage", "points"):
        return _ROUGH * low <= high <= _FAR * low
    return high <= _FAR * low


def _apart(material: Material, left: Statement, right: Statement, a: Figure, b: Figure) -> bool:
    """Tell whether anything says that it is not one thing at one time."""
    if any(is_converted(material, f) for f in (a, b)) or is_further(a) != is_further(b):
        return True
    if told_elsewhere(material, right.report, a, b) or told_elsewhere(material, left.report, b, a):
        return True
    if of_the_time_before(left.anchors) != of_the_time_before(right.anchors):
        return True
    if as_of_apart(material.dates, a, b) or any(_provisional(material, s) for s in (left, right)):
        return True
    if clocks_apart((material.annotated[left.report], a.anchor), (material.annotated[right.report], b.anchor)):
        return True
    return (
        other_person_does(material, left, right)
        or parties_apart(material, left, right)
        or places_apart(material, left, right)
        or days_apart(material, left, right)
    )


def _provisional(material: Material, statement: Statement) -> bool:
    """Tell whether the sentence has a word of revision: such a number is replaced by a later one."""
    return any(t.lower in words("update", "words") for t in material.words(statement).around)
