"""What a form brings in: files, pasted texts and addresses, kept on the shelf and read as reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.datastructures import FormData, UploadFile

from crossread.errors import CrossreadError
from crossread.read.sources import SAME_WORDS, Reading, label, read_sources
from crossread.records.dossier import Refused
from crossread.records.text import Report
from crossread.serve.shelf import Shelf

MOST_BYTES = 20_000_000
"""Of one file; a report of that size is none."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Sources to read, in the order given: paths on the shelf, and addresses that somebody asked for."""

    sources: tuple[str, ...]


async def take_in(form: FormData, shelf: Shelf) -> Intake:
    """Keep what a form brought. Raises CrossreadError where it brought nothing, or a file too large to be a report."""
    sources: list[str] = []
    for value in form.getlist("file"):
        if isinstance(value, UploadFile) and value.filename:
            content = await value.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                raise CrossreadError(f"{value.filename}: over {MOST_BYTES // 1_000_000} MB; that is no report")
            sources.append(str(shelf.keep_report(value.filename, content)))
    for value in form.getlist("text"):
        if isinstance(value, str) and value.strip():
            sources.append(str(shelf.keep_report("pasted.txt", value.replace("\r\n", "\n").encode())))
    for value in form.getlist("urls"):
        if isinstance(value, str):
            sources += [_address(line.strip()) for line in value.splitlines() if line.strip()]
    if not sources:
        raise CrossreadError("nothing came in: drop a file, paste a text, or give an address")
    return Intake(tuple(sources))


def _address(line: str) -> str:
    """The line if it is an address of the web: a path or a file: address would read this machine's own files."""
    if not line.startswith(("http://", "https://")):
        raise CrossreadError(f"{line}: only http and https addresses are read; drop the file instead")
    return line


def read_intake(intake: Intake, *, offline: bool) -> Reading:
    """Read what came in; only addresses go out, and none of them with `offline`. Raises CrossreadError if nothing is a report."""
    reading = read_sources(intake.sources, offline=offline)
    if not reading.reports:
        raise CrossreadError("; ".join(f"{r.file}: {r.reason}" for r in reading.refused) or "no report was read")
    return reading


def further(held: Sequence[Report], reading: Reading) -> Reading:
    """The reports of a dossier with those that came in, lettered on; the same words again are refused, not counted twice."""
    reports, refused = list(held), list(reading.refused)
    for report in reading.reports:
        twin = next((r for r in reports if r.id == report.id), None)
        if twin is not None:
            refused.append(Refused(report.file, f"{SAME_WORDS} report {twin.label} ({twin.file}); counted once"))
        else:
            reports.append(replace(report, label=label(len(reports))))
    if len(reports) == len(held):
        raise CrossreadError("; ".join(f"{r.file}: {r.reason}" for r in refused))
    return Reading(tuple(reports), tuple(refused))
