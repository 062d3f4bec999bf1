"""Ids made from content, so that the same thing has the same name on every machine and in every run."""

from hashlib import blake2b
from json.encoder import encode_basestring


def content_id(kind: str, *parts: str | int) -> str:
    """Name a record by what it is: same kind and parts, same id.

    Parts are framed as a JSON list before hashing, so that ("ab", "c") and ("a", "bc") differ. Scores and versions
    never belong into an id: a better model keeps the ids of what it still finds, and two runs can be compared.
    """
    # Written by hand, since every record asks for one: json.dumps builds an encoder each time and takes four times as long.
    framed = (
        f"[{','.join([encode_basestring(part) if isinstance(part, str) else str(part) for part in (kind, *parts)])}]"
    )
    digest = blake2b(framed.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{kind}-{digest}"
