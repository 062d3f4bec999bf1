"""`crossread quotes`: the ledger of who said what."""

from enum import StrEnum
from typing import Annotated

import typer

from crossread.cli.making import make_dossier
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
from crossread.cli.talk import answer, page_width, tell_refused


class By(StrEnum):
    """What the ledger is ordered by."""

    SPEAKER = "speaker"
    REPORT = "report"


OrderBy = Annotated[By, typer.Option("--by", help="Order by speaker or by report.")]
Terms = Annotated[bool, typer.Option("--terms", help="Take in names and scare quotes, which are nobody's utterance.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]


def quotes(
    sources: Sources,
    by: OrderBy = By.SPEAKER,
    terms: Terms = False,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
    date: Dates = None,
    outlet: Outlets = None,
    offline: Offline = False,
    spacy: SpacyModel = None,
    weights: WeightsName = Weights.default,
) -> None:
    """Print who said what in the reports: direct, partial and indirect speech, with speaker and place."""
    from crossread.tell.ledger import ledger, ledger_csv, ledger_json, ledger_table

    dossier = make_dossier(sources, said=said_of(date, outlet), offline=offline, pipeline=chosen(weights, spacy))
    entries = ledger(dossier, by=by.value, terms=terms)
    if as_json:
        answer(ledger_json(entries))
    elif as_csv:
        answer(ledger_csv(entries))
    else:
        answer(ledger_table(entries, by=by.value, width=page_width()))
    tell_refused(dossier.refused)
