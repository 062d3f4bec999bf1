"""The share of matters told by several reports that a reader found to be one matter: python -m bench.row_reading

Reads bench/results/rows_read*.csv (made by bench.row_sample, verdicts by hand) and writes bench/results/rows_read.md.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path("bench/results")
TARGET = RESULTS / "rows_read.md"
PARTS = {
    "rows_read.csv": "Of 3,050 rows that commit 9b5bab0 makes of the 200 groups.",
    "rows_read_part2.csv": "Of 2,830 rows that commit 7118170 makes of the same groups, after alignment was fitted anew (decision 26).",
}
"""What each table is; a table that is not here is not counted."""
VERDICTS = ("one", "part", "strangers")
MEANING = (
    "*one*: every statement tells the matter, or a part of it; *part*: two reports meet in it, and a statement beside them tells "
    "something else; *strangers*: no two reports meet in it."
)


def rows_by(read: Sequence[dict[str, str]], column: str) -> list[str]:
    """A table: for each value of a column how many rows were read and what they are."""
    lines = [f"| {column} | read | {' | '.join(VERDICTS)} | one or part, of read |", "|---|---|---|---|---|---|"]
    for value in [*(v for v, _ in Counter(row[column] for row in read).most_common()), "all"]:
        chosen = [row for row in read if value in ("all", row[column])]
        counts = [sum(row["verdict"] == verdict for row in chosen) for verdict in VERDICTS]
        cells = " | ".join(map(str, counts))
        lines.append(f"| {value} | {len(chosen)} | {cells} | {sum(counts[:2]) / len(chosen):.2f} |")
    return lines


def part(table: Path) -> list[str]:
    """One table read by hand; rows without a verdict are left out and counted."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = [row for row in rows if row["verdict"] in VERDICTS]
    reasons = Counter(row["reason"] for row in read if row["verdict"] != "one" and row["reason"])
    seeds = ", ".join(sorted({row["seed"] for row in rows}))
    return [
        f"## {table.name}, seed {seeds}: {len(rows)} drawn, {len(read)} read",
        "",
        PARTS[table.name],
        "",
        *rows_by(read, "relation"),
        "",
        *rows_by(read, "confidence"),
        "",
        "What joined those that are not one: " + (", ".join(f"{r} {n}" for r, n in reasons.most_common()) or "none"),
        "",
    ]


def main() -> None:
    """Count, print, write."""
    lines = ["# Matters of real reports read by hand", "", f"`python -m bench.row_reading`. One reader. {MEANING}", ""]
    text = "\n".join([*lines, *(line for name in PARTS for line in part(RESULTS / name))])
    TARGET.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
