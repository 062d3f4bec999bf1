"""Events across reports: the same event of several reports as one record with every print, and codes that clash over one matter.

Two events are one when their types agree, the same actors stand on the same sides, and something shows that they are one matter: a row
that both belong to, the same day, or the same words. A wrong merge says that two reports confirm each other, so doubt keeps them apart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from crossread.align.words import small_words
from crossread.records.judged import Row
from crossread.records.names import content_id
from crossread.records.text import Anchor
from crossread.records.told import Event, EventClash, EventModality, Statement

_STRENGTH: tuple[EventModality, ...] = (
    "did",
    "says",
    "reportedly",
    "plans",
    "offers",
    "demands",
    "threatens",
    "historical",
    "if",
    "denies",
)
_TOLD: frozenset[EventModality] = frozenset({"did", "says", "reportedly"})
_OPPOSED = frozenset(
    {
        frozenset(pair)
        for pair in (
            ("AGREE", "REJECT"),
            ("SUPPORT", "REJECT"),
            ("CONCEDE", "REJECT"),
            ("SUPPORT", "ACCUSE"),
            ("AID", "SANCTION"),
            ("COOPERATE", "SANCTION"),
        )
    }
)
_SAME_WORDS = 3
_COMMON_WORDS = 2  # "government" alone is none of the matter
_GENERAL = frozenset({"military", "diplomatic", "executive", "legislative", "legal", "crime", "election"})


def align_events(
    events: Sequence[Sequence[Event]], rows: Sequence[Row], statements: Mapping[str, Statement]
) -> tuple[tuple[Event, ...], tuple[EventClash, ...]]:
    """Merge the events of several reports (one sequence a report) and name the clashes.

    A merged event keeps the strongest modality that a print gives it and the prints' own asserters where they agree, else the narrator
    if one of the prints is the narrator's own.
    """
    flat = [event for report in events for event in report]
    places = _places(rows, statements)
    matters = {event.id: _rows_of(event, places) for event in flat}
    groups = _groups(flat, matters)
    merged = tuple(_merged(group) for group in groups)
    belongs = {
        kept.id: frozenset(row for event in group for row in matters[event.id])
        for kept, group in zip(merged, groups, strict=True)
    }
    return merged, _clashes(merged, belongs)


def _places(rows: Sequence[Row], statements: Mapping[str, Statement]) -> Mapping[str, Sequence[tuple[Anchor, str]]]:
    """By report, where the statements of each row stand."""
    places: dict[str, list[tuple[Anchor, str]]] = defaultdict(list)
    for row in rows:
        for told in (statements[key] for key in row.statements if key in statements):
            for anchor in told.anchors:
                places[anchor.report].append((anchor, row.id))
    return places


def _rows_of(event: Event, places: Mapping[str, Sequence[tuple[Anchor, str]]]) -> frozenset[str]:
    """The rows with a statement that covers at least half of the event's words or lies half inside them."""
    return frozenset(
        row for own in event.anchors for anchor, row in places.get(own.report, ()) if _overlap(own, anchor)
    )


def _overlap(one: Anchor, other: Anchor) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and 2 * shared >= min(one.end - one.start, other.end - other.start)


