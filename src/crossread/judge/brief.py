"""The brief: what most reports tell, in order, one sentence each as one report prints it. Nothing is generated."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Sentence
from crossread.records.judged import Row
from crossread.records.text import Anchor
from crossread.records.told import BriefLine, Statement

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_LONGEST = 60
_SHORTEST = 5
_ENOUGH = 3
_SKIPPED = ("contradicts", "not-comparable")
_LEANING = frozenset(
    {"he", "she", "it", "they", "his", "her", "their", "its", "but", "and", "this", "that", "these", "those", "there"}
)
_PERSONS = frozenset({"he", "she", "they"})
_SAID_BY_PRONOUN = re.compile(r"[,”\"’]\s(?:he|she|it|they)\s(?:\w+\s){0,2}\w+\W*$|[,.!][”\"’]\s(?:he|she|it|they)\s\w")
_GOES_ON = re.compile(r"[,.][”\"’]\s(?:\S+\s){1,6}(?:continued|added|went on|concluded)\W*$")
_LINK_RUN_IN = re.compile(
    r"[a-z][A-Z][a-z].* MORE\b"
)  # "Ada MoeMoe asks for more boats MORE said": a page's link in the sentence
_MARKS = "“”\"‘’'"


@dataclass(frozen=True, slots=True)
class _Option:
    """A sentence that could stand for a row: whether it leans on what stands before it, how many of the row's figures it has."""

    report: str
    sentence: Sentence
    leans: bool
    figures: int
    words: int

    @property
    def key(self) -> tuple[str, int]:
        return self.report, self.sentence.i


def write_brief(
    annotated: Sequence[Annotated], rows: Sequence[Row], statements: Mapping[str, Statement], *, length: int = 7
) -> tuple[BriefLine, ...]:
    """Choose up to `length` sentences: the lead that most reports share (failing one, the first report's), then the matters told
    by the most reports, the earliest told first among equals, in the order in which the lead report tells them.

    Each line is one sentence as printed, the one with most of the matter's figures, and of these the shortest. Sentences that
    lean on what stands before them ("He …", "…, he said", a bare quotation), and matters that merely pull apart or were matched
    unsurely, come in only where too few others are found. Matters that the reports contradict each other in are left to the list
    of what to check; a lead that is one stands for its own report alone. No sentence is used twice; questions and words without a
    finite verb (a picture's caption) are left out.
    """
    if len(annotated) < 2 or length < 1:
        return ()
    by_id = {one.report.id: one for one in annotated}
    shared = [row for row in rows if len(row.reports) > 1 and row.relation not in _SKIPPED]
    ranked = sorted(shared, key=lambda row: (-len(row.reports), _earliest(by_id, statements, row), row.id))
    used: set[tuple[str, int]] = set()
    lead = _lead(by_id, rows, statements)
    if lead is not None:
        used.add((lead.sentence.report, _sentence_at(by_id, lead.sentence).i))
        used |= {key for row in rows if row.id == lead.row for key in _keys(by_id, statements, row)}
    lines: list[tuple[tuple[int, int], BriefLine]] = []
    place = {one.report.id: n for n, one in enumerate(annotated)}
    for leaning, weak in ((False, False), (False, True), (True, False), (True, True)):
        for row in (r for r in ranked if _is_weak(r) == weak):
            if len(lines) + (lead is not None) >= length or ((leaning or weak) and len(lines) >= _ENOUGH):
                break
            found = _sentence_for(by_id, statements, row, used, leaning=leaning)
            if found is None or any(line.row == row.id for _, line in lines):
                continue
            used |= _keys(by_id, statements, row)
            sentence = by_id[found.report].report.anchor(found.sentence.start, found.sentence.end)
            order = (_earliest_block(by_id, statements, row), place[found.report])
            lines.append((order, BriefLine(row.id, sentence, row.reports)))
    after = tuple(line for _, line in sorted(lines, key=lambda item: item[0]))
    return after if lead is None or not (after or len(lead.reports) > 1) else (lead, *after)


def _is_weak(row: Row) -> bool:
    """Whether the reports may tell of two matters: what pulls apart, and what was matched unsurely."""
    return row.relation == "pulls-apart" or row.confidence == "unsure"


