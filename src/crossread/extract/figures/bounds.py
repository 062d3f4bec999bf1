"""Reads the words that bound a number: "at least", "up to", "about", "or more"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

BoundKind = Literal["min", "max", "about", "all-but"]
_GAP = r"\s+(?:(?:a|an|another|record|additional|estimated)\s+){0,2}$"


@dataclass(frozen=True, slots=True)
class Bound:
    """The words of a bound, what it does to the number, and where they stand (in the same text as the number)."""

    kind: BoundKind
    words: str
    start: int
    end: int


@cache
def _patterns() -> Mapping[str, Mapping[BoundKind, re.Pattern[str]]]:
    """One pattern for each kind, before and after the number, the longest words first."""
    table: dict[str, Any] = tomllib.loads(
        (files("crossread.extract") / "data" / "bounds.toml").read_text(encoding="utf-8")
    )
    kinds: tuple[BoundKind, ...] = ("min", "max", "about")
    before = {kind: re.compile(rf"(?<![\w-])({_either(table[kind])})(?:{_GAP}|\s*$)", re.IGNORECASE) for kind in kinds}
    after = {kind: re.compile(rf"(?:\s?)({_either(table['after'][kind])})(?!\w)", re.IGNORECASE) for kind in kinds}
    return {"before": before, "after": after}


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def bound_before(text: str, start: int) -> Bound | None:
    """The bound that ends where a number (with its currency sign) begins; the one that reaches farthest back wins."""
    window_start = max(0, start - 48)
    window = text[window_start:start]
    found: list[Bound] = []
    for kind, pattern in _patterns()["before"].items():
        if (match := pattern.search(window)) is not None:
            found.append(
                Bound(kind, " ".join(match[1].split()), window_start + match.start(1), window_start + match.end(1))
            )
    return min(found, key=lambda bound: (bound.start, -bound.end), default=None)


def bound_after(text: str, end: int) -> Bound | None:
    """The bound that begins where a number with its unit ends."""
    for kind, pattern in _patterns()["after"].items():
        if (match := pattern.match(text, end, end + 24)) is not None:
            return Bound(kind, match[1].strip(), match.start(1), match.end(1))
    return None


def bounded(low: float, high: float, bound: Bound | None) -> tuple[float | None, float | None, bool]:
    """Lowest and highest value allowed and whether the number is only near: "at least 5" is (5, None, False)."""
    if bound is None:
        return low, high, False
    if bound.kind == "all-but":
        return None, None, False
    if bound.kind == "min":
        return low, None, False
    if bound.kind == "max":
        return None, high, False
    return low, high, True
