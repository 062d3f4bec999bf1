"""Addresses: one page is asked for, and only when the user named it."""

from dataclasses import dataclass
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from crossread.errors import UnreadableInput

MOST_BYTES = 10_000_000
"""Bytes of one source at most: a saved page with all that hangs on it has one or two million."""
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address after redirects, and the charset and type the server declared."""

    raw: bytes
    url: str
    charset: str | None
    content_type: str


def is_url(source: str) -> bool:
    """Tell an http or https address from a path."""
    return urlsplit(source).scheme in ("http", "https")


def fetch(url: str, *, offline: bool) -> Fetched:
    """Get one page; raises UnreadableInput when `offline`, and for every failure, with the reason in words."""
    if offline:
        raise UnreadableInput(url, "an address, and --offline refuses those; save the page and give the file")
    request = Request(url, headers={"User-Agent": "crossread (reads news reports; one request a named address)"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            raw = answer.read(MOST_BYTES + 1)
            got = Fetched(raw, answer.url, answer.headers.get_content_charset(), answer.headers.get_content_type())
    except (URLError, OSError, ValueError) as error:
        raise UnreadableInput(url, f"could not be fetched ({error}); save the page and give the file") from error
    if len(raw) > MOST_BYTES:
        raise UnreadableInput(url, f"more than {MOST_BYTES:,} bytes; save the article itself and give the file")
    return got
