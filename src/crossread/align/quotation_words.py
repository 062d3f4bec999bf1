"""The word lists by which prints of one utterance are compared (data/quotation_words.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class QuotationWords:
    """Words that tell next to nothing, words that open a condition, words that deny, words of one meaning, and runs of
    dictionary forms that say what one word says ("be go to": "will").
    """

    light: frozenset[str]
    conditions: frozenset[str]
    negations: frozenset[str]
    alike: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]


@cache
def quotation_words() -> QuotationWords:
    """Read the lists once."""
    data = tomllib.loads(files("crossread.align").joinpath("data", "quotation_words.toml").read_text(encoding="utf-8"))
    return QuotationWords(
        frozenset(data["light"].split()),
        frozenset(data["conditions"].split()),
        frozenset(data["negations"].split()),
        data["alike"],
        {tuple(phrase.split()): word for phrase, word in data["phrases"].items()},
    )
