"""A sample of coded events from groups of real reports, to be read by hand: drawn by content hash, so anybody draws the same."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bench.event_reading import Reader, Reading
from crossread.read.plain_text import read_text
from crossread.records.told import Event

GROUPS = 20
SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Drawn:
    """One event of the sample: where it stands and how it is coded."""

    group: str
    report: str
    event: Event
    reading: Reading

    @property
    def code(self) -> str:
        """The coding in one line: type, mode, actors, recipients, modality."""
        event = self.event
        sides = f"{' + '.join(event.actors) or '-'} > {' + '.join(event.recipients) or '-'}"
        return f"{event.type}{f' {event.mode}' if event.mode else ''}: {sides} [{event.modality}]"


def groups_of(folder: Path, *, part: int = 0) -> list[Path]:
    """Twenty groups of all, by the hash of their names; another `part` gives other twenty."""
    found = [group for kind in ("allsides", "basil") for group in sorted((folder / kind).iterdir()) if group.is_dir()]
    ranked = sorted(found, key=lambda group: _hash(group.name))
    return ranked[part * GROUPS : (part + 1) * GROUPS]


def draw(folder: Path, reader: Reader, *, part: int = 0, size: int = SAMPLE) -> list[Drawn]:
    """Code all reports of twenty groups and draw events by hash, the same number a group as far as they reach."""
    by_group = {
        group.name: sorted(_coded(group, reader), key=lambda one: _hash(one.event.id))
        for group in groups_of(folder, part=part)
    }
    taken: list[Drawn] = []
    round_ = 0
    while len(taken) < size and any(len(found) > round_ for found in by_group.values()):
        taken += [found[round_] for found in by_group.values() if len(found) > round_]
        round_ += 1
    return sorted(taken[:size], key=lambda one: (one.group, one.report, one.event.anchors[0].start))


def _coded(group: Path, reader: Reader) -> Iterator[Drawn]:
    for file in sorted(group.glob("*.txt")):
        reading = reader.read_report(read_text(file))
        for event in reading.events:
            yield Drawn(group.name, file.stem, event, reading)


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def day_of(group: Path, label: str) -> str | None:
    """The day that a group's meta.json gives a report."""
    meta = json.loads((group / "meta.json").read_text(encoding="utf-8"))
    return str(meta.get(label, {}).get("date") or "") or None
