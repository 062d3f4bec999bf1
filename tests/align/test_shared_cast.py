"""One id for one actor across reports."""

from crossread.align.actors import share_cast
from crossread.annotate.cast import Cast
from crossread.records.names import content_id
from crossread.records.said import Actor, ActorKind, Mention


def cast(report: str, *names: tuple[str, ActorKind], unnamed: tuple[str, ...] = ()) -> Cast:
    """A cast by hand: one mention an actor, at made-up places."""
    actors = tuple(
        Actor(
            content_id("actor", kind, name, report if name in unnamed else ""),
            name,
            kind,
            None,
            None,
            (),
            (),
            (Mention(report, 10 * n, 10 * n + 5, name, "name"),),
        )
        for n, (name, kind) in enumerate(names)
    )
    ids = {a.name: a.id for a in actors}
    return Cast(
        report,
        actors,
        {n: a.id for n, a in enumerate(actors)},
        dict.fromkeys(range(len(actors)), "name"),
        dict.fromkeys(ids.values(), "unknown"),
        frozenset(ids[name] for name in unnamed),
    )


def names(shared: Cast) -> list[str]:
    return [actor.name for actor in shared.actors]


def test_full_and_short_name_share_an_id() -> None:
    """A family name in one report goes to the full name of the other, which names both; each keeps its own mentions."""
    one, other = share_cast([cast("r1", ("Anna Lindqvist", "person")), cast("r2", ("Lindqvist", "person"))])
    assert one.actors[0].id == other.actors[0].id
    assert one.actors[0].name == other.actors[0].name == "Anna Lindqvist"
    assert [[m.report for m in cast.actors[0].mentions] for cast in (one, other)] == [["r1"], ["r2"]]
    assert other.actor_of[0] == one.actors[0].id


def test_two_people_with_one_family_name_stay_two() -> None:
    """First names that differ keep two people apart, and a bare family name between them is nobody's."""
    shared = share_cast(
        [
            cast("r1", ("Anna Holm", "person"), ("Peter Holm", "person")),
            cast("r2", ("Holm", "person")),
            cast("r3", ("Anna Holm", "person")),
        ]
    )
    assert names(shared[0]) == ["Anna Holm", "Peter Holm"]
    assert names(shared[1]) == ["Holm"]
    assert shared[0].actors[0].id == shared[2].actors[0].id


def test_misprint_of_a_family_name() -> None:
    """Two letters changed about in a family name with the same first name are one person; another first name is not."""
    same = share_cast([cast("r1", ("Anna Lindqvist", "person")), cast("r2", ("Anna Lindqvsit", "person"))])
    assert same[0].actors[0].id == same[1].actors[0].id
    two = share_cast([cast("r1", ("Anna Lindqvist", "person")), cast("r2", ("Eva Lindqvsit", "person"))])
    assert two[0].actors[0].id != two[1].actors[0].id


def test_acronym_and_name_of_a_body() -> None:
    """A body and its acronym in another report are one."""
    shared = share_cast([cast("r1", ("World Trade Organization", "organisation")), cast("r2", ("WTO", "organisation"))])
    assert shared[0].actors[0].id == shared[1].actors[0].id


def test_people_without_a_name_are_never_the_same() -> None:
    """ "A witness" in two reports is two people."""
    shared = share_cast(
        [
            cast("r1", ("witness", "person"), unnamed=("witness",)),
            cast("r2", ("witness", "person"), unnamed=("witness",)),
        ]
    )
    assert shared[0].actors[0].id != shared[1].actors[0].id


def test_a_first_name_beside_kin_goes_to_the_full_name() -> None:
    """ "His daughter Ruth" in a report that names her father in full is the Ruth of that family; without kin a first name is nobody's."""
    full = cast("r1", ("Ruth Marsh", "person"))
    _, kin = share_cast([full, cast("r2", ("Derek Marsh", "person"), ("Ruth", "person"))])
    _, alone = share_cast([full, cast("r2", ("Peter Holm", "person"), ("Ruth", "person"))])
    assert "Ruth Marsh" in names(kin)
    assert "Ruth Marsh" not in names(alone)
