"""The words by which claims are made, denied and set against each other: judge/data/claims.toml."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from crossread.align.words import are_opposites, are_related, stem

_UNDOING = ("un", "dis", "non-", "non")
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an axis; `changes` is whether the word tells the end of what the other side says ("reopened")."""

    axis: int
    side: int
    changes: bool


@cache
def standing_words(key: str) -> frozenset[str]:
    """One list of the section on how a predicate stands."""
    return frozenset(_table()["standing"][key])


@cache
def time_names() -> frozenset[str]:
    """Weekdays and months, which are no party."""
    return frozenset(_table()["parties"]["times"])


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that say little more than that what their object names took place."""
    return frozenset(_table()["light"]["verbs"])


@cache
def motion_verbs() -> frozenset[str]:
    """Verbs of being or moving somewhere."""
    return frozenset(_table()["motion"]["verbs"])


@cache
def sides() -> Mapping[str, tuple[Side, ...]]:
    """Each word of the axes with the sides it stands on."""
    found: dict[str, list[Side]] = defaultdict(list)
    for axis, line in enumerate(_table()["axes"]["lines"]):
        for side, words in enumerate(line.split("|")):
            for word in words.lstrip("=@! ").split():
                found[word.lstrip("~")].append(Side(axis, side, word.startswith("~")))
    return {word: tuple(told) for word, told in found.items()}


@cache
def needs_no_party(word: str) -> bool:
    """Tell whether a word says all of itself within one matter ("unanimous")."""
    lines = _table()["axes"]["lines"]
    return any(lines[side.axis].startswith("= ") for side in sides().get(word, ()))


@cache
def of_a_person(word: str) -> bool:
    """Tell whether a word says of a person what is compared wherever it stands ("wept")."""
    lines = _table()["axes"]["lines"]
    return any(lines[side.axis].startswith("@ ") for side in sides().get(word, ()))


@cache
def for_oneself(word: str) -> bool:
    """Tell whether a word says what each does for himself ("support", "attend"): that one did and another did not is no contradiction."""
    lines = _table()["axes"]["lines"]
    return any(lines[side.axis].startswith("! ") for side in sides().get(word, ()))


@cache
def person_parts() -> frozenset[str]:
    """The parts of the words that say of a person what is compared wherever it stands: a look before the costlier questions."""
    return frozenset(part for word in sides() if of_a_person(word) for part in word.split("_") if len(part) > 2)


@cache
def denies_kind(word: str, kind: str) -> bool:
    """Tell whether who denies a word denies its kind as well: no weapon, no knife."""
    lines = [line.split() for line in _table()["kinds"]["lines"]]
    return any(line[0] == word and kind in line[1:] for line in lines)


@cache
def one_party(left: str, right: str) -> bool:
    """Tell whether two nouns can stand for one party or thing."""
    return are_related(left, right) or any({left, right} <= set(line.split()) for line in _table()["parties"]["lines"])


@cache
def one_thing(left: str, right: str) -> bool:
    """Tell whether two words can make one claim: of one side of an axis, one stem, or one family."""
    if left == right or (_first(left) == left and _first(right) == right and stem(left) == stem(right)):
        return True
    mine = {(s.axis, s.side) for s in sides().get(left, ())}
    if any((s.axis, s.side) in mine for s in sides().get(right, ())):
        return True
    return not exclude(left, right) and are_related(left, right)


@cache
def exclude(left: str, right: str) -> tuple[bool, bool] | None:
    """Whether two words stand on two sides of an axis, and then of each whether it tells the end of the other; None otherwise."""
    for a in sides().get(left, ()):
        for b in sides().get(right, ()):
            if a.axis == b.axis and a.side != b.side:
                return a.changes, b.changes
    for one, other in ((left, right), (right, left)):
        if len(other) >= _FEWEST_LETTERS and any(one == begin + other for begin in _UNDOING):
            return False, False
    return None


def one_pattern(left: str, right: str) -> bool:
    """Tell whether two verbs are of one family or opposites, so that who does it and what it is done to stand in the same places."""
    return are_related(left, right) or are_opposites(left, right)


def _first(word: str) -> str:
    return word.partition("_")[0]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("crossread.judge").joinpath("data/claims.toml").read_text(encoding="utf-8"))
