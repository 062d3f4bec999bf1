"""Credits in a report's text: whose copy it prints, whom a speaker told, which medium reported first."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from crossread.records.text import Anchor, Report

CreditKind = Literal["byline", "contributed", "told", "reported"]
_BYLINE_ZONE = 400
_WINDOW = 60
_HERE = "\x00"


@dataclass(frozen=True, slots=True)
class Credit:
    """A medium credited in a report: its name, how (agency copy, told to, reported by), and the words."""

    medium: str
    kind: CreditKind
    anchor: Anchor
    agency: bool


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Find the media a report credits, in order; a byline counts only near the top or the end of the text."""
    found: list[Credit] = []
    text, names = report.text, _names()
    present = tuple(word for word in _first_words() if word in text)
    for hit in _any_name(present).finditer(text) if present else ():
        first, last = max(0, hit.start() - _WINDOW), min(len(text), hit.end() + _WINDOW)
        window = text[first : hit.start()] + _HERE + text[hit.end() : last]
        grown = hit.end() - hit.start() - len(_HERE)
        for kind, pattern in _patterns():
            if kind == "byline" and _BYLINE_ZONE < hit.start() < len(text) - _BYLINE_ZONE:
                continue
            m = next((m for m in pattern.finditer(window) if _HERE in m.group()), None)
            if m is not None:
                medium, agency = names[re.sub(r"\s+", " ", hit.group())]
                found.append(Credit(medium, kind, report.anchor(first + m.start(), first + m.end() + grown), agency))
                break
    return tuple(found)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("crossread.judge").joinpath("data/credits.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, tuple[str, bool]]:
    table = _table()
    return {
        form: (name, section == "agencies")
        for section in ("outlets", "agencies")
        for name, forms in table[section].items()
        for form in forms
    }


@cache
def _first_words() -> tuple[str, ...]:
    """The first word of each form of a name: a text is searched only for names whose first word it holds."""
    return tuple(dict.fromkeys(form.split()[0] for form in _names()))


@lru_cache(maxsize=512)
def _any_name(first_words: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted((form for form in _names() if form.split()[0] in first_words), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms) + r")(?![\w-])")


@cache
def _patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    """The patterns of the table, with a place-holder for the name: one search for names, then a look around each."""
    kinds: tuple[CreditKind, ...] = ("byline", "contributed", "told", "reported")
    table = _table()["patterns"]
    return tuple((kind, re.compile(p.replace("{who}", _HERE), re.MULTILINE)) for kind in kinds for p in table[kind])
