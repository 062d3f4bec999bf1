"""A sample of the matters told by several of a group's real reports, to be read by hand.

python -m bench.row_sample SEED TABLE     a hundred rows of all 200 groups: print them and write the table

TABLE is one of bench/results/rows_read*.csv; verdicts already written there for a row are kept.
"""

import csv
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.told_groups import Group, open_group, open_groups
from crossread.flow import compare
from crossread.load import load_tools
from crossread.records.dossier import Dossier
from crossread.records.told import Statement

SIZE = 100
COLUMNS = ("seed", "group", "relation", "confidence", "statements", "verdict", "reason")
_SHOWN = 240


@dataclass(frozen=True, slots=True)
class Told:
    """One matter told by several reports: how it was judged, and its statements."""

    group: str
    relation: str
    confidence: str
    statements: tuple[Statement, ...]


def told_by_several(group: Group, dossier: Dossier) -> Iterator[Told]:
    """The rows of more than one report."""
    by_id = {s.id: s for s in dossier.statements}
    for row in dossier.rows:
        if len(row.reports) > 1:
            yield Told(group.name, row.relation, row.confidence, tuple(by_id[s] for s in row.statements))


def places(group: Group, told: Told) -> str:
    """Where the statements begin, as labels and offsets: "A:120 B:95 B:310"."""
    label = {r.id: r.label for r in group.reports}
    return " ".join(f"{label[s.report]}:{s.anchors[0].start}" for s in told.statements)


def show(group: Group, told: Told) -> str:
    """A row with all its statements, for the reader."""
    lines = [f"{told.group} {told.relation} {told.confidence}"]
    for place, statement in zip(places(group, told).split(), told.statements, strict=True):
        words = " … ".join(a.exact for a in statement.anchors).replace("\n", " / ")
        lines.append(f"   {place} {words[:_SHOWN]}")
    return "\n".join(lines)


def write(table: Path, seed: int, drawn: Sequence[Told], groups: Mapping[str, Group]) -> None:
    """Write the table without text; verdicts that stand for the same statements are kept."""
    known = {}
    if table.exists():
        with table.open(encoding="utf-8", newline="") as file:
            known = {(r["group"], r["statements"]): (r["verdict"], r["reason"]) for r in csv.DictReader(file)}
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for told in drawn:
            key = (told.group, places(groups[told.group], told))
            writer.writerow((seed, told.group, told.relation, told.confidence, key[1], *known.get(key, ("", ""))))


def main() -> None:
    """Draw, print, write."""
    seed, table = int(sys.argv[1]), Path(sys.argv[2])
    tools = load_tools()
    groups = {g.name: g for g in map(open_group, open_groups())}
    found = [told for group in groups.values() for told in told_by_several(group, compare(group.reports, tools=tools))]
    drawn = random.Random(seed).sample(found, min(SIZE, len(found)))
    for number, told in enumerate(drawn, 1):
        print(number, show(groups[told.group], told))
    write(table, seed, drawn, groups)
    print(f"{len(drawn)} of {len(found)} rows of {len(groups)} groups; write the verdicts into {table}")


if __name__ == "__main__":
    main()
