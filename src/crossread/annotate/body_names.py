"""Organisations told by what stands around a name: a media noun, brackets behind a body, the rest of an office's name."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate import gazetteer
from crossread.annotate.annotated import Name, Token

_MEDIA = frozenset(
    {"newspaper", "daily", "tabloid", "broadsheet", "television", "tv", "radio", "magazine", "broadcaster"}
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

    "Petra news agency" and "the newspaper Shargh" make an organisation of what is no listed place; "Free Harbour Union (FHU)"
    makes one of the letters in brackets, found before or not; "Ministry of Roads" grows to "Ministry of Roads and Ports".
    Source: errors on our own labels (training part), GUM dev and CrossNER politics dev.
    """
    out, taken = [], {i for name in found for i in range(name.first, name.last)}
    for name in found:
        grown = _with_field(tokens, name, taken)
        kind = "ORG" if _is_medium(tokens, grown) or _in_brackets_behind(tokens, grown, found) else grown.kind
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
