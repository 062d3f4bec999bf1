"""The share of reported conflicts that a reader found real, by kind: python -m bench.conflict_reading

Reads bench/results/conflicts_read.csv (made by bench.conflict_sample, verdicts by hand: real, not real, unsure) and writes
bench/results/conflicts_read.md.
"""

import csv
from collections import Counter
from collections.abc import Sequence

from bench.conflict_sample import TABLE

NOTE = (
    "Drawn from all 200 groups: every conflict that is no quotation in two wordings, and of those as many as fill the hundred. Read before "
    "the rules were mended on it. The sample before (seed 2, kinds as they came, weights and rules of then): 69 of 100 real, 8 of 19 "
    "without wordings."
)
VERDICTS = ("real", "not real", "unsure")
TARGET = TABLE.with_suffix(".md")


def rows_by_kind(read: Sequence[dict[str, str]]) -> list[str]:
    """The table: for each kind of conflict how many were read and how many are real."""
    kinds = Counter(row["kind"] for row in read)
    lines = ["| kind | read | real | not real | unsure | real of read |", "|---|---|---|---|---|---|"]
    for kind in [*(k for k, _ in kinds.most_common()), "all"]:
        chosen = [row for row in read if kind in ("all", row["kind"])]
        counts = [sum(row["verdict"] == verdict for row in chosen) for verdict in VERDICTS]
        cells = " | ".join(map(str, counts))
        lines.append(f"| {kind} | {len(chosen)} | {cells} | {counts[0] / len(chosen):.2f} |")
    return lines


def without_wording(read: Sequence[dict[str, str]]) -> str:
    """The share without quotations in two wordings, which are most of what is reported."""
    chosen = [row for row in read if row["kind"] != "wording"]
    real = sum(row["verdict"] == "real" for row in chosen)
    return f"Without quotations in two wordings: {real} of {len(chosen)} real."


def main() -> None:
    """Count, print, write; rows without a verdict are counted as such and named."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    read = [row for row in table if row["verdict"] in VERDICTS]
    seeds = ", ".join(sorted({row["seed"] for row in table}))
    reasons = Counter(row["reason"] for row in read if row["verdict"] != "real" and row["reason"])
    text = "\n".join(
        [
            "# Reported conflicts read by hand",
            "",
            f"`python -m bench.conflict_reading` over {TABLE} (`python -m bench.conflict_sample {seeds}`): {len(table)} reported, "
            f"{len(read)} read. One reader.",
            "",
            NOTE,
            "",
            *rows_by_kind(read),
            "",
            without_wording(read),
            "",
            "Why not real, or unsure: " + (", ".join(f"{reason} {n}" for reason, n in reasons.most_common()) or "none"),
            "",
        ]
    )
    TARGET.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
