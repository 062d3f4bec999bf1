"""Whether a passage tells of another time than the day's event: what happened in May, or the year before."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated
from crossread.records.text import Anchor
from crossread.records.told import When

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
    return any(
        d.precision in _LONG
        and start <= d.anchor.start < here.end
        and not (written and d.end and d.end >= written)
        and not one.report.text[: d.anchor.start].endswith("since ")
        for d in dates
    )
