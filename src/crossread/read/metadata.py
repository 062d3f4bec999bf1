"""What is known about a report beside its text: `meta.json` in its folder, or what the command line says."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from email.utils import parsedate
from pathlib import Path

from crossread.errors import UnreadableInput

SIDE_FILE = "meta.json"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Outlet, day, address and author of a report; None: nobody said."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """This metadata, with what it does not say taken from `other`."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing)


def day(value: str) -> date | None:
    """Read an ISO 8601 day, or the day of an ISO instant; None where it is neither."""
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def printed_day(value: str) -> date | None:
    """Read a day as feeds and tables print it: ISO 8601, 2026/03/02, or as in mail ("Mon, 02 Mar 2026 23:30 -0500").

    The day is the one that is printed, not the one in Greenwich at that moment.
    """
    found = day(value.strip()[:10].replace("/", "-"))
    if found:
        return found
    mail = parsedate(value)
    try:
        return date(*mail[:3]) if mail else None
    except ValueError:
        return None


def beside(path: Path) -> Metadata:
    """What `meta.json` in the report's folder says about it; all None where there is no such file.

    The file is one object for the folder's only report, a list of objects with "file", or an object keyed by file name.
    Known keys: title, outlet (or source), date (or published), author (or byline), url. Raises UnreadableInput for a
    file that is no JSON, and for a date that is no day.
    """
    side = path.parent / SIDE_FILE
    if not side.is_file():
        return Metadata()
    try:
        held = json.loads(side.read_bytes())
    except ValueError as error:
        raise UnreadableInput(
            str(path), f"{SIDE_FILE} beside it is not JSON ({error}); mend it or take it away"
        ) from error
    return _metadata(_entry(held, path.name), path)


def _entry(held: object, name: str) -> dict[str, object]:
    if isinstance(held, list):
        return next((e for e in held if isinstance(e, dict) and e.get("file") == name), {})
    if isinstance(held, dict):
        inner = held.get(name)
        if isinstance(inner, dict):
            return inner
        return held if held.get("file", name) == name and not any(isinstance(v, dict) for v in held.values()) else {}
    return {}


def _metadata(entry: dict[str, object], path: Path) -> Metadata:
    def text(*keys: str) -> str | None:
        return next((v.strip() for k in keys if isinstance(v := entry.get(k), str) and v.strip()), None)

    stamp = text("date", "published", "versioncreated", "firstcreated")
    if stamp and day(stamp) is None:
        raise UnreadableInput(
            str(path), f"{SIDE_FILE} gives “{stamp}” as its date, which is no day; write it as 2024-05-03"
        )
    return Metadata(
        title=text("title", "headline"),
        outlet=text("outlet", "source", "infosource"),
        published=day(stamp) if stamp else None,
        author=text("author", "byline"),
        url=text("url", "uri", "link"),
    )
