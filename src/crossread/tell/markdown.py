"""The dossier as Markdown with a footnote for every passage, for notes and content systems."""

from collections.abc import Iterator

from crossread.records.dossier import Dossier
from crossread.records.text import Anchor
from crossread.tell.brief import brief_sentences
from crossread.tell.checks import find_checks, is_contradiction, nothing_compared
from crossread.tell.citations import escape, footnote, source_line
from crossread.tell.context import marked
from crossread.tell.coverage import who_tells_what
from crossread.tell.describe import event_code, quotation_facts, said_by
from crossread.tell.labels import AGENDA_WORDS, row_sign
from crossread.tell.lookup import Lookup, days_words, look_up, one_line, origin_words
from crossread.tell.said import quote_board
from crossread.tell.timeline import make_timeline


class Footnotes:
    """Numbers anchors as they are cited; the same place keeps its number."""

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._lines: list[str] = []

    def cite(self, anchor: Anchor) -> str:
        """The words as printed, between marks, with their footnote."""
        return f"“{escape(one_line(anchor.exact))}”{self.note(anchor)}"

    def note(self, anchor: Anchor) -> str:
        """The footnote's mark alone."""
        place = (anchor.report, anchor.start, anchor.end)
        if place not in self._numbers:
            number = self._numbers[place] = len(self._numbers) + 1
            self._lines.append(footnote(number, self._look.label(anchor.report), anchor))
        return f"[^{self._numbers[place]}]"

    def lines(self) -> list[str]:
        """All footnotes, in order."""
        return self._lines


def markdown_page(dossier: Dossier) -> str:
    """Write the dossier; `crossread verify` reads the footnotes back."""
    look = look_up(dossier)
    notes = Footnotes(look)
    sections = (_head(look), _checks(look, notes), _brief(look, notes), _told(look, notes), _said(look, notes),
                _when(look, notes), _positions(look, notes), _events(look, notes), _limits(look))  # fmt: skip
    body = [line for section in sections for line in section]
    return "\n".join([*body, "## Passages", "", *notes.lines(), ""])


def _head(look: Lookup) -> Iterator[str]:
    dossier = look.dossier
    yield f"# {len(dossier.reports)} report{'' if len(dossier.reports) == 1 else 's'}, read against each other"
    yield ""
    for report in dossier.reports:
        yield source_line(report, f"{escape(one_line(report.title))} ({escape(origin_words(report))})")
    for refused in dossier.refused:
        yield f"- not read: {escape(one_line(refused.file))}: {escape(one_line(refused.reason))}"
    yield ""
    if len(dossier.reports) > 1:
        yield "| told by | matters | |"
        yield "|---|---|---|"
        for group in who_tells_what(dossier):
            kinds = ", ".join(f"{n} {w}" for w, n in group.relations()) if group.tellers > 1 else ""
            yield f"| {group.words} | {len(group.rows)} | {kinds} |"
        yield ""


def _checks(look: Lookup, notes: Footnotes) -> Iterator[str]:
    checks = find_checks(look)
    yield "## Check first"
    yield ""
    if len(look.dossier.reports) > 1 and not any(is_contradiction(c) for c in checks):
        nothing = nothing_compared(look.dossier)
        yield (
            "Nothing to compare: no matter is surely told by more than one report."
            if nothing
            else "No contradiction found in what is told."
        )
        yield ""
    for check in checks:
        sure = "" if check.sureness == "sure" else f" ({check.sureness})"
        yield f"- **{check.name} {check.shape} {escape(check.words)}**{sure}"
        for anchor in check.passages:
            clause = marked(look, anchor) if check.in_clause else one_line(anchor.exact)
            around = f" in “{escape(clause)}”" if clause != one_line(anchor.exact) else ""
            yield f"  - {look.label(anchor.report)}: {notes.cite(anchor)}{around}"
        for reason in check.because:
            yield f"  - because: {escape(one_line(reason))}"
        if check.settle:
            yield f"  - to settle it: {escape(one_line(check.settle))}"
    yield ""


