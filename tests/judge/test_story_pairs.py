"""Pairs of short reports of our own on many matters, with conflicts planted among roundings, updates and other words."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.records.judged import Conflict
from crossread.records.text import Anchor, Report
from crossread.tools import Tools

PAIRS = Path(__file__).parent / "pairs"
NAMES = sorted(path.stem for path in PAIRS.glob("*.toml"))


@dataclass(frozen=True)
class Planted:
    """Two passages, the kind of conflict they make (None: they are harmless), and whether the rules are known to miss it."""

    kind: str | None
    left: str
    right: str
    missed: bool


@dataclass(frozen=True)
class Pair:
    """Two reports of one event and what was planted in them."""

    left: Report
    right: Report
    planted: tuple[Planted, ...]


@cache
def pair(name: str) -> Pair:
    """One file of tests/judge/pairs."""
    table = tomllib.loads((PAIRS / f"{name}.toml").read_text(encoding="utf-8"))

    def report(side: str, label: str) -> Report:
        made = text_report(table[side].strip().encode(), file=f"{side}.txt", metadata=Metadata())
        day = table[f"{side}_day"]
        assert isinstance(day, date)
        return replace(made, label=label, published=day)

    planted = [
        Planted(p.get("kind"), p["left"], p["right"], bool(p.get("missed")))
        for section in ("conflict", "harmless")
        for p in table.get(section, ())
    ]
    return Pair(report("left", "A"), report("right", "B"), tuple(planted))


_READ: dict[str, Dossier] = {}


def read(tools: Tools, name: str) -> Dossier:
    """The dossier of a pair, made once."""
    if name not in _READ:
        _READ[name] = compare((pair(name).left, pair(name).right), tools=tools)
    return _READ[name]


def meets(conflict: Conflict, one: Pair, planted: Planted) -> bool:
    """Tell whether a conflict's passages touch both planted passages."""
    sides = ((one.left, planted.left), (one.right, planted.right))
    return all(any(touches(a, report, words) for a in conflict.passages) for report, words in sides)


def touches(anchor: Anchor, report: Report, words: str) -> bool:
    """Tell whether an anchor touches the words of a report."""
    at = report.text.index(words)
    return anchor.report == report.id and anchor.start < at + len(words) and at < anchor.end


@pytest.mark.parametrize("name", NAMES)
def test_planted_conflicts_are_found_with_their_kind(tools: Tools, name: str) -> None:
    """Every planted conflict that the rules do not avowedly miss is found, and is of its kind."""
    one, dossier = pair(name), read(tools, name)
    for planted in one.planted:
        if planted.kind and not planted.missed:
            kinds = [c.kind for c in dossier.conflicts if meets(c, one, planted)]
            assert planted.kind in kinds, (planted, kinds)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_called_a_conflict(tools: Tools, name: str) -> None:
    """Roundings, bounds, updates, other words and other measures are no conflicts: all that is reported was planted."""
    one, dossier = pair(name), read(tools, name)
    wanted = [p for p in one.planted if p.kind]
    for conflict in dossier.conflicts:
        assert any(meets(conflict, one, p) for p in wanted), (conflict.kind, [a.exact for a in conflict.passages])


def test_most_planted_conflicts_are_found(tools: Tools) -> None:
    """Over all pairs at least three of four planted conflicts are found, those known to be missed included."""
    found = [
        any(meets(c, pair(name), p) for c in read(tools, name).conflicts)
        for name in NAMES
        for p in pair(name).planted
        if p.kind
    ]
    assert len(found) >= 25
    assert sum(found) >= 0.75 * len(found)


def test_a_toll_of_a_later_day_is_an_update(tools: Tools) -> None:
    """A number of dead that rose between two days is an update, not a contradiction, and says why."""
    dossier = read(tools, "train")
    assert not any("four people" in a.exact for c in dossier.conflicts for a in c.passages)
