"""`crossread events`: who did what to whom, coded in PLOVER, and who says so."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.making import make_dossier
from crossread.cli.options import Dates, Offline, Outlets, Sources, SpacyModel, Weights, WeightsName, chosen, said_of
from crossread.cli.talk import Exit, answer, page_width, stop, talk, tell_refused
from crossread.errors import CrossreadError


class As(StrEnum):
    """The forms of the event list."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


Shape = Annotated[As, typer.Option("--as", help="table, json (JSON lines), csv or parquet, in PLOVER's columns.")]
Into = Annotated[Path | None, typer.Option("-o", "--output", help="The file for parquet.")]


def events(
    sources: Sources,
    shape: Shape = As.TABLE,
    output: Into = None,
    date: Dates = None,
    outlet: Outlets = None,
    offline: Offline = False,
    spacy: SpacyModel = None,
    weights: WeightsName = Weights.default,
) -> None:
    """Print the events the reports tell, with actor and recipient codes, asserter and modality."""
    if shape is As.PARQUET and output is None:
        stop("--as parquet needs a file: -o events.parquet", Exit.MISUSE)
    from crossread.tell.event_table import event_table
    from crossread.tell.plover import plover_csv, plover_jsonl
    from crossread.tell.plover_parquet import write_plover_parquet

    dossier = make_dossier(sources, said=said_of(date, outlet), offline=offline, pipeline=chosen(weights, spacy))
    if shape is As.PARQUET and output is not None:
        try:
            write_plover_parquet(dossier, output)
        except CrossreadError as error:
            stop(str(error), Exit.MISUSE)
        talk(f"wrote {output}")
    elif shape is As.TABLE:
        answer(event_table(dossier, width=page_width()))
    else:
        answer(plover_csv(dossier) if shape is As.CSV else plover_jsonl(dossier))
    tell_refused(dossier.refused)
