"""One person's office in two ranks: director in one report, deputy director in the other."""

from collections.abc import Iterator, Mapping, Sequence

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.judge.lexicon import words
from crossread.records.judged import Reason
from crossread.records.text import Anchor

Offices = dict[str, dict[frozenset[str], Anchor]]


def find_offices(annotated: Sequence[Annotated], casts: Sequence[Cast]) -> tuple[Reason, ...]:
    """Find people whom two reports give the same office in another rank; a report that gives both ranks says nothing.

    Only words of rank count (deputy, acting …): "former" may be true on one day and not on the other.
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
            rank = frozenset(part for t in before for part in t.lower.split("-")) & words("roles", "ranks")
            found.setdefault(actor.id, {}).setdefault(lemmas[nouns[0]], {}).setdefault(rank, title)
    return found


def _differing(left: Offices, right: Offices) -> Iterator[Reason]:
    for office in sorted(left.keys() & right.keys()):
        ranks: tuple[Mapping[frozenset[str], Anchor], ...] = (left[office], right[office])
        if any(len(r) != 1 for r in ranks):
            continue
        (a, one), (b, two) = (next(iter(r.items())) for r in ranks)
        if a != b:
            yield Reason("role-differs", one, two, f"“{one.exact}” in one, “{two.exact}” in the other")
