"""Two sentences that are nearly one text: what stands in the place of what, typed. The surest way to see a changed
fact.
"""

from collections.abc import Sequence

from crossread.align.words import are_opposites
from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.day_names import WEEKDAYS
from crossread.judge.dates import dates_clash
from crossread.judge.differing_times import is_borrowed
from crossread.judge.edited_names import edited_name
from crossread.judge.edited_values import counts_of_two, edited_unit, edited_value
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import denied_for_a_time, same_role, says_no, words
from crossread.judge.material import Material
from crossread.judge.near_copies import Side, Step, dates_at
from crossread.judge.scopes import scopes_apart
from crossread.records.said import Quotation

_LONGEST = 7
_SIGNS = ("negation-differs", "opposite-words")  # of two things, one may be so and one not


def find_edits(
    material: Material,
    left_report: str,
    right_report: str,
    left: Sequence[Token],
    right: Sequence[Token],
    steps: Sequence[Step],
) -> tuple[Finding, ...]:
    """Compare two near-copies word by word and say which replaced words cannot both be right.

    Words inside quotation marks are left to the comparison of quotations. A replacement that no rule knows to be a
    change of fact (a synonym, another order) is passed over. `steps` are those of `compare_words`.
    """
    one, two = material.annotated[left_report], material.annotated[right_report]
    if _of_two_people(left, right, steps):
        return ()
    found = []
    for op, i1, i2, j1, j2 in steps:
        if op == "equal" or max(i2 - i1, j2 - j1) > _LONGEST:
            continue
        a = Side(one, tuple(left[i1:i2]), _near(left, i1))
        b = Side(two, tuple(right[j1:j2]), _near(right, j1))
        if not a.around or not b.around or _quoted(material, a) or _quoted(material, b):
            continue
        if counts_of_two(material, a, b):
            return ()
        finding = _type(material, a, b)
        if finding is None:
            continue
        if finding.reason.rule in _SIGNS and scopes_apart(one, left, two, right):
            continue
        # Both may say no, each in its own place: "No gun was", "The gun was not".
        if finding.reason.rule != "negation-differs" or _denials(one, left) != _denials(two, right):
            found.append(finding)
    return tuple(found)


def _denials(one: Annotated, tokens: Sequence[Token]) -> int:
    return sum(says_no(one, token) for token in tokens)


def _of_two_people(left: Sequence[Token], right: Sequence[Token], steps: Sequence[Step]) -> bool:
    """Tell whether "he" in one stands where the other has "she": two people of whom nearly the same is told."""
    for op, i1, i2, j1, j2 in steps:
        replaced = {t.lower for t in left[i1:i2]}, {t.lower for t in right[j1:j2]}
        if op == "replace" and any("he" in a and "she" in b for a, b in (replaced, replaced[::-1])):
            return True
    return False


def _type(material: Material, a: Side, b: Side) -> Finding | None:
    """The first rule that knows the replacement."""
    for rule in (edited_value, edited_unit, _time, _polarity, _role, edited_name, _opposite):
        finding = rule(material, a, b)
        if finding is not None:
            return finding
    return None


def _time(material: Material, a: Side, b: Side) -> Finding | None:
    lefts, rights = dates_at(material, a), dates_at(material, b)
    if any(is_borrowed(d) for d in (*lefts, *rights)):
        return None
    if lefts and rights:
        if any(not dates_clash(x, y) for x in lefts for y in rights) or _in_imprint(a) or _in_imprint(b):
            return None
        detail = f"{lefts[0].anchor.exact} against {rights[0].anchor.exact} in the same sentence"
        return clash("time", "date-differs", lefts[0].anchor, rights[0].anchor, detail, sure=True)
    days = [{t.lower for t in side.tokens} & set(WEEKDAYS) for side in (a, b)]
    if days[0] and days[1] and days[0] != days[1]:
        return clash("time", "weekday-differs", a.anchor, b.anchor, f"{a.words} against {b.words}", sure=True)
    return None


def _in_imprint(side: Side) -> bool:
    """Tell whether a date stands in a line that tells when the report was written, and nothing else: nobody does anything."""
    one = side.annotated
    return not any(t.dep.startswith(("nsubj", "expl")) for t in one.words(one.sentence_of(side.tokens[0].i)))


