"""What is told, measured: the gold groups, conflicts in real groups, origins, likeness of pairs, and what it costs.

python -m bench.told [SECTION …]     sections: gold newsroom left-out real origins pairs cost; all of them unless told
"""

import json
import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from bench import fit_alignment, told_cost, told_newsroom, told_origins, told_pairs
from bench.told_groups import gold_groups, open_group, open_groups, scorer
from crossread.flow import compare
from crossread.load import load_tools
from crossread.records.codec import to_json
from crossread.tools import Tools

RESULTS = Path("bench/results")
_REAL = 200
_TARGETS = {
    "aligned precision": "≥ 0.75", "aligned F1": "≥ 0.60", "figure links right": "≥ 0.80", "dates right": "≥ 0.80",
    "false conflicts a pair": "≤ 1", "forbidden pairs flagged": "0",
}  # fmt: skip


def gold(tools: Tools) -> str:
    """Each gold group by the shared scorer, and all together."""
    score = scorer()
    total: Counter[str] = Counter()
    columns: list[tuple[str, dict[str, float]]] = []
    for group in gold_groups():
        assert group.gold is not None
        dossier = json.loads(to_json(compare(group.reports, tools=tools)))
        counts = score.score(json.loads(group.gold.read_text(encoding="utf-8")), dossier)
        columns.append((group.name, score.figures(counts)))
        total.update(counts)
    columns.append(("**all**", score.figures(total)))
    rows = ["| figure | asked | " + " | ".join(name for name, _ in columns) + " |", "|---" * (len(columns) + 2) + "|"]
    for figure in columns[0][1]:
        cells = " | ".join(f"{values[figure]:.3f}" for _, values in columns)
        rows.append(f"| {figure} | {_TARGETS.get(figure, '')} | {cells} |")
    return "\n".join(rows)


def left_out(tools: Tools) -> str:
    """Alignment with weights fitted on the other groups."""
    return fit_alignment.table(
        fit_alignment.load_known(tools), fit_alignment.load_marked(tools), fit_alignment.load_own(tools)
    )


def real(tools: Tools) -> str:
    """How many conflicts real reports of one event are said to have, a pair; a sample of groups, the same every run."""
    folders = open_groups()
    random.Random(3).shuffle(folders)
    per_pair: list[int] = []
    clashing: list[int] = []
    kinds: Counter[str] = Counter()
    for folder in folders[:_REAL]:
        dossier = compare(open_group(folder).reports, tools=tools)
        kinds.update(c.kind for c in dossier.conflicts)
        for one, two in combinations([r.id for r in dossier.reports], 2):
            between = [c for c in dossier.conflicts if {a.report for a in c.passages} == {one, two}]
            per_pair.append(len(between))
            clashing.append(sum(c.kind != "wording" for c in between))
    return (
        f"{_REAL} groups of ../shared/data/groups, {len(per_pair)} pairs of reports. Conflicts a pair: mean "
        f"{statistics.mean(per_pair):.2f}, median {statistics.median(per_pair):g}; without quotations in two wordings: mean "
        f"{statistics.mean(clashing):.2f}, median {statistics.median(clashing):g}. Kinds: "
        + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())
    )


def origins(tools: Tools) -> str:
    """Copies among independent reports."""
    del tools
    return told_origins.table(60)


def pairs(tools: Tools) -> str:
    """Likeness on three public sets."""
    if tools.encode is None:
        return "no sentence vectors are loaded"
    return "\n".join(f"* {line(tools.encode)}" for line in (told_pairs.discord, told_pairs.mrpc, told_pairs.stsb))


def cost(tools: Tools) -> str:
    """CPU seconds of annotation and of everything after it, for a story told by 2 to 100 reports."""
    return told_cost.table(tools)


SECTIONS: dict[str, tuple[str, Callable[[Tools], str]]] = {
    "gold": ("Gold: the seeds and four groups, by ../shared/gold/score.py", gold),
    "newsroom": ("Conflicts between two whole reports of ours", told_newsroom.table),
    "left-out": ("Alignment with each gold group left out of the fit in turn", left_out),
    "real": ("No cry of wolf: conflicts in real groups", real),
    "origins": ("Origins: a generated set", origins),
    "pairs": ("Likeness of pairs", pairs),
    "cost": ("Cost (CPU seconds)", cost),
}


def main() -> None:
    """Run the sections asked for; each is printed and kept in bench/results/told-SECTION.md."""
    tools = load_tools()
    for name in sys.argv[1:] or list(SECTIONS):
        title, section = SECTIONS[name]
        text = f"# {title}\n\n`python -m bench.told {name}`\n\n{section(tools)}\n"
        (RESULTS / f"told-{name}.md").write_text(text, encoding="utf-8")
        print(text)


if __name__ == "__main__":
    main()