def _brief(look: Lookup, notes: Footnotes) -> Iterator[str]:
    if look.dossier.brief:
        yield "## In brief"
        yield ""
        for line in brief_sentences(look, find_checks(look)):
            words = escape(one_line(line.sentence.exact))
            yield f"- {words}{notes.note(line.sentence)} ({line.words()})"
        yield ""


def _told(look: Lookup, notes: Footnotes) -> Iterator[str]:
    yield "## Told"
    yield ""
    for row in look.dossier.rows:
        sign = row_sign(row)
        silent = [r.label for r in look.dossier.reports if r.id not in row.reports]
        missing = f"; not in {', '.join(silent)}" if silent and len(row.reports) else ""
        yield f"- **{look.name(row.id)}** {sign.shape} {sign.words}{missing}"
        for statement in (look.statements[s] for s in row.statements if s in look.statements):
            said = escape(said_by(look, statement))
            says = f", {said}" if said else ""
            words = " … ".join(notes.cite(a) for a in statement.anchors)
            yield f"  - {look.label(statement.report)}: {words}{says}"
        for detail in dict.fromkeys(r.detail for r in row.because if r.detail):
            yield f"  - because: {escape(one_line(detail))}"
    yield ""


def _said(look: Lookup, notes: Footnotes) -> Iterator[str]:
    yield "## Said"
    yield ""
    for board in quote_board(look):
        yield f"### {escape(one_line(board.name))}"
        yield ""
        for utterance in board.utterances:
            for quotation in utterance.prints:
                words = " … ".join(notes.cite(p) for p in quotation.parts)
                facts = ", ".join((quotation.kind, *quotation_facts(look, quotation)))
                cue = quotation.cue if quotation.kind == "indirect" else None
                reported = f"{escape(one_line(cue.exact))}: " if cue else ""
                yield f"- {look.name(quotation.id)} {look.label(quotation.report)}: {reported}{words} ({escape(facts)})"
        yield ""


def _when(look: Lookup, notes: Footnotes) -> Iterator[str]:
    timeline = make_timeline(look)
    yield "## When"
    yield ""
    for moment in (*timeline.placed, *timeline.tray):
        words = ", ".join(f"{look.label(d.report)} {notes.cite(d.anchor)}" for d in moment.dates)
        status = "" if moment.status == moment.value else f" ({moment.status})"
        yield f"- {moment.value}{status}: {words}"
    yield ""
    if look.dossier.agenda:
        yield "### Ahead"
        yield ""
        for item in look.dossier.agenda:
            when = days_words(item.start, item.end) if item.start else AGENDA_WORDS[item.status]
            yield f"- {when}: {look.label(item.report)} {notes.cite(item.what)}"
        yield ""


def _positions(look: Lookup, notes: Footnotes) -> Iterator[str]:
    if look.dossier.positions:
        yield "## Who stands where"
        yield ""
        for position in look.dossier.positions:
            words = ", ".join(notes.cite(a) for a in position.anchors)
            who = f"{escape(look.actor(position.actor))}: {escape(position.stance)}, {escape(position.issue)}"
            yield f"- {who} ({look.letters(position.reports)}): {words}"
        yield ""


def _events(look: Lookup, notes: Footnotes) -> Iterator[str]:
    if look.dossier.events:
        yield "## Events"
        yield ""
        for event in look.dossier.events:
            words = ", ".join(notes.cite(a) for a in event.anchors)
            yield f"- {look.name(event.id)} {escape(event_code(event))} ({event.modality}): {words}"
        yield ""


def _limits(look: Lookup) -> Iterator[str]:
    yield "## What this dossier cannot know"
    yield ""
    for limit in (*look.dossier.limits, "Whether anything told is true: it shows who prints what."):
        yield f"- {escape(one_line(limit))}"
    yield ""
