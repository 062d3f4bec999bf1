"""The `crossread` command: what there is to call, by name. Each command's file is loaded with it; models are not."""

import sys
from typing import Annotated

import typer

from crossread.cli.batch import batch
from crossread.cli.diff import diff
from crossread.cli.doctor import doctor
from crossread.cli.events import events
from crossread.cli.export import export
from crossread.cli.ingest import ingest
from crossread.cli.missing import missing
from crossread.cli.options import spread_outputs
from crossread.cli.quotes import quotes
from crossread.cli.read import read
from crossread.cli.schema import schema
from crossread.cli.search import search
from crossread.cli.serve import serve
from crossread.cli.show import show
from crossread.cli.stories import stories
from crossread.cli.verify import verify
from crossread.cli.watch import watch

app = typer.Typer(
    name="crossread",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"crossread {version('crossread')}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads several news reports of one event against each other and gives one account that anyone can check.

    Exit codes: 0 done · 1 check failed · 2 misuse · 3 unreadable input · 4 weights missing.
    """


app.command()(read)
app.command()(show)
app.command()(verify)
app.command()(diff)
app.command()(export)
app.command()(quotes)
app.command()(events)
app.command()(missing)
app.command()(schema)
app.command()(doctor)
app.command()(serve)
app.command()(ingest)
app.command()(stories)
app.command()(batch)
app.command()(watch)
app.command()(search)


def main() -> None:
    """Run the command line."""
    app(args=spread_outputs(sys.argv[1:]), prog_name="crossread")
