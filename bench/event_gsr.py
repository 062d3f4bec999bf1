"""Events against PLOVER's own gold sentences (gsr_dev.json, 161 coded sentences): type, source, target, sector of the main event."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.event_reading import Reader, main_event
from crossread.records.told import Event

_OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}
_OLD_COUNTRIES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "NGO": "IGO"}
_OLD_SECTORS = {"CIV": "CVL", "MOS": "REL", "***": ""}


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One coded sentence; participants as (country, sector)."""

    id: str
    text: str
    type: str
    source: tuple[tuple[str, str], ...]
    target: tuple[tuple[str, str], ...]


def read_gsr(path: Path) -> list[GoldSentence]:
    """Read the gold with today's names for its types, countries and sectors; IGOs and NGOs are one class there."""
    return [
        GoldSentence(
            item["id"],
            item["text"].strip("{}"),
            _OLD_TYPES.get(item["event"], item["event"]),
            _sides(item.get("source")),
            _sides(item.get("target")),
        )
        for item in json.loads(path.read_text(encoding="utf-8"))
    ]


def _sides(entries: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(entries, list):
        return ()
    found = []
    for entry in entries:
        sector = entry.get("sector", "")[:3]
        found.append((_OLD_COUNTRIES.get(entry["code"], entry["code"]), _OLD_SECTORS.get(sector, sector)))
    return tuple(found)


def sides_of(codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Printed codes ("FRA GOV") as (country, sector)."""
    split = [code.partition(" ") for code in codes]
    return tuple((_OLD_COUNTRIES.get(country, country), sector) for country, _, sector in split)


@dataclass(slots=True)
class GsrScore:
    """Counts over the sentences."""

    right: int
    total: int
    per_type: dict[str, list[int]]
    sides: dict[str, list[int]]
    sector_right: int
    sector_total: int
    misses: list[tuple[str, str, str]]

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the gold's types."""
        values = [2 * tp / (2 * tp + fp + fn) if tp else 0.0 for tp, fp, fn in self.per_type.values() if tp + fn]
        return sum(values) / len(values)

    def side_f1(self, side: str) -> float:
        """F1 of one side's countries."""
        tp, fp, fn = self.sides[side]
        return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def score_gsr(gold: Sequence[GoldSentence], reader: Reader) -> GsrScore:
    """Code every sentence by itself and compare its main event: the one whose predicate stands nearest the root."""
    score = GsrScore(0, len(gold), {}, {"source": [0, 0, 0], "target": [0, 0, 0]}, 0, 0, [])
    for item in gold:
        reading = reader.read(item.text)
        event = main_event(reading)
        _count_type(score, item, event)
        for side, told, found in (
            ("source", item.source, event.actors if event else ()),
            ("target", item.target, event.recipients if event else ()),
        ):
            _count_side(score, side, told, sides_of(found))
    return score


def _count_type(score: GsrScore, item: GoldSentence, event: Event | None) -> None:
    found = event.type if event else "-"
    score.right += found == item.type
    score.per_type.setdefault(item.type, [0, 0, 0])
    if found == item.type:
        score.per_type[item.type][0] += 1
    else:
        score.per_type[item.type][2] += 1
        score.per_type.setdefault(found, [0, 0, 0])[1] += 1
        score.misses.append((item.id, item.type, found))


def _count_side(
    score: GsrScore, side: str, told: tuple[tuple[str, str], ...], found: tuple[tuple[str, str], ...]
) -> None:
    gold, got = Counter(country for country, _ in told), Counter(country for country, _ in found if country != "---")
    hit = sum((gold & got).values())
    tally = score.sides[side]
    tally[0] += hit
    tally[1] += got.total() - hit
    tally[2] += gold.total() - hit
    by_country = dict(found)
    for country, sector in told:
        if country in by_country and sector:
            score.sector_total += 1
            score.sector_right += by_country[country] == sector
