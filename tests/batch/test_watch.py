"""Watching keeps what is new once, places it in its story, and goes on where it was after a restart."""

from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")
pytest.importorskip("feedparser", reason="feedparser is not installed (extra: streams)")
pytest.importorskip("py3langid", reason="py3langid is not installed (extra: streams)")

from crossread.batch.watch import Turn, resume_stream, take, watch_turn
from crossread.errors import UnreadableInput
from crossread.keep.reports import keep_reports, stored_reports
from crossread.keep.store import open_store
from crossread.keep.stories import kept_stories, story_log
from crossread.read.conditional import Answer, Marks
from crossread.read.feeds import Entry
from crossread.read.fetch import Fetched
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Refused
from crossread.records.text import Report
from tests.gather.reports import FLOOD, FLOOD_TOLD_AGAIN, MATCH

TEXTS = {"https://a.org/1": FLOOD, "https://a.org/2": MATCH, "https://b.org/1": FLOOD_TOLD_AGAIN}
FEEDS = {"https://a.org/feed": ("https://a.org/1", "https://a.org/2"), "https://b.org/feed": ("https://b.org/1",)}


def read(entry: Entry) -> Report | Refused:
    if entry.url not in TEXTS:
        return Refused(entry.url, "gone")
    known = Metadata(url=entry.url, published=date(2026, 3, 2))
    return text_report("\n\n".join(TEXTS[entry.url]).encode(), file=entry.url, metadata=known)


def fetch(feed: str, marks: Marks) -> Answer:
    if feed not in FEEDS:
        raise UnreadableInput(feed, "the server answered 500")
    if marks.etag == "v1":
        return Answer(None, marks)
    items = "".join(f"<item><title>t</title><link>{url}</link></item>" for url in (*FEEDS[feed], "https://a.org/gone"))
    raw = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()
    return Answer(Fetched(raw, feed, None, "application/rss+xml"), Marks("v1"))


def test_new_reports_are_placed_and_a_restart_goes_on(tmp_path: Path) -> None:
    """The first feed's two stories; after a restart the second feed's report joins one of them; unchanged feeds bring nothing."""
    store = open_store(tmp_path / "store.db")
    first = watch_turn(store, resume_stream(store), ["https://a.org/feed"], fetch=fetch, read=read)
    assert [c.kind for c in first.changes] == ["opened", "opened"]
    assert [r.file for r in first.refused] == ["https://a.org/gone"]
    again = resume_stream(store)
    feeds = ["https://a.org/feed", "https://b.org/feed", "https://c.org/feed"]
    second = watch_turn(store, again, feeds, fetch=fetch, read=read)
    assert (len(second.added), second.unchanged) == (1, 0), "the feed is asked whole again while an entry waits"
    assert [c.kind for c in second.changes] == ["joined"]
    assert "https://c.org/feed" in [r.file for r in second.refused]
    assert sorted(len(s.reports) for s in kept_stories(store)) == [1, 2]
    assert [c.kind for c in story_log(store)] == ["opened", "opened", "joined"]
    assert len(stored_reports(store)) == 3


def feed_of(*items: str) -> Answer:
    raw = f"<rss version='2.0'><channel><title>x</title>{''.join(items)}</channel></rss>".encode()
    return Answer(Fetched(raw, "https://a.org/feed", None, "application/rss+xml"), Marks())


def test_an_entry_that_changes_is_read_again(tmp_path: Path) -> None:
    """A new title or day in the feed is a reason to look again: a new text joins as a new version, the same text is passed over."""
    store = open_store(tmp_path / "store.db")
    stream, asked = resume_stream(store), []
    texts = [FLOOD, FLOOD, (*FLOOD, "A third pump was brought in at night.")]

    def item(title: str) -> str:
        return f"<item><title>{title}</title><link>https://a.org/1</link></item>"

    def read_now(entry: Entry) -> Report:
        asked.append(entry.metadata.title)
        known = Metadata(url=entry.url, published=date(2026, 3, 2))
        return text_report("\n\n".join(texts[len(asked) - 1]).encode(), file=entry.url, metadata=known)

    def turn(title: str) -> Turn:
        return watch_turn(store, stream, ["https://a.org/feed"], fetch=lambda *_: feed_of(item(title)), read=read_now)

    told = [turn(title) for title in ("Flood", "Flood", "Flood: update", "Flood: third pump")]
    assert asked == ["Flood", "Flood: update", "Flood: third pump"]
    assert [(len(t.added), t.renewed) for t in told] == [(1, 0), (0, 0), (0, 0), (1, 1)]
    assert [c.kind for c in told[-1].changes] == ["joined"]


def test_an_entry_that_cannot_be_read_is_given_up_after_three_turns(tmp_path: Path) -> None:
    """It is asked for in three turns, also when the feed stays as it was; then the feed's marks are kept and it is left alone."""
    store = open_store(tmp_path / "store.db")
    told = [watch_turn(store, resume_stream(store), ["https://a.org/feed"], fetch=fetch, read=read) for _ in range(5)]
    assert [len(t.refused) for t in told] == [1, 1, 1, 0, 0]
    assert [t.unchanged for t in told] == [0, 0, 0, 1, 1]
    assert [len(t.added) for t in told] == [2, 0, 0, 0, 0]


def test_what_was_ingested_before_is_not_fetched_again(tmp_path: Path) -> None:
    """A report whose address is in the store already is not asked for, though the watch has never seen it."""
    store = open_store(tmp_path / "store.db")
    entry = Entry("https://a.org/1", Metadata(), None)
    keep_reports(store, [read(entry)])
    done = watch_turn(
        store, resume_stream(store), ["https://a.org/feed"],
        fetch=lambda *_: feed_of("<item><title>t</title><link>https://a.org/1</link></item>"), read=read,
    )  # fmt: skip
    assert (done.added, done.refused) == ((), ())


def test_a_day_far_ahead_closes_no_story(tmp_path: Path) -> None:
    """An outlet that prints 2062 for 2026 does not end the window of everybody else's stories, now or after a restart."""
    store = open_store(tmp_path / "store.db")
    stream = resume_stream(store, today=date(2026, 3, 2))
    for text, day in ((FLOOD, date(2026, 3, 2)), (MATCH, date(2062, 3, 2))):
        take(store, stream, text_report("\n\n".join(text).encode(), file="a", metadata=Metadata(published=day)))
    again = resume_stream(store, today=date(2026, 3, 3))
    known = Metadata(published=date(2026, 3, 3))
    (change,) = take(store, again, text_report("\n\n".join(FLOOD_TOLD_AGAIN).encode(), file="b", metadata=known))
    assert change.kind == "joined"
