"""Who said what in reports of ours in newsroom style (tests/golden/newsroom): spans, speakers, and one utterance in two wordings."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crossread.flow import compare
from crossread.read.sources import read_sources
from crossread.records.dossier import Dossier
from crossread.records.said import Quotation
from crossread.tools import Tools

FOLDER = Path("tests/golden/newsroom")
_MARKS = "“\"‘'"


@dataclass(slots=True)
class Score:
    """Counts of one story, and in words what was missed or found wrongly."""

    spans: int = 0
    spans_found: int = 0
    speakers: int = 0
    speakers_right: int = 0
    utterances: int = 0
    utterances_found: int = 0
    wrong: int = 0
    missed: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One line of the table."""
        return (
            f"| {name} | {self.spans_found} of {self.spans} | {self.speakers_right} of {self.speakers} "
            f"| {self.utterances_found} of {self.utterances} | {self.wrong} |"
        )


def score(story: str, dossier: Dossier, expected: dict[str, list[dict[str, Any]]]) -> Score:
    """Compare a dossier with what a reader wrote down before."""
    counts = Score()
    found: dict[tuple[str, str], Quotation] = {}
    for wanted in (w for w in expected["quotations"] if w["story"] == story):
        counts.spans += 1
        quotation = _quotation_at(dossier, wanted["report"], wanted["words"])
        if quotation is None:
            counts.missed.append(f"no quotation: {wanted['report']} {wanted['words']}")
            continue
        counts.spans_found += 1
        found[wanted["report"], wanted["words"]] = quotation
        if not wanted["term"]:
            counts.speakers += 1
            right = any(name.casefold() in _speaker(dossier, quotation).casefold() for name in wanted["speaker"])
            counts.speakers_right += right
            if not right:
                counts.missed.append(f"speaker: {wanted['report']} {wanted['words']}")
    _score_utterances(story, dossier, expected, counts, found)
    return counts


def _score_utterances(
    story: str,
    dossier: Dossier,
    expected: dict[str, list[dict[str, Any]]],
    counts: Score,
    found: dict[tuple[str, str], Quotation],
) -> None:
    groups = [set(s.quotations) for s in dossier.same_quotations if s.relation != "quoted-reported"]
    explained: list[set[str]] = []
    for wanted in (w for w in expected["utterances"] if w["story"] == story):
        left, right = found.get(("A", wanted["left"])), found.get(("B", wanted["right"]))
        group = next((g for g in groups if left and right and {left.id, right.id} <= g), None)
        counts.utterances += wanted["same"]
        if wanted["same"] and group is not None:
            counts.utterances_found += 1
            explained.append(group)
        elif wanted["same"]:
            counts.missed.append(f"two prints apart: {wanted['left']} / {wanted['right']}")
    counts.wrong = sum(group not in explained for group in groups)


def _quotation_at(dossier: Dossier, label: str, words: str) -> Quotation | None:
    report = next(r for r in dossier.reports if r.label == label)
    at = next((k for k in _places(report.text, words) if report.text[k - 1] in _MARKS), None)
    if at is None:
        raise ValueError(f"report {label}: “{words}” does not stand after an opening mark; was the text edited?")
    mine = (q for q in dossier.quotations if q.report == report.id and q.kind != "indirect")
    return next((q for q in mine if any(abs(p.start - at) <= 1 for p in q.parts)), None)


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _speaker(dossier: Dossier, quotation: Quotation) -> str:
    actor = next((a for a in dossier.actors if a.id == quotation.speaker.actor), None)
    mention = quotation.speaker.mention
    return " | ".join([*([actor.name, *actor.aliases] if actor else []), mention.exact if mention else ""])


def newsroom_scores(tools: Tools, folder: Path = FOLDER) -> list[str]:
    """The table over all stories, and what was missed."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    lines = [
        "## Reports of ours in newsroom style",
        "",
        "| story | spans found | speakers right | one utterance, two prints: found | found wrongly |",
        "|---|---|---|---|---|",
    ]
    missed = []
    for place in sorted(p for p in folder.iterdir() if p.is_dir()):
        reports = read_sources(sorted(place.glob("*.txt"))).reports
        counts = score(place.name, compare(reports, tools=tools), expected)
        lines.append(counts.line(place.name))
        missed += [f"- {place.name}: {words}" for words in counts.missed]
    return [*lines, "", "Missed:", "", *missed]
