"""Offices and roles printed beside a name: "Foreign Minister Ada Example", "Ada Example, head of the agency,", "its head, Ada Example,"."""

from collections.abc import Iterator

from crossread.annotate.annotated import Annotated
from crossread.annotate.entity import Entity, Place, fold
from crossread.annotate.roles import role_words

_LINKS = frozenset(["of", "and", "&", "-", "–", "'s", "’s", "for", "to"])
_BELONGS = frozenset(["of", "for", "to"])
_LONGEST = 14  # tokens: beyond that an apposition is a clause of its own


def attach_titles(annotated: Annotated, entities: list[Entity]) -> None:
    """Give each named person the offices that stand beside its names, and the sex that titles and first names tell."""
    for entity in entities:
        if entity.kind != "person":
            continue
        for place in entity.places:
            for first, last in _titles_at(annotated, place):
                _add(annotated, entity, first, last)
        _tell_gender(annotated, entity)


def _titles_at(annotated: Annotated, place: Place) -> Iterator[tuple[int, int]]:
    """The title spans beside one name: right before it, after it between commas, before it with a comma."""
    sentence = annotated.sentence_of(place.first)
    before = _before(annotated, place.first, sentence.first)
    if before:
        yield before
    after = _after(annotated, place.last, sentence.last)
    if after:
        yield after
    tokens = annotated.tokens
    if place.first - 2 >= sentence.first and tokens[place.first - 1].text == "," and place.last < sentence.last:
        turned = _before(annotated, place.first - 1, sentence.first)
        if turned and tokens[place.last].text in (",", ".", ";", "—", "–") and tokens[turned[1] - 1].pos == "NOUN":
            yield turned


def _before(annotated: Annotated, end: int, floor: int) -> tuple[int, int] | None:
    """The run of nouns, adjectives and names that ends at a token, if it holds an office."""
    tokens, words = annotated.tokens, role_words()
    stop = end
    while stop > floor and words.courtesy.get(tokens[stop - 1].lower.rstrip(".")) is not None:
        stop -= 1
    if stop > floor and tokens[stop - 1].lower in _BELONGS:  # "a spokeswoman for Example" is somebody else
        return None
    i = stop
    while i > floor and stop - i < _LONGEST:
        token = tokens[i - 1]
        linking = token.lower in _LINKS or (token.lower == "the" and i - 2 >= floor and tokens[i - 2].lower in _LINKS)
        if not (token.pos in ("NOUN", "PROPN", "ADJ") or linking or token.text == "-"):
            break
        i -= 1
    while i < stop and (tokens[i].lower in _LINKS or tokens[i].lower == "the"):
        i += 1
    if i >= stop or not any(_office(annotated, k) for k in range(max(i, stop - 5), stop)):
        return None
    return _from_last_person(annotated, i, stop)


def _from_last_person(annotated: Annotated, first: int, last: int) -> tuple[int, int] | None:
    """Cut off what belongs to another person ("... Ada Example and President Ben Sample": the title begins after Example)."""
    for i in range(last - 1, first - 1, -1):
        name = annotated.name_of.get(i)
        if name is not None and name.kind == "PERSON":
            first = i + 1
            while first < last and annotated.tokens[first].lower in _LINKS:
                first += 1
            break
    return (first, last) if first < last and any(_office(annotated, k) for k in range(first, last)) else None


def _after(annotated: Annotated, start: int, end: int) -> tuple[int, int] | None:
    """An apposition after a name and a comma, up to the next comma, if it begins with a noun phrase headed by an office."""
    tokens = annotated.tokens
    if start + 1 >= end or tokens[start].text != ",":
        return None
    stop = start + 1
    while (
        stop < end
        and stop - start <= _LONGEST
        and tokens[stop].text not in (",", ".", ";", ":", "—", "–", "(", "”", "“", '"')
    ):
        if tokens[stop].lower in ("who", "which", "that", "said", "says", "told", "added", "wrote") or tokens[
            stop
        ].tag in ("VBD", "VBZ", "VBP", "MD"):
            break
        stop += 1
    first = start + 1
    if first >= stop or tokens[first].pos not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return None
    for i in range(first, min(stop, first + 8)):
        if tokens[i].pos == "ADP" and tokens[i].lower != "of":
            break
        if _office(annotated, i):
            return None if _names_another(annotated, i, stop) else (first, stop)
    return None


def _names_another(annotated: Annotated, office: int, stop: int) -> bool:
    """Whether the office in what looks like an apposition goes with a name of its own ("..., spokesman Ben Sample criticised")."""
    following = annotated.name_of.get(office + 1) if office + 1 < stop else None
    return following is not None and following.kind in ("PERSON", "LOC")


def _office(annotated: Annotated, i: int) -> bool:
    """Whether a token is an office or role that a person can hold."""
    return office_of(annotated, i) is not None


def office_of(annotated: Annotated, i: int) -> str | None:
    """The dictionary form of the office a token names, "prime-minister" and "vice-president" as one word; None for any other token."""
    token, words = annotated.tokens[i], role_words()
    if token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    lemma = token.lemma.lower()
    for form in (lemma,) if lemma == token.lower else (lemma, token.lower):
        word = words.short_forms.get(form.rstrip("."), form)
        before = annotated.tokens[i - 1].lower if i else ""
        if f"{before}-{word}" in words.kinds:
            return f"{before}-{word}"
        if words.kind(word) == "person":
            return word
    return None


def _add(annotated: Annotated, entity: Entity, first: int, last: int) -> None:
    if (first, last) not in entity.titles:
        entity.titles.append((first, last))
    own = _own_part(annotated, first, last)
    for i in range(first, last):
        office = office_of(annotated, i)
        if office and i in own:
            entity.offices.add(office)
        elif annotated.tokens[i].pos in ("PROPN", "ADJ", "NOUN"):
            entity.qualifiers.add(fold(annotated.tokens[i].text))


def _own_part(annotated: Annotated, first: int, last: int) -> range:
    """The words of a title that can name the person's own office: not whose adviser one is ("the mayor's aide", "aide to the mayor")."""
    start, stop = first, last
    for i in range(first, last):
        if annotated.tokens[i].lower in ("'s", "’s"):
            start = i + 1
    for i in range(start + 1, last):
        if annotated.tokens[i].pos == "ADP" or annotated.tokens[i].lower in ("of", "to", "for"):
            stop = i
            break
    return range(start, stop)


def _tell_gender(annotated: Annotated, entity: Entity) -> None:
    """Sex from a courtesy title anywhere, else from an office that tells, else what the first name told; otherwise unknown."""
    words = role_words()
    for place in entity.places:
        courtesy = words.courtesy.get(annotated.tokens[place.first - 1].lower.rstrip(".")) if place.first else None
        if courtesy in ("feminine", "masculine"):
            entity.gender = courtesy
            return
    if entity.offices & words.feminine:
        entity.gender = "feminine"
    elif entity.offices & words.masculine:
        entity.gender = "masculine"
