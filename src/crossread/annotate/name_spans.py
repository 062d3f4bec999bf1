"""Names cut to what they name: offices taken out of them, headline words dropped, one kind for one form."""

from collections import Counter

from crossread.annotate.annotated import Annotated, Name, NameKind
from crossread.annotate.entity import fold
from crossread.annotate.roles import first_names, role_words
from crossread.annotate.titles import office_of

_LEARNED = frozenset(["professor", "doctor"])
_ACTORS = frozenset(["PERSON", "ORG", "LOC"])


def actor_names(annotated: Annotated) -> list[Name]:
    """The names of people, bodies and places of a report, with the name finder's usual slips set right.

    An office inside a name is cut off ("Council President Ada Example" names a person); a family name seen in a full name is a
    person's everywhere; a name in a headline is cut to the form the body uses; a single name after "the" is no person's.
    """
    parted = [part for name in annotated.names if name.kind in _ACTORS for part in _person_of_body(annotated, name)]
    cut = [_without_office(annotated, name) for name in parted]
    cut = [name for name in cut if name.first < name.last]
    known = _forms_of_body(annotated, cut)
    cut = [_as_in_body(annotated, name, known) for name in cut]
    cut = _with_missed(annotated, cut)
    families = {fold(annotated.tokens[n.last - 1].text) for n in cut if n.kind == "PERSON" and n.last - n.first > 1}
    return [_with_kind(annotated, name, families) for name in cut]


def _person_of_body(annotated: Annotated, name: Name) -> list[Name]:
    """A name told to be a person's by what stands before it ("Dr. Ada Example"); a person and the body behind "of" taken for one
    name ("Professor Ada Example of the University of Porto") as two.
    """
    tokens = annotated.tokens
    before = tokens[name.first - 1] if name.first > annotated.sentence_of(name.first).first else None
    titled = (
        before is not None
        and before.text[0].isupper()
        and (before.lower in _LEARNED or before.lower.rstrip(".") in role_words().courtesy)
    )
    of = next((i for i in range(name.first + 1, name.last) if tokens[i].lower == "of"), name.last)
    known = titled or (of - name.first > 1 and of < name.last and tokens[name.first].lower in first_names())
    words = tokens[name.first : of]
    if name.kind == "PERSON" or not known or any(not w.text[0].isupper() or role_words().kind(w.lower) for w in words):
        return [name]
    body = of + 1 + (of + 1 < name.last and tokens[of + 1].lower == "the")
    return [Name(name.first, of, "PERSON"), *([Name(body, name.last, "ORG")] if body < name.last else [])]


def _without_office(annotated: Annotated, name: Name) -> Name:
    """A name without a leading office: what follows the office is a person."""
    offices = [
        i
        for i in range(name.first, name.last)
        if office_of(annotated, i) is not None and annotated.tokens[i].text[0].isupper()
    ]
    if not offices:
        return name
    first = offices[-1] + 1
    if first >= name.last:
        # The office ends the name ("Example Group Chairman"): what stands before it may still name a body.
        return Name(name.first, offices[0], "ORG") if name.kind != "PERSON" else name
    if annotated.tokens[first].text == "-" and first + 1 < name.last:
        return Name(name.first, name.first, name.kind)
    if annotated.tokens[first].lower == "of":
        starts = [i for i in range(first + 1, name.last - 1) if annotated.tokens[i].lower in first_names()]
        if not starts:
            return name
        first = starts[0]
    if any(annotated.tokens[i].lower in ("of", "for", "and", "&") for i in range(first, name.last)):
        return name
    return Name(first, name.last, "PERSON")


def _forms_of_body(annotated: Annotated, names: list[Name]) -> Counter[str]:
    """How often each form stands in running text, outside headlines and headings."""
    return Counter(
        _text(annotated, n) for n in names if annotated.sentence_of(n.first).kind not in ("headline", "heading")
    )


def _as_in_body(annotated: Annotated, name: Name, known: Counter[str]) -> Name:
    """A name in title case cut to its longest part that running text knows as a name; left alone if there is none."""
    if annotated.sentence_of(name.first).kind not in ("headline", "heading") or _text(annotated, name) in known:
        return name
    parts = [
        (last - first, first, last)
        for first in range(name.first, name.last)
        for last in range(first + 1, name.last + 1)
    ]
    for _, first, last in sorted(parts, key=lambda p: (-p[0], p[1])):
        part = Name(first, last, name.kind)
        if known[_text(annotated, part)]:
            return part
    return name


def _with_missed(annotated: Annotated, names: list[Name]) -> list[Name]:
    """Add people the name finder missed: a capitalised run after an office or with a known first name, a family name seen elsewhere."""
    taken = {i for n in names for i in range(n.first, n.last)} | set(annotated.name_of)
    families = {annotated.tokens[n.last - 1].text for n in names if n.kind == "PERSON" and n.last - n.first > 1}
    found = list(names)
    i = 0
    while i < len(annotated.tokens):
        if annotated.tokens[i].pos != "PROPN":  # most words
            i += 1
            continue
        last = _capitals(annotated, i, taken)
        if last > i and _is_missed_person(annotated, i, last, families):
            found.append(Name(i, last, "PERSON"))
            families.add(annotated.tokens[last - 1].text)
        i = max(last, i + 1)
    return sorted(found, key=lambda n: n.first)


def _capitals(annotated: Annotated, i: int, taken: set[int]) -> int:
    """The end of the run of capitalised proper nouns from a token on that no name holds; the token itself if there is none."""
    sentence = annotated.sentence_of(i)
    if sentence.kind in ("headline", "heading"):
        return i
    last = i
    while (
        last < sentence.last
        and last not in taken
        and annotated.tokens[last].pos == "PROPN"
        and annotated.tokens[last].text[0].isupper()
    ):
        if office_of(annotated, last) is not None or annotated.tokens[last].lower.rstrip(".") in role_words().courtesy:
            break
        last += 1
    return last


def _is_missed_person(annotated: Annotated, first: int, last: int, families: set[str]) -> bool:
    """Whether a run of capitals names a person by what stands in it or before it."""
    if last - first > 4:
        return False
    word = annotated.tokens[first].text
    if last - first == 1 and word in families:
        return True
    before = annotated.tokens[first - 1] if first > annotated.sentence_of(first).first else None
    titled = before is not None and (
        office_of(annotated, before.i) is not None or before.lower.rstrip(".") in role_words().courtesy
    )
    return (titled and (last - first > 1 or (before is not None and before.text[0].isupper()))) or (
        last - first > 1 and word.lower() in first_names()
    )


def _with_kind(annotated: Annotated, name: Name, families: set[str]) -> Name:
    """The kind the rest of the report speaks for."""
    kind: NameKind = name.kind
    before = annotated.tokens[name.first - 1].lower if name.first > annotated.sentence_of(name.first).first else ""
    if name.last - name.first == 1:
        word = fold(annotated.tokens[name.first].text)
        if word in families and before != "the":
            kind = "PERSON"
        elif kind == "PERSON" and before == "the" and not word.endswith("s"):
            kind = "ORG"
    return Name(name.first, name.last, kind)


def _text(annotated: Annotated, name: Name) -> str:
    return " ".join(annotated.tokens[i].text for i in range(name.first, name.last))
