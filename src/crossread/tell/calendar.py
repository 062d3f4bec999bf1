"""What lies ahead as an iCalendar file (RFC 5545): only what has a day; what that day rests on goes with it."""

from datetime import date, timedelta

from crossread.records.dossier import Dossier
from crossread.records.told import AgendaItem
from crossread.tell.lookup import Lookup, look_up, origin_words, shorten
from crossread.tell.safe_text import for_terminal

_LINE = 75
"""Octets that RFC 5545 allows on a line."""


def calendar(dossier: Dossier) -> str:
    """Write the calendar; the same dossier gives the same bytes, for no time of day of the writing goes in.

    DTSTAMP, which RFC 5545 asks for, is the day the report was published, or the day of the entry where nobody said.
    """
    look = look_up(dossier)
    days = [(item.start, item) for item in dossier.agenda if item.status == "day" and item.start is not None]
    events = [line for day, item in sorted(days, key=lambda d: (d[0], d[1].id)) for line in _event(look, day, item)]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Crossread//Crossread {dossier.made.crossread}//EN"]
    return "".join(f"{part}\r\n" for line in (*head, *events, "END:VCALENDAR") for part in _folded(line))


def _event(look: Lookup, day: date, item: AgendaItem) -> list[str]:
    report = look.reports[item.report]
    last = item.end or day
    words = for_terminal(item.what.exact)
    told = f"“{words}” ({look.place(item.what)}; {for_terminal(origin_words(report))}). Day: {item.basis}"
    return [
        "BEGIN:VEVENT",
        f"UID:{item.id}@crossread",
        f"DTSTAMP:{report.published or day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(shorten(words, 120))}",
        f"DESCRIPTION:{_escaped(told)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words


def _folded(line: str) -> list[str]:
    """The line in pieces of at most 75 octets, never cutting a character; further pieces begin with a blank."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return [*pieces, piece]
