"""Credits in a report's text: whose copy it prints, whom a speaker told, which medium reported first."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.records.text import Anchor, Report

CreditKind = Literal["byline", "contributed", "told", "reported"]
_BYLINE_ZONE = 400


@dataclass(frozen=True, slots=True)
class Credit:
    """A medium credited in a report: its name, how (agency copy, told to, reported by), and the words."""

    medium: str
    kind: CreditKind
    anchor: Anchor
    agency: bool


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Find the media a report credits, in order; a byline counts only near the top or the end of the text."""
    found: dict[tuple[int, int], Credit] = {}
    names = _names()
    for kind, pattern in _patterns():
        for m in pattern.finditer(report.text):
            if kind == "byline" and _BYLINE_ZONE < m.start() < len(report.text) - _BYLINE_ZONE:
                continue
            form = re.sub(r"\s+", " ", m.group("who"))
            medium, agency = names.get(form, (form, True))
            found.setdefault(m.span("who"), Credit(medium, kind, report.anchor(m.start(), m.end()), agency))
    return tuple(sorted(found.values(), key=lambda c: c.anchor.start))


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
def _patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    forms = sorted(_names(), key=len, reverse=True)
    named = [re.escape(f).replace(r"\ ", r"\s+") for f in forms]
    who = r"(?P<who>\b(?:" + "|".join([*named, *_table()["shapes"]["agencies"]]) + r")(?![\w-]))"
    kinds: tuple[CreditKind, ...] = ("byline", "contributed", "told", "reported")
    table = _table()["patterns"]
    return tuple((kind, re.compile(p.replace("{who}", who), re.MULTILINE)) for kind in kinds for p in table[kind])
