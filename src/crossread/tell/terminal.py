"""The page a terminal shows: who tells what, what to check first, then the rest; plain text where colour is off."""

import io
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from crossread.records.dossier import Dossier
from crossread.records.said import Diff
from crossread.records.text import Anchor
from crossread.records.told import Statement
from crossread.records.verify import verify
from crossread.tell.brief import brief_sentences
from crossread.tell.checks import Check, find_checks, is_contradiction, nothing_compared
from crossread.tell.context import marked
from crossread.tell.coverage import who_tells_what
from crossread.tell.describe import said_by
from crossread.tell.labels import row_sign
from crossread.tell.lookup import Lookup, day_words, look_up, origin_words, shorten
from crossread.tell.safe_text import for_terminal
from crossread.tell.said import diff_lines as printed_beside

_MOST_CHECKS = 12
_MOST_LINES = 10
_MOST_SAMPLED = 6
_MOST_PRINTS = 4
_LONGEST_STATEMENT = 140
_LONGEST_REASON = 160
_LONGEST_LINE = 320
_LONGEST_ORIGIN = 48
_BAR = 48
_STYLES = {
    "both": "green",
    "one": "default",
    "words": "cyan",
    "open": "cyan",
    "odd": "default",
    "apart": "yellow",
    "against": "bold red",
}


def terminal_page(dossier: Dossier, *, width: int, colour: bool) -> str:
    """The whole dossier on one page of so many columns; `colour` adds styles and changes no character."""
    look = look_up(dossier)
    sections = (_head, _coverage, _checks, _brief, _told, _ahead, _limits)
    return render((line for section in sections for line in section(look, width)), width=width, colour=colour)


def render(lines: Iterable[Text], *, width: int, colour: bool) -> str:
    """Lines of styled text as one string."""
    console = Console(file=io.StringIO(), width=width, force_terminal=colour, no_color=not colour, highlight=False,
                      color_system="standard" if colour else None, legacy_windows=False, _environ={})  # fmt: skip
    for line in lines:
        console.print(line, soft_wrap=True)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def wrapped(words: str, width: int, *, lead: str = "", style: str = "") -> Iterator[Text]:
    """The words after a lead, wrapped; further lines are indented by the lead's width."""
    indent = cell_len(lead)
    line, used = "", 0
    for word in for_terminal(words).split(" "):
        need = cell_len(word)
        if line and indent + used + 1 + need > width:
            yield Text.assemble(lead, (line, style))
            lead, line, used = " " * indent, "", 0
        line, used = (f"{line} {word}", used + 1 + need) if line else (word, need)
    yield Text.assemble(lead, (line, style))


def heading(words: str, after: str = "") -> Iterator[Text]:
    """An empty line and a heading."""
    yield Text("")
    yield Text.assemble((words, "bold"), ("   " + after if after else "", ""))


def _head(look: Lookup, width: int) -> Iterator[Text]:
    dossier = look.dossier
    counts = dossier.counts
    failures = verify(dossier)
    holds = (
        f"all {counts.anchors:,} anchors hold"
        if not failures
        else f"DOES NOT HOLD: {failures[0].where} {failures[0].detail}"
    )
    numbers = ((counts.reports, "report"), (counts.statements, "statement"), (counts.quotations, "quotation"),
               (counts.events, "event"), (counts.dates, "date"))  # fmt: skip
    said = " · ".join(f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in numbers)
    yield from wrapped(f"{said} · {holds}", width)
    yield Text("")
    origins = [shorten(for_terminal(origin_words(report)), _LONGEST_ORIGIN) for report in dossier.reports]
    room = max(24, width - 6 - max((cell_len(o) for o in origins), default=0))
    for report, origin in zip(dossier.reports, origins, strict=True):
        title = set_cell_size(shorten(for_terminal(report.title), room), room)
        yield Text.assemble("  ", (f"{report.label:<2}", "bold"), " ", title, " ", (origin, "dim"))
        for note in report.notes:
            yield from wrapped(note.detail, width, lead="       note: ", style="dim")
    for refused in dossier.refused:
        yield from wrapped(f"{refused.file}: {refused.reason}", width, lead="  not read: ", style="yellow")


