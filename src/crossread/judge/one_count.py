"""One count of one story in two values, wherever it stands in the reports: how many were killed, how many drivers walk out.

Rows compare what is told in like words; here the thing counted alone brings two figures together, so what is found is unsure
unless verb and noun are the same as well.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from crossread.align.words import stem
from crossread.judge.counted_nouns import nouns_alike
from crossread.judge.dates import compare_dates
from crossread.judge.figure_evidence import Setting, counted_words, measure_overlap, overlap, same_head, same_predicate
from crossread.judge.figure_values import compare_values, is_rough, one_in_other, representative, tolls_fall
from crossread.judge.lexicon import words
from crossread.judge.part_and_whole import is_some_of, of_two_sets
from crossread.records.told import Figure, Statement

Family = tuple[str, str]
_MEASURED = ("money", "percentage", "quantity", "points")
_NAMED = 0.5  # share of the words of the measure
_HARMS = ("killed", "hurt", "arrested", "missing", "displaced")
_SMALL, _LARGE = (
    20,
    1000,
)  # below, two groups of one kind are common in a story; above, a count of one noun rarely is of two things
_ALIKE, _VERY_LIKE = 0.25, 0.5  # share of words that both sentences have
_FAR, _MANY_TIMES = (
    2.5,
    10,
)  # times that two counts of one noun, of people harmed, may be apart and still be of one thing
_OF = re.compile(r"(?i)\bof (?:(?:the|its|their|his|her|our|all|[\w’']+['’]s?) )*(\d[\d,]*)\b")
_ROUGH = 1.25  # two approximate numbers within this factor may be two estimates


def one_count(
    settings: Sequence[Setting], statements: Mapping[str, Statement], published: Sequence[date | None]
) -> Iterator[tuple[Setting, Setting, bool]]:
    """Yield pairs of figures of two reports that count one thing and exclude each other, and whether verb and noun agree.

    A report must give one value alone of that family: how many were killed (hurt, arrested, missing, displaced), how many of a
    stated total ("58 of the 120 seats"), or how many of one noun that is no general word. Left out are figures that are
    denied, foretold on one side, of another time or place, additions ("two more"), and harm in reports of two days, which
    may have grown.
    """
    told = {f: s for s in statements.values() for f in s.figures}
    by_report: dict[int, dict[Family, list[Setting]]] = defaultdict(lambda: defaultdict(list))
    for setting in settings:
        family = _family(setting.figure, told.get(setting.figure.id))
        if family is not None:
            by_report[setting.report][family].append(setting)
    for left, right in combinations(sorted(by_report), 2):
        for family, mine in by_report[left].items():
            for other, theirs in by_report[right].items():
                if not _one_family(family, other):
                    continue
                a, b = _only(mine), _only(theirs)
                days = published[left], published[right]
                if a and b and _apart(a, b, told, family, days=days):
                    yield a, b, _sure(a, b, family)
    yield from ((a, b, False) for a, b in _measured(settings, told))


def _measured(settings: Sequence[Setting], told: Mapping[str, Statement]) -> Iterator[tuple[Setting, Setting]]:
    """Sums, percentages and other measures of one thing by noun or verb, in like sentences, where either has no other partner."""
    partners: dict[str, list[Setting]] = defaultdict(list)
    fit = [s for s in settings if s.figure.kind in _MEASURED and s.figure.id in told and not _vague(s.figure)]
    by_unit: dict[tuple[str, str | None], list[Setting]] = defaultdict(list)
    for setting in fit:
        by_unit[setting.figure.kind, setting.figure.unit].append(setting)
    for a, b in (pair for alike in by_unit.values() for pair in _of_one_verb(alike)):
        if a.report != b.report and _one_measure(a, b):
            partners[a.figure.id].append(b)
            partners[b.figure.id].append(a)
    in_report = {figure: Counter(p.report for p in found) for figure, found in partners.items()}
    for a in fit:
        for b in partners[a.figure.id]:
            alone = all(in_report[one.figure.id][other.report] == 1 for one, other in ((a, b), (b, a)))
            if a.report > b.report or not alone:
                continue
            near = bool(a.rows & b.rows) or _times(a, b) <= _FAR
            if near and _apart(a, b, told, ("measure", ""), days=(None, None)):
                yield a, b


def _of_one_verb(settings: Sequence[Setting]) -> Iterator[tuple[Setting, Setting]]:
    """Pairs of figures that hang on verbs for one thing, in order; verbs are compared once, however many figures hang on them."""
    by_verb: dict[str | None, list[int]] = defaultdict(list)
    for place, setting in enumerate(settings):
        by_verb[setting.figure.predicate].append(place)
    for lefts, rights in product(by_verb.values(), repeat=2):
        if same_predicate(settings[lefts[0]].figure, settings[rights[0]].figure):
            yield from ((settings[i], settings[j]) for i in lefts for j in rights if i < j)


def _one_measure(left: Setting, right: Setting) -> bool:
    """Whether two measures of one unit and one verb are of one thing, told in like sentences."""
    one, two = left.figure, right.figure
    # So many have power, so many have none: noun and verb decide what of one whole is told.
    if one.measure and two.measure and measure_overlap(one.measure, two.measure) < _NAMED:
        return False
    return bool(left.rows & right.rows) or overlap(left, right) >= _ALIKE


def _total_of(words: str) -> int | None:
    """The number of which another is a part ("eight of the country's 14 districts": 14)."""
    match = _OF.search(words)
    return int(match[1].replace(",", "")) if match else None


def _family(figure: Figure, statement: Statement | None) -> Family | None:
    """What a figure counts, as the family it may be compared in; None for what is not compared."""
    if figure.kind != "count" or statement is None or statement.polarity == "negated" or _vague(figure):
        return None
    if statement.modality in ("possible", "wanted", "asked") or _added(figure):
        return None
    people = (
        figure.unit is None or figure.unit in counted_words()["people"] or figure.unit in words("outcomes", "persons")
    )
    for harm in _HARMS:
        known = words("outcomes", harm)
        if (
            (figure.predicate in known or (harm == "killed" and _shot_dead(figure, statement))) and people
        ) or figure.unit in known:
            return ("harm", harm)
    if figure.predicate in words("outcomes", "uprooted") and people and _names_homes(statement):
        return ("harm", "displaced")
    total = _total_of(figure.anchor.exact)
    if figure.unit and total is not None:
        return (f"of {total}", figure.unit)
    noun = figure.unit or _gathered(figure)
    if noun is None or noun in counted_words()["general"] or noun in counted_words()["people"]:
        return None
    return ("noun", noun)


def _gathered(figure: Figure) -> str | None:
    """The word for those who came, where it stands for their number ("a crowd of 28,500")."""
    noun = figure.measure.rpartition(" ")[2]
    return noun if noun in words("outcomes", "gathered") else None


def _names_homes(statement: Statement) -> bool:
    return any(f" {word}" in anchor.exact.lower() for anchor in statement.anchors for word in ("homes", "houses"))


def _vague(figure: Figure) -> bool:
    """Whether the number is none to compare: "thousands of", "several hundred"."""
    return not any(c.isdigit() for c in figure.number.exact) and bool(
        set(figure.anchor.exact.lower().split()) & words("outcomes", "vague")
    )


def _shot_dead(figure: Figure, statement: Statement) -> bool:
    return figure.predicate == "shoot" and any(" dead" in anchor.exact for anchor in statement.anchors)


def _added(figure: Figure) -> bool:
    """Whether a count is an addition to another ("two more", "three other men")."""
    return bool({w.lower() for w in figure.anchor.exact.split()} & words("update", "further"))


def _one_family(left: Family, right: Family) -> bool:
    return left == right or (left[0] == right[0] == "noun" and nouns_alike(left[1], right[1]))


def _only(found: Sequence[Setting]) -> Setting | None:
    """The one figure of a family in a report; None where it gives several values. A single one beside a number is no count."""
    several = [s for s in found if s.figure.max != 1] or list(found)
    return several[0] if len({(s.figure.min, s.figure.max) for s in several}) == 1 else None


def _apart(
    left: Setting,
    right: Setting,
    told: Mapping[str, Statement],
    family: Family,
    *,
    days: tuple[date | None, date | None],
) -> bool:
    """Whether two figures of one family exclude each other in this story."""
    one, two = left.figure, right.figure
    if compare_values(one, two).relation != "apart" or _estimates(one, two) or one_in_other(one, two):
        return False
    if _summed(left) != _summed(right):
        return False  # of a part and of all
    if (
        family[0] == "harm"
        and days[0]
        and days[1]
        and days[0] != days[1]
        and not tolls_fall(one, two, first_is_earlier=days[0] < days[1])
    ):
        return False
    if family[0] not in ("harm", "measure") and same_head(one, two) is False:
        return False
    if not family[0].startswith("of ") and told[one.id].modality != told[two.id].modality:
        return False
    if left.as_of and right.as_of and compare_dates(left.as_of, right.as_of).relation == "conflict":
        return False
    places = [told[f.id].place for f in (one, two)]
    if places[0] and places[1] and not set(places[0].exact.lower().split()) & set(places[1].exact.lower().split()):
        return False
    if family[0] == "harm" and _times(left, right) > _MANY_TIMES:
        return False
    if family[0] == "harm":
        return bool(left.rows & right.rows) or overlap(left, right) >= _ALIKE or _same_special_noun(one, two)
    if family[0] == "noun" and (_may_have_grown(one, two, days) or _part_and_whole(left, right)):
        return False
    return family[0] != "noun" or _one_thing(left, right)


def _part_and_whole(left: Setting, right: Setting) -> bool:
    """Whether the two are of two sets, or the smaller of some of the larger; in one matter only "of" says so."""
    low, high = sorted((left.figure, right.figure), key=lambda f: abs(representative(f)))
    return of_two_sets(low, high) or is_some_of(low, high, narrower=not left.rows & right.rows)


def _may_have_grown(left: Figure, right: Figure, days: tuple[date | None, date | None]) -> bool:
    """Whether a count is one that a report of a later day brings up to date ("12 villages were damaged")."""
    known = words("update", "grows")
    return days[0] != days[1] and None not in days and bool({left.predicate, right.predicate, left.unit} & known)


def _same_special_noun(left: Figure, right: Figure) -> bool:
    """Whether both count one noun for people that is no general one: "workers", not "people"."""
    return left.unit is not None and left.unit == right.unit and left.unit not in counted_words()["people"]


def _summed(setting: Setting) -> bool:
    """Whether the sentence of a count says that it is one of all ("a combined 157 games")."""
    return not {stem(word) for word in words("update", "summed")}.isdisjoint(setting.around)


def _times(left: Setting, right: Setting) -> float:
    """How many times the smaller number goes into the larger."""
    low, high = sorted(abs(representative(s.figure)) for s in (left, right))
    return high / low if low else float("inf")


def _estimates(left: Figure, right: Figure) -> bool:
    low, high = sorted((abs(representative(left)), abs(representative(right))))
    return (is_rough(left) or is_rough(right)) and high <= _ROUGH * low


def _one_thing(left: Setting, right: Setting) -> bool:
    """Whether two counts of one noun are of one thing: one matter, one verb, like sentences, or a number too large for a part."""
    low = min(abs(representative(s.figure)) for s in (left, right))
    if left.rows & right.rows or (same_predicate(left.figure, right.figure) and overlap(left, right) >= _ALIKE):
        return True
    return _times(left, right) <= _FAR and (low >= _LARGE or overlap(left, right) >= _VERY_LIKE)


def _sure(left: Setting, right: Setting, family: Family) -> bool:
    """Whether more than the noun speaks for one count."""
    one, two = left.figure, right.figure
    if family[0] == "harm":
        return same_head(one, two) is not False and one.unit == two.unit
    return bool(left.rows & right.rows) and (family[0].startswith("of ") or same_predicate(one, two))
