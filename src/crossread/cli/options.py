"""Options that several commands share, and how their values are read."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from crossread.load import PipelineChoice
from crossread.read.metadata import Metadata, day

OUTPUT_ENDINGS = (".html", ".json", ".md")


class Weights(Enum):
    """Sizes of our own pipeline."""

    default = "default"
    large = "large"


Sources = Annotated[list[str], typer.Argument(help="Files, folders or addresses of reports.", show_default=False)]
Dates = Annotated[
    list[str] | None,
    typer.Option("--date", help="Day of publication: 2024-05-03 for all, or A=2024-05-03 for one report."),
]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", help="Outlet: NAME for all, or A=NAME for one report.")]
Offline = Annotated[bool, typer.Option("--offline", help="Refuse addresses; nothing leaves this machine.")]
SpacyModel = Annotated[
    str | None,
    typer.Option("--spacy", metavar="MODEL", help="Use this installed spaCy pipeline in place of the one shipped."),
]
WeightsName = Annotated[
    Weights, typer.Option("--weights", help="large: the larger pipeline, where crossread-large is installed.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DossierFile = Annotated[Path, typer.Argument(help="A dossier: the .json or .html that `crossread read` wrote.")]


def chosen(weights: Weights, spacy: str | None) -> PipelineChoice:
    """The language pipeline that the options name."""
    return PipelineChoice("large" if weights is Weights.large else "default", spacy)


def spread_outputs(args: Sequence[str]) -> list[str]:
    """Repeat -o before each further output, so that `read a.txt b.txt -o out.html out.json` means what it says.

    After an -o that follows the inputs, further words with an output's ending are outputs too.
    """
    spread: list[str] = []
    had_input, in_outputs, value_next = False, False, False
    for word in args:
        if value_next:
            spread.append(word)
            value_next = False
        elif word in ("-o", "--output"):
            in_outputs = value_next = True
            spread.append(word)
        elif word.startswith("-") and word != "-":
            in_outputs, value_next = False, word in ("--date", "--outlet", "--spacy", "--weights")
            spread.append(word)
        elif in_outputs and had_input and Path(word).suffix.lower() in OUTPUT_ENDINGS:
            spread += ["-o", word]
        else:
            had_input, in_outputs = True, False
            spread.append(word)
    return spread


def said_of(dates: Sequence[str] | None, outlets: Sequence[str] | None) -> dict[str, Metadata]:
    """What the options say of reports, by letter, "*" for all. Raises typer.BadParameter for a day that is none."""
    said: dict[str, Metadata] = {}
    for value in dates or ():
        label, text = _for_whom(value)
        when = day(text)
        if when is None:
            raise typer.BadParameter(f"{text!r} is no day; write it as 2024-05-03", param_hint="--date")
        said[label] = replace(said.get(label, Metadata()), published=when)
    for value in outlets or ():
        label, text = _for_whom(value)
        said[label] = replace(said.get(label, Metadata()), outlet=text)
    return said


def _for_whom(value: str) -> tuple[str, str]:
    label, sign, rest = value.partition("=")
    return (label, rest) if sign and label.isalpha() and label.isupper() and len(label) <= 3 else ("*", value)