def _lead(by_id: Mapping[str, Annotated], rows: Sequence[Row], statements: Mapping[str, Statement]) -> BriefLine | None:
    """The first sentence of the report whose first sentence shares its matter with most others; where no two share theirs, that
    of the first report, for itself alone. None where no first sentence can be printed alone.
    """
    best: tuple[tuple[int, int, int], BriefLine] | None = None
    of_sentence: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        for key in _keys(by_id, statements, row):
            of_sentence.setdefault(key, []).append(row)
    for order, (report, one) in enumerate(by_id.items()):
        sentence = next((s for s in one.sentences if s.kind == "paragraph"), None)
        if sentence is None or _option(one, sentence, 0) is None:
            continue
        of_lead = of_sentence.get((report, sentence.i), [])
        told = [row for row in of_lead if len(row.reports) > 1 and row.relation != "not-comparable"]
        if not of_lead:
            continue
        row = max(told or of_lead, key=lambda r: (r.relation not in _SKIPPED, len(r.reports)))
        tellers = row.reports if row.relation not in _SKIPPED else (report,)
        line = BriefLine(row.id, one.report.anchor(sentence.start, sentence.end), tellers)
        rank = (len({r for row in told for r in row.reports}), len(told), -order)
        if best is None or rank > best[0]:
            best = rank, line
    return best[1] if best else None


def _sentence_for(
    by_id: Mapping[str, Annotated],
    statements: Mapping[str, Statement],
    row: Row,
    used: set[tuple[str, int]],
    *,
    leaning: bool,
) -> _Option | None:
    """The shortest fitting sentence among those with the most of the row's figures; None if all are used or unfit."""
    figures: Counter[tuple[str, int]] = Counter()
    for i in row.statements:
        place = _place(by_id, statements[i])
        figures[place[0], place[1].i] += len(statements[i].figures)
    options = []
    for report, sentence in {_place(by_id, statements[i]) for i in row.statements}:
        option = _option(by_id[report], sentence, figures[report, sentence.i])
        if option is not None and option.key not in used and (leaning or not option.leans):
            options.append(option)
    return min(options, key=lambda o: (o.leans, -o.figures, o.words, o.key), default=None)


def _option(one: Annotated, sentence: Sentence, figures: int) -> _Option | None:
    """A sentence as one that could be printed alone; None for headings, questions, torn marks, words without a finite verb, and
    those too short or long.
    """
    text = one.report.text[sentence.start : sentence.end]
    words = sum(token.wordlike for token in one.words(sentence))
    whole = text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text[-1] in '.!”"'
    asked = text.rstrip(_MARKS).endswith("?")
    if (
        sentence.kind != "paragraph"
        or asked
        or _LINK_RUN_IN.search(text)
        or not whole
        or not any(token.tag in _FINITE for token in one.words(sentence))
        or not _SHORTEST <= words <= _LONGEST
    ):
        return None
    bare = text[0] in _MARKS and text[-1] in _MARKS
    leans = (
        bare
        or bool(_SAID_BY_PRONOUN.search(text) or _GOES_ON.search(text))
        or one.tokens[sentence.first].lower in _LEANING
        or _pronoun_first(one, sentence)
        or _in_open_speech(one, sentence)
    )
    return _Option(one.report.id, sentence, leans, figures, words)


def _pronoun_first(one: Annotated, sentence: Sentence) -> bool:
    """Whether the first subject of a sentence is a person told of before it: "in both cases they were replaced"."""
    subject = next((t for t in one.words(sentence) if t.dep.startswith("nsubj")), None)
    return subject is not None and subject.lower in _PERSONS


def _in_open_speech(one: Annotated, sentence: Sentence) -> bool:
    """Whether a quotation that began before the sentence is still open in it: alone, its words would seem the narrator's."""
    start = one.report.blocks[sentence.block].start if sentence.block < len(one.report.blocks) else 0
    before = one.report.text[start : sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _place(by_id: Mapping[str, Annotated], statement: Statement) -> tuple[str, Sentence]:
    return statement.report, _sentence_at(by_id, statement.anchors[0])


def _sentence_at(by_id: Mapping[str, Annotated], anchor: Anchor) -> Sentence:
    one = by_id[anchor.report]
    return one.sentence_of(one.tokens_in(anchor.start, anchor.end)[0].i)


def _keys(by_id: Mapping[str, Annotated], statements: Mapping[str, Statement], row: Row) -> set[tuple[str, int]]:
    """The sentences in which a row's statements stand."""
    return {(report, sentence.i) for report, sentence in (_place(by_id, statements[i]) for i in row.statements)}


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
