"""Names of a report: what the recogniser found, cut to our guideline, and listed names it missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from crossread.annotate import gazetteer, lemmas
from crossread.annotate.annotated import Name, NameKind, Sentence, Token
from crossread.annotate.blocks import Prepared
from crossread.annotate.body_names import with_bodies
from crossread.annotate.consistency import agree
from crossread.annotate.doubtful_names import believable
from crossread.annotate.labels import name_kind
from crossread.annotate.roles import first_names

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_EDGES = frozenset({"the", "The", "a", "A", ",", ".", ";", ":", "“", "”", '"', "(", ")", "-", "–", "—", "and"})
_LINKS = frozenset({"of", "in", "for", "at", "on", "to"})
_LONGEST = 5


def find_names(
    blocks: Iterable[Prepared], tokens: Sequence[Token], sentences: Sequence[Sentence], *, extra: Mapping[str, NameKind]
) -> tuple[Name, ...]:
    """Give the names of a report in order, without overlaps.

    Names of the caller (`extra`) come first and stay; then what the recogniser found without titles, articles and
    possessives; then places, bodies and peoples of our lists, which also correct a recognised name they cover; then
    people with a listed first name and storms; then what the report as a whole says about each form (see
    `crossread.annotate.consistency`).
    """
    given = _listed(tokens, extra, openers=_openers(extra))
    found = [name for name in _recognised(blocks, tokens) if _free(name, given)]
    listed = _listed(tokens, _lists(), openers=_list_openers())
    found = _with_listed(tokens, found, [name for name in listed if _free(name, given)])
    found = [_with_sure_kind(tokens, name) for name in found if not _is_bare_title(tokens, name)]
    found = with_bodies(tokens, list(believable(tokens, found)))
    found += list(_people(tokens, _covered(found) | _covered(given)))
    found += list(_small_places(tokens, _covered(found) | _covered(given)))
    return agree(tokens, sentences, sorted(found, key=_place), fixed=sorted(given, key=_place))


@cache
def _lists() -> Mapping[str, NameKind]:
    """Our lists as one; a word in two of them is a people before a body before a place."""
    lists: dict[str, NameKind] = dict.fromkeys(gazetteer.places(), "LOC")
    lists.update(dict.fromkeys(gazetteer.bodies(), "ORG"))
    lists.update(dict.fromkeys(gazetteer.peoples(), "NORP"))
    return lists


def _recognised(blocks: Iterable[Prepared], tokens: Sequence[Token]) -> list[Name]:
    """Cut the recogniser's spans to names."""
    found, base = [], 0
    for prepared in blocks:
        for span in prepared.doc.ents:
            kind = name_kind(span.label_)
            name = _cut(tokens, base + span.start, base + span.end, kind) if kind else None
            if name is not None:
                found.append(_grown(tokens, name))
        base += len(prepared.doc)
    return _without_overlaps(found)


def _cut(tokens: Sequence[Token], first: int, last: int, kind: NameKind) -> Name | None:
    """Take articles, marks, possessives and titles off a span; give None where no capital or digit is left."""
    while first < last and tokens[first].text in _EDGES:
        first += 1
    while first < last and (
        tokens[last - 1].text in _EDGES or tokens[last - 1].text in _LINKS or tokens[last - 1].text in _POSSESSIVE
    ):
        last -= 1
    if kind == "PERSON":
        while last - first > 1 and _is_title(tokens[first]):
            first += 1
    if not any(c.isupper() or c.isdigit() for token in tokens[first:last] for c in token.text):
        return None
    return Name(first, last, kind)


def _grown(tokens: Sequence[Token], name: Name) -> Name:
    """Take in the other half of a double name ("Ada-Lee Example") and the month and noun of an election's name."""
    first, last = name.first, name.last
    if name.kind == "PERSON":
        while first >= 2 and _hyphen(tokens, first - 1) and tokens[first - 2].text[:1].isupper():
            first -= 2
        while last + 1 < len(tokens) and _hyphen(tokens, last) and tokens[last + 1].text.isalpha():
            last += 2
    elif name.kind == "EVENT":
        if first and tokens[first].text.isdigit() and tokens[first - 1].text in _MONTHS:
            first -= 1
        if last < len(tokens) and tokens[last].lower in ("election", "elections"):
            last += 1
    return Name(first, last, name.kind)


_MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)


