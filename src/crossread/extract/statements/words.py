"""The words by which sentences are cut and statements read (data/clauses.toml), and what is no word."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from crossread.annotate.annotated import Token

OPEN_PUNCT = frozenset(",;:—–-(")


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The word lists of extract/data/clauses.toml."""

    keep_whole: frozenset[str]
    cut_anywhere: frozenset[str]
    nominal_openers: frozenset[str]
    with_comma: frozenset[str]
    event_nouns: frozenset[str]
    event_endings: tuple[str, ...]


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation, a space or a sign, and no word, number or unit."""
    return token.pos in ("PUNCT", "SPACE") or not (token.wordlike or token.pos == "SYM")


@cache
def clause_words() -> ClauseWords:
    """Read the word lists once."""
    table = _table()
    return ClauseWords(
        frozenset(table["keep_whole"]),
        frozenset(table["cut_anywhere"]),
        frozenset(table["nominal_openers"]) | {"with"},
        frozenset(table["nominal_openers_with_comma"]),
        frozenset(table["event_nouns"]),
        tuple(table["event_endings"]),
    )


@cache
def word_section(name: str) -> Mapping[str, frozenset[str]]:
    """The word lists of one section of the file, by their names: "modality", "negation"."""
    return {key: frozenset(words) for key, words in _table()[name].items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("crossread.extract").joinpath("data/clauses.toml").read_text(encoding="utf-8"))
