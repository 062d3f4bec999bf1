"""Events and positions across reports: merged with every print, clashes named, doubt kept apart."""

from dataclasses import replace
from datetime import date

from crossread.align.events import align_events
from crossread.align.positions import align_positions
from crossread.records.text import Anchor
from crossread.records.told import Event, Position


def event(report: str, words: str, **changes: object) -> Event:
    """An event of one report."""
    base = Event(
        f"event-{report}-{words}", "ASSAULT", "drone", ("military",), ("RUS MIL",), ("UKR",), (), (), "narrator", "did",
        None, None, None, None, (Anchor(report, 0, len(words), words),), "fire-weapon",
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def test_same_event_keeps_every_print() -> None:
    """Two reports of one attack become one event with both prints."""
    left = event("a", "launched drones at the harbour city")
    right = event("b", "launched many drones against the harbour")
    merged, clashes = align_events([[left], [right]], (), {})
    assert len(merged) == 1
    assert left.anchors + right.anchors == merged[0].anchors
    assert clashes == ()


def test_other_day_stays_apart() -> None:
    """Events whose days cannot meet are two."""
    left = event("a", "launched drones at the harbour", start=date(2024, 5, 1), end=date(2024, 5, 1))
    right = event("b", "launched drones at the harbour", start=date(2024, 5, 3), end=date(2024, 5, 3))
    assert len(align_events([[left], [right]], (), {})[0]) == 2


def test_denied_is_not_merged_with_done() -> None:
    """A denied act and the act told as done stay two."""
    left = event("a", "launched drones at the harbour")
    assert (
        len(
            align_events(
                [
                    [left],
                    [replace(left, id="x", modality="denies", anchors=(Anchor("b", 0, 3, "launched drones at"),))],
                ],
                (),
                {},
            )[0]
        )
        == 2
    )


def test_agree_and_reject_clash() -> None:
    """AGREE in one report and REJECT in the other, by one actor on one special matter, is a clash; within one report it is none."""
    left = event(
        "a",
        "will sign the accord",
        type="AGREE",
        mode=None,
        context=("natural_resource",),
        actors=("UKR GOV",),
        recipients=("USA",),
    )
    right = event(
        "b",
        "pushed back",
        type="REJECT",
        mode=None,
        context=("natural_resource",),
        actors=("UKR GOV",),
        recipients=("USA",),
    )
    assert len(align_events([[left], [right]], (), {})[1]) == 1
    assert align_events([[left, replace(right, anchors=(Anchor("a", 30, 41, "pushed back"),))]], (), {})[1] == ()


def test_clash_needs_three_shared_words_where_nothing_else_joins() -> None:
    """Without a row or a special context, opposite codes clash only if the words show one matter."""
    agreed = {"type": "AGREE", "mode": None, "context": (), "actors": ("PER GOV",), "recipients": ("CHL",)}
    left = event("a", "accepted the inspection of harbour cranes", **agreed)
    same = event("b", "rejected the inspection of the harbour cranes", **{**agreed, "type": "REJECT"})
    other = event("b", "rejected a loan for harbour roads", **{**agreed, "type": "REJECT"})
    assert [clash.left for clash in align_events([[left], [same]], (), {})[1]] == [left.id]
    assert align_events([[left], [other]], (), {})[1] == ()


def test_positions_roll_up() -> None:
    """One actor's one stance on one issue is one position, named by the shorter words, with both reports."""
    one = Position("p1", "actor-1", "supports", "the dam on the river", None, ("a",), (Anchor("a", 0, 3, "dam"),))
    two = Position("p2", "actor-1", "supports", "the new dam", None, ("b",), (Anchor("b", 0, 3, "dam"),))
    other = replace(two, id="p3", stance="opposes")
    merged = align_positions([[one], [two, other]])
    assert [(p.issue, p.reports) for p in merged] == [("the new dam", ("a", "b")), ("the new dam", ("b",))]


def test_two_actors_of_one_country_do_not_clash() -> None:
    """One actor's praise and another's criticism on one special matter are no clash, though both are of one country."""
    praised = event(
        "a", "endorsed him", type="SUPPORT", mode=None, context=("migration",), actors=("PER COP",), recipients=()
    )
    blamed = event(
        "b", "criticised it", type="ACCUSE", mode=None, context=("migration",), actors=("PER PTY",), recipients=()
    )
    praised, blamed = replace(praised, actor_ids=("actor-1",)), replace(blamed, actor_ids=("actor-2",))
    assert align_events([[praised], [blamed]], (), {})[1] == ()
    unnamed = replace(blamed, actors=(), actor_ids=(), recipients=("PER GOV",))
    assert align_events([[praised], [unnamed]], (), {})[1] == ()