def _hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a token is a hyphen with no space on either side."""
    glued = tokens[i - 1].end == tokens[i].start and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return tokens[i].text == "-" and glued


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Keep the longer of names that overlap."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.first, -n.last)):
        if not kept or kept[-1].last <= name.first:
            kept.append(name)
        elif name.last - name.first > kept[-1].last - kept[-1].first:
            kept[-1] = name
    return kept


def _is_title(token: Token) -> bool:
    return token.lower.rstrip(".") in gazetteer.titles() or token.text in gazetteer.peoples()


def _is_bare_title(tokens: Sequence[Token], name: Name) -> bool:
    """Say whether a person's name is nothing but an office ("Minister")."""
    word = tokens[name.first].lower
    return (
        name.kind == "PERSON"
        and name.last - name.first == 1
        and word in gazetteer.titles()
        and word not in first_names()
    )


def _listed(tokens: Sequence[Token], names: Mapping[str, NameKind], *, openers: Mapping[str, int]) -> list[Name]:
    """Find listed names, the longest first; `openers` are their first words with the longest length in tokens."""
    found: list[Name] = []
    end = 0
    for token in tokens:
        longest = openers.get(token.text)
        if longest is None or token.i < end:
            continue
        at = token.i
        for size in range(min(longest, len(tokens) - at), 0, -1):
            kind = names.get(_text(tokens, at, at + size))
            if kind is not None and token.sentence == tokens[at + size - 1].sentence:
                found.append(Name(at, at + size, kind))
                end = at + size
                break
    return found


@cache
def _list_openers() -> Mapping[str, int]:
    return _openers(_lists())


def _openers(names: Mapping[str, NameKind]) -> Mapping[str, int]:
    """Give the first word of every listed name and how many tokens the longest name after it may have."""
    longest: dict[str, int] = {}
    for name in names:
        parts = name.replace("-", " - ").replace("'", " '").split(" ")
        for opener in {parts[0], name}:
            longest[opener] = min(_LONGEST, max(longest.get(opener, 1), len(parts)))
    return longest


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """Print tokens as they stand, one space for any white space."""
    out = tokens[first].text
    for before, token in zip(tokens[first : last - 1], tokens[first + 1 : last], strict=True):
        out += (" " if token.start > before.end else "") + token.text
    return out


def _with_listed(tokens: Sequence[Token], found: Sequence[Name], listed: Iterable[Name]) -> list[Name]:
    """Join listed names to those found.

    One replaces names inside its bounds; a longer name around it stays; where nothing was found it is added when it
    stands alone. One that merely overlaps another is left out.
    """
    holder = {i: name for name in found for i in range(name.first, name.last)}
    for name in listed:
        places = range(name.first, name.last)
        touching = [holder[i] for i in places if i in holder]
        if touching:
            inside = all(other.first >= name.first and other.last <= name.last for other in touching)
            fits = inside and not _may_be_person(tokens, name, touching)
        else:
            fits = _stands_alone(tokens, name)
        if fits:
            holder.update(dict.fromkeys(places, name))
    return list(dict.fromkeys(holder.values()))


def _may_be_person(tokens: Sequence[Token], listed: Name, touching: Sequence[Name]) -> bool:
    """Say whether a listed place is here a person: recognised so, and a first name or behind a title."""
    if listed.kind != "LOC" or not any(name.kind == "PERSON" for name in touching):
        return False
    before = tokens[listed.first - 1] if listed.first else None
    behind_title = before is not None and before.lower.rstrip(".") in gazetteer.titles()
    return behind_title or tokens[listed.first].lower in first_names()


def _stands_alone(tokens: Sequence[Token], name: Name) -> bool:
    """Say whether a listed name is not a part of a longer capitalised name; a people may stand before one."""
    sentence = tokens[name.first].sentence
    before = tokens[name.first - 1] if name.first and tokens[name.first - 1].sentence == sentence else None
    after = tokens[name.last] if name.last < len(tokens) and tokens[name.last].sentence == sentence else None
    if name.last - name.first == 1 and name.kind != "NORP" and tokens[name.first].pos != "PROPN":
        return False
    joined_before = before is not None and before.pos == "PROPN" and before.text[:1].isupper() and not _is_title(before)
    if name.kind == "NORP":
        return not joined_before or tokens[name.first].pos != "PROPN"
    if after is not None and after.pos == "PROPN" and after.text[:1].isupper():
        text = tokens[name.first].text
        return text.endswith(".") or text.isupper() or after.lower in first_names() or after.lower in gazetteer.titles()
    return not joined_before


