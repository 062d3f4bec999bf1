"""The brief: what most reports tell, in order, one sentence each as one report prints it. Nothing is generated."""

from collections.abc import Mapping, Sequence

from crossread.annotate.annotated import Annotated, Sentence
from crossread.records.judged import Row
from crossread.records.told import BriefLine, Statement

_LONGEST = 60
_SHORTEST = 5
_SKIPPED = ("contradicts", "not-comparable")


def write_brief(
    annotated: Sequence[Annotated], rows: Sequence[Row], statements: Mapping[str, Statement], *, length: int = 7
) -> tuple[BriefLine, ...]:
    """Choose up to `length` sentences: the matters told by the most reports, the earliest told first among equals, in the
    order in which the lead report tells them.

    Each line is one sentence as printed, from the report that tells the matter most briefly without leaving out a figure that
    another print of the matter has. Matters that the reports contradict each other in are left to the list of what to check.
    No sentence is used twice.
    """
    if len(annotated) < 2 or length < 1:
        return ()
    by_id = {one.report.id: one for one in annotated}
    place = {one.report.id: n for n, one in enumerate(annotated)}
    shared = [row for row in rows if len(row.reports) > 1 and row.relation not in _SKIPPED]
    ranked = sorted(shared, key=lambda row: (-len(row.reports), _earliest(by_id, statements, row), row.id))
    lines: list[tuple[tuple[int, int], BriefLine]] = []
    used: set[tuple[str, int]] = set()
    for row in ranked:
        found = _sentence_for(by_id, statements, row, used)
        if found is None:
            continue
        report, sentence = found
        used |= {(r, s.i) for r, s in _sentences(by_id, statements, row)}
        line = BriefLine(row.id, by_id[report].report.anchor(sentence.start, sentence.end), row.reports)
        lines.append(((_earliest_block(by_id, statements, row), place[report]), line))
        if len(lines) == length:
            break
    return tuple(line for _, line in sorted(lines, key=lambda item: item[0]))


def _sentences(
    by_id: Mapping[str, Annotated], statements: Mapping[str, Statement], row: Row
) -> list[tuple[str, Sentence]]:
    """The sentences in which a row's statements stand, headlines left out."""
    found = []
    for i in row.statements:
        statement = statements[i]
        one = by_id[statement.report]
        tokens = one.tokens_in(statement.anchors[0].start, statement.anchors[0].end)
        sentence = one.sentence_of(tokens[0].i)
        if sentence.kind == "paragraph":
            found.append((statement.report, sentence))
    return found


def _sentence_for(
    by_id: Mapping[str, Annotated], statements: Mapping[str, Statement], row: Row, used: set[tuple[str, int]]
) -> tuple[str, Sentence] | None:
    """The shortest fitting sentence among those with the most of the row's figures; None if all are used or unfit."""
    figures: dict[tuple[str, int], int] = {}
    for i in row.statements:
        statement = statements[i]
        one = by_id[statement.report]
        sentence = one.sentence_of(one.tokens_in(statement.anchors[0].start, statement.anchors[0].end)[0].i)
        key = (statement.report, sentence.i)
        figures[key] = figures.get(key, 0) + len(statement.figures)
    options = []
    for report, sentence in _sentences(by_id, statements, row):
        words = sum(t.wordlike for t in by_id[report].words(sentence))
        text = by_id[report].report.text[sentence.start : sentence.end]
        whole = text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text[-1] in '.!?”"'
        if (report, sentence.i) not in used and _SHORTEST <= words <= _LONGEST and whole:
            starts_open = by_id[report].tokens[sentence.first].lower in (
                "he",
                "she",
                "it",
                "they",
                "but",
                "and",
                "this",
                "that",
            )
            options.append((-figures.get((report, sentence.i), 0), starts_open, words, report, sentence.i, sentence))
    if not options:
        return None
    best = min(options, key=lambda o: o[:5])
    return best[3], best[5]


def _earliest(by_id: Mapping[str, Annotated], statements: Mapping[str, Statement], row: Row) -> float:
    """How early the matter is told, as a share of the report, on the mean over its reports."""
    first: dict[str, float] = {}
    for i in row.statements:
        anchor = statements[i].anchors[0]
        share = anchor.start / max(1, len(by_id[anchor.report].report.text))
        first[anchor.report] = min(share, first.get(anchor.report, 1.0))
    return sum(first.values()) / len(first)


def _earliest_block(by_id: Mapping[str, Annotated], statements: Mapping[str, Statement], row: Row) -> int:
    """Where the lead report tells the matter, in thousandths of its length; later than all if it does not."""
    lead = next(iter(by_id))
    starts = [statements[i].anchors[0].start for i in row.statements if statements[i].report == lead]
    size = max(1, len(by_id[lead].report.text))
    return min(starts) * 1000 // size if starts else round(1000 * _earliest(by_id, statements, row))
