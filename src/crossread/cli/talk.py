"""How the command line talks: answers to stdout, talk to stderr, stable exit codes, colour only where it is wanted."""

import os
import sys
from enum import IntEnum
from typing import NoReturn

import typer

from crossread.records.dossier import Refused


class Exit(IntEnum):
    """What the exit code of every command means."""

    DONE = 0
    CHECK_FAILED = 1
    MISUSE = 2
    UNREADABLE = 3
    WEIGHTS_MISSING = 4


def answer(text: str) -> None:
    """Print an answer; characters that the terminal's encoding lacks are replaced rather than lost with an error."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + ("" if text.endswith("\n") else "\n"))


def talk(text: str) -> None:
    """Say something that is not the answer."""
    typer.echo(text, err=True)


def stop(text: str, code: Exit) -> NoReturn:
    """Say why there is no answer, and leave with the code."""
    talk(text)
    raise typer.Exit(int(code))


def tell_refused(refused: tuple[Refused, ...]) -> None:
    """One line for each input that was not read: its name and the reason."""
    for one in refused:
        talk(f"not read  {one.file}: {one.reason}")


def wants_colour() -> bool:
    """Colour only on a terminal, and never with NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def page_width() -> int:
    """Columns to fill: the terminal's, or 100 where there is none."""
    try:
        return max(60, min(os.get_terminal_size().columns, 140)) if sys.stdout.isatty() else 100
    except OSError:
        return 100
