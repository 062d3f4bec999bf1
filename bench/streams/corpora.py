"""The reports that the streams benchmark reads: groups of real reports for quality, generated ones for volume."""

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from crossread.errors import UnreadableInput
from crossread.read.metadata import Metadata
from crossread.read.plain_text import read_text, text_report
from crossread.records.text import Report

DATA = Path("../shared/data")
GMB = DATA / "gmb_ner" / "train.csv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report and the event it belongs to; None: nobody said, it only stands in the way."""

    report: Report
    event: str | None


def groups(name: str) -> list[Labelled]:
    """groups/allsides or groups/basil: folders of two or three reports of one event."""
    found = []
    for side in sorted(DATA.glob(f"groups/{name}/*/meta.json")):
        for entry in json.loads(side.read_text("utf-8")):
            report = read_text(side.parent / entry["file"])
            found.append(Labelled(report, f"{name}/{side.parent.name}"))
    return found


def ecb() -> list[Labelled]:
    """ECB+ topics 1 to 35: two different events of one kind a topic; no days. Sentences become paragraphs."""
    found = []
    for path in sorted(DATA.glob("ecbplus/ECB+/*/*.xml")):
        sentences: defaultdict[int, list[str]] = defaultdict(list)
        for token in ElementTree.parse(path).getroot().iter("token"):
            sentences[int(token.get("sentence", 0))].append(token.text or "")
        lines = [" ".join(words) for _, words in sorted(sentences.items())]
        plus = "plus" in path.name
        if plus and lines and lines[0].startswith("http"):
            lines = lines[1:]
        text = "\n\n".join(lines).encode()
        event = f"ecb/{path.parent.name}{'plus' if plus else ''}"
        found.append(Labelled(text_report(text, file=path.name, metadata=Metadata()), event))
    return found


def polnear() -> list[Labelled]:
    """PolNeAR's 924 political reports of one autumn: no events given, so they only stand in the way."""
    found = []
    for path in sorted(DATA.glob("polnear/*/text/*.txt")):
        day = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        known = Metadata(published=date.fromisoformat(day[1]) if day else None)
        try:
            found.append(Labelled(text_report(path.read_bytes(), file=path.name, metadata=known), None))
        except UnreadableInput:
            continue
    return found


def without_days(reports: list[Labelled]) -> list[Labelled]:
    """The same reports with nobody saying when they were printed."""
    return [replace(one, report=replace(one.report, published=None)) for one in reports]


def sentences() -> list[str]:
    """The 43,000 open sentences of gmb_ner, spaced as prose."""
    lines: list[list[str]] = []
    with GMB.open(encoding="utf-8", errors="replace") as rows:
        for sentence, word, *_ in csv.reader(rows):
            if sentence == "Sentence #":
                continue
            if sentence:
                lines.append([])
            lines[-1].append(word)
    return [re.sub(r" (?=[.,;:?!%')])| ?'s\b", lambda m: m[0].strip(), " ".join(w)) for w in lines if len(w) > 5]


def generated(
    count: int, *, seed: int = 7, days: int = 60, longest: int = 30, pool: list[str] | None = None
) -> Iterator[Report]:
    """Make up reports of open sentences drawn at random, `longest` (12 to 30 unless said) or less, over `days`: volume, not stories."""
    draw, open_sentences = random.Random(seed), pool or sentences()
    for number in range(count):
        body = draw.sample(open_sentences, draw.randint(2 * longest // 5, longest))
        text = "\n\n".join([body[0][:80], *[" ".join(body[i : i + 3]) for i in range(1, len(body), 3)]])
        day = date(2026, 1, 1) + timedelta(days=draw.randrange(days))
        known = Metadata(
            published=day, outlet=f"Outlet {draw.randrange(200)}", title=f"Report {number}: {body[0][:60]}"
        )
        yield text_report(text.encode(), file=f"generated-{number}.txt", metadata=known)
