"""Stories in bulk: which reports tell of one event, over a whole set of reports at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from crossread.annotate.annotated import Annotated
from crossread.gather.frequencies import Frequencies
from crossread.gather.likeness import Matrix, Vector, likeness, likeness_matrix, shared_evidence, story_vector
from crossread.gather.linking import JOIN, group
from crossread.gather.story_words import find_story_words
from crossread.records.gathered import Placement, Story
from crossread.records.names import content_id
from crossread.records.text import Report

WINDOW = timedelta(days=10)
"""A story that nobody has told for so long is closed; after ten days a sixth of a likeness is left."""

POOL = 2_500
"""Reports compared with each other at once: 25 MB of likenesses, some five seconds."""

_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report as the grouping sees it: its id, day, weighted terms, and how it prints them."""

    id: str
    day: date | None
    vector: Vector
    shown: Mapping[str, str]


def find_stories(
    reports: Sequence[Report],
    *,
    annotated: Mapping[str, Annotated] | None = None,
    stands_for: Mapping[str, str] | None = None,
    join: float = JOIN,
) -> tuple[Story, ...]:
    """Group reports by the event they tell of, stories in the order of their first days.

    Up to POOL reports are compared all with all. Beyond that, dated reports are taken in the order of their days and compared
    within WINDOW, so time and memory grow with the reports of a fortnight; undated ones are then compared among themselves, in
    the order given. `reports` is gone through twice and may read lazily. `annotated` (by report id) gives better names.
    `stands_for` names for a copy the print that is grouped in its place (near_duplicates.same_text): a text printed thirty times
    weighs as one, and its copies follow it into its story.
    """
    counted, days, rows, leads = Frequencies(), list[date | None](), list[int](), set[str]()
    copies: defaultdict[str, list[int]] = defaultdict(list)
    for row, report in enumerate(reports):
        days.append(report.published)
        if stands_for and report.id in stands_for:
            copies[stands_for[report.id]].append(row)
        else:
            leads.add(report.id)
            rows.append(row)
            counted.add(find_story_words(report, annotated=(annotated or {}).get(report.id)))

    for missing in copies.keys() - leads:  # a copy of what is not here stands for itself
        rows += copies.pop(missing)

    def weigh_row(row: int) -> Weighed:
        report = reports[row]
        return weigh(report, counted, annotated=(annotated or {}).get(report.id))

    found = []
    for members, alike in _all_groups([(days[row], row) for row in rows], weigh_row, join):
        story = make_story(members, alike)
        followers = [(weigh_row(row), member) for member in members for row in copies[member.id]]
        found.append(_with_copies(story, members, followers) if followers else story)
    return tuple(sorted(found, key=lambda s: (s.first or date.max, s.id)))


def weigh(report: Report, counted: Frequencies, *, annotated: Annotated | None = None) -> Weighed:
    """Weigh a report's terms by what is known of their frequencies."""
    found = find_story_words(report, annotated=annotated)
    return Weighed(report.id, report.published, story_vector(found, counted), found.shown)


def _all_groups(
    places: Sequence[tuple[date | None, int]], weigh_row: Callable[[int], Weighed], join: float
) -> Iterator[tuple[list[Weighed], Matrix]]:
    if len(places) <= POOL:
        yield from _groups([weigh_row(row) for _, row in places], join)
        return
    dated = sorted((day, row) for day, row in places if day)
    still_open: list[Weighed] = []
    for step in _steps(dated):
        still_open += [weigh_row(row) for _, row in step]
        horizon, last = step[-1][0] - WINDOW, step[-1] == dated[-1]
        groups = _groups(still_open, join)
        still_open = []
        for members, alike in groups:
            if last or max(m.day or horizon for m in members) < horizon:
                yield members, alike
            else:
                still_open += members
    undated = [row for day, row in places if day is None]
    for first in range(0, len(undated), POOL):
        yield from _groups([weigh_row(row) for row in undated[first : first + POOL]], join)


def _steps(dated: Sequence[tuple[date, int]]) -> Iterator[list[tuple[date, int]]]:
    """Whole days together, until half a pool is full; the other half is for stories still open."""
    step: list[tuple[date, int]] = []
    for place in dated:
        if len(step) >= POOL // 2 and place[0] != step[-1][0]:
            yield step
            step = []
        step.append(place)
    if step:
        yield step


def _groups(reports: Sequence[Weighed], join: float) -> list[tuple[list[Weighed], Matrix]]:
    alike = likeness_matrix([r.vector for r in reports], [r.day for r in reports])
    return [([reports[i] for i in rows], alike[np.ix_(rows, rows)]) for rows in group(alike, join=join)]


def make_story(members: Sequence[Weighed], alike: Matrix) -> Story:
    """Make the record of one story from its reports and their likeness matrix."""
    order = sorted(range(len(members)), key=lambda i: (members[i].day or date.max, members[i].id))
    days = sorted(m.day for m in members if m.day)
    return Story(
        id=content_id("story", members[order[0]].id),
        reports=tuple(members[i].id for i in order),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        words=_label([members[i] for i in order]),
        placements=tuple(_placement(members, alike, i) for i in order),
    )


def _with_copies(story: Story, members: Sequence[Weighed], followers: Sequence[tuple[Weighed, Weighed]]) -> Story:
    """The story with the copies of its reports in it: each stands where the print it copies stands, and says so by its nearest."""
    day_of = {m.id: m.day for m in members} | {copy.id: copy.day for copy, _ in followers}
    place_of = {p.report: p for p in story.placements}
    for copy, lead in followers:
        alike = round(min(1.0, likeness(copy.vector, lead.vector)), 3)
        place_of[copy.id] = _beside(copy, lead, max(place_of[lead.id].likeness, alike))
        if place_of[lead.id].nearest is None:
            place_of[lead.id] = _beside(lead, copy, alike)
    order = sorted(day_of, key=lambda name: (day_of[name] or date.max, name))
    days = sorted(day for day in day_of.values() if day)
    return replace(
        story,
        reports=tuple(order),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        placements=tuple(place_of[name] for name in order),
    )


def _beside(here: Weighed, near: Weighed, alike: float) -> Placement:
    apart = abs((near.day - here.day).days) if near.day and here.day else None
    return Placement(here.id, alike, near.id, apart, shared_evidence(here.vector, near.vector, here.shown))


def _label(members: Sequence[Weighed]) -> tuple[str, ...]:
    """The weightiest words that most of the reports print, as the first of them prints them."""
    summed: defaultdict[str, float] = defaultdict(float)
    held: Counter[str] = Counter()
    for member in members:
        for term, weight in member.vector.items():
            if term[0] in "wn":
                summed[term[1:]] += weight
                held[term[1:]] += term[0] == "w"
    common = [t for t, n in held.items() if 2 * n >= len(members)]
    best = sorted(common, key=lambda t: (-summed[t], t))[:_LABEL_WORDS]
    return tuple(next(m.shown[t] for m in members if t in m.shown) for t in best)


def _placement(members: Sequence[Weighed], alike: Matrix, i: int) -> Placement:
    if len(members) == 1:
        return Placement(members[i].id, 0.0, None, None, ())
    others = np.delete(alike[i], i)
    j = int(np.argmax(np.where(np.arange(len(members)) == i, -1.0, alike[i])))
    return _beside(members[i], members[j], round(float(others.mean()), 3))
