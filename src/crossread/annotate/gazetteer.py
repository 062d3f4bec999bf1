"""Lists of places, bodies and peoples, read from data files that anyone can edit."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def places() -> frozenset[str]:
    """Countries, capitals, provinces and cities of `countries.toml`, and the further regions and cities of `places.txt`."""
    named = {name for c in _countries() for key in ("names", "capitals", "parts") for name in c.get(key, ())}
    return frozenset(name.removeprefix("the ") for name in named | set(_lines("places.txt")))


@cache
def bodies() -> frozenset[str]:
    """Organisations, institutions and seats of power (`organisations.toml`), and the further ones of `bodies.txt`."""
    tables = tomllib.loads(_read("organisations.toml")).values()
    return frozenset({name for table in tables for name in table} | set(_lines("bodies.txt")))


@cache
def peoples() -> frozenset[str]:
    """Nationalities, peoples, religions and party adherents, adjectives and nouns, with their plurals in -s."""
    words = {
        word.replace("-", " ") if word in _SPACED else word for line in _lines("peoples.txt") for word in line.split()
    }
    words |= {word for country in _countries() for word in country.get("demonyms", ())}
    words -= places()  # "U.S." is listed there as an adjective too
    return frozenset(words | {f"{word}s" for word in words if not word.endswith(("s", "sh", "ch", "ese", "men"))})


_SPACED = frozenset({"Costa-Rican", "Liberal-Democrat"})


@cache
def titles() -> frozenset[str]:
    """Titles and offices that stand before a person's name, in small letters without full stop."""
    return frozenset(word.lower() for line in _lines("titles.txt") for word in line.split())


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that end the name of an organisation ("Ministry", "Party", "Inc.")."""
    return frozenset(word for line in _lines("body_nouns.txt") for word in line.split())


@cache
def place_nouns() -> frozenset[str]:
    """Nouns that end the name of a place ("Beach", "County")."""
    return frozenset(word for line in _lines("place_nouns.txt") for word in line.split())


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that begin the name of a storm ("Hurricane")."""
    return frozenset({"Hurricane", "Typhoon", "Cyclone", "Tropical Storm"})


def _countries() -> list[dict[str, list[str]]]:
    countries: list[dict[str, list[str]]] = tomllib.loads(_read("countries.toml"))["country"]
    return countries


def _lines(name: str) -> list[str]:
    return [line.strip() for line in _read(name).splitlines() if line.strip() and not line.startswith("#")]


def _read(name: str) -> str:
    return files("crossread.annotate").joinpath("data", name).read_text(encoding="utf-8")
