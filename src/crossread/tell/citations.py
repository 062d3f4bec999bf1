"""Citations in Markdown: how an anchor is written as a footnote, and how footnotes are read back to be checked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.records.text import Anchor, Report

_FOOTNOTE = re.compile(r"^\[\^(?P<number>\d+)\]: (?P<label>[A-Z]+) (?P<start>\d+)–(?P<end>\d+) “(?P<exact>.*)”$", re.M)
_SOURCE = re.compile(r"^- \*\*(?P<label>[A-Z]+)\*\* .*?`(?P<file>[^`]*)` sha256 (?P<sha256>[0-9a-f]{64})$", re.M)
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~!(){}]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(?:u\{(?P<code>[0-9a-f]+)\}|(?P<sign>.))")


@dataclass(frozen=True, slots=True)
class Citation:
    """One footnote: its number, the report's letter, the offsets, and the words that stand there."""

    number: int
    label: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class CitedReport:
    """A report that a Markdown dossier names, with its file and the sha256 of the bytes that were read."""

    label: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A footnote whose words do not stand there; `found` is what does, None where there is no such report."""

    citation: Citation
    found: str | None


def escape(words: str) -> str:
    r"""Words so that Markdown shows them as they are; unseen signs become \u{…}, which reading turns back."""
    return _UNSEEN.sub(lambda m: f"\\u{{{ord(m[0]):x}}}", _SPECIAL.sub(r"\\\g<0>", words))


def footnote(number: int, label: str, anchor: Anchor) -> str:
    """The footnote of an anchor: `[^3]: A 408–525 “exact words”`."""
    return f"[^{number}]: {label} {anchor.start}–{anchor.end} “{escape(anchor.exact)}”"


def source_line(report: Report, words: str) -> str:
    """The line that names a report, with what `read_reports` needs; a file's back-ticks become apostrophes."""
    file = escape(report.file).replace("\\`", "'").replace("`", "'")
    return f"- **{report.label}** {words} `{file}` sha256 {report.sha256}"


def read_citations(markdown: str) -> tuple[Citation, ...]:
    """Every footnote of a Markdown dossier, its words as they stand in the report."""
    return tuple(
        Citation(int(m["number"]), m["label"], int(m["start"]), int(m["end"]), _plain(m["exact"]))
        for m in _FOOTNOTE.finditer(markdown)
    )


def read_reports(markdown: str) -> tuple[CitedReport, ...]:
    """The reports that a Markdown dossier names."""
    return tuple(CitedReport(m["label"], _plain(m["file"]), m["sha256"]) for m in _SOURCE.finditer(markdown))


def broken_citations(citations: Iterable[Citation], texts: Mapping[str, str]) -> tuple[Broken, ...]:
    """The citations that do not hold against the texts, which are given by the reports' letters."""
    broken = []
    for citation in citations:
        text = texts.get(citation.label)
        found = None if text is None else text[citation.start : citation.end]
        if found != citation.exact:
            broken.append(Broken(citation, found))
    return tuple(broken)


def _plain(escaped: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m["code"], 16)) if m["code"] else m["sign"], escaped)
