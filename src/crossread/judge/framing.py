"""How reports differ in tone where they tell one matter: the coloured verbs, hedges and labels that only one side chose."""

from collections.abc import Mapping, Sequence

from crossread.align.words import stem
from crossread.annotate.annotated import Annotated
from crossread.extract.framing import find_framing_words
from crossread.records.judged import Row
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import Framing, FramingWord, Statement


def find_framing(
    annotated: Sequence[Annotated],
    rows: Sequence[Row],
    statements: Mapping[str, Statement],
    *,
    quotations: Sequence[Sequence[Quotation]],
) -> tuple[Framing, ...]:
    """For each row of several reports list the framing words in its statements that not all of its reports use.

    A row in which every report chose the same words, or none chose any, has no framing record.
    """
    words = {
        one.report.id: find_framing_words(one, quotations=found)
        for one, found in zip(annotated, quotations, strict=True)
    }
    found = []
    for row in rows:
        if len(row.reports) < 2:
            continue
        chosen = [w for i in row.statements for w in _inside(statements[i], words[statements[i].report])]
        users: dict[str, set[str]] = {}
        for word in chosen:
            users.setdefault(stem(word.anchor.exact.lower()), set()).add(word.report)
        apart = [w for w in chosen if len(users[stem(w.anchor.exact.lower())]) < len(row.reports)]
        if apart:
            found.append(Framing(content_id("framing", row.id), row.id, tuple(dict.fromkeys(apart))))
    return tuple(found)


def _inside(statement: Statement, words: Sequence[FramingWord]) -> list[FramingWord]:
    """The framing words in a statement and between its stretches (the cue of a reported one stands just before it)."""
    start = statement.anchors[0].start
    return [
        w
        for w in words
        if any(a.start <= w.anchor.start and w.anchor.end <= a.end for a in statement.anchors)
        or (statement.quotation is not None and 0 <= start - w.anchor.end <= 6)
    ]
