"""Figures of two statements that tell one matter: equal, compatible, updated, of another measure, pulling apart, contradicting."""

import re

from crossread.align.words import are_related, stem
from crossread.annotate.annotated import Token
from crossread.judge.background import of_the_time_before
from crossread.judge.dates import as_of_apart, clocks_apart
from crossread.judge.figure_contrast import Told, contrast
from crossread.judge.figure_evidence import counted_words, same_head, same_predicate
from crossread.judge.figure_frames import frames_differ
from crossread.judge.figure_values import (
    compare_values,
    is_rough,
    one_in_other,
    representative,
    tolls_fall,
    too_far_apart,
)
from crossread.judge.findings import Finding, clash, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.part_and_whole import is_sum, of_two_sets
from crossread.judge.printed_numbers import is_converted, set_apart
from crossread.judge.slots import (
    days_apart,
    figures_of,
    head_of,
    one_birthday,
    other_person_does,
    parties_apart,
    parties_meet,
    places_apart,
    same_act,
    same_commitment,
    same_slot,
    shared_words,
)
from crossread.records.told import Figure, Statement

_TO_BE = re.compile(r"(?i)\b(?:is|are|was|were)\s(?:due\s|set\s|likely\s|about\s|expected\s|scheduled\s)?to\s[a-z]")
_LIKELY = 0.5
_SLOT_SCORE = 0.3
_SAME_WORDS = 0.5
_ROUGH = 1.25  # two approximate numbers within this factor may be two estimates of one thing
_OF_ALL = re.compile(r"(?i) (?:out )?of (?:[\w’'-]+ ){0,3}")
_NEAREST = 3  # figures before another among which its part may be


