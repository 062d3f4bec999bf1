"""The door: files, folders and addresses in, reports out, and every input that gave none by name with its reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_uppercase

from crossread.errors import UnreadableInput
from crossread.read.fetch import MOST_BYTES, fetch, is_url
from crossread.read.metadata import SIDE_FILE, Metadata, beside
from crossread.read.plain_text import text_report
from crossread.records.dossier import Refused
from crossread.records.text import Report

_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_TEXT = (".txt", ".text", "")
READABLE = (*_HTML, *_MARKDOWN, ".txt", ".text", ".json", ".pdf", ".docx", ".eml")
SAME_WORDS = "the same words as"
_TAG = re.compile(rb"<(?:!doctype html|html|head|body|article)\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports read, lettered in the order given, and what was refused."""

    reports: tuple[Report, ...]
    refused: tuple[Refused, ...]


def read_sources(sources: Sequence[str | Path], *, offline: bool = False) -> Reading:
    """Read files, folders (their readable files by name, not deeper) and addresses.

    A report with the very words of an earlier one is refused, so that it counts once. Nothing raises: each
    failure is in `refused`.
    """
    reports: list[Report] = []
    refused: list[Refused] = []
    for one in (path for source in sources for path in _expand(str(source))):
        try:
            report = _read_one(one, offline)
        except UnreadableInput as error:
            refused.append(Refused(error.file, error.reason))
            continue
        twin = next((r for r in reports if r.id == report.id), None)
        if twin:
            refused.append(Refused(report.file, f"{SAME_WORDS} report {twin.label} ({twin.file}); counted once"))
        else:
            reports.append(replace(report, label=label(len(reports))))
    return Reading(tuple(reports), tuple(refused))


def with_said(reading: Reading, said: Mapping[str, Metadata]) -> Reading:
    """The same reading with what a person said about reports, by letter ("*": all), over what was found."""
    everyone = said.get("*", Metadata())
    return replace(
        reading, reports=tuple(_over(r, said.get(r.label, Metadata()).over(everyone)) for r in reading.reports)
    )


def _over(report: Report, known: Metadata) -> Report:
    return replace(
        report,
        title=known.title or report.title,
        outlet=known.outlet or report.outlet,
        published=known.published or report.published,
        author=known.author or report.author,
        url=known.url or report.url,
    )


def label(position: int) -> str:
    """Name a report by letters: A … Z, AA, AB … (position counts from 0)."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = ascii_uppercase[rest] + name
    return name


def _expand(source: str) -> Iterator[str]:
    path = Path(source)
    if is_url(source) or not path.is_dir():
        yield source
        return
    inside = sorted(p for p in path.iterdir() if p.is_file() and p.name != SIDE_FILE and not p.name.startswith("."))
    yield from (str(p) for p in inside if p.suffix.lower() in READABLE)
    if not any(p.suffix.lower() in READABLE for p in inside):
        yield source


def _read_one(source: str, offline: bool) -> Report:
    if is_url(source):
        got = fetch(source, offline=offline)
        if got.content_type == "text/plain":
            return text_report(got.raw, file=source, metadata=Metadata(url=got.url))
        return _html(got.raw, file=source, metadata=Metadata(), charset=got.charset, url=got.url)
    path = Path(source)
    if path.is_dir():
        raise UnreadableInput(source, f"a folder without readable files ({', '.join(READABLE)})")
    return bytes_report(_bytes_of(path, source), file=source, metadata=beside(path))


def _bytes_of(path: Path, source: str) -> bytes:
    """The bytes of one file; pipes are not waited for, and what is far too long is refused before it fills the memory."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableInput(source, "not a file (a pipe or a device); save its text as a file first")
        if size > MOST_BYTES:
            raise UnreadableInput(source, f"{size:,} bytes, and one report may have {MOST_BYTES:,}; split the file")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(source, f"cannot be opened ({error.strerror or error})") from error


def bytes_report(raw: bytes, *, file: str, metadata: Metadata) -> Report:
    """Make a report of bytes, by the ending of the file's name and, for text, by what the bytes look like."""
    ending = Path(file).suffix.lower()
    if ending in _HTML or (ending in _TEXT and _TAG.search(raw[:2048])):
        return _html(raw, file=file, metadata=metadata)
    if ending in _MARKDOWN:
        from crossread.read.markdown import markdown_report

        return markdown_report(raw, file=file, metadata=metadata)
    if ending == ".pdf":
        from crossread.read.pdf import pdf_report

        return pdf_report(raw, file=file, metadata=metadata)
    if ending == ".docx":
        from crossread.read.docx import docx_report

        return docx_report(raw, file=file, metadata=metadata)
    if ending == ".eml":
        from crossread.read.eml import eml_report

        return eml_report(raw, file=file, metadata=metadata)
    if ending == ".json":
        from crossread.read.ninjs import ninjs_report

        return ninjs_report(raw, file=file, metadata=metadata)
    return text_report(raw, file=file, metadata=metadata)


def _html(raw: bytes, *, file: str, metadata: Metadata, charset: str | None = None, url: str | None = None) -> Report:
    # the HTML reader brings lxml along, and a folder of plain text needs none of it
    from crossread.read.html import html_report

    return html_report(raw, file=file, metadata=metadata, charset=charset, url=url)
