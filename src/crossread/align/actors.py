"""One id for one actor across reports: names matched by their words, two people of one family kept apart."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from crossread.annotate.cast import Cast
from crossread.annotate.naming import is_form_of, name_words, same_first_name
from crossread.annotate.roles import Gender
from crossread.records.names import content_id
from crossread.records.said import Actor, Mention

_Key = tuple[int, str]  # which cast, which actor in it


def share_cast(casts: Sequence[Cast]) -> tuple[Cast, ...]:
    """Give one actor one id in all reports, named by the fullest form any of them prints, with the titles and
    aliases of all of them; each cast keeps its own mentions, whose places mean nothing in another report.

    Full names match when first and family name fit; a family name alone goes to the only person of that name in the story; where
    two share it, it stays an actor of its own. Unnamed people ("a witness") are never the same across reports.
    """
    actors = {(n, actor.id): actor for n, cast in enumerate(casts) for actor in cast.actors}
    unnamed = {(n, actor_id) for n, cast in enumerate(casts) for actor_id in cast.unnamed}
    leader = _joined(actors, unnamed, casts)
    members: dict[_Key, list[_Key]] = {}
    for key in actors:
        members.setdefault(leader[key], []).append(key)
    merged = {head: _merged([actors[k] for k in keys]) for head, keys in members.items()}
    return tuple(_renamed(cast, n, leader, merged) for n, cast in enumerate(casts))


def _joined(actors: Mapping[_Key, Actor], unnamed: set[_Key], casts: Sequence[Cast]) -> dict[_Key, _Key]:
    """For each actor the one that leads its group."""
    leader = {key: key for key in actors}

    def top(key: _Key) -> _Key:
        while leader[key] != key:
            key = leader[key]
        return key

    named = [key for key in actors if key not in unnamed]
    families = Counter(
        name_words(actors[k].name)[-1]
        for k in named
        if actors[k].kind == "person" and len(name_words(actors[k].name)) > 1
    )
    # Many reports print the same few names: what two forms are to each other is asked once.
    form = {key: (actors[key].kind, actors[key].name, casts[key[0]].genders.get(actors[key].id)) for key in named}
    number = {told: n for n, told in enumerate(dict.fromkeys(form.values()))}
    known: dict[int, dict[int, bool]] = defaultdict(dict)
    later = [(key, number[form[key]]) for key in named]
    for i, (left, mine) in enumerate(later):
        answers = known[mine]
        for right, other in later[i + 1 :]:
            if answers.get(other) is False or left[0] == right[0]:
                continue
            if leader[left] == leader[right] or top(left) == top(right):
                continue
            if other not in answers:
                answers[other] = _same(actors[left], actors[right], left, right, casts, families)
            if answers[other]:
                leader[top(right)] = top(left)
    bodies: dict[str, list[_Key]] = defaultdict(list)
    for key in actors:
        if key in unnamed and actors[key].kind != "person":
            bodies[actors[key].name.casefold()].append(key)
    for left, right in (pair for alike in bodies.values() for pair in combinations(alike, 2)):
        if left[0] != right[0]:
            leader[top(right)] = top(left)
    return {key: top(key) for key in actors}


def _same(left: Actor, right: Actor, lk: _Key, rk: _Key, casts: Sequence[Cast], families: Counter[str]) -> bool:
    """Whether two actors of two reports are one."""
    kinds = {left.kind, right.kind}
    if len(kinds) > 1 and kinds != {"organisation", "place"}:
        return False
    a, b = name_words(left.name), name_words(right.name)
    if "person" not in kinds:
        return is_form_of(a, left.name, b, right.name, kind=left.kind) or is_form_of(
            b, right.name, a, left.name, kind=right.kind
        )
    genders: set[Gender] = {casts[lk[0]].genders.get(left.id, "unknown"), casts[rk[0]].genders.get(right.id, "unknown")}
    if len(genders - {"unknown"}) > 1:
        return False
    if len(a) == 1 and len(b) == 1:
        return a == b
    if len(a) == 1 or len(b) == 1:
        short, full = (a, b) if len(a) == 1 else (b, a)
        if short[0] == full[0]:
            return _has_kin(full, casts[lk[0] if len(a) == 1 else rk[0]]) and _people_called(short[0], casts) == 1
        return (
            short[0] == full[-1]
            and len({k for k in families if k == full[-1]}) == 1
            and _people_of(full[-1], casts) == 1
        )
    if is_form_of(a, left.name, b, right.name, kind="person") or is_form_of(b, right.name, a, left.name, kind="person"):
        return True
    return same_first_name(a[0], b[0]) and _one_slip(a[-1], b[-1])


def _has_kin(full: Sequence[str], cast: Cast) -> bool:
    """Whether a report has another person of this family name, so that a first name is enough for the second ("his daughter
    Helen").
    """
    people = [name_words(actor.name) for actor in cast.actors if actor.kind == "person"]
    return any(len(words) > 1 and words[-1] == full[-1] and words[0] != full[0] for words in people)


def _people_called(first: str, casts: Sequence[Cast]) -> int:
    """How many different full names of people begin with a first name."""
    people = [name_words(a.name) for cast in casts for a in cast.actors if a.kind == "person"]
    return len({words[-1] for words in people if len(words) > 1 and words[0] == first})


def _people_of(family: str, casts: Sequence[Cast]) -> int:
    """How many different people of a family name the reports hold, by first name."""
    firsts: list[str] = []
    for cast in casts:
        for actor in cast.actors:
            words = name_words(actor.name)
            if (
                actor.kind == "person"
                and len(words) > 1
                and words[-1] == family
                and not any(same_first_name(words[0], f) for f in firsts)
            ):
                firsts.append(words[0])
    return len(firsts)


def _one_slip(left: str, right: str) -> bool:
    """Whether two family names of five letters or more differ by one letter, or by two letters changing places: a misprint."""
    if min(len(left), len(right)) < 5 or abs(len(left) - len(right)) > 1 or left == right:
        return left == right
    at = next((i for i, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), min(len(left), len(right)))
    swapped = (
        left[at + 1 : at + 2] == right[at : at + 1]
        and left[at : at + 1] == right[at + 1 : at + 2]
        and left[at + 2 :] == right[at + 2 :]
    )
    return swapped or left[at + 1 :] == right[at + 1 :] or left[at + 1 :] == right[at:] or left[at:] == right[at + 1 :]


def _merged(actors: Sequence[Actor]) -> Actor:
    """One record of several: the fullest name, every alias, title and mention, the country and sector that any of them has."""
    if len(actors) == 1:
        return actors[0]
    forms = Counter(a.name for a in actors)
    name = min(
        forms, key=lambda n: (-len(name_words(n)), -forms[n], -sum(len(a.mentions) for a in actors if a.name == n), n)
    )
    kind = next(a.kind for a in actors if a.name == name)
    aliases = sorted({form for a in actors for form in (*a.aliases, a.name)} - {name})
    return Actor(
        id=content_id("actor", kind, name),
        name=name,
        kind=kind,
        country=next((a.country for a in actors if a.country), None),
        sector=next((a.sector for a in actors if a.sector), None),
        aliases=tuple(aliases),
        titles=tuple(t for a in actors for t in a.titles),
        mentions=tuple(m for a in actors for m in a.mentions),
    )


def _renamed(cast: Cast, number: int, leader: Mapping[_Key, _Key], merged: Mapping[_Key, Actor]) -> Cast:
    """A cast with the shared actors in the place of its own, each with the mentions of this report."""
    new = {actor.id: merged[leader[number, actor.id]] for actor in cast.actors}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for actor in cast.actors:
        mentions[new[actor.id].id] += actor.mentions
    unique = {actor.id: replace(actor, mentions=tuple(mentions[actor.id])) for actor in new.values()}
    return replace(
        cast,
        actors=tuple(unique.values()),
        actor_of={i: new[a].id for i, a in cast.actor_of.items()},
        genders={new[a].id: g for a, g in cast.genders.items()},
        unnamed=frozenset(new[a].id for a in cast.unnamed),
    )
