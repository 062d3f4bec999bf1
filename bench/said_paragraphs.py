"""Who said what in short reports of ours marked by hand (tests/golden/paragraphs): a half read while tuning and a half held out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.polnear import content_words
from crossread.annotate.cast import Cast, find_cast
from crossread.annotate.pipeline import Annotator
from crossread.extract.quotations import find_quotations
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.said import Quotation
from crossread.records.text import Report

FOLDER = Path("tests/golden/paragraphs")
HALVES = ("tuning", "held_out")
_MARKS = "“\"‘'"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a reader marked: characters `start` to `end`, the words there, kind, cue and speaker as the files' heads say; "" is unmarked."""

    start: int
    end: int
    words: str
    kind: str
    cue: str
    speaker: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """Counts over reports: between marks, then reported clauses; and in words what was missed, wrong or too much."""

    quoted: int = 0
    quoted_found: int = 0
    kinds_right: int = 0
    quoted_extra: int = 0
    clauses: int = 0
    clauses_found: int = 0
    clauses_exact: int = 0
    clauses_extra: int = 0
    cues: int = 0
    cues_right: int = 0
    speakers: int = 0
    speakers_right: int = 0
    notes: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One line of the table."""
        return (
            f"| {name} | {self.quoted_found} of {self.quoted} | {self.quoted_extra} | {self.kinds_right} of {self.quoted_found} "
            f"| {self.clauses_found} of {self.clauses} ({self.clauses_exact} exact) | {self.clauses_extra} "
            f"| {self.cues_right} of {self.cues} | {self.speakers_right} of {self.speakers} |"
        )


def read_marked(path: Path) -> Iterator[tuple[str, Report, list[Marked]]]:
    """The reports of one half, each with its name and what is marked in it; raises ValueError where marked words are not in the text."""
    for one in tomllib.loads(path.read_text(encoding="utf-8"))["report"]:
        report = text_report(one["text"].encode(), file=one["name"] + ".txt", metadata=Metadata())
        yield one["name"], report, [_marked(report, one["name"], entry) for entry in one["quotations"]]


def _marked(report: Report, name: str, entry: dict[str, Any]) -> Marked:
    words, kind = entry["words"], entry.get("kind", "")
    places = list(_places(report.text, words))
    if not places:
        raise ValueError(f"report {name}: “{words}” is not in the text; was it edited?")
    between = [at for at in places if report.text[at - 1 : at] in tuple(_MARKS)]
    at = (between or places)[0] if kind != "indirect" else places[0]
    return Marked(at, at + len(words), words, kind, entry.get("cue", ""), tuple(entry["speaker"]))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def score(name: str, report: Report, marked: Sequence[Marked], quotations: Sequence[Quotation], cast: Cast) -> Score:
    """Compare the quotations found in one report with what is marked in it. Spans are compared by the words they cover."""
    counts = Score()
    taken: set[str] = set()
    for wanted in marked:
        quotation = (
            _clause(report, wanted, quotations) if wanted.kind == "indirect" else _quoted(report, wanted, quotations)
        )
        _count_span(report, wanted, quotation, counts)
        if quotation is None:
            counts.notes.append(f"{name}: not found: {wanted.kind} {wanted.words!r}")
            continue
        taken.add(quotation.id)
        _count_words(name, wanted, quotation, cast, counts)
    for extra in (q for q in quotations if q.id not in taken):
        if extra.kind == "indirect":
            counts.clauses_extra += 1
        else:
            counts.quoted_extra += 1
            counts.notes.append(f"{name}: not marked: {extra.kind} {extra.parts[0].exact!r}")
    return counts


def _quoted(report: Report, wanted: Marked, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation with a part over the very words marked."""
    words = content_words(report.text, [(wanted.start, wanted.end)])
    mine = (q for q in quotations if q.kind != "indirect")
    return next(
        (q for q in mine if any(content_words(report.text, [(p.start, p.end)]) == words for p in q.parts)), None
    )


