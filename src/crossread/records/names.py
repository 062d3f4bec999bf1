"""Ids made from content, so that the same thing has the same name on every machine and in every run."""

import json
from hashlib import blake2b


def content_id(kind: str, *parts: str | int) -> str:
    """Name a record by what it is: same kind and parts, same id.

    Parts are framed as a JSON list before hashing, so that ("ab", "c") and ("a", "bc") differ. Scores and versions
    never belong into an id: a better model keeps the ids of what it still finds, and two runs can be compared.
    """
    framed = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    digest = blake2b(framed.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{kind}-{digest}"
