"""A stream places each report as it comes, mends earlier mistakes, and says what it changed."""

from datetime import date, timedelta

from crossread.gather.stream import StoryStream
from tests.gather.reports import FLOOD, FLOOD_TOLD_AGAIN, MATCH, MATCH_TOLD_AGAIN, OTHER_FLOOD, report

DAY = date(2026, 3, 2)


def test_reports_open_and_join_stories() -> None:
    """The first report of an event opens a story, the next one joins it with a reason in words."""
    stream = StoryStream()
    flood, again = report(FLOOD, day=DAY), report(FLOOD_TOLD_AGAIN, day=DAY)
    (opened,) = stream.insert(flood)
    stream.insert(report(MATCH, day=DAY))
    (joined,) = stream.insert(again)
    assert (opened.kind, joined.kind, joined.story) == ("opened", "joined", opened.story)
    assert flood.id in joined.detail
    assert "Oberau" in joined.detail
    assert stream.story(opened.story).reports == tuple(sorted((flood.id, again.id)))


def test_the_same_report_twice_changes_nothing() -> None:
    """A report that is already in a story is not placed again."""
    stream = StoryStream()
    stream.insert(report(FLOOD))
    assert stream.insert(report(FLOOD)) == ()
    assert stream.counted.reports == 1


def test_a_bridge_merges_two_stories() -> None:
    """Two stories become one when a report shows that they tell of one event, and the log names the story that went in."""
    stream = StoryStream(join=0.25)
    headline, opening, rest = MATCH
    first = report((headline, opening), day=DAY)
    second = report(("The Keeper Saved Two", rest, "He will stay another year, he said."), day=DAY)
    stream.insert(first)
    stream.insert(second)
    assert stream.story_of(first.id) != stream.story_of(second.id)
    changes = stream.insert(report((*MATCH, rest), day=DAY))
    merged = [c for c in changes if c.kind == "merged"]
    assert [len(c.others) for c in merged] == [1]
    assert stream.story_of(first.id) == stream.story_of(second.id)


def test_old_stories_leave_the_window() -> None:
    """After ten days without news a story is closed, and its counts are taken out again."""
    stream = StoryStream()
    flood = report(FLOOD, day=DAY)
    stream.insert(flood)
    stream.insert(report(MATCH, day=DAY + timedelta(days=11)))
    assert stream.story_of(flood.id) is None
    assert stream.counted.reports == 1
    assert all(flood.id not in held for held in stream.holders.values())
    alone = StoryStream()
    alone.insert(report(MATCH, day=DAY))
    assert len(stream.counted.words) == len(alone.counted.words), "counts of 0 would stay for ever"


def test_a_restored_stream_goes_on_as_before() -> None:
    """Reports put back with their stories are neither linked again nor logged, and new ones join them."""
    stream = StoryStream()
    stream.restore([(report(FLOOD, day=DAY), "story-1"), (report(OTHER_FLOOD, day=DAY), "story-2")])
    (joined,) = stream.insert(report(FLOOD_TOLD_AGAIN, day=DAY))
    assert (joined.kind, joined.story) == ("joined", "story-1")
    (opened,) = stream.insert(report(MATCH_TOLD_AGAIN, day=DAY))
    assert opened.kind == "opened"
