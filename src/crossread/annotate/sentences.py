"""Where a sentence may and may not begin in news text: said before the parser runs, which decides the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from crossread.records.text import BlockKind

_FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "??"})
_CLOSERS = frozenset({"”", "’", ")", "]", "»", "''"})
_PASSED = _CLOSERS | {'"'}
_LETTERED = frozenset(
    ["plan", "vitamin", "hepatitis", "type", "group", "class", "grade", "part", "section", "exhibit", "and", "or"]
)
_ONE_LINE: frozenset[BlockKind] = frozenset({"headline", "heading", "byline"})


def starts_in(words: Sequence[str], kind: BlockKind) -> list[bool | None]:
    """Say for each word of a block whether a sentence begins there: yes, no, or (None) for the parser to decide.

    Yes at the first word only. Never before a closing mark that ends a quotation, after a title or an initial, or before
    a word in small letters unless a final mark stands before it; headlines, headings and bylines split at final marks
    only.
    """
    starts: list[bool | None] = [True]
    inside = False
    for i in range(1, len(words)):
        if words[i - 1] == '"':
            inside = not inside
        closes = words[i] in _CLOSERS or (words[i] == '"' and inside)
        starts.append(False if closes or _joined(words, i, kind) else None)
    return starts


def _joined(words: Sequence[str], i: int, kind: BlockKind) -> bool:
    """Say whether the word must belong to the sentence of the one before it."""
    if words[i - 1] in _abbreviations() or _initial(words, i - 1):
        return True
    if kind in _ONE_LINE:
        return "." in "".join(words[max(0, i - 2) : i])[:-1] or not _ends(words, i)  # "U.S." ends no headline
    return words[i].islower() and not _ends(words, i)


def _ends(words: Sequence[str], i: int) -> bool:
    """Say whether a final mark, perhaps with closing marks after it, stands right before the word."""
    at = i - 1
    while at > 0 and words[at] in _PASSED:
        at -= 1
    return words[at] in _FINAL or words[at].endswith(".")


def _initial(words: Sequence[str], i: int) -> bool:
    """Say whether the word is an initial ("J.") before a capitalised word, and not the letter of "plan B."."""
    text = words[i]
    if not (len(text) == 2 and text[0].isupper() and text[1] == "."):
        return False
    return (i == 0 or words[i - 1].lower() not in _LETTERED) and i + 1 < len(words) and words[i + 1][:1].isupper()


@cache
def _abbreviations() -> frozenset[str]:
    text = files("crossread.annotate").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())
