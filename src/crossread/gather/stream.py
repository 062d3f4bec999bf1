"""Stories online: each report is placed as it comes, and the stories around it are linked again, with a log of what changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from crossread.annotate.annotated import Annotated
from crossread.gather.frequencies import Frequencies
from crossread.gather.likeness import fade, likeness, likeness_matrix, shared_evidence, story_vector
from crossread.gather.linking import JOIN, group
from crossread.gather.stories import WINDOW, Weighed, make_story
from crossread.gather.story_words import StoryWords, find_story_words
from crossread.records.gathered import Story, StoryChange
from crossread.records.names import content_id
from crossread.records.text import Report

_KEY_TERMS = 25
_NEIGHBOURS = 40
_NEAR = 0.6
_MOST_OF_A_STORY = 60
_MOST_TOGETHER = 150


@dataclass(slots=True)
class _Kept:
    """A report inside the window: when it came, what it holds, its story, and its likeness to earlier ones."""

    came: int
    weighed: Weighed
    found: StoryWords
    story: str
    alike: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class StoryStream:
    """The stories of the last fortnight, open to new reports. State is only what the window holds, so memory stays flat.

    `insert` is the only way in. A report that comes is compared with those that share its weightiest terms; their stories are cut
    again together with it, by the same rule as in bulk, so that an early mistake is mended when later reports show it.
    """

    join: float = JOIN
    latest: date | None = None
    today: date | None = None
    """Where it is said, a later day is a slip of an outlet's, and closes no story before its time."""
    came: int = 0
    counted: Frequencies = field(default_factory=Frequencies)
    kept: dict[str, _Kept] = field(default_factory=dict)
    stories: dict[str, list[str]] = field(default_factory=dict)
    holders: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def insert(self, report: Report, *, annotated: Annotated | None = None) -> tuple[StoryChange, ...]:
        """Place one report; gives the changes in the order they happened, none for a report that is already here."""
        if report.id in self.kept:
            return ()
        self._take(report, annotated)
        self._expire()
        around = self._around(report.id)
        before = {r: self.kept[r].story for r in around if r != report.id}
        groups = self._link(around)
        self._name(groups, before)
        return tuple(self._changes(report.id, groups, before))

    def restore(self, reports: Iterable[tuple[Report, str]]) -> None:
        """Fill an empty stream with reports and the stories they were in, oldest first, without linking anything again."""
        for report, story in reports:
            self._take(report, None)
            self._put(report.id, story)
        self._expire()

    def story_of(self, report: str) -> str | None:
        """The story a report is in now; None when it has left the window."""
        return self.kept[report].story if report in self.kept else None

    def story(self, story: str) -> Story:
        """The record of an open story, with the reasons for each report inside the window."""
        members = [self.kept[r].weighed for r in self.stories[story]]
        made = make_story(members, likeness_matrix([m.vector for m in members], [m.day for m in members]))
        return Story(story, made.reports, made.first, made.last, made.words, made.placements)

    def _take(self, report: Report, annotated: Annotated | None) -> None:
        found = find_story_words(report, annotated=annotated)
        self.counted.add(found)
        weighed = Weighed(report.id, report.published, story_vector(found, self.counted), found.shown)
        self.kept[report.id] = _Kept(self.came, weighed, found, "")
        self.came += 1
        for term in _keys(weighed):
            self.holders[term].add(report.id)
        day = report.published
        if day and (self.latest is None or day > self.latest) and not (self.today and day > self.today):
            self.latest = day

    def _expire(self) -> None:
        """Let go of stories nobody told within WINDOW; undated reports count as of the day they came."""
        if self.latest is None:
            return
        horizon = self.latest - WINDOW
        for story, reports in list(self.stories.items()):
            if all((day := self.kept[r].weighed.day) and day < horizon for r in reports):
                for report in reports:
                    self._forget(report)
                del self.stories[story]

    def _forget(self, report: str) -> None:
        kept = self.kept.pop(report)
        self.counted.drop(kept.found)
        for term in _keys(kept.weighed):
            self.holders[term].discard(report)
            if not self.holders[term]:
                del self.holders[term]

    def _around(self, report: str) -> list[str]:
        """The report, and the stories of those near it, oldest first; of a giant story its first and its latest reports."""
        shared: Counter[str] = Counter()
        for term in _keys(self.kept[report].weighed):
            for other in self.holders[term]:
                shared[other] += 1
        del shared[report]
        near: dict[str, float] = {}
        for other, _ in shared.most_common(_NEIGHBOURS):
            alike = self._alike(report, other)
            if alike >= _NEAR * self.join:
                near[self.kept[other].story] = max(near.get(self.kept[other].story, 0.0), alike)
        around: list[str] = []
        for story in sorted(near, key=lambda s: -near[s]):
            members = self.stories[story]
            if len(around) + min(len(members), _MOST_OF_A_STORY) <= _MOST_TOGETHER:
                around += members if len(members) <= _MOST_OF_A_STORY else members[:1] + members[1 - _MOST_OF_A_STORY :]
        return [*sorted(around, key=lambda r: self.kept[r].came), report]

    def _link(self, around: Sequence[str]) -> list[list[str]]:
        alike = np.eye(len(around), dtype=np.float32)
        for i, left in enumerate(around):
            for j in range(i):
                alike[i, j] = alike[j, i] = self._alike(left, around[j])
        return [[around[i] for i in rows] for rows in group(alike, join=self.join)]

    def _alike(self, left: str, right: str) -> float:
        """Likeness of two kept reports, worked out once: most pairs around a report were looked at before."""
        here, there = self.kept[left], self.kept[right]
        if here.came < there.came:
            here, there = there, here
        known = here.alike.get(there.weighed.id)
        if known is None:
            days = here.weighed.day, there.weighed.day
            gap = abs((days[0] - days[1]).days) if days[0] and days[1] else None
            known = likeness(here.weighed.vector, there.weighed.vector) * fade(gap)
            here.alike[there.weighed.id] = known
        return known

    def _name(self, groups: Sequence[Sequence[str]], before: dict[str, str]) -> None:
        """A group goes on with the story whose earliest report it holds (the oldest, where it holds several); else it is new."""
        founders: dict[str, str] = {}
        for report, story in before.items():
            founders.setdefault(story, report)
        for members in groups:
            inherited = [before[r] for r in members if r in before and founders[before[r]] == r]
            target = inherited[0] if inherited else content_id("story", members[0])
            for story in inherited[1:]:
                self._move(story, target)
            for report in members:
                self._put(report, target)

    def _move(self, story: str, target: str) -> None:
        for report in list(self.stories.get(story, ())):
            self._put(report, target)

    def _put(self, report: str, story: str) -> None:
        kept = self.kept[report]
        if kept.story == story:
            return
        if kept.story:
            self.stories[kept.story].remove(report)
            if not self.stories[kept.story]:
                del self.stories[kept.story]
        kept.story = story
        members = self.stories.setdefault(story, [])
        members.append(report)
        members.sort(key=lambda r: self.kept[r].came)

    def _changes(self, report: str, groups: Sequence[Sequence[str]], before: dict[str, str]) -> Iterable[StoryChange]:
        for members in groups:
            story, old = self.kept[members[0]].story, sorted({before[r] for r in members if r in before})
            gone = tuple(s for s in old if s not in self.stories)
            if gone:
                yield StoryChange("merged", story, report, gone, f"{len(members)} reports are now one story")
        for old_story in sorted(set(before.values())):
            parts = {self.kept[r].story for r, s in before.items() if s == old_story}
            if len(parts) > 1:
                others = tuple(sorted(parts - {old_story}))
                yield StoryChange("split", old_story, report, others, f"one story became {len(parts)}")
        mine = self.kept[report].story
        alone = len(self.stories[mine]) == 1
        yield StoryChange("opened" if alone else "joined", mine, report, (), self._why(report))

    def _why(self, report: str) -> str:
        """The nearest report of the story, and the words they share."""
        new = self.kept[report]
        others = [r for r in self.stories[new.story] if r != report]
        if not others:
            return "no story is near enough"
        nearest = max(others, key=lambda r: self._alike(report, r))
        evidence = shared_evidence(new.weighed.vector, self.kept[nearest].weighed.vector, new.weighed.shown)
        words = ", ".join(evidence[0].shown) if evidence else "nothing"
        return f"nearest is {nearest} ({self._alike(report, nearest):.2f}); both print {words}"


def _keys(weighed: Weighed) -> list[str]:
    """The terms by which a report is looked up: its weightiest stems and names."""
    terms = [(w, t) for t, w in weighed.vector.items() if t[0] in "wn"]
    return [t for _, t in sorted(terms, reverse=True)[:_KEY_TERMS]]
