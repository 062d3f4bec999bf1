"""Asking an address only for what is new: the server's own marks of the last answer are sent along."""

from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from crossread.errors import UnreadableInput
from crossread.read.fetch import MOST_BYTES, Fetched

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Marks:
    """What a server said of its answer (ETag, Last-Modified), to be sent back the next time."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A new answer with its marks; `fetched` is None where the server says that nothing has changed."""

    fetched: Fetched | None
    marks: Marks


def fetch_if_new(url: str, marks: Marks) -> Answer:
    """Get an address unless it is unchanged since the answer that gave `marks`. Raises UnreadableInput for every failure."""
    headers = {"User-Agent": "crossread (reads news feeds; one request an address and turn)"}
    if marks.etag:
        headers["If-None-Match"] = marks.etag
    if marks.modified:
        headers["If-Modified-Since"] = marks.modified
    try:
        with urlopen(Request(url, headers=headers), timeout=_SECONDS) as answer:
            raw = answer.read(MOST_BYTES + 1)
            got = Fetched(raw, answer.url, answer.headers.get_content_charset(), answer.headers.get_content_type())
            new = Marks(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
    except HTTPError as error:
        if error.code == 304:
            return Answer(None, marks)
        raise UnreadableInput(url, f"the server answered {error.code} ({error.reason})") from error
    except (URLError, OSError, ValueError) as error:
        raise UnreadableInput(url, f"could not be fetched ({error})") from error
    if len(raw) > MOST_BYTES:
        raise UnreadableInput(url, f"more than {MOST_BYTES:,} bytes")
    return Answer(got, new)
