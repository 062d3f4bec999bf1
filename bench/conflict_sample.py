"""A sample of the conflicts reported in groups of real reports, to be read by hand.

python -m bench.conflict_sample SEED TABLE         a hundred of the 200 groups: print them with their passages and write the table
python -m bench.conflict_sample SEED TABLE ecb [N] forty of the short reports of ECB+, none of them a quotation in two wordings;
                                                   the N first reports of each event left out (the first six were read before)

TABLE is one of bench/results/conflicts_read*.csv; verdicts already written there for a conflict are kept.
"""

import csv
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.conflict_ecb import ecb_groups
from bench.told_groups import Group, open_group, open_groups
from crossread.flow import compare
from crossread.load import load_tools
from crossread.records.dossier import Dossier
from crossread.records.text import Anchor

SIZE = 100
SIZE_ECB = 40
COLUMNS = ("seed", "group", "kind", "rule", "left", "right", "verdict", "reason")
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Reported:
    """One conflict, or one row that pulls apart: kind, rule, detail and the two passages."""

    group: str
    kind: str
    rule: str
    detail: str
    left: Anchor
    right: Anchor


def reported(group: Group, dossier: Dossier) -> Iterator[Reported]:
    """Every conflict, and every reason by which a row pulls apart, as pairs of passages of two reports."""
    for conflict in dossier.conflicts:
        left, right = conflict.passages[:2]
        yield Reported(group.name, conflict.kind, conflict.because[0].rule, conflict.because[0].detail, left, right)
    for row in dossier.rows:
        if row.relation != "pulls-apart":
            continue
        for reason in row.because:
            if (
                reason.rule.removesuffix("-unsure") in ("figures-differ", "days-differ", "outcomes-differ")
                and reason.left
                and reason.right
            ):
                yield Reported(group.name, "pulls-apart", reason.rule, reason.detail, reason.left, reason.right)


def draw(found: Iterable[Reported], seed: int, *, size: int = SIZE) -> list[Reported]:
    """Keep every conflict but the quotations in two wordings, which are most of what is reported; of these as many as fill the
    sample, drawn by the seed.
    """
    found = list(found)
    wordings = [one for one in found if one.kind == "wording"]
    rest = [one for one in found if one.kind != "wording"]
    random.Random(seed).shuffle(wordings)
    return [*rest, *wordings[: max(0, size - len(rest))]]


def draw_others(found: Iterable[Reported], seed: int, *, size: int = SIZE_ECB) -> list[Reported]:
    """Conflicts that are no quotation in two wordings, drawn by the seed."""
    rest = [one for one in found if one.kind != "wording"]
    random.Random(seed).shuffle(rest)
    return rest[:size]


def place(group: Group, anchor: Anchor) -> str:
    """A passage as label and offsets: "A:120-133"."""
    label = next(r.label for r in group.reports if r.id == anchor.report)
    return f"{label}:{anchor.start}-{anchor.end}"


def show(group: Group, one: Reported) -> str:
    """A conflict with the text around both passages, for the reader."""
    lines = [f"{one.group} {one.kind} {one.rule}: {one.detail}"]
    for anchor in (one.left, one.right):
        text = next(r.text for r in group.reports if r.id == anchor.report)
        before, after = text[max(0, anchor.start - _AROUND) : anchor.start], text[anchor.end : anchor.end + _AROUND]
        lines.append(f"   {place(group, anchor)} …{before}[[{anchor.exact}]]{after}…".replace("\n", " / "))
    return "\n".join(lines)


def write(table: Path, seed: int, drawn: Sequence[Reported], groups: Mapping[str, Group]) -> None:
    """Write the table without text; verdicts that stand for the same two passages are kept."""
    known = {}
    if table.exists():
        with table.open(encoding="utf-8", newline="") as file:
            known = {tuple(r[c] for c in COLUMNS[1:6]): (r["verdict"], r["reason"]) for r in csv.DictReader(file)}
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in drawn:
            key = (
                one.group, one.kind, one.rule, place(groups[one.group], one.left), place(groups[one.group], one.right),
            )  # fmt: skip
            writer.writerow((seed, *key, *known.get(key, ("", ""))))


def main() -> None:
    """Draw, print, write."""
    seed, table, short = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:4] == ["ecb"]
    tools = load_tools()
    groups = {
        g.name: g for g in (ecb_groups(int("".join(sys.argv[4:]) or 0)) if short else map(open_group, open_groups()))
    }
    found = [one for group in groups.values() for one in reported(group, compare(group.reports, tools=tools))]
    drawn = (draw_others if short else draw)(found, seed)
    for one in drawn:
        print(show(groups[one.group], one))
    write(table, seed, drawn, groups)
    print(f"{len(drawn)} of {len(groups)} groups; write the verdicts into {table}")


if __name__ == "__main__":
    main()
