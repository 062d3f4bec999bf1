"""The one sum or count that each of two statements of one matter gives, in two values, though it hangs on other words."""

import re
from collections.abc import Iterator, Sequence

from crossread.align.words import are_related
from crossread.judge.background import of_the_time_before
from crossread.judge.counted_nouns import count_one_thing, count_people
from crossread.judge.dates import as_of_apart, clocks_apart, dates_clash
from crossread.judge.differing_figures import is_further, told_elsewhere
from crossread.judge.differing_plans import preposition
from crossread.judge.figure_contrast import Told, contrast, is_former
from crossread.judge.figure_evidence import measure_overlap, same_predicate
from crossread.judge.figure_frames import frames_differ
from crossread.judge.figure_values import compare_values, is_rough, one_in_other, representative, unit_family
from crossread.judge.findings import Finding, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.part_and_whole import of_two_sets
from crossread.judge.printed_numbers import is_printed_apart
from crossread.judge.slots import (
    dates_of,
    figures_of,
    other_person_does,
    parties_apart,
    parties_meet,
    places_apart,
    shared_words,
)
from crossread.records.told import Figure, Statement, When

_NUMBER = re.compile(r"\d+")
_LEAST_SCORE, _VERY_LIKELY = 0.4, 0.9
_MEASURED = ("money", "percentage", "points")
_SMALL = 20  # counts below are often of two groups
_FAR = 2.5  # times that two values may be apart and still be of one thing
_ROUGH, _ONE_ROUGH = (
    1.25,
    1.2,
)  # two estimates, an estimate beside an exact number, within this factor may be of one value
_HALF, _SHARE = 50, 1.1  # from this percentage on a share of a whole is meant, which moves less
_CREW = 1.3  # people on board and passengers, a firm's people and its workers, are not quite one group
_LEAST_SHARED, _MORE_SHARED, _SOME_SHARED, _MOST_SHARED, _NEARLY_ALL = 0.25, 0.4, 0.5, 0.6, 0.7
_LIMITS = ("since", "until", "till", "by", "before", "after")


def lone_figures(material: Material, left: Statement, right: Statement, *, score: float) -> Iterator[Finding]:
    """Yield a finding for each two figures of one kind and unit, each the only one in its statement, that exclude each other.

    Figures in which the two agree are taken away first, and agreement in one of them may stand for like words. It is no more than
    unsure: noun and verb may differ. Left out are values far apart, estimates near each other, bounds from above, updates, other
    times, stages, people, places, and numbers that the other report prints as well.
    """
    if score < _LEAST_SCORE or left.polarity != right.polarity:
        return
    lefts, rights = figures_of(material, left), figures_of(material, right)
    agreed = _agreed(lefts, rights)
    shared = shared_words(material, left, right)
    if shared < _LEAST_SHARED and not (agreed and score >= _VERY_LIKELY):
        return
    lefts, rights = ([f for f in found if f.id not in agreed] for found in (lefts, rights))
    options = [
        (a, b)
        for a in lefts
        for b in rights
        if _alike(material, left, right, a, b, shared=shared, agreed=agreed)
        and not contrast(
            Told(material.annotated[a.report], left, a), Told(material.annotated[b.report], right, b), material.dates
        )
    ]
    for a, b in _only_partners(options):
        if _exclude(a, b) and not _apart(material, left, right, a, b):
            detail = f"{a.anchor.exact} against {b.anchor.exact}: the only one in either, told in other words"
            yield remark("pulls-apart", "lone-figures-differ", a.anchor, b.anchor, detail)


