"""Votes and scores: one figure for each side, with one anchor ("413-1", "312 votes to 289", "245 for 7")."""

from collections.abc import Iterator, Sequence
from typing import Literal

from crossread.annotate.annotated import Annotated
from crossread.extract.figures.number import Number
from crossread.extract.figures.places import Place
from crossread.extract.figures.record import make_figure
from crossread.records.said import Quotation
from crossread.records.told import Figure, When


def both_sides(
    annotated: Annotated,
    place: Place,
    kind: Literal["vote", "score"],
    quotations: Sequence[Quotation],
    dates: Sequence[When],
) -> Iterator[Figure]:
    """Yield the figure of each side of a pair of numbers."""
    number, text = place.number, annotated.report.text
    if number.second is None:
        return
    sides = (
        (number.start, text[number.start : number.second].rstrip(" -–—to")),
        (number.second, text[number.second : number.end]),
    )
    for (begin, words_of), value, side in zip(
        sides, (number.low, number.high), ("first side", "second side"), strict=True
    ):
        part = Place(Number(begin, begin + len(words_of), value, value, "cardinal"), place.tokens, place.sentence)
        span = (number.start, number.end)
        unit = "vote" if kind == "vote" else "goal or point"
        yield make_figure(
            annotated, part, kind, span, (value, value, False), None, unit, f"{kind}, {side}", quotations, dates
        )
