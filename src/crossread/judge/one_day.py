"""What happens once, placed on two days or in two years: died on Monday here and on Tuesday there, found in 2022 or in 2023."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.align.words import are_related
from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.judge.dates import compare_dates, dates_clash
from crossread.judge.figure_evidence import counted_words
from crossread.judge.lexicon import groups, words
from crossread.judge.slots import head_of
from crossread.records.judged import Reason
from crossread.records.told import When

_FAR = 3  # words between a day and the verb it belongs to, at most, on the way up the tree
_PARTIES = ("nsubj", "obj")


@dataclass(frozen=True, slots=True)
class _Act:
    """One dated act of one report: its group of verbs, to whom or what it happens, and the day."""

    group: frozenset[str]
    parties: frozenset[str]
    when: When


def find_one_days(
    annotated: Sequence[Annotated], casts: Sequence[Cast], dates: Sequence[Sequence[When]]
) -> tuple[Reason, ...]:
    """Find acts done once (words.toml, `once`) to one person or thing that two reports date apart, wherever they tell it.

    Persons must be the same actor, things the same noun. Both dates must be days, months or years written in one form,
    and neither report may give the other's date as well; two such acts in one report say nothing.
    """
    acts = [list(_acts(one, cast, found)) for one, cast, found in zip(annotated, casts, dates, strict=True)]
    reasons = []
    for i, j in combinations(range(len(acts)), 2):
        for a in acts[i]:
            for b in acts[j]:
                alone = all(sum(_one_act(c, d) for d in side) == 1 for c, side in ((a, acts[j]), (b, acts[i])))
                if not (_one_act(a, b) and alone and _apart(a.when, b.when)):
                    continue
                if _given(a.when, dates[j]) or _given(b.when, dates[i]):
                    continue
                detail = f"{a.when.anchor.exact} ({a.when.start}) and {b.when.anchor.exact} ({b.when.start}) for what is done once"
                reasons.append(Reason("done-once", a.when.anchor, b.when.anchor, detail))
    return tuple(reasons)


def _acts(one: Annotated, cast: Cast, dates: Sequence[When]) -> Iterator[_Act]:
    for when in dates:
        tokens = one.tokens_in(when.anchor.start, when.anchor.end)
        if (
            not tokens
            or when.status not in ("resolved", "inferred-year")
            or when.precision not in ("day", "month", "year")
        ):
            continue
        above = list(one.ancestors(head_of(one, when.anchor).i))[:_FAR]
        verb = next((t for t in above if t.pos == "VERB"), None)
        if verb is None or any(t.lower in words("negation", "words") for t in one.dependents(verb.i)):
            continue
        lemma = "_".join([verb.lemma.lower(), *(t.lower for t in one.dependents(verb.i, "compound:prt"))])
        parties = frozenset(_parties(one, cast, verb))
        for group in groups("once", "acts"):
            if lemma in group and parties:
                yield _Act(group, parties, when)


def _parties(one: Annotated, cast: Cast, verb: Token) -> Iterator[str]:
    """Ids of the actors and dictionary forms of the things that a verb is about; a noun of people alone tells nobody."""
    heads = list(one.dependents(verb.i, *_PARTIES))
    if verb.dep.startswith("acl"):
        heads.append(one.tokens[verb.head])
    for head in heads:
        if head.i in cast.actor_of:
            yield cast.actor_of[head.i]
        elif head.pos == "NOUN" and head.lemma.lower() not in counted_words()["people"]:
            yield head.lemma.lower()


def _one_act(a: _Act, b: _Act) -> bool:
    return a.group == b.group and any(are_related(x, y) for x in a.parties for y in b.parties)


def _apart(a: When, b: When) -> bool:
    """Tell whether two dates written in one form exclude each other."""
    if a.anchor.exact.lower() == b.anchor.exact.lower():
        return False  # one word for the day, placed by two reports of which one has its own day wrong
    digits = [any(c.isdigit() for c in d.anchor.exact) for d in (a, b)]
    return a.precision == b.precision and digits[0] == digits[1] and dates_clash(a, b)


def _given(when: When, dates: Sequence[When]) -> bool:
    return any(compare_dates(when, other).relation == "same" for other in dates)
