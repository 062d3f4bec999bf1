"""Two sentences that are nearly one text: what stands in the place of what, typed. The surest way to see a changed
fact.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from crossread.align.words import are_opposites
from crossread.annotate.annotated import Token
from crossread.annotate.day_names import WEEKDAYS
from crossread.judge.dates import as_of_apart, clocks_apart, dates_clash
from crossread.judge.figure_evidence import counted_words
from crossread.judge.figure_values import representative, values_exclude
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import same_role, words
from crossread.judge.material import Material
from crossread.judge.near_copies import Side, Step
from crossread.records.said import Quotation
from crossread.records.told import Figure, When

_LONGEST = 7
_FAR = 1.25  # "more than 400" may be rounded down from what another calls "more than 450"
_MARKS = ".-’'"


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
        finding = _type(material, a, b)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _of_two_people(left: Sequence[Token], right: Sequence[Token], steps: Sequence[Step]) -> bool:
    """Tell whether "he" in one stands where the other has "she": two people of whom nearly the same is told."""
    for op, i1, i2, j1, j2 in steps:
        replaced = {t.lower for t in left[i1:i2]}, {t.lower for t in right[j1:j2]}
        if op == "replace" and any("he" in a and "she" in b for a, b in (replaced, replaced[::-1])):
            return True
    return False


def _type(material: Material, a: Side, b: Side) -> Finding | None:
    """The first rule that knows the replacement."""
    for rule in (_value, _unit, _time, _polarity, _role, _name, _opposite):
        finding = rule(material, a, b)
        if finding is not None:
            return finding
    return None


def _value(material: Material, a: Side, b: Side) -> Finding | None:
    lefts, rights = _figures(material, a), _figures(material, b)
    if not lefts or not rights:
        return None if _dates(material, a) and _dates(material, b) else _label(a, b)
    pairs = [(x, y) for x in lefts for y in rights]
    if any(as_of_apart(material.dates, x, y) for x, y in pairs) or clocks_apart(
        (a.annotated, a.anchor), (b.annotated, b.anchor)
    ):
        return None
    exclude = all(values_exclude(x, y) for x, y in pairs)
    if not exclude and not all(_another_bound(x, y) for x, y in pairs):
        return None
    detail = f"{lefts[0].number.exact} against {rights[0].number.exact} in the same sentence"
    return clash("value", "number-differs", lefts[0].anchor, rights[0].anchor, detail, sure=exclude)


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
    if not all(digits) or not all(plain) or digits[0] == digits[1]:
        return None
    return clash("value", "number-differs", a.anchor, b.anchor, f"{a.words} against {b.words} in the same sentence")


def _unit(material: Material, a: Side, b: Side) -> Finding | None:
    """The same number with another unit or scale."""
    del material
    if len(a.tokens) > 2 or len(b.tokens) > 2 or not a.tokens or not b.tokens:
        return None
    before = [side.annotated.tokens[side.tokens[0].i - 1] for side in (a, b) if side.tokens[0].i > 0]
    if len(before) < 2 or not all(t.pos == "NUM" or t.text[:1].isdigit() for t in before):
        return None
    nouns = all(t.pos in ("NOUN", "NUM", "SYM") for side in (a, b) for t in side.tokens)
    people = all(side.tokens[-1].lemma.lower() in counted_words()["people"] for side in (a, b))
    if not nouns or people or _alike(a, b):
        return None
    detail = f"{before[0].text} {a.tokens[-1].text} against {before[1].text} {b.tokens[-1].text}"
    return clash("value", "unit-differs", a.anchor, b.anchor, detail)


def _time(material: Material, a: Side, b: Side) -> Finding | None:
    lefts, rights = _dates(material, a), _dates(material, b)
    if lefts and rights:
        if any(not dates_clash(x, y) for x in lefts for y in rights):
            return None
        detail = f"{lefts[0].anchor.exact} against {rights[0].anchor.exact} in the same sentence"
        return clash("time", "date-differs", lefts[0].anchor, rights[0].anchor, detail, sure=True)
    days = [{t.lower for t in side.tokens} & set(WEEKDAYS) for side in (a, b)]
    if days[0] and days[1] and days[0] != days[1]:
        return clash("time", "weekday-differs", a.anchor, b.anchor, f"{a.words} against {b.words}", sure=True)
    return None


def _polarity(material: Material, a: Side, b: Side) -> Finding | None:
    del material
    negative = words("negation", "words")
    left, right = ({t.lower for t in side.tokens} & negative for side in (a, b))
    if bool(left) == bool(right) or _asks(a) or _asks(b):
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
    if content and plain.tokens and not ({t.lemma for t in content} & {t.lemma for t in plain.tokens}):
        return None
    detail = f"one denies what the other states: {a.words} against {b.words}"
    return clash("polarity", "negation-differs", a.anchor, b.anchor, detail, sure=True)


def _asks(side: Side) -> bool:
    """Tell whether the words stand in a clause that leaves open whether it is so ("evenly split on whether …")."""
    one, at = side.annotated, side.around[0]
    above = (at, *one.ancestors(at.i))
    return any(child.lower == "whether" for token in above for child in one.dependents(token.i, "mark"))


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


def _name(material: Material, a: Side, b: Side) -> Finding | None:
    """Another person, place or organisation in the same place; two forms of one name are none."""
    lefts, rights = _named(a), _named(b)
    if not lefts or not rights or _alike(a, b):
        return None
    if bool(_dates(material, a)) != bool(_dates(material, b)):
        return None  # the day that one gives stands in no name's place
    if any(t.pos in ("VERB", "CCONJ") for t in (*a.tokens, *b.tokens)):
        return None  # several people, or a reporting clause: not one name in the place of one
    if _known_as(material, a, rights) or _known_as(material, b, lefts):
        return None
    kinds_of = [
        {side.annotated.name_of[t.i].kind for t in side.tokens if t.i in side.annotated.name_of} for side in (a, b)
    ]
    if kinds_of[0] and kinds_of[1] and ("PERSON" in kinds_of[0]) != ("PERSON" in kinds_of[1]):
        return None  # a capital may stand for its government, and a government for its head
    kinds = kinds_of[0] | kinds_of[1]
    detail = f"{a.words} against {b.words} in the same sentence"
    if _names_on(a) == _names_on(b) is not None:
        return None  # the person named is the same, with another title
    if _speaks(material, a) and _speaks(material, b):
        return clash("attribution", "speaker-differs", a.anchor, b.anchor, detail)
    if "PERSON" in kinds:
        return clash("name", "name-differs", a.anchor, b.anchor, detail)
    if "LOC" in kinds:
        # Where it is no place of anything, a place stands for its government ("Washington", "the United States").
        located = _located(a) and _located(b)
        return clash("place", "place-differs", a.anchor, b.anchor, detail) if located else None
    return clash("name", "name-differs", a.anchor, b.anchor, detail)


def _names_on(side: Side) -> str | None:
    """The word in capitals right after a side, None if there is none."""
    after = side.annotated.tokens[min(side.tokens[-1].i + 1, len(side.annotated.tokens) - 1)]
    return after.lower if after.text[:1].isupper() and after.pos in ("PROPN", "NOUN") else None


def _located(side: Side) -> bool:
    """Tell whether the words hang on a preposition, alone or as part of a name."""
    one = side.annotated
    indexes = {t.i for t in side.tokens}
    indexes |= {
        i for t in side.tokens if t.i in one.name_of for i in range(one.name_of[t.i].first, one.name_of[t.i].last)
    }
    return any(any(one.dependents(i, "case")) for i in indexes)


def _opposite(material: Material, a: Side, b: Side) -> Finding | None:
    del material
    if len(a.tokens) > 2 or len(b.tokens) > 2:
        return None
    for x in a.tokens:
        for y in b.tokens:
            if are_opposites(x.lemma.lower(), y.lemma.lower()) or are_opposites(x.lower, y.lower):
                return clash("polarity", "opposite-words", a.anchor, b.anchor, f"{a.words} against {b.words}")
    return None


def _named(side: Side) -> tuple[Token, ...]:
    """The words of a side that are names: tagged so, and written with a capital."""
    return tuple(t for t in side.tokens if t.text[:1].isupper() and (t.pos == "PROPN" or t.i in side.annotated.name_of))


def _known_as(material: Material, side: Side, names: Sequence[Token]) -> bool:
    """Tell whether a report itself uses the other side's name for the actor it names here."""
    cast = material.casts[side.annotated.report.id]
    for actor_id in {cast.actor_of.get(t.i) for t in side.tokens} - {None}:
        actor = cast.actor(str(actor_id))
        known = (
            {w.lower().strip(_MARKS) for form in (actor.name, *actor.aliases) for w in form.split()} if actor else set()
        )
        if known & {t.lower.strip(_MARKS) for t in names}:
            return True
    return False


