"""Asking an address only for what is new: the server's own marks of the last answer are sent along."""

from dataclasses import dataclass

from crossread.read.fetch import Fetched, NotModified, ask


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
        got, said = ask(url, headers)
    except NotModified:
        return Answer(None, marks)
    return Answer(got, Marks(said.get("ETag"), said.get("Last-Modified")))
