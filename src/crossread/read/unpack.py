"""Packed bytes: what servers and archives send gzipped, unpacked up to a limit."""

import gzip
import zlib
from io import BytesIO

from crossread.errors import UnreadableInput

GZIP = b"\x1f\x8b"


def unpack(raw: bytes, *, file: str, most: int) -> bytes:
    """The bytes themselves, or what is packed in them by gzip. Raises UnreadableInput for broken ones and for more than `most` bytes."""
    if not raw.startswith(GZIP):
        return raw
    try:
        inside = gzip.GzipFile(fileobj=BytesIO(raw)).read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableInput(file, f"gzipped, and broken ({error})") from error
    if len(inside) > most:
        raise UnreadableInput(file, f"gzipped, and more than {most:,} bytes when unpacked")
    return inside