def _polarity(material: Material, a: Side, b: Side) -> Finding | None:
    del material
    negative = words("negation", "words")
    left, right = ([t for t in side.tokens if says_no(side.annotated, t)] for side in (a, b))
    if bool(left) == bool(right) or _asks(a) or _asks(b) or _for_a_time(a if left else b):
        return None
    plain = b if left else a
    if any(
        t.lemma.lower() in words("negation", "implied") or t.lower.startswith(("un", "in", "dis")) for t in plain.tokens
    ):
        return None
    with_not = a if left else b
    follows = with_not.annotated.tokens[min(with_not.tokens[-1].i + 1, len(with_not.annotated.tokens) - 1)].lower
    if follows in ("only", "just", "least", "merely", "simply", "doubt"):
        return None
    content = [t for t in with_not.tokens if t.lower not in negative and t.pos in ("VERB", "NOUN", "ADJ")]
    told = {t.lemma for t in plain.tokens if t.pos in ("VERB", "NOUN", "ADJ")}
    if (content or told) and not ({t.lemma for t in content} & {t.lemma for t in plain.tokens}):
        return None  # something else is told in its place: "will not be returning", "will resume talks about returning"
    detail = f"one denies what the other states: {a.words} against {b.words}"
    return clash("polarity", "negation-differs", a.anchor, b.anchor, detail, sure=True)


def _asks(side: Side) -> bool:
    """Tell whether the words stand in a clause that leaves open whether it is so ("evenly split on whether …")."""
    one, at = side.annotated, side.around[0]
    above = (at, *one.ancestors(at.i))
    return any(child.lower == "whether" for token in above for child in one.dependents(token.i, "mark"))


def _for_a_time(side: Side) -> bool:
    """Tell whether what is denied is so only up to a day or on a condition ("will not … until", "not … unless")."""
    return denied_for_a_time(side.annotated, side.around[-1])


def _role(material: Material, a: Side, b: Side) -> Finding | None:
    del material
    modifiers = words("roles", "modifiers")
    left, right = (frozenset(t.lower.rstrip(".-") for t in side.tokens) & modifiers for side in (a, b))
    extra = max(len(a.tokens) - len(left), len(b.tokens) - len(right))
    if left != right and extra <= 1 and _before_role(a) and _before_role(b):
        detail = f"the office is given differently: {a.words} against {b.words}"
        return clash("role", "role-differs", a.anchor, b.anchor, detail)
    nouns = words("roles", "nouns")
    offices = [side.lemmas & nouns for side in (a, b)]
    if len(a.tokens) == len(b.tokens) == 1 and offices[0] and offices[1]:
        x, y = min(offices[0]), min(offices[1])
        if not same_role(x, y):
            return clash("role", "role-differs", a.anchor, b.anchor, f"{a.words} against {b.words}")
    return None


def _before_role(side: Side) -> bool:
    """Tell whether an office or a name follows the place of the replacement within three words."""
    tokens = side.annotated.tokens
    last = (side.tokens or side.around)[-1].i
    start = last + 1 if side.tokens else last
    nouns = words("roles", "nouns")
    return any(
        t.lemma.lower() in nouns or (t.i in side.annotated.name_of and side.annotated.name_of[t.i].kind == "PERSON")
        for t in (*side.tokens, *tokens[start : start + 3])
    )


def _opposite(material: Material, a: Side, b: Side) -> Finding | None:
    del material
    if len(a.tokens) > 2 or len(b.tokens) > 2:
        return None
    for x in a.tokens:
        for y in b.tokens:
            if are_opposites(x.lemma.lower(), y.lemma.lower()) or are_opposites(x.lower, y.lower):
                return clash("polarity", "opposite-words", a.anchor, b.anchor, f"{a.words} against {b.words}")
    return None


def _quoted(material: Material, side: Side) -> bool:
    """Tell whether the words stand between quotation marks."""
    found: Sequence[Quotation] = material.quotations_of[side.annotated.report.id]
    start, end = side.anchor.start, side.anchor.end
    return any(q.kind in ("direct", "partial") and p.start < end and start < p.end for q in found for p in q.parts)


def _near(tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """The words around a place, for a side that prints nothing there."""
    return tuple(tokens[max(0, at - 1) : at + 1]) or tuple(tokens[-1:])
