"""Figures, figure links, dates and agenda against the five gold files. `python -m bench.figures [--errors]` from the repo root.

Prints and writes bench/results/figures.md. A span counts as found if it covers half of the gold span or the other way round
(the rule of ../shared/gold/score.py); a value is right if number, bound and "about" agree with the gold's.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from crossread.align.dates import dates_by_alignment
from crossread.align.statements import align_statements
from crossread.flow import find
from crossread.judge.figures import link_figures
from crossread.load import load_tools
from crossread.read.plain_text import read_text
from crossread.records.judged import FigureLink, Row
from crossread.records.names import content_id
from crossread.records.told import AgendaItem, Figure, When
from crossread.tools import Tools

SHARED = Path("../shared")
RESULT = Path("bench/results/figures.md")
Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """What our code finds in one group."""

    figures: Sequence[Sequence[Figure]]
    links: Sequence[FigureLink]
    dates: Sequence[Sequence[When]]
    agenda: Sequence[Sequence[AgendaItem]]


def read_group(paths: Sequence[Path], tools: Tools) -> Found:
    """Find, align and link as the whole flow does; rows are taken as aligned, before they are judged."""
    found = find([read_text(path) for path in paths], tools=tools)
    annotated, figures = [one.annotated for one in found], [one.figures for one in found]
    dates, told, quoted = (
        [one.dates for one in found],
        [one.statements for one in found],
        [one.quotations for one in found],
    )
    aligned = align_statements(
        annotated, told, quotations=quoted, same_quotations=(), figures=figures, dates=dates, encode=tools.encode
    )
    statements = {s.id: s for one in told for s in one}
    rows = [
        Row(
            content_id("row", *a.statements),
            a.statements,
            tuple({statements[s].report: 0 for s in a.statements}),
            "same",
            (),
            "unknown",
            "likely",
            (),
        )
        for a in aligned.matters
    ]
    dates = list(dates_by_alignment(dates, rows, statements))
    links = link_figures(annotated, figures, rows, statements, dates=dates)
    return Found(figures, links, dates, [one.agenda for one in found])


def touches(a: Span, b: Span) -> bool:
    inter = min(a[1], b[1]) - max(a[0], b[0])
    return inter > 0 and inter >= 0.5 * min(a[1] - a[0], b[1] - b[0])


def gold_interval(value: str) -> tuple[date, date] | None:
    """First and last day of an ISO value: day, month, quarter, week, year, or two of them with a slash."""
    if "/" in value:
        ends = [gold_interval(part) for part in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    value = value.split("T")[0]
    try:
        if "-W" in value:
            monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
            return monday, monday + timedelta(6)
        parts = [int(part) for part in value.split("-")]
    except ValueError:
        return None
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1) - timedelta(1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def right_value(gold: object, figure: Figure) -> bool:
    """Whether a figure has the gold's number: plain numbers and "about" as both ends, bounds as the one end they set."""
    if isinstance(gold, (int, float)):
        return gold in (figure.min, figure.max)
    if not isinstance(gold, dict):
        return figure.kind == "duration"
    if "about" in gold:
        return figure.min == gold["about"]
    if "ratio" in gold:
        return figure.kind == "ratio" and figure.min == gold["ratio"]
    if "fuzzy" in gold:
        return figure.kind == "share"
    return all(getattr(figure, end) == value for end, value in gold.items() if end in ("min", "max"))


def seeds_as_group(gold: Mapping[str, Any]) -> dict[str, Any]:
    """The seeds' gold in the shape of the groups' gold (figures and links; dates are scored apart, with their status)."""
    span = lambda a: {"doc": a["src"], "start": a["start"], "end": a["end"], "text": a["exact"]}  # noqa: E731
    figures: list[dict[str, Any]] = []
    links = []
    for f in gold["figures"]:
        at = [len(figures) + k for k in range(sum(bool(f.get(s)) for s in "AB"))]
        figures += [{"span": span(f[side]), "value": f["value"]} for side in "AB" if f.get(side)]
        if len(at) == 2:
            links.append({"a": at[0], "b": at[1], "relation": "equal"})
    return {"figures": figures, "figure_links": links, "dates": []}


