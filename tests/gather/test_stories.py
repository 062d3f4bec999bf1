"""Reports of one event come together, two events of one kind stay apart, and each place has its reasons."""

from datetime import date, timedelta

import pytest

from crossread.gather import stories
from crossread.gather.stories import find_stories
from tests.gather.reports import FLOOD, FLOOD_TOLD_AGAIN, MATCH, MATCH_TOLD_AGAIN, OTHER_FLOOD, report

DAY = date(2026, 3, 2)


def together(*reports, **options) -> set[frozenset[str]]:
    return {frozenset(s.reports) for s in find_stories(reports, **options)}


def test_reports_of_one_event_are_one_story() -> None:
    """Two floods and a match: the reports of one flood come together, the other flood stays by itself."""
    flood, again, other = report(FLOOD), report(FLOOD_TOLD_AGAIN), report(OTHER_FLOOD)
    match, match_again = report(MATCH), report(MATCH_TOLD_AGAIN)
    assert together(flood, match, other, match_again, again) == {
        frozenset({flood.id, again.id}),
        frozenset({match.id, match_again.id}),
        frozenset({other.id}),
    }


def test_a_year_apart_is_another_story() -> None:
    """The same words a year later tell of another event."""
    first, later = report(FLOOD, day=DAY), report(FLOOD_TOLD_AGAIN, day=DAY + timedelta(days=365))
    assert len(together(first, later)) == 2
    assert len(together(first, report(FLOOD_TOLD_AGAIN, day=DAY))) == 1


def test_each_place_has_its_reasons() -> None:
    """A placement names the nearest report, the days between, and words that both print; the shares sum to 1."""
    flood, again = report(FLOOD, day=DAY), report(FLOOD_TOLD_AGAIN, day=DAY + timedelta(days=1))
    (story,) = find_stories([flood, again])
    placement = story.placements[0]
    assert (placement.nearest, placement.days_apart) == (again.id, 1)
    assert sum(e.share for e in placement.because) == pytest.approx(1.0, abs=0.01)
    names = next(e for e in placement.because if e.kind == "names")
    assert {"Oberau", "Karlshof"} <= set(names.shown)
    assert (story.first, story.last) == (DAY, DAY + timedelta(days=1))


def test_a_lonely_report_gives_no_reasons() -> None:
    """A story of one report is a story, with nothing made up about likeness."""
    (story,) = find_stories([report(MATCH)])
    assert (story.placements[0].nearest, story.placements[0].because) == (None, ())


def test_copies_follow_the_print_that_stands_for_them() -> None:
    """Copies come into the story of their text, named as nearest, and change neither its other members nor their likeness."""
    flood, again, match = report(FLOOD, day=DAY), report(FLOOD_TOLD_AGAIN, day=DAY), report(MATCH, day=DAY)
    copies = [report((f"Headline {n}", *FLOOD[1:]), day=DAY + timedelta(days=n)) for n in range(1, 4)]
    plain = next(s for s in find_stories([flood, again, match]) if flood.id in s.reports)
    stands_for = {copy.id: flood.id for copy in copies}
    story = next(
        s
        for s in find_stories([copies[2], flood, again, match, *copies[:2]], stands_for=stands_for)
        if flood.id in s.reports
    )
    assert (story.id, story.words) == (plain.id, plain.words)
    assert set(story.reports) == {flood.id, again.id, *stands_for}
    assert story.last == DAY + timedelta(days=3)
    place = {p.report: p for p in story.placements}
    assert {place[copy.id].nearest for copy in copies} == {flood.id}
    assert place[again.id] == next(p for p in plain.placements if p.report == again.id)


def test_a_report_with_nothing_but_a_copy_names_it() -> None:
    """One report and its copy are a story of two, and each is the other's nearest; a copy of what is not here stands for itself."""
    match, copy = report(MATCH, day=DAY), report(("Another headline", *MATCH[1:]), day=DAY)
    (story,) = find_stories([match, copy], stands_for={copy.id: match.id})
    assert {p.report: p.nearest for p in story.placements} == {match.id: copy.id, copy.id: match.id}
    (alone,) = find_stories([copy], stands_for={copy.id: match.id})
    assert alone.reports == (copy.id,)


def test_order_does_not_matter() -> None:
    """The same reports in another order are the same stories with the same ids."""
    made = [report(t, day=DAY) for t in (FLOOD, MATCH, OTHER_FLOOD, FLOOD_TOLD_AGAIN, MATCH_TOLD_AGAIN)]
    assert find_stories(made) == find_stories(made[::-1])


def test_no_reports_are_no_stories() -> None:
    """An empty set has no stories."""
    assert find_stories([]) == ()


def test_large_sets_are_taken_in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the pool's size days are taken one after another, and reports of one event still meet across the steps."""
    monkeypatch.setattr(stories, "POOL", 4)
    texts = (FLOOD, FLOOD_TOLD_AGAIN, MATCH, MATCH_TOLD_AGAIN, OTHER_FLOOD)
    made = [report(t, day=DAY + timedelta(days=i // 2)) for i, t in enumerate(texts)]
    late = report((*MATCH, "A year later."), day=DAY + timedelta(days=400))
    undated = report((*OTHER_FLOOD, "Nobody said when."))
    groups = together(*made, late, undated)
    assert frozenset({made[0].id, made[1].id}) in groups
    assert frozenset({made[2].id, made[3].id}) in groups
    assert frozenset({late.id}) in groups
    assert sum(len(g) for g in groups) == 7