def _groups(flat: Sequence[Event], matters: Mapping[str, frozenset[str]]) -> list[list[Event]]:
    """Events put together greedily, in reading order; a newcomer must fit every member."""
    groups: list[list[Event]] = []
    for event in flat:
        home = next((group for group in groups if all(_same(event, other, matters) for other in group)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _same(left: Event, right: Event, matters: Mapping[str, frozenset[str]]) -> bool:
    """Whether two events are one."""
    if left.type != right.type or (left.mode and right.mode and left.mode != right.mode):
        return False
    if left.modality != right.modality and not {left.modality, right.modality} <= _TOLD:
        return False
    if not _sides_agree(left, right) or _days_apart(left, right):
        return False
    words = _words(left) & _words(right)
    if matters[left.id] & matters[right.id]:
        return bool(words) or left.anchors[0].report != right.anchors[0].report
    same_day = left.start is not None and left.start == right.start and left.end == right.end
    across = left.anchors[0].report != right.anchors[0].report
    if not across and bool(left.actors) != bool(right.actors):
        return bool(words)
    return len(words) >= (1 if same_day else 2 if across else 3)


def _sides_agree(left: Event, right: Event) -> bool:
    """Whether the doers agree, and the recipients too unless one print leaves them out."""
    actors = _agree(left.actors, right.actors, left.actor_ids, right.actor_ids)
    if left.actors and right.actors and not actors:
        return False
    if bool(left.actors) != bool(right.actors) and not (left.recipients and right.recipients):
        return False
    if left.recipients and right.recipients:
        return _agree(left.recipients, right.recipients, left.recipient_ids, right.recipient_ids)
    return bool(actors)


def _agree(left: Sequence[str], right: Sequence[str], left_ids: Sequence[str], right_ids: Sequence[str]) -> bool:
    if set(left_ids) & set(right_ids):
        return True
    one, other = {code[:3] for code in left}, {code[:3] for code in right}
    if "---" in one | other:
        return set(left) == set(right)
    return one <= other or other <= one


def _days_apart(left: Event, right: Event) -> bool:
    """Whether both are dated and their days cannot meet."""
    if left.start is None or right.start is None:
        return False
    return (left.end or left.start) < right.start or (right.end or right.start) < left.start


def _words(event: Event) -> frozenset[str]:
    """The event's own words without small ones, cut to their first five letters so that "attacked" meets "attack"."""
    words = (word.strip(".,;:!?\"'“”‘’()").lower() for anchor in event.anchors for word in anchor.exact.split())
    return frozenset(word[:5] for word in words if len(word) > 2 and word not in small_words())


def _common_words(event: Event) -> frozenset[str]:
    """The event's words that are no names: what it is about besides who takes part in it."""
    words = (word.strip(".,;:!?\"'“”‘’()") for anchor in event.anchors for word in anchor.exact.split())
    return frozenset(word[:5] for word in words if len(word) > 2 and word.islower() and word not in small_words())


def _merged(group: Sequence[Event]) -> Event:
    """One record of several prints; a single print stays as it is."""
    if len(group) == 1:
        return group[0]
    best = min(
        group,
        key=lambda event: (_STRENGTH.index(event.modality), event.asserted_by != "narrator", -len(event.recipients)),
    )
    anchors = tuple(anchor for event in group for anchor in event.anchors)
    dated = next((event for event in group if event.start is not None), best)
    asserters = {event.asserted_by for event in group}
    return replace(
        best,
        id=content_id(
            "event", best.type, *(part for anchor in anchors for part in (anchor.report, anchor.start, anchor.end))
        ),
        mode=best.mode or next((event.mode for event in group if event.mode), None),
        context=tuple(dict.fromkeys(name for event in group for name in event.context)),
        actor_ids=tuple(dict.fromkeys(name for event in group for name in event.actor_ids)),
        recipient_ids=tuple(dict.fromkeys(name for event in group for name in event.recipient_ids)),
        asserted_by="narrator" if "narrator" in asserters else best.asserted_by,
        start=dated.start,
        end=dated.end,
        date=dated.date,
        place=best.place or next((event.place for event in group if event.place), None),
        anchors=anchors,
    )


def _clashes(merged: Sequence[Event], belongs: Mapping[str, frozenset[str]]) -> tuple[EventClash, ...]:
    """Pairs from different reports that code one actor's stand on one matter in opposite ways."""
    found = []
    for left, right in combinations(merged, 2):
        if frozenset({left.type, right.type}) not in _OPPOSED or not _other_report(left, right):
            continue
        if not _one_actor(left, right) or not _recipients_meet(left, right):
            continue
        shown = _shared_matter(left, right, belongs)
        if shown:
            detail = f"{left.type} in one report, {right.type} in the other, on one matter ({shown})"
            found.append(EventClash(content_id("clash", left.id, right.id), left.id, right.id, detail))
    return tuple(found)


def _one_actor(left: Event, right: Event) -> bool:
    """Whether somebody acts in both: the same actor of the cast, or the same code where one side has none in the cast or a government
    deals with the same other side; a country that two actors share is no stand of one.
    """
    if set(left.actor_ids) & set(right.actor_ids):
        return True
    if not left.actors or set(left.actors) != set(right.actors):
        return False
    governs = all(len(code) == 3 or code.endswith(" GOV") for code in left.actors)
    return not (left.actor_ids and right.actor_ids) or (governs and bool(left.recipients and right.recipients))


def _other_report(left: Event, right: Event) -> bool:
    return {anchor.report for anchor in left.anchors}.isdisjoint(anchor.report for anchor in right.anchors)


def _recipients_meet(left: Event, right: Event) -> bool:
    return (
        not left.recipients
        or not right.recipients
        or _agree(left.recipients, right.recipients, left.recipient_ids, right.recipient_ids)
    )


def _shared_matter(left: Event, right: Event, belongs: Mapping[str, frozenset[str]]) -> str | None:
    """What shows that two events are about one matter: a row of statements, a context that is not a general one, or their words.

    A row alone is not enough where the two share little but the names of who takes part.
    """
    common = _common_words(left) & _common_words(right)
    if belongs[left.id] & belongs[right.id] and len(common) >= _COMMON_WORDS:
        return "the same statement row"
    special = [name for name in left.context if name in right.context and name not in _GENERAL]
    if special and (common or (left.recipients and right.recipients)):
        return f"context {', '.join(special)}"
    words = _words(left) & _words(right)
    return "the same words" if len(words) >= _SAME_WORDS else None
