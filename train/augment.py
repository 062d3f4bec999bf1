"""Spellings a report may have and a treebank has not: curly quotes, headline case, capitals, lost accents, British words.

Every function takes and gives words one for one, so that labels stay where they are.
"""

from __future__ import annotations

import random
import unicodedata
from functools import cache
from pathlib import Path

SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from"}
)
CLITICS = frozenset({"'s", "n't", "’s", "n’t", "'re", "'ve", "'ll", "'d", "'m"})


def vary(words: list[str], rng: random.Random) -> list[str]:
    """Give one random variant of a paragraph: about half keep their spelling.

    Shares: 45 % curly quotes and long dashes, 5 % headline case, 2 % capitals, 5 % without accents, 15 % with the other
    side's spelling. Drawn independently.
    """
    if rng.random() < 0.45:
        words = curly(words, rng)
    if rng.random() < 0.05:
        words = headline(words)
    elif rng.random() < 0.02:
        words = [word.upper() for word in words]
    if rng.random() < 0.05:
        words = [unaccented(word) for word in words]
    if rng.random() < 0.15:
        words = [other_spelling(word) for word in words]
    return words


def curly(words: list[str], rng: random.Random) -> list[str]:
    """Replace straight quotation marks and apostrophes by curly ones, and a lone hyphen by a long dash."""
    dash = rng.choice(["–", "—"])
    out, is_open = [], False
    for word in words:
        if word in ('"', "``", "''"):
            is_open = not is_open if word == '"' else word == "``"
            word = "“" if is_open else "”"
        elif "'" in word:
            word = word.replace("'", "’")
        elif word in ("-", "--"):
            word = dash if word == "--" else word
        out.append(word)
    return out


def headline(words: list[str]) -> list[str]:
    """Capitalise words as newspapers do in headlines."""
    return [
        word[0].upper() + word[1:]
        if word.islower() and (place == 0 or word not in SMALL_WORDS) and word not in CLITICS
        else word
        for place, word in enumerate(words)
    ]


def unaccented(word: str) -> str:
    """Drop the accents of a word where that keeps its length in letters."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain if len(plain) == len(word) else word


def other_spelling(word: str) -> str:
    """Swap a British spelling for the American one, or the reverse, keeping an initial capital."""
    swapped = _pairs().get(word.lower())
    if swapped is None:
        return word
    return swapped.capitalize() if word[0].isupper() else swapped


@cache
def _pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in (Path(__file__).parent / "spellings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            british, american = line.split()
            pairs[british], pairs[american] = american, british
    return pairs
