"""Watching keeps what is new once, places it in its story, and goes on where it was after a restart."""

from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed (extra: streams)")
pytest.importorskip("feedparser", reason="feedparser is not installed (extra: streams)")
pytest.importorskip("py3langid", reason="py3langid is not installed (extra: streams)")

from crossread.batch.watch import resume_stream, watch_turn
from crossread.errors import UnreadableInput
from crossread.keep.reports import stored_reports
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
    assert (len(second.added), second.unchanged) == (1, 1)
    assert [c.kind for c in second.changes] == ["joined"]
    assert "https://c.org/feed" in [r.file for r in second.refused]
    assert sorted(len(s.reports) for s in kept_stories(store)) == [1, 2]
    assert [c.kind for c in story_log(store)] == ["opened", "opened", "joined"]
    assert len(stored_reports(store)) == 3
