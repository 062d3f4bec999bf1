"""The shipped weights: one table says what there is, and nothing is loaded that the table does not vouch for."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from crossread.errors import WeightsMissing


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table: file name, version, size in bytes, sha256, licence, and the command that made the file."""

    name: str
    file: str
    version: str
    bytes: int
    sha256: str
    licence: str
    made_by: str


def table(*, folder: Path | None = None) -> tuple[Entry, ...]:
    """Read `table.toml` of the package, or of another folder laid out like it, in its order."""
    text = (folder or _package()).joinpath("table.toml").read_text(encoding="utf-8")
    return tuple(Entry(name, **fields) for name, fields in tomllib.loads(text).items())


def _package() -> Path:
    return Path(str(files("crossread.weights")))


def read(name: str, *, folder: Path | None = None) -> bytes:
    """Read the weights of that name after checking size and sha256 against the table; `folder` as in `table`.

    Raises WeightsMissing when the table has no such name, the file is not there, or it is another file.
    """
    entries = table(folder=folder)
    entry = next((e for e in entries if e.name == name), None)
    if entry is None:
        known = ", ".join(e.name for e in entries)
        raise WeightsMissing(f"weights table: no {name!r}; it has {known}")
    path = (folder or _package()).joinpath("files", entry.file)
    if not path.is_file():
        raise WeightsMissing(f"weights {name}: {path} is missing; reinstall crossread, or run `make train`")
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if len(content) != entry.bytes or digest != entry.sha256:
        raise WeightsMissing(
            f"weights {name}: {path} has {len(content)} bytes and sha256 {digest[:12]}…, the table says "
            f"{entry.bytes} and {entry.sha256[:12]}…; reinstall crossread, or run `make train` to write file and table anew"
        )
    return content
