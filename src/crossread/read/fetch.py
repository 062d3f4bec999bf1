"""Addresses: one page is asked for, and only when the user named it or a feed or sitemap that names it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from crossread.errors import UnreadableInput
from crossread.read.unpack import unpack

MOST_BYTES = 10_000_000
"""Bytes of one source at most: a saved page with all that hangs on it has one or two million."""
WHOLE = 120.0
"""Seconds in which an answer must be there whole; a server that drips would otherwise hold a stream up for ever."""

_SECONDS = 20
_AT_ONCE = 65_536
_UNTOUCHED = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address after redirects, and the charset and type the server declared."""

    raw: bytes
    url: str
    charset: str | None
    content_type: str


class NotModified(Exception):
    """The server says that nothing has changed since the answer whose marks were sent along."""


def is_url(source: str) -> bool:
    """Tell an http or https address from a path."""
    return urlsplit(source).scheme in ("http", "https")


def fetch(url: str, *, offline: bool) -> Fetched:
    """Get one page; raises UnreadableInput when `offline`, and for every failure, with the reason in words."""
    if offline:
        raise UnreadableInput(url, "an address, and --offline refuses those; save the page and give the file")
    got, _ = ask(url, {"User-Agent": "crossread (reads news reports; one request a named address)"})
    return got


def ask(url: str, headers: Mapping[str, str]) -> tuple[Fetched, Mapping[str, str]]:
    """Ask once; gives what came, unpacked, and the answer's headers. Raises NotModified, and UnreadableInput for every failure."""
    request = Request(_in_ascii(url), headers={**headers, "Accept-Encoding": "gzip"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            raw = _read(answer, url)
            said = answer.headers
            charset, kind, place = said.get_content_charset(), said.get_content_type(), answer.url
    except HTTPError as error:
        if error.code == 304:
            raise NotModified from error
        raise UnreadableInput(url, f"the server answered {error.code} ({error.reason}){_advice(error.code)}") from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        why = str(error) or type(error).__name__
        raise UnreadableInput(url, f"could not be fetched ({why}); save the page and give the file") from error
    return Fetched(unpack(raw, file=url, most=MOST_BYTES), place, charset, kind), said


def _advice(code: int) -> str:
    return "; it is gone for good, take it off your list" if code == 410 else ""


def _read(answer: HTTPResponse, url: str) -> bytes:
    until, raw = time.monotonic() + WHOLE, bytearray()
    while some := answer.read1(_AT_ONCE):
        raw += some
        if len(raw) > MOST_BYTES:
            raise UnreadableInput(url, f"more than {MOST_BYTES:,} bytes; save the article itself and give the file")
        if time.monotonic() > until:
            raise UnreadableInput(url, f"not there whole after {WHOLE:.0f} seconds; save the page and give the file")
    if answer.length:
        raise UnreadableInput(url, f"the answer broke off, {answer.length:,} bytes are missing; try again")
    return bytes(raw)


def _in_ascii(url: str) -> str:
    """An address as it is sent: letters of other alphabets in the host by IDNA, elsewhere by percent signs."""
    try:
        url.encode("ascii")
    except UnicodeEncodeError:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode()
        return urlunsplit(
            parts._replace(netloc=host, path=quote(parts.path, _UNTOUCHED), query=quote(parts.query, _UNTOUCHED))
        )
    return url.replace(" ", "%20")
