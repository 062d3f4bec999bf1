"""Groups of reports read by hand or only found, as reports with outlet and day, for the benches of what is told."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType

from crossread.read.plain_text import read_text
from crossread.records.text import Report

SHARED = Path("../shared")
LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one event, and the file of its gold reading (None where nobody read it)."""

    name: str
    reports: tuple[Report, ...]
    gold: Path | None


def gold_groups() -> Iterator[Group]:
    """The seeds and the four groups read by hand; reports carry the labels the gold uses."""
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    yield Group("seeds", tuple(_report(p, n, None, None) for n, p in enumerate(seeds)), SHARED / "gold/seeds.json")
    for path in sorted((SHARED / "gold/groups").glob("*.json")):
        docs = json.loads(path.read_text(encoding="utf-8"))["docs"]
        folder = path.with_suffix("")
        reports = [_report(folder / f"{d['doc']}.txt", n, d["outlet"], d["date"]) for n, d in enumerate(docs)]
        yield Group(path.stem, tuple(reports), path)


def open_groups() -> list[Path]:
    """Folders of the groups that nobody read by hand."""
    return sorted(p for p in (SHARED / "data/groups").glob("*/*") if p.is_dir())


def open_group(folder: Path) -> Group:
    """One group with outlet and day from its meta.json."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    reports = [_report(folder / m["file"], n, m.get("outlet"), m.get("date")) for n, m in enumerate(meta)]
    return Group(folder.name, tuple(reports), None)


def scorer() -> ModuleType:
    """The shared scorer, ../shared/gold/score.py, as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "gold/score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _report(path: Path, number: int, outlet: str | None, day: str | None) -> Report:
    try:
        published = date.fromisoformat((day or "")[:10])
    except ValueError:
        published = None
    return replace(read_text(path), label=LETTERS[number], outlet=outlet, published=published)
