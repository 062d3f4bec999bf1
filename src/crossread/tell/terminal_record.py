"""One thing of a dossier, or one section of it, on a terminal, each with its evidence."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from crossread.errors import NotInDossier
from crossread.records.dossier import Dossier
from crossread.records.judged import Reason
from crossread.records.text import Report
from crossread.records.walk import SECTIONS, find_record, records_of
from crossread.tell.checks import find_checks
from crossread.tell.describe import Description, describe
from crossread.tell.lookup import Lookup, look_up, origin_words, shorten
from crossread.tell.safe_text import around, for_terminal
from crossread.tell.terminal import check_lines, heading, passage_lines, render, wrapped

SECTION_WORDS: Mapping[str, str] = {
    "told": "rows",
    "rows": "rows",
    "statements": "statements",
    "said": "quotations",
    "quotes": "quotations",
    "quotations": "quotations",
    "wordings": "same_quotations",
    "figures": "figures",
    "numbers": "figures",
    "when": "dates",
    "dates": "dates",
    "events": "events",
    "codes": "events",
    "positions": "positions",
    "stands": "positions",
    "conflicts": "conflicts",
    "anomalies": "anomalies",
    "slips": "anomalies",
    "ahead": "agenda",
    "agenda": "agenda",
    "origins": "origins",
    "framing": "framing",
    "actors": "actors",
    "who": "actors",
}
"""What a person may type for a section, and which it means; "check", "reports" and "limits" are known beside these."""

_CONTEXT = 180


def show_record(dossier: Dossier, name: str, *, width: int = 100, colour: bool = False) -> str:
    """One record (short name or id) or one report (its letter) with its evidence. Raises NotInDossier for neither."""
    look = look_up(dossier)
    report = next((r for r in dossier.reports if name in (r.label, r.id)), None)
    if report is not None:
        return render(_report(look, report, width), width=width, colour=colour)
    held = find_record(dossier, name)
    if held is None:
        raise NotInDossier(f"{name}: no such thing in this dossier; short names look like r3, q1, d2 (list: show told)")
    return render(_record(look, held[1], width), width=width, colour=colour)


def show_section(dossier: Dossier, section: str, *, width: int = 100, colour: bool = False) -> str:
    """Every record of one section on a line with its words. Raises NotInDossier naming the sections there are."""
    look = look_up(dossier)
    if section == "check":
        lines = [line for check in find_checks(look) for line in check_lines(look, check, width)]
    elif section == "reports":
        lines = [line for r in dossier.reports for line in _report(look, r, width)]
    elif section == "limits":
        lines = [line for limit in dossier.limits for line in wrapped(limit, width, lead="· ")]
    elif is_section(section):
        records = records_of(dossier, SECTION_WORDS.get(section, section))
        lines = [line for record in records for line in _brief(look, record, width)]
    else:
        known = ", ".join(("check", "reports", "limits", *sorted(SECTION_WORDS)))
        raise NotInDossier(f"{section}: no such section; there are {known}")
    return render(lines or [Text(f"{section}: nothing found")], width=width, colour=colour)


def is_section(name: str) -> bool:
    """True for a word that show_section takes."""
    return name in ("check", "reports", "limits", *SECTION_WORDS, *SECTIONS)


def _brief(look: Lookup, record: object, width: int) -> Iterator[Text]:
    held = describe(look, record)
    name = look.name(str(getattr(record, "id", "")))
    facts = f"  ({'; '.join(f for f in held.facts if f)})" if any(held.facts) else ""
    yield from wrapped(held.title + facts, width, lead=f"{name:<5} ")
    for passage in held.passages[:6]:
        yield from passage_lines(look, passage.anchor, width, most=160)


def _record(look: Lookup, record: object, width: int) -> Iterator[Text]:
    held = describe(look, record)
    yield from wrapped(held.title, width, lead=f"{look.name(str(getattr(record, 'id', '')))}  ", style="bold")
    for fact in held.facts:
        if fact:
            yield from wrapped(fact, width, lead="    ")
    yield from _evidence(look, held, width)
    for reason in held.because:
        yield from _reason(look, reason, width)
    if held.links:
        yield from wrapped("  ".join(look.name(i) for i in held.links), width, lead="  see  ", style="dim")


def _evidence(look: Lookup, held: Description, width: int) -> Iterator[Text]:
    for passage in held.passages:
        anchor = passage.anchor
        yield Text("")
        yield Text(f"  {look.place(anchor)}   {for_terminal(passage.caption)}", style="dim")
        report = look.reports.get(anchor.report)
        before, after = around(report, anchor, _CONTEXT) if report is not None and report.text else ("", "")
        yield from wrapped(f"{before}»{anchor.exact}«{after}", width, lead="    ")


def _reason(look: Lookup, reason: Reason, width: int) -> Iterator[Text]:
    yield Text("")
    yield from wrapped(f"{reason.detail}  [{reason.rule}]", width, lead="  because  ")
    for anchor in (reason.left, reason.right):
        if anchor is not None:
            yield from passage_lines(look, anchor, width)


def _report(look: Lookup, report: Report, width: int) -> Iterator[Text]:
    yield from heading(f"{report.label}  {shorten(for_terminal(report.title), width - 4)}")
    yield from wrapped(f"{origin_words(report)}; file {report.file}; sha256 {report.sha256[:16]}…", width, style="dim")
    for note in report.notes:
        yield from wrapped(f"note: {note.detail}", width, style="dim")
    if not report.text:
        yield Text("(the text was left out of this dossier)")
    for block in report.blocks if report.text else ():
        yield Text("")
        style = "bold" if block.kind in ("headline", "heading") else ""
        yield from wrapped(report.text[block.start : block.end], width, lead=f"{block.start:>6}  ", style=style)
    rows = [look.name(r.id) for r in look.dossier.rows if report.id in r.reports]
    yield from wrapped(" ".join(rows), width, lead="  rows  ", style="dim")
