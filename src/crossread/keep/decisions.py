"""Decisions of people about what was found: added one after another, never changed, never deleted, never rebuilt away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

import sqlalchemy as sa

from crossread.errors import CrossreadError
from crossread.keep.schema import decision as table
from crossread.keep.store import Store
from crossread.records.names import content_id

Verdict = Literal["right", "wrong", "unsure", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a record: `about` is its id, `at` an ISO 8601 instant in UTC.

    To take a decision back is another decision ("withdrawn"); the latest of a person about a record is the one that holds.
    """

    id: str
    about: str
    dossier: str | None
    verdict: Verdict
    who: str
    at: str
    note: str


def decide(
    store: Store, about: str, verdict: Verdict, *, who: str, note: str = "", dossier: str | None = None, at: str = ""
) -> Decision:
    """Add a decision; it is on disk when this returns. Raises CrossreadError for a verdict that is none, or without a name."""
    if verdict not in get_args(Verdict):
        raise CrossreadError(f"{verdict!r} is no verdict; there are {', '.join(get_args(Verdict))}")
    if not who.strip():
        raise CrossreadError(f"decision about {about}: say who decides; a verdict without a name cannot be asked about")
    at = at or datetime.now(UTC).isoformat(timespec="microseconds")
    made = Decision(content_id("decision", about, verdict, who, at, note), about, dossier, verdict, who, at, note)
    keep_decisions(store, [made])
    return made


def keep_decisions(store: Store, decisions: Sequence[Decision]) -> int:
    """Add decisions, for instance another store's; those already here are passed over. Gives how many were new."""
    with store.write() as connection:
        known = set(connection.scalars(sa.select(table.c.id).where(table.c.id.in_([d.id for d in decisions]))))
        new = [d for d in decisions if d.id not in known]
        if new:
            connection.execute(sa.insert(table), [_row(d) for d in new])
    return len(new)


def _row(made: Decision) -> dict[str, str | None]:
    return {c.name: getattr(made, c.name) for c in table.c if c.name != "n"}


def decisions(store: Store, *, about: str | None = None, dossier: str | None = None) -> tuple[Decision, ...]:
    """All decisions in the order they were added, or those about one record or dossier."""
    query = sa.select(*(c for c in table.c if c.name != "n")).order_by(table.c.n)
    if about:
        query = query.where(table.c.about == about)
    if dossier:
        query = query.where(table.c.dossier == dossier)
    with store.read() as connection:
        return tuple(Decision(**row) for row in connection.execute(query).mappings())
