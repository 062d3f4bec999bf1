"""Events for a terminal: who did what to whom, who says so and how, one line an event."""

from crossread.records.dossier import Dossier
from crossread.records.told import Event
from crossread.records.walk import short_names

HEADER = ("event", "reports", "type", "mode", "actor", "recipient", "told by", "how", "when", "words")
_MOST_WORDS = 16


def event_table(dossier: Dossier, *, width: int) -> str:
    """All events as columns; the words at the end fill what room the width leaves."""
    names = short_names(dossier)
    actors = {a.id: a.name for a in dossier.actors}
    labels = {r.id: r.label for r in dossier.reports}
    lines = [HEADER, *(_line(event, names, actors, labels) for event in dossier.events)]
    if len(lines) == 1:
        return "no event found"
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADER) - 1)]
    fixed = [[cell.ljust(room) for cell, room in zip(line, widths, strict=False)] for line in lines]
    room = max(20, width - sum(widths) - 2 * len(widths))
    shown = (line[-1] if len(line[-1]) <= room else line[-1][: room - 1] + "…" for line in lines)
    return "\n".join("  ".join([*cells, words]).rstrip() for cells, words in zip(fixed, shown, strict=True))


def _line(event: Event, names: dict[str, str], actors: dict[str, str], labels: dict[str, str]) -> tuple[str, ...]:
    days = [day.isoformat() for day in dict.fromkeys((event.start, event.end)) if day]
    return (
        names[event.id],
        " ".join(sorted({labels[a.report] for a in event.anchors})),
        event.type,
        event.mode or "",
        " + ".join(event.actors) or "—",
        " + ".join(event.recipients) or "—",
        _cut(actors.get(event.asserted_by, event.asserted_by)),
        event.modality,
        "/".join(days) or "—",
        " ".join(event.anchors[0].exact.split()) if event.anchors else "",
    )


def _cut(name: str) -> str:
    return name if len(name) <= _MOST_WORDS else name[: _MOST_WORDS - 1] + "…"
