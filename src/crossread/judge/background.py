"""Whether a passage tells of another time than the day's event: what happened in May, or the year before."""

import re
from collections.abc import Sequence

from crossread.annotate.annotated import Annotated
from crossread.records.text import Anchor
from crossread.records.told import When

_BEFORE = re.compile(
    r"\b(?:day|night|week|month|quarter|season|year|decade)s? (?:before|earlier|previously)\b"
    r"|\bthe (?:previous|preceding|prior) (?:day|night|week|month|quarter|season|year)\b",
    re.IGNORECASE,
)
_LONG = frozenset({"month", "quarter", "season", "year", "decade"})


def of_another_time(one: Annotated, passage: Anchor, dates: Sequence[When]) -> bool:
    """Tell whether the sentence of a passage, or the one before it in its paragraph, gives a month, a year or the like.

    News of the day names days; a longer time beside a passage is the mark of what went before, unless it lasts ("since May") or lies
    ahead.
    """
    inside = one.tokens_in(passage.start, passage.end)
    if not inside:
        return False
    here = one.sentence_of(inside[0].i)
    before = one.sentences[here.i - 1] if here.i else here
    start = before.start if before.block == here.block else here.start
    written = one.report.published
    return of_the_time_before([one.span(here.first, here.last)]) or any(
        d.precision in _LONG
        and start <= d.anchor.start < here.end
        and not (written and d.end and d.end >= written)
        and not one.report.text[: d.anchor.start].endswith("since ")
        for d in dates
    )


def of_the_time_before(passages: Sequence[Anchor]) -> bool:
    """Tell whether a statement says that it speaks of a stretch before the one the news is about ("the week before", "a year earlier")."""
    return any(_BEFORE.search(passage.exact) for passage in passages)
