"""The exports as files to download, by the word in their address."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crossread.errors import NotInDossier
from crossread.records.codec import to_json
from crossread.records.dossier import Dossier
from crossread.tell.calendar import calendar
from crossread.tell.graph import gexf, graphml
from crossread.tell.html.page import html_page
from crossread.tell.markdown import markdown_page
from crossread.tell.plover import plover_jsonl
from crossread.tell.tables import csv_files
from crossread.tell.web_annotation import web_annotations


@dataclass(frozen=True, slots=True)
class File:
    """A file's name, its media type and its content."""

    name: str
    media: str
    content: bytes


_TEXTS: Mapping[str, tuple[str, str, Callable[[Dossier], str]]] = {
    "html": ("dossier.html", "text/html; charset=utf-8", html_page),
    "md": ("dossier.md", "text/markdown; charset=utf-8", markdown_page),
    "jsonld": ("dossier.jsonld", "application/ld+json", web_annotations),
    "plover": ("plover.jsonl", "application/jsonl", plover_jsonl),
    "gexf": ("actors.gexf", "application/xml", gexf),
    "graphml": ("actors.graphml", "application/xml", graphml),
    "ics": ("ahead.ics", "text/calendar; charset=utf-8", calendar),
}


def make_file(dossier: Dossier, kind: str) -> File:
    """Write one export. Raises NotInDossier for a kind that there is not, naming those there are."""
    if kind == "json":
        return File("dossier.json", "application/json", to_json(dossier))
    if kind == "csv":
        return File("tables.zip", "application/zip", _zipped(csv_files(dossier)))
    if kind not in _TEXTS:
        raise NotInDossier(f"{kind}: no such export; there are json, csv, {', '.join(_TEXTS)}")
    name, media, write = _TEXTS[kind]
    return File(name, media, write(dossier).encode("utf-8", "replace"))


def _zipped(files: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # the epoch of the format: the same dossier gives the same bytes
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode("utf-8", "replace"))
    return held.getvalue()
