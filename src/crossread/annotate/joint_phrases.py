"""Phrases that speak of several countries at once ("Thai and Malaysian warships", "lawmakers in Peru and Chile")."""

import itertools

from crossread.annotate.coder import LINKS, Code, Coder, nouns_after, run_of
from crossread.annotate.phrase_codes import sector_of


def several_codes(coder: Coder, head: int) -> tuple[Code, ...]:
    """The codes of a phrase that names several countries before one noun ("Thai and Malaysian warships"); empty for other phrases."""
    run = run_of(coder, head)
    group = next((coder.places[i].members for i in run if i in coder.places and coder.places[i].members), ())
    if group:
        sector = sector_of(coder, run, head, country=True)
        return tuple(Code(code, sector) for code in group)
    found = [
        coder.places[i]
        for i in run
        if i in coder.places and coder.places[i].first == i and coder.places[i].code and i != head
    ]
    if not found:
        return _joined_links(coder, head, run)
    if len(found) < 2 or len({place.code for place in found}) < 2:
        return ()
    between = [
        coder.annotated.tokens[i].lower
        for left, right in itertools.pairwise(found)
        for i in range(left.last, right.first)
    ]
    if not between or set(between) - {"and", ",", "-", "/", "–"}:
        return ()
    sector = sector_of(coder, run, head, country=True)
    return tuple(Code(place.code, sector or place.sector) for place in found)


def _joined_links(coder: Coder, head: int, run: range) -> tuple[Code, ...]:
    """The codes of a phrase that is of several countries ("lawmakers in Peru and Chile", "the ambassadors of Mali, Niger and Chad")."""
    if coder.annotated.name_of.get(head) is not None:
        return ()
    for link in nouns_after(coder, head, LINKS):
        kids = [link, *(kid.i for kid in coder.annotated.dependents(link, "conj"))]
        places = [coder.places[i] for i in kids if i in coder.places and coder.places[i].kind == "country"]
        codes = dict.fromkeys(place.code for place in places if place.code)
        if len(codes) > 1:
            sector = sector_of(coder, run, head, country=True)
            return tuple(Code(code, sector) for code in codes)
    return ()
