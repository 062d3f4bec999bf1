"""Whether two nouns count one kind of thing: the same noun, one of its family, or another word for it ("soldiers", "troops")."""

import tomllib
from functools import cache
from importlib.resources import files

from crossread.align.words import are_related
from crossread.judge.lexicon import words
from crossread.records.told import Figure


@cache
def _groups() -> tuple[frozenset[str], ...]:
    """Load the lines of nouns that count one thing (data/counted.toml)."""
    place = files("crossread.judge") / "data" / "counted.toml"
    return tuple(frozenset(line.split()) for line in tomllib.loads(place.read_text(encoding="utf-8"))["alike"])


@cache
def nouns_alike(left: str, right: str) -> bool:
    """Tell whether two nouns in dictionary form count one kind of thing."""
    return are_related(left, right) or any({left, right} <= group for group in _groups())


def count_one_thing(left: Figure, right: Figure) -> bool:
    """Tell whether two figures count one kind of thing by their nouns."""
    return left.unit is not None and right.unit is not None and nouns_alike(left.unit, right.unit)


def count_people(left: Figure, right: Figure) -> bool:
    """Tell whether both figures count people, at least one of them by a word for people in general or by none."""
    general, special = _people()
    units = [f.unit or "people" for f in (left, right)]
    return any(u in general for u in units) and all(u in general or u in special for u in units)


@cache
def _people() -> tuple[frozenset[str], frozenset[str]]:
    """Words for people in general, and those for people of one sort."""
    place = files("crossread.judge") / "data" / "counted.toml"
    table = tomllib.loads(place.read_text(encoding="utf-8"))
    return frozenset(table["people"]), words("outcomes", "persons")
