"""Events of the two seed reports against their gold: found with type, actors and recipients, and what must not be coded."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.event_reading import Reader
from crossread.align.actor_codes import share_codes
from crossread.align.actors import share_cast
from crossread.annotate.cast import find_cast
from crossread.extract.actor_codes import code_cast
from crossread.extract.dates import find_dates
from crossread.extract.events import find_events
from crossread.extract.quotations.find import find_quotations
from crossread.read.plain_text import read_text
from crossread.records.told import Event


@dataclass(frozen=True, slots=True)
class SeedScore:
    """Gold events, those found by countries, those found with sectors too, and forbidden ones coded."""

    gold: int
    by_country: int
    by_code: int
    forbidden: int
    missed: tuple[str, ...]


def score_seeds(shared: Path, reader: Reader) -> SeedScore:
    """An event is found when one of ours stands on one of its statements with its type and both sides' countries."""
    gold: dict[str, Any] = json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8"))
    events = dict(zip("AB", _events(sorted((shared / "seeds").glob("*.txt")), reader), strict=True))
    places = {s["id"]: {side: s.get(side) or [] for side in "AB"} for s in gold["statements"]}
    countries = codes = 0
    missed = []
    for wanted in gold["events"]:
        spans = {side: [(a["start"], a["end"]) for s in wanted["statements"] for a in places[s][side]] for side in "AB"}
        near = [e for side in "AB" for e in events[side] if _touches(e, spans[side]) and e.type == wanted["event"]]
        country = any(_sides(e, wanted, sectors=False) for e in near)
        countries += country
        codes += any(_sides(e, wanted, sectors=True) for e in near)
        if not country:
            missed.append(wanted["id"])
    forbidden = sum(
        any(_touches(e, [(item["text"]["start"], item["text"]["end"])]) for e in events[item["src"]])
        for item in gold["not_events"]
    )
    return SeedScore(len(gold["events"]), countries, codes, forbidden, tuple(missed))


def _events(files: Sequence[Path], reader: Reader) -> list[tuple[Event, ...]]:
    annotated = [reader.annotate(read_text(file)) for file in files]
    casts = share_codes(share_cast([code_cast(one, find_cast(one)) for one in annotated]))
    found = []
    for one, cast in zip(annotated, casts, strict=True):
        quotations = find_quotations(one, cast=cast)
        dates = find_dates(one, published=one.report.published, quotations=quotations)
        found.append(find_events(one, cast=cast, quotations=quotations, dates=dates))
    return found


def _touches(event: Event, spans: Sequence[tuple[int, int]]) -> bool:
    return any(anchor.start < end and start < anchor.end for anchor in event.anchors for start, end in spans)


def _sides(event: Event, wanted: dict[str, Any], *, sectors: bool) -> bool:
    """Whether both sides agree; the gold's empty side must be empty."""
    cut = (lambda code: code) if sectors else (lambda code: code.split(" ")[0])
    pairs = ((event.actors, wanted["actor"]), (event.recipients, wanted["recipient"]))
    return all({cut(code) for code in found} == {cut(code) for code in told} for found, told in pairs)
