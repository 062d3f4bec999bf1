"""`crossread read`: reports in, one dossier out."""

from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.options import (
    AsJson,
    Dates,
    Offline,
    Outlets,
    Sources,
    SpacyModel,
    Weights,
    WeightsName,
    chosen,
    said_of,
)
from crossread.cli.talk import Exit, answer, page_width, stop, talk, tell_refused, wants_colour
from crossread.read.sources import SAME_WORDS

Outputs = Annotated[
    list[Path] | None, typer.Option("-o", "--output", help="Files to write; .html, .json or .md says which kind.")
]
BriefLines = Annotated[int, typer.Option("--brief", min=0, max=50, help="Sentences that the brief may have.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the reports' texts out of the HTML; quoted words stay.")]


def read(
    sources: Sources,
    output: Outputs = None,
    date: Dates = None,
    outlet: Outlets = None,
    offline: Offline = False,
    no_text: NoText = False,
    brief: BriefLines = 7,
    spacy: SpacyModel = None,
    weights: WeightsName = Weights.default,
    as_json: AsJson = False,
) -> None:
    """Read reports of one event against each other and make a dossier."""
    said = said_of(date, outlet)
    check_outputs(output or [])
    from crossread.cli.making import make_dossier

    dossier = make_dossier(sources, said=said, offline=offline, pipeline=chosen(weights, spacy), brief_lines=brief)
    from crossread.cli.writing import write_dossier
    from crossread.records.codec import to_json
    from crossread.tell.terminal import terminal_page

    for path in output or ():
        write_dossier(dossier, path, with_text=not no_text)
    if as_json:
        answer(to_json(dossier).decode())
    else:
        answer(terminal_page(dossier, width=page_width(), colour=wants_colour()))
    for path in output or ():
        talk(f"wrote {path}" + (" (self-contained)" if path.suffix == ".html" else ""))
    tell_refused(dossier.refused)
    if any(not one.reason.startswith(SAME_WORDS) for one in dossier.refused):
        raise typer.Exit(int(Exit.UNREADABLE))


def check_outputs(outputs: list[Path]) -> None:
    """Refuse an output whose ending says no kind, or whose folder is not there, before any work is done."""
    from crossread.cli.options import OUTPUT_ENDINGS

    for path in outputs:
        if path.suffix.lower() not in OUTPUT_ENDINGS:
            stop(f"{path}: an output ends in {', '.join(OUTPUT_ENDINGS)}; other kinds: crossread export", Exit.MISUSE)
        if not path.parent.is_dir():
            stop(f"{path}: there is no folder {path.parent}; make it first", Exit.MISUSE)
