"""Reading a report's source again, for verification: the same readers, no model."""

from collections.abc import Sequence
from pathlib import Path

from crossread.errors import UnreadableInput
from crossread.read.fetch import is_url
from crossread.read.metadata import Metadata
from crossread.read.sources import bytes_report
from crossread.records.text import Report
from crossread.records.verify import Reread


def reread(reports: Sequence[Report], files: Sequence[Path], *, beside: Path) -> dict[str, Reread]:
    """Report id to what its source gives now.

    A file belongs to the report it was read from: by the very path, else by its name, else by order where as many
    files as reports are given. A report that no given file belongs to is looked for at its old place, then in the folder `beside` (the
    dossier's); addresses are not fetched again.
    """
    chosen = _match(reports, files)
    return {
        r.id: _read(r, chosen.get(r.id) or old_place(r.file, beside))
        for r in reports
        if r.id in chosen or not is_url(r.file)
    }


def old_place(file: str, beside: Path) -> Path:
    """Where a file that was read may still be: at the path as written, or under its name beside the dossier."""
    near = beside / Path(file).name
    return near if not Path(file).exists() and near.exists() else Path(file)


def _match(reports: Sequence[Report], files: Sequence[Path]) -> dict[str, Path]:
    by_path = {r.id: f for f in files for r in reports if str(f) == r.file}
    left = [f for f in files if f not in by_path.values()]
    for report in reports:
        named = [f for f in left if f.name == Path(report.file).name]
        if report.id not in by_path and len(named) == 1:
            by_path[report.id] = named[0]
            left.remove(named[0])
    missing = [r for r in reports if r.id not in by_path]
    if len(left) == len(missing):
        by_path.update({r.id: f for r, f in zip(missing, left, strict=True)})
    return by_path


def _read(report: Report, path: Path) -> Reread:
    """Extracted texts depend on nothing but the bytes; metadata only matter for naming the headline."""
    try:
        known = Metadata(title=report.title, outlet=report.outlet, url=report.url)
        again = bytes_report(path.read_bytes(), file=str(path), metadata=known)
    except OSError as error:
        return Reread(None, None, f"{path} cannot be opened ({error.strerror or error})")
    except UnreadableInput as error:
        return Reread(None, None, str(error))
    return Reread(again.text, again.sha256, None)
