"""`crossread verify`: do all anchors, counts and references hold against the sources? Needs no model."""

from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.options import DossierFile
from crossread.cli.talk import Exit, answer, stop
from crossread.errors import BadDossier
from crossread.read.reread import reread
from crossread.records.codec import read_dossier
from crossread.records.verify import verify as check
from crossread.tell.lookup import counted

Files = Annotated[
    list[Path] | None, typer.Argument(help="The reports' files, where they are no longer at their old place.")
]
Inside = Annotated[bool, typer.Option("--inside", help="Check only against the texts inside the dossier.")]


def verify(dossier: DossierFile, files: Files = None, inside: Inside = False) -> None:
    """Check every anchor, count and reference; exit 1 with place and difference where one does not hold."""
    if dossier.suffix.lower() == ".md":
        from crossread.cli.verify_markdown import verify_markdown

        verify_markdown(dossier, files or [])
        return
    try:
        held = read_dossier(dossier)
    except BadDossier as error:
        stop(str(error), Exit.UNREADABLE)
    sources = None if inside else reread(held.reports, files or [], beside=dossier.parent)
    failures = check(held, sources)
    for failure in failures:
        answer(f"{failure.where}: {failure.detail}")
    if failures:
        stop(
            f"{counted(len(failures), 'thing does', 'things do')} not hold in {dossier}. Nothing was changed.",
            Exit.CHECK_FAILED,
        )
    against = "the texts inside the dossier" if inside else "the sources"
    answer(
        f"every anchor holds: {held.counts.anchors:,} in {counted(len(held.reports), 'report', 'reports')}, checked against {against}"
    )
