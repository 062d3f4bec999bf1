"""A name in the place of another, in two sentences that are nearly one text."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from crossread.annotate.annotated import Token
from crossread.judge.findings import Finding, clash
from crossread.judge.material import Material
from crossread.judge.near_copies import Side, dates_at

_MARKS = ".-’'"


def edited_name(material: Material, a: Side, b: Side) -> Finding | None:
    """Another person, place or organisation in the same place; two forms of one name are none."""
    lefts, rights = _named(a), _named(b)
    if not lefts or not rights or alike(a, b):
        return None
    if bool(dates_at(material, a)) != bool(dates_at(material, b)):
        return None  # the day that one gives stands in no name's place
    if any(t.pos in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON", "ADV") for t in (*a.tokens, *b.tokens)):
        return None  # several people, or a clause: not one name in the place of one
    if any("," in side.anchor.exact for side in (a, b)):
        return None  # a name with what explains it
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


def alike(a: Side, b: Side) -> bool:
    """Tell whether the names of two sides may be one name: a shared word, initials, or one spelling inside the
    other.
    """
    lefts = [
        "".join(c for c in t.lower if c not in _MARKS) for t in a.tokens if t.text[:1].isupper() or len(t.text) > 3
    ]
    rights = [
        "".join(c for c in t.lower if c not in _MARKS) for t in b.tokens if t.text[:1].isupper() or len(t.text) > 3
    ]
    if set(lefts) & set(rights) or _closed_up(a) == _closed_up(b):
        return True
    initials = ["".join(w[0] for w in side if w) for side in (lefts, rights)]
    if initials[0] in rights or initials[1] in lefts:
        return True
    if any(x.startswith(y) or y.startswith(x) for x in lefts for y in rights if min(len(x), len(y)) >= 3):
        return True  # an abbreviation ("Feb.")
    return any(
        SequenceMatcher(None, x, y).ratio() >= 0.7 or x.startswith(y[:4]) for x in lefts for y in rights if len(y) > 3
    )


def _closed_up(side: Side) -> str:
    """The letters and digits of a side in one run ("AK-47", "AK 47")."""
    return "".join(c for t in side.tokens for c in t.lower if c.isalnum())


def _speaks(material: Material, side: Side) -> bool:
    """Tell whether the words name the speaker of a quotation."""
    for quotation in material.quotations_of[side.annotated.report.id]:
        mention = quotation.speaker.mention
        if mention is not None and mention.start < side.anchor.end and side.anchor.start < mention.end:
            return True
    return False
