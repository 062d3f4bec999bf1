"""Stories and near-duplicates in the store, and the log of what a stream changed."""

from collections.abc import Sequence

import sqlalchemy as sa

from crossread.keep.reports import set_stories
from crossread.keep.schema import duplicate, story_change
from crossread.keep.schema import report as report_table
from crossread.keep.schema import story as table
from crossread.keep.store import Store
from crossread.records.codec import record_from_json, record_to_json
from crossread.records.gathered import NearDuplicate, Story, StoryChange


def keep_stories(store: Store, stories: Sequence[Story], duplicates: Sequence[NearDuplicate] = ()) -> None:
    """Keep what a bulk run found in place of everything kept before; one transaction, and the log stays."""
    with store.write() as connection:
        for emptied in (table, duplicate):
            connection.execute(sa.delete(emptied))
        connection.execute(sa.update(report_table).values(story=None).where(report_table.c.story.is_not(None)))
        if stories:
            connection.execute(sa.insert(table), [_row(story) for story in stories])
        set_stories(connection, {report: story.id for story in stories for report in story.reports})
        if duplicates:
            rows = [
                {"id": d.id, "left": d.left, "right": d.right, "record": record_to_json(d).decode()} for d in duplicates
            ]
            connection.execute(sa.insert(duplicate), rows)


def put_changes(connection: sa.Connection, changes: Sequence[StoryChange], stories: Sequence[Story]) -> None:
    """Write a stream's changes to the log and the stories they touched, inside the transaction that keeps the report."""
    gone = [name for change in changes if change.kind == "merged" for name in change.others]
    touched = [story.id for story in stories]
    for some in (gone, touched):
        if some:
            connection.execute(sa.delete(table).where(table.c.id.in_(some)))
    if stories:
        connection.execute(sa.insert(table), [_row(story) for story in stories])
    set_stories(connection, {report: story.id for story in stories for report in story.reports})
    if changes:
        rows = [{"story": c.story, "record": record_to_json(c).decode()} for c in changes]
        connection.execute(sa.insert(story_change), rows)


def _row(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "last": story.last,
        "size": len(story.reports),
        "record": record_to_json(story).decode(),
    }


def kept_stories(store: Store, *, at_least: int = 1) -> tuple[Story, ...]:
    """The stories of at least so many reports, the latest first."""
    query = sa.select(table.c.record).where(table.c.size >= at_least)
    with store.read() as connection:
        rows = connection.scalars(query.order_by(table.c.last.desc().nulls_last(), table.c.id))
        return tuple(record_from_json(row, Story) for row in rows)


def kept_duplicates(store: Store) -> tuple[NearDuplicate, ...]:
    """The near-duplicates the last bulk run found."""
    with store.read() as connection:
        rows = connection.scalars(sa.select(duplicate.c.record).order_by(duplicate.c.id))
        return tuple(record_from_json(row, NearDuplicate) for row in rows)


def story_log(store: Store, *, story: str | None = None) -> tuple[StoryChange, ...]:
    """What a stream changed, in order; of one story or of all."""
    query = sa.select(story_change.c.record).order_by(story_change.c.n)
    if story:
        query = query.where(story_change.c.story == story)
    with store.read() as connection:
        return tuple(record_from_json(row, StoryChange) for row in connection.scalars(query))
