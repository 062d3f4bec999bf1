"""Time expressions against MEANTIME (90 Wikinews articles, CAT XML). `python -m bench.timex [--errors]` from the repo root.

Scored are gold TIMEX3 whose value is a day, month or year (with or without a time of day); the date of creation itself is given
to the finder, as a report's date of publication would be, and is not scored. A gold date is right if one of our spans overlaps it
and has the same day, month or year; every other date of ours with such a value is a false one. Writes bench/results/timex.md.
"""

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crossread.annotate.pipeline import Annotator, load_annotator
from crossread.extract.dates import find_dates
from crossread.records.names import content_id
from crossread.records.text import Block, Report
from crossread.records.told import When

SOURCE = Path("../shared/data/meantime/intra_cross-doc_annotation")
RESULT = Path("bench/results/timex.md")
LAST_SENTENCE = 5  # the corpus marks time expressions in the first six sentences of an article (counted from 0)
CALENDAR = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(T.*)?$")
OPENERS, CLOSERS = {"(", "[", "$", "£", "€", "``", "“"}, set(".,;:!?)]%") | {"''", "”", "n't"}


@dataclass(frozen=True)
class GoldTime:
    """One TIMEX3 of the corpus in place: characters of the rebuilt text and value."""

    start: int
    end: int
    value: str
    created: bool


@dataclass(frozen=True)
class Article:
    """An article with its gold; `annotated_to` is where the sentences end in which the corpus marks time expressions."""

    name: str
    report: Report
    times: tuple[GoldTime, ...]
    published: date | None
    annotated_to: int


@dataclass(frozen=True)
class Ours:
    """One date of ours as scored: characters and value; a range ("2009 to 2011") counts as its two ends, as in the corpus."""

    start: int
    end: int
    value: str
    text: str


def load(path: Path) -> Article:
    """Rebuild an article's text from its tokens: headline, dateline and body as blocks."""
    root = ET.parse(path).getroot()
    text, blocks, where, numbers = "", [], {}, {}
    previous, block_start = "", 0
    for token in root.iter("token"):
        sentence, word = int(token.get("sentence") or 0), token.text or ""
        fresh = sentence in (1, 2) and token.get("number") is not None and sentence != previous and sentence <= 2
        if fresh:
            blocks.append(Block("headline" if sentence == 1 else "paragraph", block_start, len(text)))
            text += "\n\n"
            block_start = len(text)
        elif text and word not in CLOSERS and not word.startswith("'") and not text.endswith(tuple(OPENERS)):
            text += " "
        numbers[token.get("t_id")] = sentence
        where[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
        previous = sentence
    blocks.append(Block("paragraph", block_start, len(text)))
    annotated_to = max(end for t, (_, end) in where.items() if numbers[t] <= LAST_SENTENCE)
    times = []
    for timex in root.iter("TIMEX3"):
        spans = [where[a.get("t_id")] for a in timex.iter("token_anchor")]
        created = timex.get("functionInDocument") == "CREATION_TIME"
        if spans:
            times.append(
                GoldTime(min(s[0] for s in spans), max(s[1] for s in spans), timex.get("value") or "", created)
            )
    created_on = next((t.value for t in times if t.created), "")
    published = date.fromisoformat(created_on[:10]) if re.match(r"\d{4}-\d\d-\d\d", created_on) else None
    kept = tuple(b for b in blocks if b.end > b.start)
    report = Report(
        content_id("report", path.stem), "A", text, path.name, "", "", None, published, None, None, "en", kept, ()
    )
    return Article(path.stem, report, tuple(times), published, annotated_to)


def score(article: Article, annotate: Annotator) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    errors = []
    whens = find_dates(annotate(article.report), published=article.published)
    created = [t for t in article.times if t.created]
    ours = [
        o
        for w in whens
        for o in as_scored(w)
        if o.start < article.annotated_to and not any(overlap(o, t) for t in created)
    ]
    gold = [t for t in article.times if not t.created and CALENDAR.match(t.value)]
    used: set[Ours] = set()
    for t in gold:
        match = next((o for o in ours if overlap(o, t) and same_value(o.value, t.value) and o not in used), None)
        counts["gold"] += 1
        if match:
            counts["right"] += 1
            used.add(match)
        else:
            near = [(w.anchor.exact, w.value, w.status) for w in whens for o in as_scored(w) if overlap(o, t)]
            errors.append(f"{article.published} missed {t.value} | {near} | {excerpt(article, t.start, t.end)}")
        counts["spans met"] += any(overlap(o, t) for w in whens for o in as_scored(w, every=True))
    for o in ours:
        counts["ours"] += 1
        if o not in used:
            also = [t.value for t in article.times if overlap(o, t)]
            errors.append(
                f"{article.published} false {o.text!r} {o.value} | gold {also} | {excerpt(article, o.start, o.end)}"
            )
    return counts, errors


def excerpt(article: Article, start: int, end: int) -> str:
    return (
        article.report.text[max(0, start - 60) : start]
        + "["
        + article.report.text[start:end]
        + "]"
        + article.report.text[end : end + 30]
    )


def as_scored(when: When, *, every: bool = False) -> list[Ours]:
    """A date of ours if its value is a day, month or year; the two ends of a range."""
    values = when.value.split("/")
    if not every and not all(CALENDAR.match(value) for value in values):
        return []
    return [Ours(when.anchor.start, when.anchor.end, value, when.anchor.exact) for value in values]


def overlap(ours: Ours, time: GoldTime) -> bool:
    return ours.start < time.end and time.start < ours.end


def same_value(ours: str, gold: str) -> bool:
    a, b = CALENDAR.match(ours), CALENDAR.match(gold)
    return a is not None and b is not None and a[1] == b[1]


def row(name: str, c: Counter[str]) -> str:
    p, r = c["right"] / max(1, c["ours"]), c["right"] / max(1, c["gold"])
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"| {name} | {c['gold']} | {c['ours']} | {c['spans met'] / max(1, c['gold']):.3f} | {p:.3f} | {r:.3f} | {f:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="print what is wrong in the development half, one line each"
    )
    arguments = parser.parse_args()
    annotate = load_annotator()
    halves: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for path in sorted(SOURCE.rglob("*.xml")):
        development = int(path.stem.split("_")[0]) % 2 == 0
        counts, errors = score(load(path), annotate)
        halves[development].update(counts)
        if arguments.errors and development:
            print("\n".join(errors))
    lines = [
        "# Time expressions on MEANTIME",
        "",
        "Data: ../shared/data/meantime, 90 English Wikinews articles (CC BY 4.0). Articles with an even number were read while the rules",
        "were written; the odd ones were only scored. Command: `python -m bench.timex`.",
        "",
        "| part | gold dates | ours | spans met | value precision | value recall | value F1 |",
        "|---|---|---|---|---|---|---|",
        row("development (even numbers)", halves[True]),
        row("held out (odd numbers)", halves[False]),
        row("all", halves[True] + halves[False]),
    ]
    print("\n".join(lines))
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
