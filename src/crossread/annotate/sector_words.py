"""The sector lexicon: which words of a phrase tell what an actor is (PLOVER's sectors), read from sectors.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SectorWords:
    """The sector lexicon: phrases of one to four lower-case lemmas to sector, strong and weak, with the words that make an office past.

    `openers` are the first words, cut at hyphens, of the phrases that `strong` and `blind` hold.
    """

    strong: Mapping[str, str]
    weak: Mapping[str, str]
    former: frozenset[str]
    stronger: frozenset[str]
    partitive: frozenset[str]
    topics: frozenset[str]
    kin: frozenset[str]
    papers: frozenset[str]
    blind: frozenset[str]
    openers: frozenset[str]


@cache
def load_sectors() -> SectorWords:
    """Read sectors.toml."""
    data = tomllib.loads(files("crossread.annotate").joinpath("data", "sectors.toml").read_text(encoding="utf-8"))
    flat = {
        kind: {word: sector for sector, words in data[kind].items() for word in words} for kind in ("sectors", "weak")
    }
    return SectorWords(
        flat["sectors"],
        flat["weak"],
        frozenset(data["former"]),
        frozenset(data["stronger"]),
        frozenset(data["partitive"]),
        frozenset(data["topics"]),
        frozenset(data["kin"]),
        frozenset(data["papers"]),
        frozenset(data["blind"]),
        frozenset(first_part(phrase) for phrase in (*flat["sectors"], *data["blind"])),
    )


def first_part(phrase: str) -> str:
    """What stands before the first space or hyphen."""
    return phrase.split(" ", 1)[0].split("-", 1)[0]
