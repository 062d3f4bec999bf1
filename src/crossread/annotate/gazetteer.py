"""Lists of places and peoples, read from data files that anyone can edit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def places() -> frozenset[str]:
    """Countries, their short names and capitals (from GeoNames' country table, CC BY 4.0, with usual short forms)."""
    return frozenset(_lines("places.txt"))


@cache
def peoples() -> frozenset[str]:
    """Nationalities, peoples, religions and party adherents, adjectives and nouns, with their plurals in -s."""
    found = set()
    for line in _lines("peoples.txt"):
        for word in line.split():
            plain = word.replace("Costa-", "Costa ").replace("Liberal-", "Liberal ")
            found.add(plain)
            if not plain.endswith(("s", "sh", "ch", "ese", "men")):
                found.add(plain + "s")
    return frozenset(found)


def _lines(name: str) -> list[str]:
    text = files("crossread.annotate").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
