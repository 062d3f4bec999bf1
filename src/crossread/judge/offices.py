"""One person's office in two ranks or of two fields: director in one report, deputy director or finance director in the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.judge.lexicon import words
from crossread.records.judged import Reason
from crossread.records.text import Anchor

Offices = dict[str, dict[frozenset[str], Anchor]]


def find_offices(annotated: Sequence[Annotated], casts: Sequence[Cast]) -> tuple[Reason, ...]:
    """Find people whom two reports give the same office in another rank, or of another field; a report that gives both
    says nothing.

    Only words of rank (deputy, acting …) and of field (finance, foreign …) count: "former" may be true on one day and not
    on the other. An office without a field may be one with it.
    """
    offices = [_offices(one, cast) for one, cast in zip(annotated, casts, strict=True)]
    found = []
    for i, lefts in enumerate(offices):
        for rights in offices[i + 1 :]:
            for actor in sorted(lefts.keys() & rights.keys()):
                found += list(_differing(lefts[actor], rights[actor]))
    return tuple(found)


def _offices(one: Annotated, cast: Cast) -> dict[str, Offices]:
    """For each person the offices this report gives, each with its words of rank and the first place."""
    found: dict[str, Offices] = {}
    for actor in cast.actors:
        if actor.kind != "person":
            continue
        for title in actor.titles:
            if title.report != one.report.id:
                continue
            tokens = one.tokens_in(title.start, title.end)
            lemmas = [t.lemma.lower() for t in tokens]
            nouns = [n for n, lemma in enumerate(lemmas) if lemma in words("roles", "nouns")]
            if not nouns:
                continue
            before = one.tokens[max(0, tokens[0].i + nouns[0] - 2) : tokens[0].i + nouns[0]]
            said = frozenset(part for t in before for part in t.lower.split("-"))
            said |= {"vice"} if "vp" in said else frozenset()
            rank = said & words("roles", "ranks")
            shown = one.span(before[0].i, tokens[-1].i + 1) if said & _fields().keys() else title
            key = rank | {_fields()[w] for w in said if w in _fields()}
            found.setdefault(actor.id, {}).setdefault(lemmas[nouns[0]], {}).setdefault(key, shown)
    return found


@cache
def _fields() -> dict[str, str]:
    """Each word for what an office is of, with the first word of those that name one field."""
    return {word: line.split()[0] for line in words("roles", "fields") for word in line.split()}


def _fullest(told: Mapping[frozenset[str], Anchor]) -> Mapping[frozenset[str], Anchor]:
    """The ways one report gives an office, without those that only leave its field away ("the minister")."""
    ranks = words("roles", "ranks")
    return {k: v for k, v in told.items() if not any(k < other and not (other - k) & ranks for other in told)}


def _differing(left: Offices, right: Offices) -> Iterator[Reason]:
    for office in sorted(left.keys() & right.keys()):
        told = [_fullest(side[office]) for side in (left, right)]
        if any(len(one) != 1 for one in told):
            continue
        (a, one), (b, two) = (next(iter(side.items())) for side in told)
        if _held_for_a_while(a, b):
            continue
        ranks_apart = a & words("roles", "ranks") != b & words("roles", "ranks")
        fields = [key - words("roles", "ranks") for key in (a, b)]
        if ranks_apart or (all(fields) and not fields[0] & fields[1]):
            yield Reason("role-differs", one, two, f"“{one.exact}” in one, “{two.exact}” in the other")


def _held_for_a_while(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether one holds the office for a while and the other a lower one, or both for a while: the deputy acts as governor."""
    known = words("roles", "for_a_while")
    whiles = [bool(key & known) for key in (a, b)]
    if all(whiles):
        return a - known == b - known
    acting, other = (a, b) if whiles[0] else (b, a)
    return any(whiles) and bool((other - known) & words("roles", "ranks")) and not (acting - known - other)
