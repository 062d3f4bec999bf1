"""What a text is cut into to read numbers, and the tables of number words."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LEXEME = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|(?<![A-Za-z])\.\d+|[A-Za-z]+|[^\sA-Za-z\d]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:com|org|net|gov|co)\b\S*|@\w+|#\w+", re.IGNORECASE)
CURRENCY_SIGNS = "$£€¥₹₩₽₺₪₦₱₫₴฿"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, number or mark with its characters."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_digits(self) -> bool:
        """Whether it is a number in digits."""
        return self.text[-1].isdigit() and self.text[-1].isascii()


@dataclass(frozen=True, slots=True)
class Read:
    """A value read from the lexemes up to `after`; `scale` is what its last scale word multiplied with."""

    value: float
    after: int
    scale: float = 1
    words: bool = False


def lexemes_of(text: str) -> list[Lexeme]:
    """Words, numbers and marks of a text in order; addresses and handles are passed over."""
    masked = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    return [Lexeme(m[0], m.start(), m.end(), m[0].lower()) for m in _LEXEME.finditer(masked)]


def are_glued(lex: Sequence[Lexeme], left: int, right: int) -> bool:
    """Whether nothing stands between two neighbouring lexemes."""
    return left >= 0 and right < len(lex) and lex[left].end == lex[right].start


@cache
def number_words() -> Mapping[str, Mapping[str, float]]:
    """Load the tables of number words that hold one value a word (data/number_words.toml)."""
    tables = _tables()
    return {name: tables[name] for name in tables if name != "several"}


@cache
def several_words() -> Mapping[str, tuple[float, float]]:
    """Load the words that name a range of counts ("dozens"), with its two ends."""
    table: Mapping[str, Sequence[float]] = _tables()["several"]
    return {word: (ends[0], ends[1]) for word, ends in table.items()}


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    place = files("crossread.extract") / "data" / "number_words.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
