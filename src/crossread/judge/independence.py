"""For each matter: whether the reports that tell it can count as several. Agreement is not corroboration until that is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from crossread.annotate.annotated import Annotated
from crossread.judge.credits import Credit, find_credits
from crossread.records.judged import Independence, Origin, Row
from crossread.records.told import Statement

_RUN = 8
_ORDER: tuple[Independence, ...] = ("echoed", "common-source", "independent", "unknown")


def mark_origins(
    annotated: Sequence[Annotated],
    rows: Sequence[Row],
    statements: Mapping[str, Statement],
    origins: Sequence[Origin],
) -> tuple[Row, ...]:
    """Fill in the origins of each row told by several reports; the weakest tie between two of them names it.

    *Echoed*: eight of the narrator's words in a row agree, or one text is a copy of the other. *Common source*: one speaker's
    words, or one medium credited for both. *Independent* only where the texts credit sources of their own and share no tie.
    """
    pairs = {frozenset((o.left, o.right)): o for o in origins}
    by_id = {one.report.id: one for one in annotated}
    credited = {one.report.id: find_credits(one.report) for one in annotated}
    return tuple(_mark(row, statements, pairs, by_id, credited) if len(row.reports) > 1 else row for row in rows)


def _mark(
    row: Row,
    statements: Mapping[str, Statement],
    pairs: Mapping[frozenset[str], Origin],
    by_id: Mapping[str, Annotated],
    credited: Mapping[str, Sequence[Credit]],
) -> Row:
    told = [statements[i] for i in row.statements]
    found = {_tie(one, two, pairs, by_id, credited) for one, two in combinations(told, 2) if one.report != two.report}
    return replace(row, origins=next((tie for tie in _ORDER if tie in found), "unknown"))


def _tie(
    one: Statement,
    two: Statement,
    pairs: Mapping[frozenset[str], Origin],
    by_id: Mapping[str, Annotated],
    credited: Mapping[str, Sequence[Credit]],
) -> Independence:
    origin = pairs.get(frozenset((one.report, two.report)))
    if origin is not None and origin.relation == "copy":
        return "echoed"
    if one.quotation is None and two.quotation is None and _run_agrees(_words(by_id, one), _words(by_id, two)):
        return "echoed"
    if one.quotation is not None and two.quotation is not None and one.holder[-1] == two.holder[-1]:
        return "common-source"
    media = [{c.medium for c in credited[s.report] if _beside(by_id[s.report], s, c)} for s in (one, two)]
    if media[0] & media[1]:
        return "common-source"
    if origin is not None and origin.relation == "independent":
        return "independent"
    return "unknown"


def _words(by_id: Mapping[str, Annotated], statement: Statement) -> list[str]:
    one = by_id[statement.report]
    return [t.lower for a in statement.anchors for t in one.tokens_in(a.start, a.end) if t.wordlike]


def _run_agrees(left: Sequence[str], right: Sequence[str]) -> bool:
    runs = {tuple(left[i : i + _RUN]) for i in range(len(left) - _RUN + 1)}
    return any(tuple(right[i : i + _RUN]) in runs for i in range(len(right) - _RUN + 1))


def _beside(one: Annotated, statement: Statement, credit: Credit) -> bool:
    """Tell whether a credit stands in the sentence of a statement."""
    sentence = one.sentence_of(one.tokens_in(statement.anchors[0].start, statement.anchors[0].end)[0].i)
    return sentence.start <= credit.anchor.start < sentence.end