def _alike(a: Side, b: Side) -> bool:
    """Tell whether the names of two sides may be one name: a shared word, initials, or one spelling inside the
    other.
    """
    lefts = [
        "".join(c for c in t.lower if c not in _MARKS) for t in a.tokens if t.text[:1].isupper() or len(t.text) > 3
    ]
    rights = [
        "".join(c for c in t.lower if c not in _MARKS) for t in b.tokens if t.text[:1].isupper() or len(t.text) > 3
    ]
    if set(lefts) & set(rights):
        return True
    initials = ["".join(w[0] for w in side if w) for side in (lefts, rights)]
    if initials[0] in rights or initials[1] in lefts:
        return True
    if any(x.startswith(y) or y.startswith(x) for x in lefts for y in rights if min(len(x), len(y)) >= 3):
        return True  # an abbreviation ("Feb.")
    return any(
        SequenceMatcher(None, x, y).ratio() >= 0.7 or x.startswith(y[:4]) for x in lefts for y in rights if len(y) > 3
    )


def _speaks(material: Material, side: Side) -> bool:
    """Tell whether the words name the speaker of a quotation."""
    for quotation in material.quotations_of[side.annotated.report.id]:
        mention = quotation.speaker.mention
        if mention is not None and mention.start < side.anchor.end and side.anchor.start < mention.end:
            return True
    return False


def _figures(material: Material, side: Side) -> list[Figure]:
    if not side.tokens:
        return []
    start, end = side.anchor.start, side.anchor.end
    return [f for f in material.figures_of[side.annotated.report.id] if f.number.start < end and start < f.number.end]


def _dates(material: Material, side: Side) -> list[When]:
    if not side.tokens:
        return []
    start, end = side.anchor.start, side.anchor.end
    return [d for d in material.dates_of[side.annotated.report.id] if d.anchor.start < end and start < d.anchor.end]


def _quoted(material: Material, side: Side) -> bool:
    """Tell whether the words stand between quotation marks."""
    found: Sequence[Quotation] = material.quotations_of[side.annotated.report.id]
    start, end = side.anchor.start, side.anchor.end
    return any(q.kind in ("direct", "partial") and p.start < end and start < p.end for q in found for p in q.parts)


def _near(tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """The words around a place, for a side that prints nothing there."""
    return tuple(tokens[max(0, at - 1) : at + 1]) or tuple(tokens[-1:])