def score_figures(gold: Mapping[str, Any], found: Found, counts: Counter[str], errors: list[str], name: str) -> None:
    by_doc = {"ABC"[k]: figures for k, figures in enumerate(found.figures)}
    counts["figures found by us"] += sum(len(f) for f in found.figures)
    hit: dict[str, bool] = {}
    spans = []
    for g in gold["figures"]:
        s = (g["span"]["start"], g["span"]["end"])
        spans.append((g["span"]["doc"], s))
        counts["gold figures"] += 1
        matches = [f for f in by_doc[g["span"]["doc"]] if touches((f.anchor.start, f.anchor.end), s)]
        hit.update({f.id: True for f in matches})
        counts["spans found"] += bool(matches)
        right = any(right_value(g["value"], f) for f in matches)
        counts["values right"] += right
        if not right:
            errors.append(
                f"{name} figure {g['span']['doc']} {g['span']['text']!r} gold {g['value']} ours {[(f.min, f.max) for f in matches]}"
            )
    counts["figures of ours in gold"] += len(hit)
    place = {
        f.id: ("ABC"[k], (f.anchor.start, f.anchor.end)) for k, figures in enumerate(found.figures) for f in figures
    }
    at = lambda f, g: place[f][0] == g[0] and touches(place[f][1], g[1])  # noqa: E731
    for x in gold["figure_links"]:
        a, b = spans[x["a"]], spans[x["b"]]
        got = [
            k.relation for k in found.links if (at(k.left, a) and at(k.right, b)) or (at(k.left, b) and at(k.right, a))
        ]
        right = x["relation"] in got or (x["relation"] == "different-measure" and not got)
        counts["gold links"] += 1
        counts["links right"] += right
        counts[f"links right: {x['relation']}"] += right
        counts[f"gold links: {x['relation']}"] += 1
        if not right:
            texts = [gold["figures"][x[k]]["span"]["text"] for k in "ab"]
            errors.append(f"{name} link {texts} gold {x['relation']} ours {got}")
    gold_pairs = [(spans[x["a"]], spans[x["b"]]) for x in gold["figure_links"]]
    for k in found.links:
        counts[f"our links: {k.relation}"] += 1
        known = any((at(k.left, a) and at(k.right, b)) or (at(k.left, b) and at(k.right, a)) for a, b in gold_pairs)
        if not known:
            counts["our links not in gold"] += 1
            errors.append(f"{name} extra link {k.relation} {k.because[0].rule}: {k.because[0].detail}")


def score_dates(gold: Mapping[str, Any], found: Found, counts: Counter[str], errors: list[str], name: str) -> None:
    by_doc = {"ABC"[k]: dates for k, dates in enumerate(found.dates)}
    for g in gold["dates"]:
        want = gold_interval(str(g["value"]).removesuffix("TNI"))
        if want is None or g.get("vague"):
            continue
        s = (g["span"]["start"], g["span"]["end"])
        matches = [w for w in by_doc[g["span"]["doc"]] if touches((w.anchor.start, w.anchor.end), s)]
        counts["gold dates"] += 1
        counts["date spans found"] += bool(matches)
        right = bool(matches) and (matches[0].start, matches[0].end) == want
        counts["dates right"] += right
        if not right:
            errors.append(
                f"{name} date {g['span']['doc']} {g['span']['text']!r} gold {g['value']} ours {[(w.value, w.status) for w in matches]}"
            )


