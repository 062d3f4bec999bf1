"""`crossread export`: a dossier in the forms that other programs load."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.options import DossierFile
from crossread.cli.talk import Exit, answer, stop, talk
from crossread.cli.writing import write_whole
from crossread.errors import BadDossier, CrossreadError
from crossread.records.codec import read_dossier, to_json
from crossread.records.dossier import Dossier


class Form(StrEnum):
    """The forms a dossier can be exported to."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    GEXF = "gexf"
    GRAPHML = "graphml"
    ICS = "ics"
    MD = "md"
    HTML = "html"
    JSON = "json"
    PLOVER = "plover"
    PLOVER_CSV = "plover-csv"


To = Annotated[Form, typer.Option("--to", help="The form; csv and parquet make a folder with one table a record type.")]
Into = Annotated[
    Path | None, typer.Option("-o", "--output", help="File or folder to write; without it, print (not csv, parquet).")
]


def export(dossier: DossierFile, to: To, output: Into = None) -> None:
    """Write a dossier as tables, annotations, networks, a calendar, PLOVER records, Markdown or HTML."""
    try:
        held = read_dossier(dossier)
    except BadDossier as error:
        stop(str(error), Exit.UNREADABLE)
    if to in (Form.CSV, Form.PARQUET):
        _tables(held, to, output or dossier.with_suffix(f".{to.value}.d"))
        return
    made = _made(held, to)
    if output is None:
        answer(made)
        return
    write_whole(output, made.encode("utf-8", "replace"))
    talk(f"wrote {output}")


def _tables(dossier: Dossier, to: Form, folder: Path) -> None:
    from crossread.tell.tables import csv_files, write_parquet

    folder.mkdir(parents=True, exist_ok=True)
    if to is Form.PARQUET:
        try:
            written = write_parquet(dossier, folder)
        except CrossreadError as error:
            stop(str(error), Exit.MISUSE)
        talk(f"wrote {len(written)} tables to {folder}")
        return
    files = csv_files(dossier)
    for name, text in files.items():
        write_whole(folder / name, text.encode("utf-8", "replace"))
    talk(f"wrote {len(files)} tables to {folder}")


def _made(dossier: Dossier, to: Form) -> str:
    """The dossier as one text; each form's file is loaded only when asked for."""
    match to:
        case Form.JSONLD:
            from crossread.tell.web_annotation import web_annotations as made
        case Form.GEXF:
            from crossread.tell.graph import gexf as made
        case Form.GRAPHML:
            from crossread.tell.graph import graphml as made
        case Form.ICS:
            from crossread.tell.calendar import calendar as made
        case Form.PLOVER:
            from crossread.tell.plover import plover_jsonl as made
        case Form.PLOVER_CSV:
            from crossread.tell.plover import plover_csv as made
        case Form.MD:
            from crossread.tell.markdown import markdown_page as made
        case Form.HTML:
            from crossread.tell.html.page import html_page as made
        case _:
            return to_json(dossier).decode()
    return made(dossier)