def _coverage(look: Lookup, width: int) -> Iterator[Text]:
    groups = who_tells_what(look.dossier)
    if len(look.dossier.reports) < 2:
        return
    yield from heading("WHO TELLS WHAT")
    most = max((len(g.rows) for g in groups), default=1) or 1
    names = max(len(g.words) for g in groups)
    for group in groups:
        bar = "█" * max(round(len(group.rows) * _BAR / max(most, _BAR)), 1 if group.rows else 0)
        lead = f"  {group.words:<{names}} {len(group.rows):>4} "
        if group.tellers > 1 or len(look.dossier.reports) > _MOST_SAMPLED:
            after = " · ".join(f"{n} {words}" for words, n in group.relations())
        else:
            firsts = (look.statements[r.statements[0]].anchors[0].exact for r in group.rows[:3])
            after = " · ".join(shorten(for_terminal(w), 32) for w in firsts) + (" · …" if len(group.rows) > 3 else "")
        after = after if group.tellers > 1 or len(look.dossier.reports) <= _MOST_SAMPLED else ""
        style = _STYLES["both" if group.tellers > 1 else "one"]
        yield Text.assemble(lead, (bar, style))
        if after:
            yield from wrapped(after, width, lead=" " * (names + 8), style="dim")


def _checks(look: Lookup, width: int) -> Iterator[Text]:
    checks = find_checks(look)
    against = sum(is_contradiction(c) for c in checks)
    several = sum(len(r.reports) > 1 and r.relation != "not-comparable" for r in look.dossier.rows)
    if len(look.dossier.reports) > 1:
        if nothing_compared(look.dossier):
            yield from heading("NOTHING TO COMPARE", "no matter is surely told by more than one report")
        elif not against:
            yield from heading(
                "NO CONTRADICTION FOUND",
                f"in {several} matter{'' if several == 1 else 's'} told by more than one report",
            )
        else:
            yield from heading(f"{against} CONTRADICTION{'S' if against > 1 else ''}", "first below")
    yield from heading("CHECK FIRST", "" if checks else "nothing stands out")
    for check in checks[:_MOST_CHECKS]:
        yield from check_lines(look, check, width)
    if len(checks) > _MOST_CHECKS:
        yield Text(f"  … and {len(checks) - _MOST_CHECKS} more: crossread show DOSSIER check")


def check_lines(look: Lookup, check: Check, width: int) -> Iterator[Text]:
    """One thing to check: its words, its passages, why, and what would settle it."""
    sure = "" if check.sureness == "sure" else f"   ({check.sureness})"
    lead = Text.assemble("  ", (f"{check.name:<4}", "bold"), (f"{check.shape} ", _STYLES[check.tone]))
    first, *rest = wrapped(check.words + sure, width - 8)
    yield lead.append_text(first)
    yield from (Text("        ").append_text(line) for line in rest)
    if check.diff is not None:
        yield from diff_lines(look, check.diff, width)
    else:
        sic = " [sic]" if check.sic else ""
        passages = (
            marked_lines(look, p, width) if check.in_clause else passage_lines(look, p, width, after=sic)
            for p in check.passages
        )
        yield from (line for passage in passages for line in passage)
    for reason in check.because:
        yield from wrapped(shorten(reason, _LONGEST_REASON), width, lead="        because ", style="dim")
    if check.settle:
        yield from wrapped(check.settle, width, lead="        to settle it: ", style="dim")


def passage_lines(look: Lookup, anchor: Anchor, width: int, *, most: int = 220, after: str = "") -> Iterator[Text]:
    """A passage as printed, with its letter and place."""
    words = shorten(for_terminal(anchor.exact), most)
    return wrapped(f"“{words}”{after}", width, lead=f"        {look.label(anchor.report)} {anchor.start:<5} ")


