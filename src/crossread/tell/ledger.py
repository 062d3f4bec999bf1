"""The ledger of who said what, as table, CSV and JSON lines: one entry a quotation, by speaker or by report."""

import csv
import io
import json
from dataclasses import asdict, dataclass
from typing import Literal

from crossread.records.dossier import Dossier
from crossread.records.said import Quotation
from crossread.tell.lookup import NOBODY, look_up

Order = Literal["speaker", "report"]
GAP = " […] "


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One quotation as a line of the ledger; `start` and `end` run from the first part to the last."""

    name: str
    report: str
    start: int
    end: int
    speaker: str
    known_by: str
    kind: str
    cue: str
    negated: bool
    stance: str
    words: str
    same_as: str


def ledger(dossier: Dossier, *, by: Order = "speaker", terms: bool = False) -> tuple[LedgerEntry, ...]:
    """Every quotation in order of speaker or of report; `terms` takes in names and scare quotes, which are nobody's utterance."""
    look = look_up(dossier)
    same = {q: look.name(s.id) for s in dossier.same_quotations for q in s.quotations}
    entries = [
        _entry(q, look.name(q.id), look.label(q.report), look.speaker(q.speaker), same.get(q.id, ""))
        for q in dossier.quotations
        if terms or q.kind != "term"
    ]
    order = {r.label: i for i, r in enumerate(dossier.reports)}
    place = {e.name: (order[e.report], e.start) for e in entries}
    if by == "report":
        return tuple(sorted(entries, key=lambda e: place[e.name]))
    return tuple(sorted(entries, key=lambda e: (e.speaker == NOBODY, e.speaker.casefold(), place[e.name])))


def _entry(quotation: Quotation, name: str, label: str, speaker: str, same_as: str) -> LedgerEntry:
    return LedgerEntry(
        name=name,
        report=label,
        start=quotation.parts[0].start,
        end=quotation.parts[-1].end,
        speaker=speaker,
        known_by=quotation.speaker.known_by,
        kind=quotation.kind,
        cue=quotation.cue.exact if quotation.cue else "",
        negated=quotation.negated,
        stance=quotation.stance or "",
        words=GAP.join(" ".join(p.exact.split()) for p in quotation.parts),
        same_as=same_as,
    )


def ledger_table(entries: tuple[LedgerEntry, ...], *, by: Order, width: int) -> str:
    """The ledger for a terminal of so many columns, under a heading for each speaker or report."""
    lines: list[str] = []
    heading = None
    for entry in entries:
        group = entry.speaker if by == "speaker" else f"report {entry.report}"
        if group != heading:
            lines += ["", group]
            heading = group
        who = "" if by == "speaker" else f"{entry.speaker}: "
        marks = ("", "") if entry.kind == "indirect" else ("“", "”")
        cue = f"{' '.join(entry.cue.split())}: " if entry.kind == "indirect" and entry.cue else ""
        tail = "".join(f"  = {entry.same_as}" if entry.same_as else "") + ("  NOT" if entry.negated else "")
        lead = f"  {entry.name:<5}{entry.report} {entry.start:>6,}  {entry.kind:<9}"
        room = max(20, width - len(lead) - len(who) - len(cue) - len(tail) - 2)
        words = entry.words if len(entry.words) <= room else entry.words[: room - 1] + "…"
        lines.append(f"{lead}{who}{cue}{marks[0]}{words}{marks[1]}{tail}")
    return "\n".join(lines[1:]) or "no quotation found"


def ledger_csv(entries: tuple[LedgerEntry, ...]) -> str:
    """The ledger as CSV with a header; words that a spreadsheet would take for a formula are kept as they are printed."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(LedgerEntry.__dataclass_fields__)
    writer.writerows(asdict(entry).values() for entry in entries)
    return held.getvalue()


def ledger_json(entries: tuple[LedgerEntry, ...]) -> str:
    """The ledger as a JSON list of objects."""
    return json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1)
