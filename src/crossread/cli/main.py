"""The `crossread` command: what there is to call, by name. Each command's file is loaded with it; models are not."""

import sys
from collections.abc import Sequence
from pathlib import Path
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


app.command(short_help="Read reports against each other: a dossier.")(read)
app.command(short_help="Show one record or section of a dossier.")(show)
app.command(short_help="Check every anchor, count and reference.")(verify)
app.command(short_help="Show what changed between two dossiers.")(diff)
app.command(short_help="Write a dossier in another format.")(export)
app.command(short_help="Print who said what.")(quotes)
app.command(short_help="Print who did what to whom.")(events)
app.command(short_help="List what the others tell and yours does not.")(missing)
app.command(short_help="Print the JSON Schema of dossiers.")(schema)
app.command(short_help="Say what is installed and what is missing.")(doctor)
app.command(short_help="Serve a library of dossiers on this machine.")(serve)
app.command(short_help="Put reports into the store.")(ingest)
app.command(short_help="Group the store's reports by event.")(stories)
app.command(short_help="Make the dossiers of all stories.")(batch)
app.command(short_help="Follow feeds and place each new report.")(watch)
app.command(short_help="Find reports in the store.")(search)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line with these words, or with those the program was started with."""
    words = spread_outputs(sys.argv[1:] if args is None else args)
    _refuse_report_as_command(words)
    app(args=words, prog_name="crossread")


def _refuse_report_as_command(args: Sequence[str]) -> None:
    """Leave with 2 and the next step where the first word is a file, a folder or an address: the word `read` was forgotten."""
    word = next(iter(args), "")
    named = {command.callback.__name__ for command in app.registered_commands if command.callback}
    if word and word not in named and ("://" in word or Path(word).exists()):
        what = "an address" if "://" in word else "a folder" if Path(word).is_dir() else "a file"
        typer.echo(f"{word} is {what}, not a command. Reports are read by: crossread read {word} …", err=True)
        raise SystemExit(2)
