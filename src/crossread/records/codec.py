"""Dossiers as JSON and back, and the JSON Schema of it. The only file that knows msgspec."""

import base64
import json
import re
import zlib
from pathlib import Path
from typing import TypeVar

import msgspec

from crossread.errors import BadDossier
from crossread.records.dossier import Dossier

_Record = TypeVar("_Record")
_EMBEDDED = re.compile(r'<script type="application/json" id="dossier">(.*?)</script>', re.S)


def to_json(dossier: Dossier) -> bytes:
    """Write a dossier as UTF-8 JSON, one space of indent, keys in the order of the records; same dossier, same bytes.

    Read and written again, the bytes stay the same: a whole number in a field of fractions (24) is written as one (24.0).
    """
    exact = msgspec.convert(msgspec.to_builtins(dossier), Dossier)
    return msgspec.json.format(msgspec.json.encode(exact), indent=1) + b"\n"


def from_json(raw: bytes | str) -> Dossier:
    """Read a dossier back; raises BadDossier with the path of the first thing that does not fit the schema."""
    try:
        return msgspec.json.decode(raw, type=Dossier)
    except msgspec.ValidationError as error:
        raise BadDossier(f"not a dossier of this version: {error}") from error
    except msgspec.DecodeError as error:
        raise BadDossier(f"not JSON: {error}") from error


def read_dossier(path: Path) -> Dossier:
    """Read a dossier from its JSON file, or from an HTML page that carries it. Raises BadDossier naming the file."""
    try:
        held = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadDossier(f"{path}: cannot be read ({error})") from error
    if path.suffix.lower() in (".html", ".htm"):
        inside = _EMBEDDED.search(held)
        if inside is None:
            raise BadDossier(f"{path}: no dossier inside this page; was it written by `crossread read`?")
        held = _unpacked(path, inside[1])
    try:
        return from_json(held)
    except BadDossier as error:
        raise BadDossier(f"{path}: {error}") from error


def _unpacked(path: Path, inside: str) -> str:
    """The JSON of a page, which holds it plain or, to be small, as `{"deflate": base64}`."""
    packed = re.fullmatch(r'\s*\{"deflate": "([A-Za-z0-9+/=]*)"\}\s*', inside)
    try:
        return zlib.decompress(base64.b64decode(packed[1])).decode() if packed else inside
    except (zlib.error, ValueError) as error:
        raise BadDossier(f"{path}: the dossier inside this page is damaged ({error})") from error


def schema() -> bytes:
    """The JSON Schema (2020-12) that every dossier fits."""
    made = msgspec.json.schema(Dossier)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Crossread dossier", **made}
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def record_to_json(record: object) -> bytes:
    """Write any one record as compact JSON, for an index that keeps many."""
    return msgspec.json.encode(record)


def record_from_json(raw: bytes | str, kind: type[_Record]) -> _Record:
    """Read one record back; raises BadDossier where it does not fit."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.MsgspecError as error:
        raise BadDossier(f"not a {kind.__name__} of this version: {error}") from error