def _only_partners(options: Sequence[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """The pairs of figures of which neither has another partner; of several, the one of the same noun or verb."""
    close = [p for p in options if _close(*p)]
    kept = []
    for a, b in options:
        rivals = [p for p in options if (p[0].id == a.id) != (p[1].id == b.id)]
        if not rivals or ((a, b) in close and not any(p in close for p in rivals)):
            kept.append((a, b))
    return kept


def _close(a: Figure, b: Figure) -> bool:
    """Tell whether two figures are of one noun, or of one verb."""
    if a.kind == "count":
        return count_one_thing(a, b)
    return same_predicate(a, b) or bool(a.measure and b.measure and measure_overlap(a.measure, b.measure) >= 0.5)


def _agreed(lefts: Sequence[Figure], rights: Sequence[Figure]) -> dict[str, Figure]:
    """The figures of both statements that have a partner of the same value in the other, by id; each has one partner."""
    agreed: dict[str, Figure] = {}
    for relation in ("equal", "compatible"):
        for a in lefts:
            for b in rights:
                free = a.id not in agreed and b.id not in agreed
                if free and a.kind == b.kind and compare_values(a, b).relation == relation:
                    agreed |= {a.id: a, b.id: b}
    return agreed


def _alike(
    material: Material,
    left: Statement,
    right: Statement,
    a: Figure,
    b: Figure,
    *,
    shared: float,
    agreed: dict[str, Figure],
) -> bool:
    """Tell whether two figures can be of one thing by kind, unit, noun, verb and the words around."""
    if a.kind != b.kind or unit_family(a) != unit_family(b):
        return False
    if is_former(material.annotated[a.report], a) != is_former(material.annotated[b.report], b):
        return False
    if a.kind in _MEASURED:
        return True
    if a.kind in ("score", "vote"):
        return a.measure == b.measure and shared >= _MORE_SHARED and parties_meet(material, left, right)
    if a.kind in ("quantity", "duration", "age"):
        one = bool(a.measure and b.measure) and measure_overlap(a.measure, b.measure) >= 0.5
        one_party = shared >= _MOST_SHARED and parties_meet(material, left, right)
        return one_party or shared >= _NEARLY_ALL or (shared >= _MORE_SHARED and (one or same_predicate(a, b)))
    if a.kind != "count":
        return False
    low, high = sorted(abs(representative(f)) for f in (a, b))
    if a.unit is None and b.unit is None:  # "down from 125,000" beside a number of tonnes that both give
        return any(f.unit and f.min and high <= _FAR * f.min <= _FAR * _FAR * low for f in agreed.values())
    if low < _SMALL:
        one_act = are_related(left.lemma, right.lemma) or same_predicate(a, b)
        return shared >= _MOST_SHARED and one_act and count_one_thing(a, b) and not count_people(a, b)
    if count_one_thing(a, b):
        return True
    return (
        count_people(a, b) and high >= _CREW * low and (shared >= _SOME_SHARED or parties_meet(material, left, right))
    )


def _exclude(a: Figure, b: Figure) -> bool:
    if compare_values(a, b).relation != "apart" or one_in_other(a, b) or a.min is None or b.min is None:
        return False
    low, high = sorted((abs(representative(a)), abs(representative(b))))
    if a.kind in ("score", "vote"):
        printed = [sorted(_NUMBER.findall(f.anchor.exact)) for f in (a, b)]
        return printed[0] != printed[1] and all(len(p) > 1 for p in printed)
    if high > _FAR * low:
        return False
    if a.kind == "age":
        return high - low > 1
    if a.kind in ("percentage", "points"):
        return high >= (_SHARE if low >= _HALF else _ROUGH) * low
    rough = sum(is_rough(f) for f in (a, b))
    return not rough or high >= (_ROUGH if rough == 2 else _ONE_ROUGH) * low


def _apart(material: Material, left: Statement, right: Statement, a: Figure, b: Figure) -> bool:
    """Tell whether anything says that it is not one thing at one time."""
    if any(is_printed_apart(material.annotated[f.report], f) for f in (a, b)) or is_further(a) != is_further(b):
        return True
    if a.kind == "count" and of_two_sets(a, b):
        return True
    if frames_differ((material.annotated[a.report], a), (material.annotated[b.report], b)):
        return True
    if told_elsewhere(material, right.report, a, b) or told_elsewhere(material, left.report, b, a):
        return True
    if as_of_apart(material.dates, a, b):
        return True
    former = is_former(material.annotated[a.report], a)  # else one were, by now
    if not former and (
        of_the_time_before(left.anchors) != of_the_time_before(right.anchors)
        or any(_provisional(material, s) for s in (left, right))
    ):
        return True
    if clocks_apart((material.annotated[left.report], a.anchor), (material.annotated[right.report], b.anchor)):
        return True
    return (
        other_person_does(material, left, right)
        or (parties_apart(material, left, right) and not _one_cast(material, left, right))
        or places_apart(material, left, right)
        or _days_apart(material, left, right)
    )


def _one_cast(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether everybody named in one statement is named in the other: who leads and who trails, told from either side."""
    named = []
    for statement in (left, right):
        named.append({t.lower for t in material.tokens(statement) if t.pos == "PROPN"})
    return bool(named[0] and named[1]) and (named[0] <= named[1] or named[1] <= named[0])


def _days_apart(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether both statements are dated and no date of one meets a date of the other; limits of a stretch ("until Sunday") are no
    days of what happens.
    """
    lefts, rights = ([d for d in dates_of(material, s) if not _limits(material, d)] for s in (left, right))
    return bool(lefts and rights) and all(dates_clash(x, y) for x in lefts for y in rights)


def _limits(material: Material, when: When) -> bool:
    return preposition(material.annotated[when.report], when) in _LIMITS


def _provisional(material: Material, statement: Statement) -> bool:
    """Tell whether the sentence has a word of revision: such a number is replaced by a later one."""
    return any(t.lower in words("update", "words") for t in material.words(statement).around)
