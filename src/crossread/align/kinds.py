"""Kinds of event that words speak of (a death, a closure, a vote), from an editable list: how reworded statements are known as
telling one matter.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


def kinds_of(words: Iterable[str]) -> frozenset[str]:
    """The kinds of event that some dictionary forms speak of ("died": death; "halt": closure), by their names in the list."""
    table = _kinds()
    return frozenset(kind for word in words for kind in table.get(word, ()))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """By word, the kinds it stands under in data/event_kinds.txt; ValueError names a line without a colon."""
    found: dict[str, set[str]] = {}
    for line in files("crossread.align").joinpath("data/event_kinds.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, colon, words = line.partition(":")
        if not colon:
            raise ValueError(f"align/data/event_kinds.txt: “{line}” has no colon after the name of the kind; put one")
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(kinds) for word, kinds in found.items()}
