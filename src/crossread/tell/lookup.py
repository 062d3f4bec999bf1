"""A dossier ready for telling: every record by its id, every report by its letter, every record's short name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crossread.records.dossier import Dossier
from crossread.records.judged import Row
from crossread.records.said import Actor, Quotation, Speaker
from crossread.records.text import Anchor, Report
from crossread.records.told import Event, Figure, Statement, When
from crossread.records.walk import short_names

NOBODY = "no speaker named"
_LONGEST_NAME = 60
_RELATIVE = re.compile(r"(?:who|which|that|whose|whom)\b", re.I)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the tellers ask for by id. `labels` gives a report's letter, `names` the short name of any record.

    `row_of` leads from a statement to its row, `rows_at` from a report and the offsets of a statement to its rows.
    """

    dossier: Dossier
    reports: Mapping[str, Report]
    labels: Mapping[str, str]
    names: Mapping[str, str]
    actors: Mapping[str, Actor]
    quotations: Mapping[str, Quotation]
    statements: Mapping[str, Statement]
    figures: Mapping[str, Figure]
    dates: Mapping[str, When]
    events: Mapping[str, Event]
    rows: Mapping[str, Row]
    row_of: Mapping[str, str]
    rows_at: Mapping[str, dict[tuple[int, int], tuple[str, ...]]]

    def label(self, report: str) -> str:
        """The letter of a report; "?" for one that the dossier does not hold."""
        return self.labels.get(report, "?")

    def letters(self, reports: tuple[str, ...]) -> str:
        """The letters of several reports, "A, B"."""
        return ", ".join(self.label(r) for r in reports)

    def name(self, record: str) -> str:
        """The short name of a record, or its id where it has none."""
        return self.names.get(record, record)

    def actor(self, actor: str) -> str:
        """The fullest name of an actor; "narrator" and "unknown" stay what they are."""
        return self.actors[actor].name if actor in self.actors else actor

    def speaker(self, speaker: Speaker) -> str:
        """Who speaks, in words."""
        if speaker.actor is not None and speaker.actor in self.actors:
            return self.actors[speaker.actor].name
        if speaker.mention is None or speaker.known_by == "unknown" or _RELATIVE.match(speaker.mention.exact):
            return NOBODY
        return shorten(speaker.mention.exact, _LONGEST_NAME)

    def place(self, anchor: Anchor) -> str:
        """Where an anchor stands, for people: "A 408–525"."""
        return f"{self.label(anchor.report)} {anchor.start}–{anchor.end}"


def look_up(dossier: Dossier) -> Lookup:
    """Index a dossier once for all tellers."""
    row_of = {s: row.id for row in dossier.rows for s in row.statements}
    rows_at: dict[str, dict[tuple[int, int], tuple[str, ...]]] = {}
    for statement in dossier.statements:
        for anchor in statement.anchors if statement.id in row_of else ():
            mine = rows_at.setdefault(anchor.report, {})
            place = (anchor.start, anchor.end)
            mine[place] = (*mine.get(place, ()), row_of[statement.id])
    return Lookup(
        dossier=dossier,
        reports={r.id: r for r in dossier.reports},
        labels={r.id: r.label for r in dossier.reports},
        names=short_names(dossier),
        actors={a.id: a for a in dossier.actors},
        quotations={q.id: q for q in dossier.quotations},
        statements={s.id: s for s in dossier.statements},
        figures={f.id: f for f in dossier.figures},
        dates={d.id: d for d in dossier.dates},
        events={e.id: e for e in dossier.events},
        rows={r.id: r for r in dossier.rows},
        row_of=row_of,
        rows_at=rows_at,
    )


def one_line(words: str) -> str:
    """The words with line breaks and runs of blanks made single blanks, for lists; never for what is cited as exact."""
    return " ".join(words.split())


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun: "1 report", "1,045 reports"."""
    return f"{number:,} {one if number == 1 else several}"


def shorten(words: str, most: int) -> str:
    """The words on one line, cut at a blank with "…" where they are longer than `most` characters."""
    line = one_line(words)
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def day_words(day: date) -> str:
    """A day for people: "12 March 2031"; English on every machine, whatever its locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_words(start: date | None, end: date | None) -> str:
    """A stretch of days for people; a whole month or year by its name, "no day" where nothing is known."""
    if start is None or end is None:
        known = start or end
        return "no day" if known is None else f"{'from' if start else 'until'} {day_words(known)}"
    if start == end:
        return day_words(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end.day >= 28):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def origin_words(report: Report) -> str:
    """Outlet and day of a report for people, and in words what it does not say."""
    outlet = report.outlet or "no outlet"
    return f"{outlet}, {day_words(report.published) if report.published else 'no date'}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
