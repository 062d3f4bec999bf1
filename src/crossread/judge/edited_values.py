"""A number or its unit in the place of another, in two sentences that are nearly one text."""

import re

from crossread.annotate.annotated import Annotated
from crossread.judge.dates import as_of_apart, clocks_apart
from crossread.judge.edited_names import alike
from crossread.judge.figure_evidence import counted_words
from crossread.judge.figure_values import representative, values_exclude
from crossread.judge.findings import Finding, clash
from crossread.judge.material import Material
from crossread.judge.near_copies import Side, dates_at, figures_at
from crossread.judge.slots import one_birthday
from crossread.records.said import Actor
from crossread.records.text import Anchor
from crossread.records.told import Figure

_FAR = 1.25  # "more than 400" may be rounded down from what another calls "more than 450"


def edited_value(material: Material, a: Side, b: Side) -> Finding | None:
    """A number in the place of another that excludes it."""
    lefts, rights = figures_at(material, a), figures_at(material, b)
    if not lefts or not rights:
        return None if dates_at(material, a) and dates_at(material, b) else _label(a, b)
    pairs = [(x, y) for x in lefts for y in rights]
    if any(_set_apart(f.number, side.annotated) for side, fs in ((a, lefts), (b, rights)) for f in fs):
        return None
    if any(as_of_apart(material.dates, x, y) for x, y in pairs) or clocks_apart(
        (a.annotated, a.anchor), (b.annotated, b.anchor)
    ):
        return None
    if any(one_birthday(material, x, y) for x, y in pairs):
        return None
    exclude = all(values_exclude(x, y) for x, y in pairs)
    if not exclude and not all(_another_bound(x, y) for x, y in pairs):
        return None
    detail = f"{lefts[0].number.exact} against {rights[0].number.exact} in the same sentence"
    return clash("value", "number-differs", lefts[0].anchor, rights[0].anchor, detail, sure=exclude)


def _set_apart(number: Anchor, one: Annotated) -> bool:
    """Tell whether more digits stand beside a number, as in a telephone number printed in groups."""
    text = one.report.text
    return bool(re.search(r"\d $", text[: number.start][-2:]) or re.match(r" \d", text[number.end :][:2]))


def counts_of_two(material: Material, a: Side, b: Side) -> bool:
    """Tell whether two numbers are told of two people known to be two, the subjects of their clauses ("Ms. Lind …", "He …")."""
    if not figures_at(material, a) or not figures_at(material, b):
        return False
    people = [_doer(material, side) for side in (a, b)]
    x, y = people
    return x is not None and y is not None and x.id != y.id and not set(x.name.split()) & set(y.name.split())


def _doer(material: Material, side: Side) -> Actor | None:
    """The person who is the subject of the nearest verb above a side."""
    one, cast = side.annotated, material.casts[side.annotated.report.id]
    above = [t for t in (side.tokens[0], *one.ancestors(side.tokens[0].i)) if t.pos in ("VERB", "AUX")][:1]
    subjects = [t for verb in above for t in one.dependents(verb.i, "nsubj", "nsubj:pass") if t.i in cast.actor_of]
    actor = cast.actor(cast.actor_of[subjects[0].i]) if subjects else None
    return actor if actor is not None and actor.kind == "person" else None


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
    nouns = all(t.pos in ("NOUN", "NUM", "SYM") for side in (a, b) for t in side.tokens)
    people = all(side.tokens[-1].lemma.lower() in counted_words()["people"] for side in (a, b))
    if not nouns or people or alike(a, b) or _one_measure(material, a, b):
        return None
    detail = f"{before[0].text} {a.tokens[-1].text} against {before[1].text} {b.tokens[-1].text}"
    return clash("value", "unit-differs", a.anchor, b.anchor, detail)


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
