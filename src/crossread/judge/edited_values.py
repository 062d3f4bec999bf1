"""A number or its unit in the place of another, in two sentences that are nearly one text."""

from crossread.judge.counted_nouns import nouns_alike
from crossread.judge.dates import as_of_apart, clocks_apart
from crossread.judge.doers import doers_differ
from crossread.judge.edited_names import alike
from crossread.judge.figure_evidence import counted_words
from crossread.judge.figure_frames import frames_differ
from crossread.judge.figure_values import representative, values_exclude
from crossread.judge.findings import Finding, clash
from crossread.judge.material import Material
from crossread.judge.near_copies import Side, dates_at, figures_at
from crossread.judge.part_and_whole import of_two_sets
from crossread.judge.printed_numbers import is_converted, set_apart
from crossread.judge.slots import one_birthday
from crossread.records.told import Figure

_JOINS = ("-", "–", "—", "to")
# kilometres in a mile, metres in a yard and a foot, square metres in a square foot, acres in a hectare, kilograms in a pound,
# centimetres in an inch
_FACTORS, _NEARLY = (1.609344, 0.9144, 0.3048, 0.092903, 2.47105, 0.45359, 2.54), 0.005
_FAR = 1.25  # "more than 400" may be rounded down from what another calls "more than 450"


def edited_value(material: Material, a: Side, b: Side) -> Finding | None:
    """A number in the place of another that excludes it."""
    lefts, rights = figures_at(material, a), figures_at(material, b)
    if not lefts or not rights:
        return None if dates_at(material, a) and dates_at(material, b) else _label(a, b)
    pairs = [(x, y) for x in lefts for y in rights]
    printed = [(side.annotated, f) for side, fs in ((a, lefts), (b, rights)) for f in fs]
    if any(set_apart(one, f.number) or is_converted(one, f) for one, f in printed):
        return None
    if any(as_of_apart(material.dates, x, y) for x, y in pairs) or clocks_apart(
        (a.annotated, a.anchor), (b.annotated, b.anchor)
    ):
        return None
    if any(one_birthday(material, x, y) or frames_differ((a.annotated, x), (b.annotated, y)) for x, y in pairs):
        return None
    if any(x.kind == y.kind == "count" and of_two_sets(x, y) for x, y in pairs):
        return None
    if any(_turned_into(x, y) or _turned_into(y, x) for x, y in pairs):
        return None
    exclude = all(values_exclude(x, y) for x, y in pairs)
    if not exclude and not all(_another_bound(x, y) for x, y in pairs):
        return None
    detail = f"{lefts[0].number.exact} against {rights[0].number.exact} in the same sentence"
    return clash("value", "number-differs", lefts[0].anchor, rights[0].anchor, detail, sure=exclude)


def counts_of_two(material: Material, a: Side, b: Side) -> bool:
    """Tell whether two numbers are told of two people known to be two, the subjects of their clauses ("Ms. Lind …", "He …")."""
    if not figures_at(material, a) or not figures_at(material, b):
        return False
    ends = [(side.annotated, material.casts[side.annotated.report.id], side.anchor) for side in (a, b)]
    return doers_differ(ends[0], ends[1])


def _turned_into(one: Figure, other: Figure) -> bool:
    """Tell whether a measure in another unit is what a writer gets who turns the first into it, whatever is left of the unit's words
    in print ("120 mph", "193km / h").
    """
    if one.unit == other.unit or one.kind != other.kind or one.kind != "quantity":
        return False
    values = [(x, y) for x, y in ((one.min, other.min), (one.max, other.max)) if x and y]
    return any(abs(x * factor - y) <= max(_NEARLY * y, 0.5) for x, y in values for factor in _FACTORS)


def _another_bound(one: Figure, other: Figure) -> bool:
    """Tell whether one bound word stands before two numbers far apart ("more than two", "more than twelve million"): both can hold,
    but in one and the same sentence they hardly do.
    """
    if one.bound is None or other.bound is None or one.bound.lower() != other.bound.lower() or one.unit != other.unit:
        return False
    low, high = sorted((abs(representative(one)), abs(representative(other))))
    return high > _FAR * low


def _label(a: Side, b: Side) -> Finding | None:
    """Numbers that count nothing (of a bill, a flight) and are written with other digits."""
    if len(a.tokens) != 1 or len(b.tokens) != 1:
        return None
    digits = ["".join(c for c in side.tokens[0].text if c.isdigit()) for side in (a, b)]
    plain = [all(c.isdigit() or c in ",.$£€%" for c in side.tokens[0].text) for side in (a, b)]
    if not all(digits) or not all(plain) or digits[0].startswith(digits[1]) or digits[1].startswith(digits[0]):
        return None  # one number, set apart in groups of digits
    return clash("value", "number-differs", a.anchor, b.anchor, f"{a.words} against {b.words} in the same sentence")


def edited_unit(material: Material, a: Side, b: Side) -> Finding | None:
    """The same number with another unit or scale."""
    if len(a.tokens) > 2 or len(b.tokens) > 2 or not a.tokens or not b.tokens:
        return None
    before = [side.annotated.tokens[side.tokens[0].i - 1] for side in (a, b) if side.tokens[0].i > 0]
    if len(before) < 2 or not all(t.pos == "NUM" or t.text[:1].isdigit() for t in before):
        return None
    if any(_in_score(side) for side in (a, b)) or _one_noun(a, b):
        return None
    nouns = all(t.pos in ("NOUN", "NUM", "SYM") for side in (a, b) for t in side.tokens)
    people = all(side.tokens[-1].lemma.lower() in counted_words()["people"] for side in (a, b))
    if not nouns or people or alike(a, b) or _one_measure(material, a, b):
        return None
    detail = f"{before[0].text} {a.tokens[-1].text} against {before[1].text} {b.tokens[-1].text}"
    return clash("value", "unit-differs", a.anchor, b.anchor, detail)


def _in_score(side: Side) -> bool:
    """Tell whether the number before a side is half of a score or a range ("a 20-13 win"): it counts nothing by the noun behind."""
    tokens, at = side.annotated.tokens, side.tokens[0].i - 1
    joined = at > 1 and tokens[at - 1].text in _JOINS and tokens[at - 2].text.isdigit()
    return joined or any(dash in tokens[at].text for dash in _JOINS)


def _one_noun(a: Side, b: Side) -> bool:
    """Tell whether the nouns of two sides can stand for one thing ("win", "victory")."""
    return nouns_alike(a.tokens[-1].lemma.lower(), b.tokens[-1].lemma.lower())


def _one_measure(material: Material, a: Side, b: Side) -> bool:
    """Tell whether two units are one, in the singular or shortened ("ft", "feet")."""
    forms = [{t.lower.rstrip("s.") for t in side.tokens[-1:]} | {side.tokens[-1].lemma.lower()} for side in (a, b)]
    if forms[0] & forms[1]:
        return True
    pairs = [(x, y) for x in _measured(material, a) for y in _measured(material, b)]
    return any(x.unit == y.unit and x.unit is not None for x, y in pairs)


def _measured(material: Material, side: Side) -> list[Figure]:
    """The figures whose words reach over a side: a number with its unit."""
    start, end = side.anchor.start, side.anchor.end
    return [f for f in material.figures_of[side.annotated.report.id] if f.anchor.start < end and start < f.anchor.end]
