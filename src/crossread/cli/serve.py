"""`crossread serve`: the local site, on this machine alone."""

from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.options import Offline
from crossread.cli.talk import Exit, stop, talk
from crossread.errors import CrossreadError, MissingExtra

FOLDER = Path.home() / "crossread"
Folder = Annotated[Path, typer.Option("--folder", help="Where the library lies; made if it is not there.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")]


def serve(folder: Folder = FOLDER, port: Port = 8040, offline: Offline = False) -> None:
    """Serve the library of dossiers on this machine: drop reports, check, decide, search."""
    try:
        from crossread.serve.run import run
    except ModuleNotFoundError as error:
        stop(str(MissingExtra(error.name or "a library", "serve", "the local site")), Exit.MISUSE)
    try:
        run(folder, port=port, offline=offline, told=lambda address: talk(f"open {address}   (ctrl-c stops)"))
    except CrossreadError as error:
        stop(str(error), Exit.MISUSE)
