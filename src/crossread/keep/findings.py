"""What of a dossier can be looked up by field: one row for each statement, quotation, figure, event, position, conflict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crossread.records.dossier import Dossier
from crossread.records.text import Anchor


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a dossier, as the index keeps it: the names of actors, not their ids, so that one can ask across dossiers."""

    id: str
    kind: str
    report: str | None
    actor: str | None
    day: date | None
    words: str


def findings_of(dossier: Dossier) -> Iterator[Finding]:
    """All lines of a dossier that can be looked up; a statement's or quotation's day is its report's."""
    name = {actor.id: actor.name for actor in dossier.actors}
    day = {report.id: report.published for report in dossier.reports}
    for s in dossier.statements:
        subject = next((a.actor for a in s.arguments if a.role in ("subject", "agent") and a.actor), None)
        yield Finding(s.id, "statement", s.report, name.get(subject or ""), day.get(s.report), _words(s.anchors))
    for q in dossier.quotations:
        yield Finding(q.id, "quotation", q.report, name.get(q.speaker.actor or ""), day.get(q.report), _words(q.parts))
    for f in dossier.figures:
        yield Finding(f.id, "figure", f.report, None, day.get(f.report), f.anchor.exact)
    for e in dossier.events:
        actor = next((name[a] for a in e.actor_ids if a in name), None)
        yield Finding(e.id, f"event:{e.type}", e.anchors[0].report, actor, e.start, _words(e.anchors[:1]))
    for p in dossier.positions:
        yield Finding(p.id, f"position:{p.stance}", p.reports[0], name.get(p.actor), None, p.issue)
    for c in dossier.conflicts:
        yield Finding(c.id, f"conflict:{c.kind}", None, None, None, _words(c.passages))
    for a in dossier.agenda:
        yield Finding(a.id, "agenda", a.report, None, a.start, a.what.exact)


def _words(anchors: Iterable[Anchor]) -> str:
    return " … ".join(anchor.exact for anchor in anchors)
