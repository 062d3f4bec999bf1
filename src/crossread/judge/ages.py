"""One person at two ages: "Ada Lind, 61," here and "the 63-year-old Ada Lind" there."""

import re
from collections.abc import Sequence
from itertools import combinations

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.records.judged import Reason
from crossread.records.text import Anchor

_AFTER = re.compile(r"(?:,\s(?:aged\s)?|\s\()(\d{1,2})(?=[,;.)])")
_BEFORE = re.compile(r"\b(\d{1,2})-year-old(?:\s[\w'’-]+){0,3}\s$")
_REACH = 60  # characters before a name
_BIRTHDAY = 1  # years: either report may have counted to the last birthday
_SAME_STORY = 200  # days between two reports within which nobody grows two years older


def find_ages(annotated: Sequence[Annotated], casts: Sequence[Cast]) -> tuple[Reason, ...]:
    """Find people to whom two reports of one time give ages two years apart or more; a report that gives two says nothing.

    Where the day of a report is not known, the two may be of two times: the rule is then "ages-differ-unsure".
    """
    ages = [_ages(one, cast) for one, cast in zip(annotated, casts, strict=True)]
    found = []
    for left, right in combinations(range(len(annotated)), 2):
        days = annotated[left].report.published, annotated[right].report.published
        if days[0] and days[1] and abs((days[0] - days[1]).days) > _SAME_STORY:
            continue
        for actor in sorted(ages[left].keys() & ages[right].keys()):
            (age, one), (other_age, other) = ages[left][actor], ages[right][actor]
            if abs(age - other_age) > _BIRTHDAY:
                rule = "ages-differ" if None not in days else "ages-differ-unsure"
                found.append(Reason(rule, one, other, f"{age} in one, {other_age} in the other"))
    return tuple(found)


def _ages(one: Annotated, cast: Cast) -> dict[str, tuple[int, Anchor]]:
    """The age of each person a report gives one age for, with the name it stands beside."""
    text, found = one.report.text, dict[str, list[tuple[int, Anchor]]]()
    for actor in cast.actors:
        for mention in actor.mentions if actor.kind == "person" else ():
            if mention.report != one.report.id or mention.form not in ("name", "short-name"):
                continue
            after = _AFTER.match(text, mention.end)
            before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
            for match in (after, before):
                if match is not None:
                    ends = min(match.start(1), mention.start), max(match.end(1), mention.end)
                    found.setdefault(actor.id, []).append((int(match[1]), one.report.anchor(*ends)))
    return {actor: told[0] for actor, told in found.items() if len({age for age, _ in told}) == 1}
