"""`python -m bench.events`: events against every gold we have, printed and written to bench/results/events.md."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from bench.event_corpora import DEV_TOPICS, f1, score_ecb, score_meantime
from bench.event_gsr import read_gsr, score_gsr
from bench.event_petrarch import read_units, score_units
from bench.event_reading import Reader, load_reader
from bench.event_seeds import score_seeds

SHARED = Path(__file__).resolve().parents[2] / "shared"
HERE = Path(__file__).parent
RESULTS = HERE / "results"


def main() -> None:
    """Measure, print, write."""
    reader = load_reader()
    lines = [
        "# Events",
        "",
        "Command: `python -m bench.events`. Data: `../shared` (development parts); nothing of it was used to train anything.",
        "",
        "| data | figure | value | aim |",
        "|---|---|---|---|",
    ]
    lines += [f"| {data} | {name} | {value} | {aim} |" for data, name, value, aim in _rows(reader)]
    lines += ["", *_notes()]
    text = "\n".join(lines) + "\n"
    print(text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "events.md").write_text(text, encoding="utf-8")


def _rows(reader: Reader) -> Iterator[tuple[str, str, str, str]]:
    gsr = score_gsr(read_gsr(SHARED / "data/plover/gsr_dev.json"), reader)
    where = "gsr_dev.json, 161 sentences"
    yield where, "event type accuracy (main event)", f"{gsr.right / gsr.total:.3f}", ">= 0.75"
    yield where, "event type macro-F1", f"{gsr.macro_f1:.3f}", ">= 0.65"
    yield where, "source country F1", f"{gsr.side_f1('source'):.3f}", ">= 0.85"
    yield where, "target country F1", f"{gsr.side_f1('target'):.3f}", ">= 0.85"
    yield (
        where,
        f"sector accuracy ({gsr.sector_total} sectors told)",
        f"{gsr.sector_right / gsr.sector_total:.3f}",
        ">= 0.75",
    )
    units, left = read_units(SHARED / "data/petrarch2/PETR.UnitTest.records.xml")
    tp, fp, fn, _ = score_units(units, load_reader(HERE / "data/petrarch_actors.toml"))
    where = f"PETRARCH2 unit sentences, {len(units)} ({left} left out)"
    yield where, "dyad and type, precision", f"{tp / (tp + fp):.3f}", "UniversalPetrarch, its own suite: 23 % false"
    yield where, "dyad and type, recall", f"{tp / (tp + fn):.3f}", "UniversalPetrarch, its own suite: 68 %"
    yield where, "dyad and type, F1", f"{2 * tp / (2 * tp + fp + fn):.3f}", ">= 0.75"
    tally = score_meantime(SHARED / "data/meantime/intra_cross-doc_annotation", reader)
    yield "MEANTIME, 90 articles", "event mention F1", f"{f1(*_three(tally.mention)):.3f}", "reported"
    yield (
        "MEANTIME, 90 articles",
        "participant F1 of matched mentions",
        f"{f1(*_three(tally.participant)):.3f}",
        "reported",
    )
    ecb = score_ecb(SHARED / "data/ecbplus", reader)
    where = f"ECB+ topics {', '.join(DEV_TOPICS)}"
    yield (
        where,
        "event mention F1 (listed sentences)",
        f"{f1(ecb.mentions_right, ecb.mentions_found, ecb.mentions_gold):.3f}",
        "reported",
    )
    yield where, "MUC / B-cubed / CEAF-e F1", f"{ecb.muc:.3f} / {ecb.b_cubed:.3f} / {ecb.ceaf_e:.3f}", "reported"
    yield (
        where,
        "CoNLL F1, predicted mentions, topics given",
        f"{ecb.conll:.3f}",
        "published 0.424 (xCoRe, test topics)",
    )
    seeds = score_seeds(SHARED, reader)
    yield (
        "seeds",
        f"gold events found, type and country of both sides (of {seeds.gold})",
        str(seeds.by_country),
        ">= 16",
    )
    yield "seeds", "the same with the sectors", str(seeds.by_code), "reported"
    yield "seeds", "things that are no events, coded", str(seeds.forbidden), "0"
    yield from _read_rows()


def _three(counts: list[int]) -> tuple[int, int, int]:
    return counts[0], counts[1], counts[2]


def _read_rows() -> Iterator[tuple[str, str, str, str]]:
    """The figures of the hand-read samples, counted from their tables: events_read.csv and one events_read_partN.csv a further draw."""
    for path in sorted(RESULTS.glob("events_read*.csv")):
        with path.open(encoding="utf-8") as rows:
            verdicts = list(csv.DictReader(rows))
        right = sum(row["verdict"] == "right" for row in verdicts)
        as_done = sum("as-done" in row["why"] for row in verdicts)
        groups = len({row["group"] for row in verdicts})
        where = f"{len(verdicts)} events of {groups} groups, read by hand ({path.name})"
        yield where, "right type and actor", f"{right / len(verdicts):.3f}", ">= 0.85"
        yield where, "conditional, denied, asked or alleged, coded as done", str(as_done), "0"
    with (RESULTS / "positions_read.csv").open(encoding="utf-8") as rows:
        verdicts = list(csv.DictReader(rows))
    right = sum(row["verdict"] == "right" for row in verdicts)
    groups = len({row["group"] for row in verdicts})
    where = f"{len(verdicts)} positions of {groups} groups, read by hand (positions_read.csv)"
    yield where, "right actor and stance, and a sensible issue", f"{right / len(verdicts):.3f}", "reported"


def _notes() -> list[str]:
    path = HERE / "data" / "events_notes.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


if __name__ == "__main__":
    main()
