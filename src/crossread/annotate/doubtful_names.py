"""Names their own form speaks against: common words read as names, and spans that run past a name's edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crossread.annotate import gazetteer, lemmas
from crossread.annotate.annotated import Name, Token
from crossread.annotate.roles import first_names

_COMPANY = frozenset({"inc", "ltd", "corp", "llc", "plc", "gmbh"})
_PERSON_OPENERS = frozenset({"of", "for", "in", "at", "to", "by", "with", "from", "on"})
_ROMAN = frozenset("IVXLC")
_PLANETS = frozenset({"Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto"})
_DASHES = frozenset({"-", "–", "—"})
# What a single word read as a person must not be, unless the report also names that person in full.
_NO_PERSON = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "INTJ", "PRON", "DET", "ADP"})


def believable(tokens: Sequence[Token], found: Sequence[Name]) -> Iterator[Name]:
    """Give the names without those their form speaks against, the rest cut or grown to their edge.

    Dropped: a single common word the tagger does not take for a name ("Quite"), a single word read as a person that is
    a common word or no proper noun and is neither a first name nor part of a full name in this report, a Roman numeral, a
    planet read as a person, a word alone in brackets with its full stop ("(Applause.)").
    Cut: a person's name at a spaced dash ("Ada Lind - Analyst"), at a preposition or a verb it begins with. Grown: a name
    before "Inc." to the company's. Source: errors on UNER dev, GUM dev and CrossNER politics dev.
    """
    families = {tokens[i].text for n in found if n.last - n.first > 1 for i in range(n.first, n.last)}
    for name in found:
        edged = _edged(tokens, name)
        if edged.last > edged.first and not _is_word(tokens, edged, families):
            yield edged


def _edged(tokens: Sequence[Token], name: Name) -> Name:
    """Cut or grow one name to where it ends by its form."""
    first, last, kind = name.first, name.last, name.kind
    if kind == "PERSON":
        dashes = (i for i in range(first + 1, last) if tokens[i].text in _DASHES and _spaced(tokens, i))
        last = next(dashes, last)
        while last - first > 1 and _opens_no_person(tokens[first]):
            first += 1
    company = last + 1 if last + 1 < len(tokens) and tokens[last].text == "," else last
    if kind != "LOC" and company < len(tokens) and tokens[company].lower.rstrip(".") in _COMPANY:
        return Name(first, company + 1, "ORG")
    return Name(first, last, kind)


def _opens_no_person(token: Token) -> bool:
    """Say whether a person's name cannot begin with this word."""
    verb = token.pos in ("VERB", "INTJ") and token.lower in lemmas.load().common and token.lower not in first_names()
    return token.lower in _PERSON_OPENERS or (verb and token.text.istitle())


def _spaced(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].start > tokens[i - 1].end


def _is_word(tokens: Sequence[Token], name: Name, families: Iterable[str]) -> bool:
    """Say whether a name of one word is more likely a common word."""
    token = tokens[name.first]
    if name.last - name.first > 1 or name.kind not in ("PERSON", "ORG", "LOC") or token.text in families:
        return False
    if name.kind != "ORG" and len(token.text) > 1 and set(token.text) <= _ROMAN:
        return True
    if name.kind == "PERSON" and (token.text in _PLANETS or _remark(tokens, name.first)):
        return True
    common = token.lower in lemmas.load().common
    if common and token.pos != "PROPN" and not token.text.isupper():
        return True
    if name.kind != "PERSON" or token.lower in first_names() or _titled(tokens, name.first):
        return False
    return common or token.pos in _NO_PERSON


def _remark(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a word stands in brackets with a full stop, alone."""
    around = [token.text for token in (*tokens[max(i - 1, 0) : i], *tokens[i + 1 : i + 3])]
    return around == ["(", ".", ")"]


def _titled(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a title stands before the word."""
    before = tokens[i - 1] if i else None
    return before is not None and before.lower.rstrip(".") in gazetteer.titles()