def _clause(report: Report, wanted: Marked, quotations: Sequence[Quotation]) -> Quotation | None:
    """The reported clause that shares most words with the one marked, at least half of the longer one's."""
    words = set(content_words(report.text, [(wanted.start, wanted.end)]))

    def share(q: Quotation) -> float:
        spans = [(p.start, p.end) for p in q.parts]
        given = [set(content_words(report.text, some)) for some in (spans, *([span] for span in spans))]
        return max(len(g & words) / max(len(g), len(words)) for g in given)

    best = max((q for q in quotations if q.kind == "indirect"), key=share, default=None)
    return best if best is not None and share(best) >= 0.5 else None


def _count_span(report: Report, wanted: Marked, quotation: Quotation | None, counts: Score) -> None:
    found = quotation is not None
    if wanted.kind != "indirect":
        counts.quoted += 1
        counts.quoted_found += found
        return
    counts.clauses += 1
    counts.clauses_found += found
    if quotation is not None:
        given = content_words(report.text, [(p.start, p.end) for p in quotation.parts])
        counts.clauses_exact += given == content_words(report.text, [(wanted.start, wanted.end)])


def _count_words(name: str, wanted: Marked, quotation: Quotation, cast: Cast, counts: Score) -> None:
    """Count kind, cue and speaker of what was found."""
    if wanted.kind != "indirect":
        right = wanted.kind in ("", quotation.kind)
        counts.kinds_right += right
        if not right:
            counts.notes.append(f"{name}: kind {quotation.kind}, not {wanted.kind}: {wanted.words!r}")
    if wanted.cue:
        given = quotation.cue.exact if quotation.cue is not None else ""
        counts.cues += 1
        counts.cues_right += given.casefold() == wanted.cue.casefold()
        if given.casefold() != wanted.cue.casefold():
            counts.notes.append(f"{name}: cue {given!r}, not {wanted.cue!r}: {wanted.words!r}")
    counts.speakers += 1
    names = speaker_names(cast, quotation)
    right = any(n.casefold() in names.casefold() for n in wanted.speaker) if wanted.speaker else not names
    counts.speakers_right += right
    if not right:
        counts.notes.append(
            f"{name}: speaker {names!r}, not {'/'.join(wanted.speaker) or 'unknown'!r}: {wanted.words!r}"
        )


def speaker_names(cast: Cast, quotation: Quotation) -> str:
    """The names and the mention of a quotation's speaker; empty where it is unknown."""
    actor = cast.actor(quotation.speaker.actor) if quotation.speaker.actor is not None else None
    mention = quotation.speaker.mention
    return " | ".join([*([actor.name, *actor.aliases] if actor else []), *([mention.exact] if mention else [])])


def add(total: Score, one: Score) -> None:
    """Add the counts of one report to a total."""
    for name in Score.__slots__:
        setattr(total, name, getattr(total, name) + getattr(one, name))


def paragraph_scores(annotate: Annotator, folder: Path = FOLDER, *, show: Sequence[str] = ("tuning",)) -> list[str]:
    """The table of both halves, and what was missed in those halves that `show` names."""
    lines = [
        "## Short reports of ours, marked by hand",
        "",
        "| half | between marks: found | not marked | kind right | reported clauses found | not marked | cue right | speaker right |",
        "|---|---|---|---|---|---|---|---|",
    ]
    notes: list[str] = []
    for half in HALVES:
        total = Score()
        for name, report, marked in read_marked(folder / f"{half}.toml"):
            annotated = annotate(report)
            cast = find_cast(annotated)
            add(total, score(name, report, marked, find_quotations(annotated, cast=cast), cast))
        lines.append(total.line(half.replace("_", " ")))
        notes += [f"- {note}" for note in total.notes] if half in show else []
    return [*lines, "", f"Missed or wrong in: {', '.join(show)}.", "", *notes]
