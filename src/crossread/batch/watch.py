"""Watching feeds: what is new is fetched, kept and placed in its story, turn by turn, and a restart goes on where it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from crossread.errors import UnreadableInput
from crossread.gather.stories import WINDOW
from crossread.gather.stream import StoryStream
from crossread.keep.reports import put_reports, read_reports
from crossread.keep.schema import report as reports_table
from crossread.keep.schema import source as sources_table
from crossread.keep.store import Store
from crossread.keep.stories import put_changes
from crossread.read.conditional import Answer, Marks, fetch_if_new
from crossread.read.feeds import Entry, read_feed
from crossread.read.language import ANALYSED, label_language
from crossread.read.streams import entry_report
from crossread.records.dossier import Refused
from crossread.records.gathered import StoryChange
from crossread.records.text import Report

_TRIES = 3
_REFUSED = "refused "

Fetch = Callable[[str, Marks], Answer]
ReadEntry = Callable[[Entry], Report | Refused]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn over all feeds brought; `renewed` counts those of the added that are new versions of a known address."""

    added: tuple[Report, ...]
    changes: tuple[StoryChange, ...]
    refused: tuple[Refused, ...]
    unchanged: int
    renewed: int


def resume_stream(store: Store, *, today: date | None = None) -> StoryStream:
    """The stories of the last fortnight as the store holds them, ready to take new reports; days after tomorrow are slips."""
    tomorrow = (today or datetime.now(UTC).date()) + timedelta(days=1)
    stream = StoryStream(today=tomorrow)
    with store.read() as connection:
        day = reports_table.c.published
        latest = connection.scalar(sa.select(sa.func.max(day)).where(day <= tomorrow))
        since = reports_table.c.published >= latest - WINDOW if latest else sa.true()
        query = sa.select(reports_table.c.id, reports_table.c.story).where(reports_table.c.story.is_not(None), since)
        held = {row.id: row.story for row in connection.execute(query.order_by(reports_table.c.n))}
    stream.restore((report, held[report.id]) for report in read_reports(store, list(held)))
    return stream


def watch_turn(
    store: Store,
    stream: StoryStream,
    feeds: Sequence[str],
    *,
    fetch: Fetch = fetch_if_new,
    read: ReadEntry | None = None,
) -> Turn:
    """Ask each feed once for what is new; each new report is kept together with its place in one transaction.

    An entry is read again when the feed says or prints something else of it: a new text is a new version of the report, an old
    one is passed over. What is not English is kept without a story. A feed that cannot be read is refused for this turn and asked
    again in the next; so is an entry, in three turns at most. A feed's marks are only kept once all its entries were taken or given up.
    """
    read = read or (lambda entry: entry_report(entry, offline=False))
    added: list[Report] = []
    changes: list[StoryChange] = []
    refused: list[Refused] = []
    unchanged = renewed = 0
    for feed in feeds:
        try:
            answer = fetch(feed, _marks(store, feed))
            entries = read_feed(answer.fetched.raw, file=feed) if answer.fetched else ()
        except UnreadableInput as error:
            refused.append(Refused(error.file, error.reason))
            continue
        unchanged += answer.fetched is None
        again = False
        for due in _due(store, entries):
            got = read(due.entry)
            if isinstance(got, Refused):
                refused.append(got)
                tries = due.tries + 1
                again = again or tries < _TRIES
                _keep_marks(store, due.entry.url, Marks(due.entry.mark, f"{_REFUSED}{tries}"))
                continue
            report = label_language(got)
            placed = take(store, stream, report)
            _keep_marks(store, due.entry.url, Marks(due.entry.mark))
            if placed is not None:
                added.append(report)
                changes += placed
                renewed += due.known
        if not again:
            _keep_marks(store, feed, answer.marks)
    return Turn(tuple(added), tuple(changes), tuple(refused), unchanged, renewed)


def take(store: Store, stream: StoryStream, report: Report) -> tuple[StoryChange, ...] | None:
    """Keep one report and its place in the stories; None for one that was already kept or is refused by the store."""
    with store.write() as connection:
        if not put_reports(connection, [report]).added:
            return None
        if report.language != ANALYSED:
            return ()
        changes = stream.insert(report)
        touched = {name for change in changes for name in (change.story, *change.others)} & stream.stories.keys()
        put_changes(connection, changes, [stream.story(name) for name in sorted(touched)])
    return changes


def _marks(store: Store, feed: str) -> Marks:
    with store.read() as connection:
        query = sa.select(sources_table.c.etag, sources_table.c.modified).where(sources_table.c.address == feed)
        row = connection.execute(query).first()
    return Marks(row.etag, row.modified) if row else Marks()


def _keep_marks(store: Store, feed: str, marks: Marks) -> None:
    with store.write() as connection:
        connection.execute(sa.delete(sources_table).where(sources_table.c.address == feed))
        seen = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(
            sa.insert(sources_table).values(address=feed, etag=marks.etag, modified=marks.modified, seen=seen)
        )


@dataclass(frozen=True, slots=True)
class _Due:
    """An entry to be read: whether its address is known, and how often it was refused as it is now."""

    entry: Entry
    known: bool
    tries: int


def _due(store: Store, entries: Sequence[Entry]) -> list[_Due]:
    """The entries never read, those of which the feed says something else now, and refused ones that are to be asked again."""
    addresses = list(dict.fromkeys(entry.url for entry in entries))
    with store.read() as connection:
        query = sa.select(reports_table.c.url).where(reports_table.c.url.in_(addresses))
        kept = set(connection.scalars(query))
        rows = connection.execute(sa.select(sources_table).where(sources_table.c.address.in_(addresses)))
        marks = {row.address: Marks(row.etag, row.modified) for row in rows}
    found = []
    for entry in {entry.url: entry for entry in reversed(entries)}.values():
        mark = marks.get(entry.url)
        if mark is None and entry.url in kept:  # kept by `ingest`, or by a Crossread that kept no marks of entries
            _keep_marks(store, entry.url, Marks(entry.mark))
            continue
        same = mark is not None and mark.etag == entry.mark
        tries = int((mark.modified or "").removeprefix(_REFUSED) or 0) if mark and same else 0
        if not same or 0 < tries < _TRIES:
            found.append(_Due(entry, entry.url in kept, tries))
    return found[::-1]
