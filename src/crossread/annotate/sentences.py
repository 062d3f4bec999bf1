"""Where a sentence may and may not begin in news text: said before the parser runs, which decides the rest."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from crossread.records.text import BlockKind

_FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "??"})
_CLOSERS = frozenset({"”", "’", ")", "]", "»", "''"})
_LETTERED = frozenset(
    {"plan", "vitamin", "hepatitis", "type", "group", "class", "grade", "part", "section", "exhibit", "and", "or"}
)
_ONE_LINE: frozenset[BlockKind] = frozenset({"headline", "heading", "byline"})


def constrain(doc: Doc, kind: BlockKind) -> None:
    """Forbid sentence starts in one block where none can be; headlines, headings and bylines split at final marks only.

    Never: before a closing mark that ends a quotation, after a title or an initial, before a word in small letters
    unless a final mark stands before it.
    """
    inside = False
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text == '"':
            inside = not inside
        closes = token.text in _CLOSERS or (token.text == '"' and inside)
        if closes or token.is_space or _joined(doc, token.i, kind):
            token.is_sent_start = False


def _joined(doc: Doc, i: int, kind: BlockKind) -> bool:
    """Say whether the token must belong to the sentence of the one before it."""
    token, before = doc[i], doc[i - 1]
    if before.text in _abbreviations() or _initial(doc, i - 1):
        return True
    final = _ends(doc, i)
    if kind in _ONE_LINE:
        return not final
    return token.is_lower and not final


def _ends(doc: Doc, i: int) -> bool:
    """Say whether a final mark, perhaps with closing marks after it, stands right before the token."""
    at = i - 1
    while at > 0 and (doc[at].text in _CLOSERS or doc[at].text == '"' or doc[at].is_space):
        at -= 1
    return doc[at].text in _FINAL or doc[at].text.endswith(".")


def _initial(doc: Doc, i: int) -> bool:
    """Say whether the token is an initial ("J.") before a capitalised word, and not the letter of "plan B."."""
    text = doc[i].text
    if not (len(text) == 2 and text[0].isupper() and text[1] == "."):
        return False
    following = doc[i + 1] if i + 1 < len(doc) else None
    return (i == 0 or doc[i - 1].lower_ not in _LETTERED) and following is not None and following.text[:1].isupper()


@cache
def _abbreviations() -> frozenset[str]:
    text = files("crossread.annotate").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())