def _with_sure_kind(tokens: Sequence[Token], name: Name) -> Name:
    """Correct the kind where the form tells it: storms, names ending in a noun for a body, bare first names, peoples."""
    words = [token.text for token in tokens[name.first : name.last]]
    kind: NameKind = name.kind
    if len(words) > 1 and (words[0] in gazetteer.event_nouns() or " ".join(words[:2]) in gazetteer.event_nouns()):
        kind = "EVENT"
    elif " ".join(words) in gazetteer.places():
        pass  # "West Bank" ends in a noun for a body and is none
    elif len(words) > 1 and kind in ("PERSON", "LOC") and words[-1] in gazetteer.body_nouns():
        kind = "ORG"
    elif len(words) > 1 and kind in ("PERSON", "ORG") and _ends_as_place(words):
        kind = "LOC"
    elif len(words) == 2 and kind == "LOC" and words[0].lower() in first_names() and not _placelike(words):
        kind = "PERSON"
    elif len(words) == 1 and kind in ("LOC", "ORG") and words[0].lower() in first_names() and words[0] not in _lists():
        kind = "PERSON" if words[0].istitle() else kind
    return Name(name.first, name.last, kind)


def _ends_as_place(words: Sequence[str]) -> bool:
    """Say whether a name ends in a noun for places and is one: 386 of 398 in the training corpora ("Water Bridges")."""
    singular = words[-1].removesuffix("s")
    placed = words[-1] in gazetteer.place_nouns() or singular in gazetteer.place_nouns()
    person = len(words) == 2 and words[0].lower() in first_names()  # "Ada Lake"
    return (
        placed
        and not person
        and not _AMBIGUOUS_PLACES.intersection((words[-1], singular))
        and not _LINKS.intersection(words)
    )


# Family names, universities and armed forces end in these too.
_AMBIGUOUS_PLACES = frozenset(
    {"State", "Hill", "Woods", "Tower", "Base", "Field", "Park", "District", "Camp", "Rock", "Garden"}
)


def _placelike(words: Sequence[str]) -> bool:
    """Say whether two words are a listed place or end in a noun for one ("Virginia Beach")."""
    return " ".join(words) in _lists() or words[1] in gazetteer.place_nouns() or words[1] in gazetteer.places()


def _small_places(tokens: Sequence[Token], taken: set[int]) -> Iterable[Name]:
    """Find listed places written small ("in vietnam"), as in posts: words the tagger takes for names, or behind a preposition."""
    at = 0
    for token in tokens:
        if token.i < at or not token.text.islower() or token.text not in _small_openers():
            continue
        behind = token.i > 0 and tokens[token.i - 1].lower in _BEFORE_PLACES
        for size in range(min(_LONGEST, len(tokens) - token.i), 0, -1):
            words = tokens[token.i : token.i + size]
            small = " ".join(t.text for t in words) in _small_forms() and not taken.intersection(t.i for t in words)
            known = size == 1 and token.pos != "PROPN" and (not behind or token.text in lemmas.load().common)
            if small and not known:
                yield Name(token.i, token.i + size, "LOC")
                at = token.i + size
                break


_BEFORE_PLACES = frozenset({"in", "to", "from", "near", "at", "of", "around", "outside"})


@cache
def _small_openers() -> frozenset[str]:
    return frozenset(place.split(" ")[0] for place in _small_forms())


@cache
def _small_forms() -> frozenset[str]:
    return frozenset(place.lower() for place in gazetteer.places() if len(place) > 4)


def _people(tokens: Sequence[Token], taken: set[int]) -> Iterable[Name]:
    """Find people nobody recognised: a listed first name and one to two further capitalised proper nouns."""
    at = 0
    while at < len(tokens) - 1:
        end = at
        while end < min(at + 3, len(tokens)) and end not in taken and _could_be_person(tokens, at, end):
            end += 1
        if (
            end - at >= 2
            and not (end < len(tokens) and _could_be_person(tokens, at, end))
            and (at == 0 or not _proper(tokens[at - 1]))
        ):
            yield Name(at, end, "PERSON")
        at = max(end, at + 1)


def _could_be_person(tokens: Sequence[Token], first: int, i: int) -> bool:
    token = tokens[i]
    if token.sentence != tokens[first].sentence or not token.text.istitle():
        return False
    if i == first:
        return token.lower in first_names() and token.pos in ("PROPN", "NOUN", "ADJ")
    return _proper(token) and token.text not in gazetteer.body_nouns()


def _proper(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and token.lower.rstrip(".") not in gazetteer.titles()


def _free(name: Name, others: Iterable[Name]) -> bool:
    return not any(name.first < other.last and name.last > other.first for other in others)


def _covered(names: Iterable[Name]) -> set[int]:
    return {i for name in names for i in range(name.first, name.last)}


def _place(name: Name) -> int:
    return name.first