def differing_figures(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Pair the figures that count one thing and say how they compare.

    *Contradicts* needs values that exclude each other, one slot or one act, nobody else and nowhere else named, the
    same commitment and no update; without these they pull apart at most, and only where the slot is the same.
    """
    found: list[Finding] = []
    for a, b in _counting_alike(material, left, right):
        value = compare_values(a, b)
        detail = f"{a.anchor.exact} against {b.anchor.exact}"
        if value.relation == "equal":
            found.append(
                remark("same", "figures-equal", a.anchor, b.anchor, f"same number, same unit: {a.number.exact}")
            )
        elif value.relation == "compatible":
            found.append(remark("compatible", "figures-compatible", a.anchor, b.anchor, value.detail))
        elif value.relation == "apart":
            found += _apart(material, left, right, a, b, detail, score)
    return found


def _apart(
    material: Material, left: Statement, right: Statement, a: Figure, b: Figure, detail: str, score: float
) -> list[Finding]:
    if _forecast_and_actual(left, right, a, b):
        return [remark("different-measure", "forecast-and-actual", a.anchor, b.anchor, detail)]
    if a.kind == "ordinal" and _names_one(material, a) and _names_one(material, b):
        return []  # "her second marriage failed", "her third marriage failed": two things
    if one_birthday(material, a, b) or _is_total(material, a) != _is_total(material, b):
        return []
    if any(set_apart(material.annotated[f.report], f.number) for f in (a, b)):
        return []  # part of a telephone number
    printed = [(material.annotated[f.report], f, material.figures_of[f.report]) for f in (a, b)]
    if a.kind == "count" and (of_two_sets(a, b) or is_sum(printed[0], b) or is_sum(printed[1], a)):
        return []
    if frames_differ((material.annotated[a.report], a), (material.annotated[b.report], b)):
        return []  # of one year and of all; since a day and ever
    if _summed(material, left) != _summed(material, right) or any(
        is_converted(material.annotated[f.report], f) for f in (a, b)
    ):
        return []  # a part and all; a sum of money in another currency
    if too_far_apart(a, b) or one_in_other(a, b) or (a.kind == "score" and not parties_meet(material, left, right)):
        return []  # one number printed twice; two matches
    slot = _one_slot(material, left, right, a, b)
    if not _one_matter(material, left, right, slot=slot, score=score):
        return []
    if told_elsewhere(material, right.report, a, b) or told_elsewhere(material, left.report, b, a):
        return []  # a report that gives both numbers counts two things
    hours = [(material.annotated[f.report], f.anchor) for f in (a, b)]
    before = of_the_time_before(left.anchors) != of_the_time_before(right.anchors)
    if before or as_of_apart(material.dates, a, b) or clocks_apart(hours[0], hours[1]):
        return [remark("different-measure", "other-time", a.anchor, b.anchor, f"{detail}: as of two times")]
    other = contrast(
        Told(material.annotated[left.report], left, a), Told(material.annotated[right.report], right, b), material.dates
    )
    if other:
        return [remark("different-measure", "other-scope", a.anchor, b.anchor, f"{detail}: {other}")]
    update = _update(material, left, right, a, b)
    if update:
        return [remark("update", "figure-updated", a.anchor, b.anchor, f"{detail}: {update}")]
    why_not = _not_exclusive(material, left, right, a, b, slot=slot)
    if why_not and a.kind == "age" and not slot:
        return []  # of whom an age is told is known by the slot alone
    if why_not:
        return [remark("pulls-apart", "figures-differ-unsure", a.anchor, b.anchor, f"{detail}: {why_not}")]
    return [
        clash(
            "value",
            "figures-differ",
            a.anchor,
            b.anchor,
            f"{detail}: the same thing {'counted' if a.kind == 'count' else 'measured'}",
        )
    ]


def _summed(material: Material, statement: Statement) -> bool:
    """Tell whether the sentence says that it counts all ("a combined 157 games")."""
    return any(t.lower in words("update", "summed") for t in material.words(statement).around)


def _is_total(material: Material, figure: Figure) -> bool:
    """Tell whether a number is that of which the one right before it is a part ("28 of 41 passes")."""
    text = material.annotated[figure.report].report.text
    before = [f.number.end for f in material.figures_of[figure.report] if f.number.end < figure.number.start]
    return any(_OF_ALL.fullmatch(text, end, figure.number.start) for end in before[-_NEAREST:])


def _names_one(material: Material, figure: Figure) -> bool:
    """Tell whether an ordinal only says which one is meant: its noun does something, or something is done to it."""
    return head_of(material.annotated[figure.report], figure.anchor).dep in ("nsubj", "nsubj:pass", "obj")


def _forecast_and_actual(left: Statement, right: Statement, a: Figure, b: Figure) -> bool:
    """Tell whether one number is foretold and one is a result; a speaker's "would cost" of what another reports as
    "was costing" may be neither, and is compared like two numbers of which not both are sure.
    """
    if a.status == b.status or "forecast" not in (a.status, b.status) or left.modality == right.modality:
        return False
    foretold, told = (left, right) if a.status == "forecast" else (right, left)
    if any(_TO_BE.search(anchor.exact) for anchor in told.anchors):
        return False  # "is to cost", "are set to stay" foretell as well
    return not (foretold.modality == "conditional" and len(foretold.holder) > 1 and left.lemma == right.lemma)


def _one_matter(material: Material, left: Statement, right: Statement, *, slot: bool, score: float) -> bool:
    """Tell whether the two figures can belong to one matter at all: nobody else, nowhere else, on no other day."""
    if score < (_SLOT_SCORE if slot else _LIKELY) or not (slot or are_related(left.lemma, right.lemma)):
        return False
    if (
        other_person_does(material, left, right)
        or parties_apart(material, left, right)
        or places_apart(material, left, right)
        or days_apart(material, left, right)
    ):
        return False
    return left.polarity == right.polarity


def _not_exclusive(
    material: Material, left: Statement, right: Statement, a: Figure, b: Figure, *, slot: bool
) -> str | None:
    """Why two figures apart may yet both be right; None where they cannot."""
    if not same_commitment(left, right):
        return f"told {_told_as(left)} in one, {_told_as(right)} in the other"
    enough = shared_words(material, left, right)
    if enough < _SAME_WORDS or not (slot or (same_act(left, right) and parties_meet(material, left, right))):
        return "perhaps not of the same thing"
    low, high = sorted((abs(representative(a)), abs(representative(b))))
    if (is_rough(a) or is_rough(b)) and high <= _ROUGH * low:
        return "both may be estimates"
    if a.min is None or b.min is None:
        return "an upper bound says what can be"
    return None


def _told_as(statement: Statement) -> str:
    """How a statement is vouched for, in words a reader knows."""
    if statement.polarity == "negated":
        return "as not so"
    if statement.modality in ("asserted", "reported"):
        return "as ahead" if statement.tense == "future" else "as a fact"
    return f"as {statement.modality}"


def told_elsewhere(material: Material, report: str, figure: Figure, partner: Figure) -> bool:
    """Tell whether the other report prints this number of the same unit as well, of something else or as an earlier state."""
    return any(
        other.id != partner.id
        and other.kind == figure.kind
        and (
            compare_values(other, figure).relation == "equal"
            if other.unit == figure.unit or (other.unit is None and is_further(other))
            else _one_sum(other, figure)
        )
        for other in material.figures_of[report]
    )


def _one_sum(one: Figure, other: Figure) -> bool:
    """Tell whether two sums are one number with two signs ("$US1 million", "a million dollars")."""
    return one.kind == "money" and one.min is not None and (one.min, one.max) == (other.min, other.max)


def _update(material: Material, left: Statement, right: Statement, a: Figure, b: Figure) -> str | None:
    """Why one number may replace the other: it is called revised, one side says that it moved, or it is a toll of a later day."""
    if "revised" in (a.status, b.status) and a.status != b.status:
        return "one is a revised number"
    moved = [says_update(material, s) for s in (left, right)]
    if moved[0] != moved[1]:
        return "one report says that the number changed"
    days = [material.annotated[s.report].report.published for s in (left, right)]
    if days[0] and days[1] and days[0] != days[1] and (_grows(material, left, a) or _grows(material, right, b)):
        later = max(d for d in days if d)
        if tolls_fall(a, b, first_is_earlier=days[0] < days[1]):
            return None
        return f"such a number grows, and one report is of {later.isoformat()}, the later day"
    return None


def says_update(material: Material, statement: Statement) -> bool:
    """Tell whether a statement has a word of revision, or of rising as its verb."""
    return any(_moves(t) for t in material.tokens(statement))


def _moves(token: Token) -> bool:
    """A word of revision; words of rising only as verbs (a "rise" may be what is asked for)."""
    known = words("update", "words")
    return token.lower in known or (token.pos == "VERB" and token.lemma.lower() in known)


def _grows(material: Material, statement: Statement, figure: Figure) -> bool:
    """Tell whether a count is one that reports bring up to date: of the killed, hurt, ill, missing, arrested."""
    if figure.kind != "count":
        return False
    growing = words("update", "grows")
    near = {t.lemma.lower() for t in material.tokens(statement)} | set(figure.measure.lower().split())
    return bool(near & growing) or figure.predicate in growing


def _counting_alike(material: Material, left: Statement, right: Statement) -> list[tuple[Figure, Figure]]:
    """Figures of the two statements with one unit and one measure, each used once; those that agree first."""
    lefts, rights = figures_of(material, left), figures_of(material, right)
    options = [
        (a, b)
        for a in lefts
        for b in rights
        if a.kind == b.kind
        and _one_unit(a, b)
        and (_one_measure(a, b) or (a.kind != "count" and _one_slot(material, left, right, a, b)))
    ]
    rank = {"equal": 0, "compatible": 1, "apart": 2, "other-unit": 3}
    options.sort(key=lambda p: rank[compare_values(*p).relation])
    used: set[str] = set()
    pairs = []
    for a, b in options:
        if a.id not in used and b.id not in used:
            used |= {a.id, b.id}
            pairs.append((a, b))
    return pairs


def _one_slot(material: Material, left: Statement, right: Statement, a: Figure, b: Figure) -> bool:
    """Tell whether two figures hang on one word, or count one noun under verbs that can stand for one act."""
    return same_slot(material, (left.report, a.anchor), (right.report, b.anchor)) or (
        a.kind == "count" and same_head(a, b) is True and same_predicate(a, b)
    )


def _one_unit(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit:
        return True
    people = counted_words()["people"]
    return a.kind == "count" and (same_head(a, b) is True or (a.unit in people and b.unit in people))


def is_further(figure: Figure) -> bool:
    """Tell whether a count comes on top of another ("three more people")."""
    return bool(words("update", "further") & set(figure.anchor.exact.lower().split()))


def _one_measure(a: Figure, b: Figure) -> bool:
    """Tell whether two measures name one thing: a shared head noun or none, and no modifier that only tells others
    apart.
    """
    x, y = a.measure.lower().split(), b.measure.lower().split()
    if not x or not y:
        return a.predicate == b.predicate and a.predicate is not None
    if is_further(a) != is_further(b):
        return False
    people = counted_words()["people"]
    if x[-1] in people and y[-1] in people:
        x, y = x[:-1], y[:-1]
    elif not are_related(x[-1], y[-1]):
        return False
    return {stem(w) for w in x} <= {stem(w) for w in y} or {stem(w) for w in y} <= {stem(w) for w in x}
