"""Writing a dossier to a file, whose ending says the kind; a half-written file never stands in its place."""

import os
from pathlib import Path

from crossread.cli.talk import Exit, stop
from crossread.records.codec import to_json
from crossread.records.dossier import Dossier


def write_dossier(dossier: Dossier, path: Path, *, with_text: bool = True) -> None:
    """Write .html, .json or .md; leaves with exit 2 where the file cannot be written."""
    match path.suffix.lower():
        case ".json":
            made = to_json(dossier)
        case ".md":
            from crossread.tell.markdown import markdown_page

            made = markdown_page(dossier).encode("utf-8", "replace")
        case _:
            from crossread.tell.html.page import html_page

            made = html_page(dossier, with_text=with_text).encode("utf-8", "replace")
    write_whole(path, made)


def write_whole(path: Path, content: bytes) -> None:
    """Put the content in place in one step, so that a reader sees the old file or the new one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        stop(f"{path}: cannot be written ({error.strerror or error})", Exit.MISUSE)