def score_seed_dates(gold: Mapping[str, Any], found: Found, counts: Counter[str], errors: list[str]) -> None:
    """The seeds' dates by value and status together: a resolved one by its days, an ambiguous one by its candidates."""
    by_doc = {"ABC"[k]: dates for k, dates in enumerate(found.dates)}
    for g in gold["dates"]:
        s = (g["text"]["start"], g["text"]["end"])
        matches = [w for w in by_doc[g["text"]["src"]] if touches((w.anchor.start, w.anchor.end), s)]
        counts["seed dates"] += 1
        right = any(_seed_right(g, when) for when in matches)
        counts["seed dates right"] += right
        if not right:
            errors.append(
                f"seeds date {g['text']['exact']!r} gold {g['value']} {g['status']} ours {[(w.value, w.status) for w in matches]}"
            )


def _seed_right(gold: Mapping[str, Any], when: When) -> bool:
    if when.status != gold["status"]:
        return False
    value = gold["value"]
    if isinstance(value, list):
        want = {gold_interval(v) for v in value}
        return {(c.start, c.end) for c in when.candidates} == want
    if value is None:
        return when.start is None
    days = gold_interval(value.removesuffix("TNI")) if value[:2].isdigit() else None
    return (when.start, when.end) == days if days else when.value == value.split(" ")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what is wrong, one line each")
    arguments = parser.parse_args()
    tools = load_tools()
    counts: Counter[str] = Counter()
    errors: list[str] = []
    seeds = json.loads((SHARED / "gold/seeds.json").read_text(encoding="utf-8"))
    found = read_group(sorted((SHARED / "seeds").glob("*.txt")), tools)
    score_figures(seeds_as_group(seeds), found, counts, errors, "seeds")
    score_seed_dates(seeds, found, counts, errors)
    placed = [
        {"span": {"doc": d["text"]["src"], "text": d["text"]["exact"], **d["text"]}, "value": d["value"]}
        for d in seeds["dates"]
        if d["status"] in ("inferred-year", "resolved", "resolved-by-alignment") and isinstance(d["value"], str)
    ]
    score_dates({"dates": [d for d in placed if d["value"][:2].isdigit()]}, found, counts, errors, "seeds")
    counts["seed agenda items with a day"] = sum(item.status == "day" for items in found.agenda for item in items)
    for path in sorted((SHARED / "gold/groups").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = read_group(sorted((SHARED / "gold/groups" / path.stem).glob("*.txt")), tools)
        score_figures(gold, found, counts, errors, path.stem)
        score_dates(gold, found, counts, errors, path.stem)
    lines = report(counts)
    print("\n".join(errors if arguments.errors else []), "\n".join(lines), sep="\n")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(c: Counter[str]) -> list[str]:
    ratio = lambda a, b: f"{c[a]} of {c[b]} = {c[a] / c[b]:.3f}" if c[b] else "none"  # noqa: E731
    kinds = ("equal", "compatible", "conflict", "different-measure")
    return [
        "# Figures and dates against the gold",
        "",
        "Data: ../shared/gold/seeds.json and the four files of ../shared/gold/groups (development data: rules were tuned on them).",
        "Command: `python -m bench.figures`. Rows are the alignments, not yet judged.",
        "",
        "| what | value |",
        "|---|---|",
        f"| figure spans found | {ratio('spans found', 'gold figures')} |",
        f"| figure values right | {ratio('values right', 'gold figures')} |",
        "| figures of ours that are in the gold (it lists only those that matter) "
        f"| {ratio('figures of ours in gold', 'figures found by us')} |",
        f"| figure links right | {ratio('links right', 'gold links')} |",
        *(
            f"| … {kind} | {ratio(f'links right: {kind}', f'gold links: {kind}')}; we made {c[f'our links: {kind}']} |"
            for kind in kinds
        ),
        f"| links of ours that the gold does not list | {c['our links not in gold']} |",
        f"| date spans found | {ratio('date spans found', 'gold dates')} |",
        f"| dates right (first and last day) | {ratio('dates right', 'gold dates')} |",
        f"| seeds: dates right in value and status | {ratio('seed dates right', 'seed dates')} |",
        f"| seeds: agenda items with a day (one in the gold) | {c['seed agenda items with a day']} |",
    ]


if __name__ == "__main__":
    main()
