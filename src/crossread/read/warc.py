"""Web archives (WARC): each HTML answer is a page, with the address, day and charset the archive recorded."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from crossread.errors import MissingExtra, UnreadableInput
from crossread.read.html import html_report
from crossread.read.metadata import Metadata
from crossread.records.dossier import Refused
from crossread.records.text import Note, Report

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(path: Path) -> Iterator[Report | Refused]:
    """Yield a report, or a refusal with its reason, for each HTML answer in a .warc or .warc.gz file, one at a time.

    Other answers, requests and metadata records are passed over. The day of capture is noted, and never taken for the day of
    publication. Raises MissingExtra without fastwarc.
    """
    if not find_spec("fastwarc"):
        raise MissingExtra("fastwarc", "streams", "reading web archives")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        stream = path.open("rb")
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be opened ({error.strerror or error})") from error
    with stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            if not (record.is_http and (record.http_content_type or "").lower() in _PAGES):
                continue
            url = record.headers.get("WARC-Target-URI") or f"record at byte {record.stream_pos}"
            place = f"{path}#{url}"
            status = record.http_headers.status_code if record.http_headers else None
            if status != 200:
                yield Refused(place, f"the server answered {status}")
                continue
            yield _page(record.reader.read(), place, url, record.http_charset, str(record.record_date or "unknown"))


def _page(raw: bytes, place: str, url: str, charset: str | None, captured: str) -> Report | Refused:
    try:
        made = html_report(raw, file=place, metadata=Metadata(url=url), charset=charset, url=url)
    except UnreadableInput as error:
        return Refused(error.file, error.reason)
    return replace(made, notes=(*made.notes, Note("captured", f"archived on {captured[:10]}")))
