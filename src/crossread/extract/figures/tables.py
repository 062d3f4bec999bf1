"""The word tables that figures are read with: units and currencies (data/units.toml), telling words (data/figure_words.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def unit_tables() -> Mapping[str, Mapping[str, str]]:
    """Load the units and currencies."""
    return tomllib.loads((files("crossread.extract") / "data" / "units.toml").read_text(encoding="utf-8"))


@cache
def figure_words() -> Mapping[str, frozenset[str]]:
    """Load the words that tell labels, forecasts, votes, scores and idioms."""
    place = files("crossread.extract") / "data" / "figure_words.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(place.read_text(encoding="utf-8")).items()}
