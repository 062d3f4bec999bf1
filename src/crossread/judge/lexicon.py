"""The word lists that comparison rules read, each loaded once."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from crossread.annotate.annotated import Annotated, Token

_UNTIL_REACH = 12  # words


@cache
def words(section: str, key: str) -> frozenset[str]:
    """One list of judge/data/words.toml."""
    return frozenset(_table()[section][key])


@cache
def groups(section: str, key: str) -> tuple[frozenset[str], ...]:
    """The lines of one list of judge/data/words.toml, each a group of words."""
    return tuple(frozenset(line.split()) for line in _table()[section][key])


@cache
def exclusive_acts() -> tuple[tuple[frozenset[str], ...], ...]:
    """Groups of acts of which one person has done, or has had done to him, those of one side at most."""
    return tuple(tuple(frozenset(side.split()) for side in line.split("|")) for line in _table()["exclusive"]["acts"])


@cache
def same_role(left: str, right: str) -> bool:
    """Tell whether two nouns can name one office ("lawyer", "attorney")."""
    pairs = {frozenset(pair.split()) for pair in _table()["roles"]["same"]}
    return left == right or frozenset((left, right)) in pairs


def says_no(one: Annotated, token: Token) -> bool:
    """Tell whether a word is a negative one; "No." before a number is none."""
    if token.lower not in words("negation", "words"):
        return False
    after = "".join(t.text for t in one.tokens[token.i + 1 : token.i + 3])
    return not re.match(r"\.?\d", after) if token.text == "No" else True


def denied_for_a_time(one: Annotated, token: Token) -> bool:
    """Tell whether "until" or "unless" follows a denied word in its sentence: later, or then, it may be so."""
    last = min(one.sentence_of(token.i).last, token.i + _UNTIL_REACH)
    return any(t.lower in ("until", "till", "unless") for t in one.tokens[token.i + 1 : last])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("crossread.judge").joinpath("data/words.toml").read_text(encoding="utf-8"))