def marked_lines(look: Lookup, anchor: Anchor, width: int) -> Iterator[Text]:
    """A passage within its clause, itself between brackets, with its letter and place."""
    words = for_terminal(marked(look, anchor))
    return wrapped(f"“{words}”", width, lead=f"        {look.label(anchor.report)} {anchor.start:<5} ")


def statement_lines(look: Lookup, statement: Statement, width: int) -> Iterator[Text]:
    """A statement as printed, all its parts, with its letter and place, and who is given as saying it."""
    words = shorten(for_terminal(" … ".join(anchor.exact for anchor in statement.anchors)), _LONGEST_STATEMENT)
    said = for_terminal(said_by(look, statement))
    by = f", {said}" if said else ""
    first = statement.anchors[0]
    return wrapped(f"“{words}”{by}", width, lead=f"        {look.label(first.report)} {first.start:<5} ")


def diff_lines(look: Lookup, diff: Diff, width: int) -> Iterator[Text]:
    """Both prints of one utterance, the words that differ between brackets (and marked by style)."""
    for line in printed_beside(look, diff):
        words = "".join(w.gap + (f"[{w.words}]" if w.alone else w.words) for w in line.words)
        place = line.places[0]
        yield from wrapped(
            f"“{for_terminal(words)}”", width, lead=f"        {look.label(place.report)} {place.start:<5} "
        )


def _brief(look: Lookup, width: int) -> Iterator[Text]:
    if look.dossier.brief:
        yield from heading("IN BRIEF")
    for line in brief_sentences(look, find_checks(look)):
        words = shorten(for_terminal(line.sentence.exact), _LONGEST_LINE)
        yield from wrapped(f"{words} ({line.words()})", width, lead="  · ")


def _told(look: Lookup, width: int) -> Iterator[Text]:
    several = [r for r in look.dossier.rows if len(r.reports) > 1]
    if not several:
        return
    yield from heading("TOLD BY MORE THAN ONE")
    for row in several[:_MOST_LINES]:
        sign = row_sign(row)
        name, verdict = f"{look.name(row.id):<5}", f"{sign.shape} {sign.words}"
        lead = Text.assemble("  ", (name, "bold"), (verdict, _STYLES[sign.tone]))
        yield lead.append(f"   {look.letters(row.reports)}", style="dim")
        for statement in row.statements[:_MOST_PRINTS]:
            if statement in look.statements:
                yield from statement_lines(look, look.statements[statement], width)
        if len(row.statements) > _MOST_PRINTS:
            more = len(row.statements) - _MOST_PRINTS
            yield Text(f"        … and {more} more passage{'' if more == 1 else 's'}", style="dim")
    if len(several) > _MOST_LINES:
        yield Text(f"  … and {len(several) - _MOST_LINES} more: crossread show DOSSIER told")


def _ahead(look: Lookup, width: int) -> Iterator[Text]:
    agenda = look.dossier.agenda
    if not agenda:
        return
    yield from heading("AHEAD")
    for item in sorted((a for a in agenda if a.start and a.status == "day"), key=lambda a: str(a.start)):
        assert item.start is not None
        words = f"{shorten(item.what.exact, 90)} ({look.label(item.report)}; {item.basis})"
        yield from wrapped(words, width, lead=f"  {day_words(item.start):<18}")
    rest = sum(not (a.start and a.status == "day") for a in agenda)
    if rest:
        yield Text(f"  {rest} without a day: crossread show DOSSIER ahead")


def _limits(look: Lookup, width: int) -> Iterator[Text]:
    if look.dossier.limits:
        yield from heading("WHAT THIS DOSSIER CANNOT KNOW")
        for limit in look.dossier.limits[:_MOST_LINES]:
            yield from wrapped(limit, width, lead="  · ")
