"""Where a sentence may and may not begin in news text: said before the parser runs, which decides the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.records.text import BlockKind

_FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "??"})
_CLOSERS = frozenset({"”", "’", ")", "]", "»", "''"})
_OPENERS = frozenset({"“", "‘", "(", "[", "«", "``", "‘‘", "‘’"})
_BEGINNERS = frozenset(
    {"“", "(", "‘‘", "‘’"}
)  # a final mark before them ended a sentence, 96 times of 103 in UD EWT and GUM
_DOTS = frozenset({"..", "...", "....", ".....", "…"})
_FACES = frozenset({":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", "(:"})
_PASSED = _CLOSERS | {'"'}
_LETTERED = frozenset(
    ["plan", "vitamin", "hepatitis", "type", "group", "class", "grade", "part", "section", "exhibit", "and", "or"]
)
_GREETINGS = frozenset(["thanks", "thank you", "regards", "sincerely", "wishes", "cheers", "yours"])
_SIGNATURE = 4  # words after the greeting that closes a letter
_ONE_LINE: frozenset[BlockKind] = frozenset({"headline", "heading", "byline"})
_Side = Literal["opens", "closes", ""]


def starts_in(words: Sequence[str], kind: BlockKind, *, spaces: Sequence[bool] | None = None) -> list[bool | None]:
    """Say for each word of a block whether a sentence begins there: yes, no, or (None) for the parser to decide.

    Yes at the first word, at an opening mark after a final one, after a bracketed sentence, and at the name under a letter. Never at
    a closing mark or right after an opening one, after a title or an initial, or at a word in small letters unless a final
    mark other than dots stands before it; headlines, headings and bylines split at final marks only. `spaces` says which
    words have a space after them, which tells the two sides of a straight quotation mark apart.
    Source: what UD EWT and GUM do without exception or nearly so in their training parts.
    """
    sides = _sides(words, spaces or [True] * len(words))
    starts: list[bool | None] = [True]
    for i in range(1, len(words)):
        opened = sides[i - 1] == "opens" and (words[i - 1] != '"' or spaces is not None)
        if sides[i] == "closes" or opened or _joined(words, i, kind):
            starts.append(False)
        else:
            starts.append(True if kind not in _ONE_LINE and _begins(words, i, sides[i]) else None)
    return starts


def _sides(words: Sequence[str], spaces: Sequence[bool]) -> list[_Side]:
    """Tell opening and closing marks; a straight quotation mark by its spaces, and by turns where they do not tell."""
    sides: list[_Side] = []
    inside = False
    for i, word in enumerate(words):
        side: _Side = "closes" if word in _CLOSERS else "opens" if word in _OPENERS else ""
        if word == '"':
            glued = i > 0 and not spaces[i - 1]
            side = "closes" if glued or (inside and spaces[i]) else "opens"
            inside = side == "opens"
        sides.append(side)
    return sides


def _begins(words: Sequence[str], i: int, side: _Side) -> bool:
    """Say whether a sentence surely begins at the word."""
    before = words[i - 1]
    if side == "opens":
        return before in (".", "?", "!") and (words[i] == '"' or words[i] in _BEGINNERS)
    if before == ")" and i > 1:
        return words[i - 2] in _FINAL and words[i][0].isupper()
    return before == "," and words[i][0].isupper() and len(words) - i <= _SIGNATURE and _greets(words, i - 1)


def _greets(words: Sequence[str], comma: int) -> bool:
    """Say whether the words before a comma are a sentence of their own that closes a letter ("With best regards,")."""
    start = comma
    while start > 0 and words[start - 1] not in _FINAL:
        start -= 1
    said = [word.lower() for word in words[start:comma]]
    return 0 < len(said) <= 4 and (said[-1] in _GREETINGS or " ".join(said) in _GREETINGS)


def _joined(words: Sequence[str], i: int, kind: BlockKind) -> bool:
    """Say whether the word must belong to the sentence of the one before it."""
    before, word = words[i - 1], words[i]
    if before in _abbreviations() or (len(before) == 2 and _initial(words, i - 1)):
        return True
    if before == "." and word[0].isdigit() and i > 1 and words[i - 2] in _numbering():
        return True
    if kind in _ONE_LINE:
        return "." in "".join(words[max(0, i - 2) : i])[:-1] or not _ends(words, i)  # "U.S." ends no headline
    if word in _FACES:
        return True
    if not word.islower() or word.startswith("http"):
        return False
    if before[-1].isalnum():  # as most words are: looked at first because it is quick
        return True
    return before in _DOTS or not _ends(words, i) or (i > 1 and words[i - 2].lower() == "etc")


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
def _numbering() -> frozenset[str]:
    """Words cut short before a number, as the tokenizer gives them: without their point ("No" of "No. 5", "p" of "p. 4")."""
    text = files("crossread.annotate").joinpath("data", "numbering.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


@cache
def _abbreviations() -> frozenset[str]:
    text = files("crossread.annotate").joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())
