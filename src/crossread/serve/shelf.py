"""The shelf: a folder with one JSON file a dossier, the reports that came in, and an index that can be built again."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from crossread.errors import BadDossier
from crossread.keep.decisions import decisions
from crossread.keep.dossiers import index_dossier
from crossread.keep.store import Store, open_store
from crossread.records.codec import read_dossier, to_json
from crossread.records.dossier import Dossier
from crossread.tell.checks import find_checks
from crossread.tell.lookup import look_up

_ID = re.compile(r"dossier-[0-9a-f]{16}")
_UNSAFE = re.compile(r"[^\w.-]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A dossier as the library lists it: how much there is to check, and how often people decided something."""

    id: str
    titles: tuple[tuple[str, str], ...]
    checks: int
    decided: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder and its open store. The dossier files are the truth; the store is their index, and keeps the decisions."""

    folder: Path
    store: Store

    def path(self, dossier: str, *, proposed: bool = False) -> Path:
        """Where a dossier lies; a proposed one waits beside the others. Raises BadDossier for what is no id."""
        if not _ID.fullmatch(dossier):
            raise BadDossier(f"{dossier}: no dossier has such a name")
        return self.folder / ("proposed" if proposed else "dossiers") / f"{dossier}.json"

    def put(self, dossier: Dossier) -> None:
        """Write a dossier and index it."""
        path = self.path(dossier.id)
        _write(path, to_json(dossier))
        index_dossier(self.store, dossier, file=path)

    def propose(self, dossier: Dossier) -> None:
        """Write a dossier that somebody may take or leave; it is in no list."""
        _write(self.path(dossier.id, proposed=True), to_json(dossier))

    def take(self, dossier: str) -> None:
        """Make a proposed dossier one of the library."""
        self.put(self.get(dossier, proposed=True))
        self.leave(dossier)

    def leave(self, dossier: str) -> None:
        """Drop a proposed dossier."""
        self.path(dossier, proposed=True).unlink(missing_ok=True)

    def get(self, dossier: str, *, proposed: bool = False) -> Dossier:
        """Read a dossier. Raises BadDossier where there is none of that id."""
        path = self.path(dossier, proposed=proposed)
        if not path.is_file():
            raise BadDossier(f"{dossier}: there is no such dossier on this shelf")
        return _read(path, path.stat().st_mtime_ns)

    def entries(self) -> tuple[Entry, ...]:
        """Every dossier, the last written first; a file that cannot be read is left to `crossread verify`."""
        decided = Counter(d.dossier for d in decisions(self.store))
        paths = sorted((self.folder / "dossiers").glob("dossier-*.json"), key=lambda p: (-p.stat().st_mtime_ns, p.name))
        return tuple(_entry(path, path.stat().st_mtime_ns, decided[path.stem]) for path in paths)

    def dossiers(self) -> tuple[Dossier, ...]:
        """Every dossier itself, the last written first."""
        return tuple(self.get(entry.id) for entry in self.entries())

    def keep_report(self, name: str, content: bytes) -> Path:
        """Keep what came in, so that `crossread verify` can read it again; the same bytes are kept once."""
        safe = _UNSAFE.sub("-", Path(name.replace("\\", "/")).name)[-80:].lstrip(".-") or "report.txt"
        path = self.folder / "reports" / sha256(content).hexdigest()[:16] / safe
        if not path.exists():
            _write(path, content)
        return path


def open_shelf(folder: Path) -> Shelf:
    """Open a folder as a shelf; what is missing in it is made."""
    for part in ("dossiers", "proposed", "reports"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    return Shelf(folder, open_store(folder / "index.sqlite"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> Dossier:  # noqa: ARG001 - a changed file is another key
    return read_dossier(path)


@lru_cache(maxsize=4096)
def _look(path: Path, changed: int) -> tuple[tuple[tuple[str, str], ...], int]:
    dossier = _read(path, changed)
    return tuple((r.label, r.title or r.file) for r in dossier.reports), len(find_checks(look_up(dossier)))


def _entry(path: Path, changed: int, decided: int) -> Entry:
    titles, checks = _look(path, changed)
    return Entry(path.stem, titles, checks, decided)
