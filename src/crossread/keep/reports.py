"""Reports in the store: kept once each, read back one by one, newest first by their numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import overload

import sqlalchemy as sa

from crossread.keep.schema import report as table
from crossread.keep.store import Store
from crossread.records.codec import record_from_json, record_to_json
from crossread.records.dossier import Refused
from crossread.records.text import Report

OF_A_DAY = 1 << 24
"""Numbers that one day has room for; `n` is the day (days since year 1) times this, and on."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """What a write did: ids now in the store for the first time, ids that already were, and what was refused."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[Refused, ...]


def keep_reports(store: Store, reports: Sequence[Report]) -> Kept:
    """Keep reports in one transaction; a text that is already there stays as it was first kept."""
    with store.write() as connection:
        return put_reports(connection, reports)


def put_reports(connection: sa.Connection, reports: Sequence[Report]) -> Kept:
    """The same inside a transaction that does more. A text with a NUL character is refused: PostgreSQL cannot keep it."""
    refused = tuple(
        Refused(r.file, "a NUL character in its text; save it as plain text") for r in reports if "\0" in r.text
    )
    wanted = {r.id: r for r in reports if "\0" not in r.text}
    known = _known(connection, list(wanted))
    new = [r for name, r in wanted.items() if name not in known]
    numbers = _numbers(connection, [r.published for r in new])
    if new:
        connection.execute(sa.insert(table), [_row(n, r) for n, r in zip(numbers, new, strict=True)])
    return Kept(tuple(r.id for r in new), tuple(sorted(known)), refused)


def _known(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in _portions(ids):
        found |= set(connection.scalars(sa.select(table.c.id).where(table.c.id.in_(some))))
    return found


def _numbers(connection: sa.Connection, days: Sequence[date | None]) -> list[int]:
    """Numbers that rise with the day; undated reports count as older than all dated ones."""
    last: dict[int, int] = {}
    numbers = []
    for day in days:
        base = (day.toordinal() if day else 0) * OF_A_DAY
        if base not in last:
            query = sa.select(sa.func.max(table.c.n)).where(table.c.n > base, table.c.n < base + OF_A_DAY)
            last[base] = connection.scalar(query) or base
        last[base] += 1
        numbers.append(last[base])
    return numbers


def _row(number: int, report: Report) -> dict[str, object]:
    return {
        "n": number,
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "language": report.language,
        "story": None,
        "text": report.text,
        "record": record_to_json(replace(report, text="")).decode(),
    }


def read_reports(store: Store, ids: Sequence[str]) -> tuple[Report, ...]:
    """Read reports back exactly as they were kept, in the order asked for; unknown ids are left out."""
    found: dict[str, Report] = {}
    with store.read() as connection:
        for some in _portions(ids):
            rows = connection.execute(sa.select(table.c.text, table.c.record).where(table.c.id.in_(some)))
            found |= {made.id: made for text, record in rows for made in (_report(text, record),)}
    return tuple(found[name] for name in ids if name in found)


def _report(text: str, record: str) -> Report:
    return replace(record_from_json(record, Report), text=text)


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]


@dataclass(frozen=True, slots=True)
class StoredReports(Sequence[Report]):
    """The reports of a store as a sequence that reads one at a time, so that a million fit where a list would not."""

    store: Store
    ids: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Report: ...

    @overload
    def __getitem__(self, place: slice) -> "StoredReports": ...

    def __getitem__(self, place: int | slice) -> "Report | StoredReports":
        """One report, read now; or a shorter sequence."""
        if isinstance(place, slice):
            return StoredReports(self.store, self.ids[place])
        return read_reports(self.store, (self.ids[place],))[0]

    def __iter__(self) -> Iterator[Report]:
        """All of them, some hundreds a query."""
        for some in _portions(self.ids):
            yield from read_reports(self.store, some)


def stored_reports(
    store: Store, *, language: str | None = "en", since: date | None = None, ids: Iterable[str] | None = None
) -> StoredReports:
    """The reports to work on, oldest first: of one language (None: any), from a day on, or those named."""
    if ids is not None:
        return StoredReports(store, tuple(ids))
    query = sa.select(table.c.id).order_by(table.c.n)
    if language:
        query = query.where(table.c.language == language)
    if since:
        query = query.where(table.c.n >= since.toordinal() * OF_A_DAY)
    with store.read() as connection:
        return StoredReports(store, tuple(connection.scalars(query)))


def count_reports(store: Store) -> int:
    """How many reports the store holds."""
    with store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def days_of(store: Store, ids: Sequence[str]) -> dict[str, date | None]:
    """The day of each report, without reading the reports."""
    found: dict[str, date | None] = {}
    with store.read() as connection:
        for some in _portions(ids):
            rows = connection.execute(sa.select(table.c.id, table.c.published).where(table.c.id.in_(some)))
            found |= {row.id: row.published for row in rows}
    return found


def set_stories(connection: sa.Connection, story_of: Mapping[str, str]) -> None:
    """Say for each report which story it is in."""
    if story_of:
        update = sa.update(table).where(table.c.id == sa.bindparam("report")).values(story=sa.bindparam("in_story"))
        connection.execute(update, [{"report": r, "in_story": s} for r, s in story_of.items()])
