"""`crossread missing`: what the others tell and my report does not."""

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

Mine = Annotated[str, typer.Argument(help="The report to look at: your own draft, say.", show_default=False)]


def missing(
    mine: Mine,
    others: Sources,
    date: Dates = None,
    outlet: Outlets = None,
    offline: Offline = False,
    spacy: SpacyModel = None,
    weights: WeightsName = Weights.default,
    as_json: AsJson = False,
) -> None:
    """List every statement that the other reports have and the first one has not."""
    from crossread.judge.missing import missing_in
    from crossread.tell.missing import missing_page

    dossier = make_dossier(
        [mine, *others], said=said_of(date, outlet), offline=offline, pipeline=chosen(weights, spacy)
    )
    rows = missing_in(dossier, "A")
    if as_json:
        import msgspec

        answer(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
    else:
        answer(missing_page(dossier, "A", rows, width=page_width()))
    tell_refused(dossier.refused)
