"""The share of reported conflicts that a reader found real, by kind: python -m bench.conflict_reading

Reads bench/results/conflicts_read*.csv (made by bench.conflict_sample, verdicts by hand: real, not real, unsure) and writes
bench/results/conflicts_read.md.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path("bench/results")
TARGET = RESULTS / "conflicts_read.md"
VERDICTS = ("real", "not real", "unsure")
PARTS = {
    "conflicts_read.csv": (
        "First hundred of all 200 groups (weights and rules of 22 November, morning): every conflict that is no quotation in two "
        "wordings, and of those as many as fill the hundred. Read before the rules were mended on it. The sample before (seed 2, kinds "
        "as they came): 69 of 100 real, 8 of 19 without wordings."
    ),
    "conflicts_read_part2.csv": (
        "A second hundred of all 200 groups, drawn in the same way at commit 01e677a and read before the rules were mended on it. Groups "
        "and many quotations are those of the part before, on which rules had been mended."
    ),
    "conflicts_read_part3.csv": (
        "Forty that are no quotation in two wordings, of the 81 that commit 01e677a reports in ECB+ (63 events, 916 pairs of short "
        "reports; fires, courts, football, quakes), which no rule of judgement had been tried on. Read before the rules were mended on "
        "it. Reports there are set as running text from tokens, some are months apart, and few carry a day."
    ),
    "conflicts_read_part4.csv": (
        "All 28 that are no quotation in two wordings and that commit 56b1814 reports between reports of ECB+ never looked at before: "
        "in 16 of its 33 topics (drawn by the seed) those among the reports 7 to 12 of each event (5ecb-7), and those between the reports "
        "4 to 6 and 7 to 9 (5ecb-4). Read before the rules were mended on it."
    ),
    "conflicts_read_part5.csv": (
        "All that commit 56b1814 reports over the 200 groups and that are no quotation in two wordings. Most had been read in the first "
        "two parts, and rules mended on them."
    ),
    "conflicts_read_part6.csv": (
        "All 46 of the other 17 topics of ECB+, of the same pairs of reports as part 4, as commit 45728c6 reports them (56b1814: 55, with "
        "the same 13 real ones): after the rules had been mended on part 4, before they were mended on this. Eight are one mistake."
    ),
    "conflicts_read_part7.csv": (
        "All 30 that commit 675c77c reports between the reports 1 to 3 and 10 to 12 of each event of ECB+ (5ecb-1-10), pairs of one report "
        "looked at before and a later one; read after the rules had been mended on part 6."
    ),
}
"""What each table is; a table that is not here is not counted."""


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


def part(name: str, note: str) -> list[str]:
    """One table read by hand; rows without a verdict are left out and counted."""
    with (RESULTS / name).open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    read = [row for row in table if row["verdict"] in VERDICTS]
    seeds = ", ".join(sorted({row["seed"] for row in table}))
    reasons = Counter(row["reason"] for row in read if row["verdict"] != "real" and row["reason"])
    return [
        f"## {name}, seed {seeds}: {len(table)} reported, {len(read)} read",
        "",
        note,
        "",
        *rows_by_kind(read),
        "",
        without_wording(read),
        "",
        "Why not real, or unsure: " + (", ".join(f"{reason} {n}" for reason, n in reasons.most_common()) or "none"),
        "",
    ]


def main() -> None:
    """Count, print, write."""
    lines = ["# Reported conflicts read by hand", "", "`python -m bench.conflict_reading`. One reader.", ""]
    text = "\n".join([*lines, *(line for name, note in PARTS.items() for line in part(name, note))])
    TARGET.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
