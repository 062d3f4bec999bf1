"""Organisations told by what stands around a name: a media or business noun, brackets behind a body, the rest of an office's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossread.annotate import gazetteer
from crossread.annotate.annotated import Name, Token
from crossread.annotate.roles import first_names

_MEDIA = frozenset(
    {"newspaper", "daily", "tabloid", "broadsheet", "television", "tv", "radio", "magazine", "broadcaster"}
)
# What organisations have or are: of single words beside one that are no listed place or first name, 47 of 48 name one
# (training corpora of names).
_BEHIND_BUSINESS = frozenset(
    ["airline", "airlines", "ceo", "corporation", "executives", "headquarters", "platform", "project", "shareholders", "software",
     "spokesman", "spokeswoman", "subsidiary", "web", "webpage", "website"]
)  # fmt: skip
_BEFORE_BUSINESS = frozenset(
    {"airline", "automaker", "carmaker", "company", "firm", "giant", "manufacturer", "retailer"}
)
# "Department of Housing and Urban Development": bodies whose field has two halves. Others ("the Party of X and the …") join two bodies.
_WITH_FIELD = frozenset(
    {
        "Department",
        "Ministry",
        "Institute",
        "School",
        "Faculty",
        "Center",
        "Centre",
        "Office",
        "Bureau",
        "Directorate",
        "Task",
    }
)
_FIELD_LINKS = frozenset({"of", "for", "on"})
_ACRONYM_LONGEST = 6


def with_bodies(tokens: Sequence[Token], found: Sequence[Name]) -> list[Name]:
    """Correct kinds and edges of names that their surroundings show to be organisations; order and number may change.

    A single word beside "company" or "website" is an organisation wherever it stands, unless the report names a person so;
    "Petra news agency" and "the newspaper Shargh" make an organisation of what is no listed place; "Free Harbour Union (FHU)"
    makes one of the letters in brackets, found before or not; "Ministry of Roads" grows to "Ministry of Roads and Ports".
    Source: errors on our own labels (training part), GUM dev and CrossNER politics dev.
    """
    out, taken = [], {i for name in found for i in range(name.first, name.last)}
    businesses = _businesses(tokens, found)
    for name in found:
        grown = _with_field(tokens, name, taken)
        told = _is_medium(tokens, grown) or _in_brackets_behind(tokens, grown, found)
        kind = "ORG" if told or _text(tokens, grown) in businesses else grown.kind
        out.append(Name(grown.first, grown.last, kind))
        letters = _letters(tokens, grown, taken)
        if letters is not None:
            out.append(letters)
    return out


def _is_medium(tokens: Sequence[Token], name: Name) -> bool:
    """Say whether a noun for a newspaper or station stands directly behind or before a name that is no listed place."""
    if name.kind not in ("PERSON", "LOC") or _text(tokens, name) in gazetteer.places():
        return False
    behind = [token.lower for token in tokens[name.last : name.last + 2]]
    before = tokens[name.first - 1].lower if name.first else ""
    return (behind[:1] != [] and (behind[0] in _MEDIA or behind == ["news", "agency"])) or before in _MEDIA


def _businesses(tokens: Sequence[Token], found: Sequence[Name]) -> set[str]:
    """Give the single words read as people or places that stand beside a business noun oftener than in the name of a person."""
    single = [n for n in found if n.kind in ("PERSON", "LOC") and n.last - n.first == 1]
    beside = Counter(tokens[n.first].text for n in single if _beside_business(tokens, n))
    full = [n for n in found if n.kind == "PERSON" and n.last - n.first > 1] if beside else []
    people = Counter(tokens[i].text for n in full for i in range(n.first, n.last))
    listed = gazetteer.places()
    return {w for w, n in beside.items() if n > people[w] and w not in listed and w.lower() not in first_names()}


def _beside_business(tokens: Sequence[Token], name: Name) -> bool:
    behind = tokens[name.last].lower if name.last < len(tokens) else ""
    before = tokens[name.first - 1].lower if name.first else ""
    return behind in _BEHIND_BUSINESS or before in _BEFORE_BUSINESS


def _in_brackets_behind(tokens: Sequence[Token], name: Name, found: Sequence[Name]) -> bool:
    """Say whether a name of a few capital letters stands in brackets directly behind an organisation."""
    if name.kind not in ("PERSON", "LOC") or name.last - name.first != 1 or not _acronym(tokens[name.first].text):
        return False
    return _bracketed(tokens, name.first) and any(n.last == name.first - 1 and n.kind == "ORG" for n in found)


def _letters(tokens: Sequence[Token], name: Name, taken: set[int]) -> Name | None:
    """Give the letters in brackets behind an organisation where nothing was found there."""
    i = name.last + 1
    free = name.kind == "ORG" and i + 1 < len(tokens) and i not in taken
    return Name(i, i + 1, "ORG") if free and _bracketed(tokens, i) and _acronym(tokens[i].text) else None


def _bracketed(tokens: Sequence[Token], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i - 1].text == "(" and tokens[i + 1].text == ")"


def _acronym(text: str) -> bool:
    """Say whether a word is letters two of which, the first among them, are capitals."""
    return text.isalpha() and text[0].isupper() and sum(map(str.isupper, text)) > 1 and len(text) <= _ACRONYM_LONGEST


def _with_field(tokens: Sequence[Token], name: Name, taken: set[int]) -> Name:
    """Grow an office's name by the second half of its field."""
    words = [token.text for token in tokens[name.first : name.last]]
    fits = name.kind == "ORG" and _WITH_FIELD.intersection(words[:-2]) and _FIELD_LINKS.intersection(words)
    end = name.last + 1
    if not fits or end >= len(tokens) or tokens[name.last].lower not in ("and", "&"):
        return name
    while end < len(tokens) and end not in taken and tokens[end].text[:1].isupper() and tokens[end].text.isalpha():
        end += 1
    added = [token.text for token in tokens[name.last + 1 : end]]
    if (
        not added
        or gazetteer.body_nouns().intersection(added)
        or tokens[end - 1].sentence != tokens[name.first].sentence
    ):
        return name
    return Name(name.first, end, "ORG")


def _text(tokens: Sequence[Token], name: Name) -> str:
    return " ".join(token.text for token in tokens[name.first : name.last])
