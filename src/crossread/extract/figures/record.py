"""Makes the record of a figure: its values and words as found, whether it has come about, and the day it holds for."""

import re
from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.figures.bounds import Bound
from crossread.extract.figures.measures import predicate_of
from crossread.extract.figures.places import Place
from crossread.extract.figures.tables import figure_words
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import Figure, FigureKind, FigureStatus, When

_COMPARED = re.compile(r"(?i)\b(?:from|than|over|versus|vs\.?|compared\s+(?:with|to)|against|since)\s+(?:the\s+)?$")
_LED_IN = re.compile(r"(?i)\b(?:in|since|by|until|during|for|from|to|of)\s+(?:early\s+|late\s+|mid-?)?$")


def make_figure(
    annotated: Annotated,
    place: Place,
    kind: FigureKind,
    span: tuple[int, int],
    values: tuple[float | None, float | None, bool],
    bound: Bound | None,
    unit: str | None,
    measure: str,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
) -> Figure:
    """Make the record: `span` is what the figure's words fill, `values` are lowest and highest (None: open) and whether approximate."""
    report, number = annotated.report, place.number
    predicate = predicate_of(annotated, place.tokens[0].i)
    return Figure(
        id=content_id("figure", report.id, number.start, number.end),
        report=report.id,
        anchor=report.anchor(*span),
        number=report.anchor(number.start, number.end),
        kind=kind,
        min=values[0],
        max=values[1],
        approximate=values[2],
        bound=bound.words if bound else None,
        unit=unit,
        measure=measure,
        predicate=predicate.lemma.lower() if predicate else None,
        status="actual" if kind in ("vote", "score") else _status(annotated, place, predicate),
        as_of=_as_of(report.text, place, dates),
        quotation=next(
            (
                q.id
                for q in quotations
                if q.kind != "indirect" and any(p.start <= number.start < p.end for p in q.parts)
            ),
            None,
        ),
    )


def _status(annotated: Annotated, place: Place, predicate: Token | None) -> FigureStatus:
    """By the words on the way from the figure up to its clause's verb and that verb's helpers."""
    words: set[str] = (
        {t.lemma.lower() for t in annotated.words(place.sentence)} if place.sentence.kind == "headline" else set()
    )
    for step, token in enumerate([place.tokens[0], *annotated.ancestors(place.tokens[0].i)]):
        if step > 6:
            break
        if token.tag != "NNS":  # "34 goals" are no goal set
            words |= {token.lower, token.lemma.lower()}
        if token.pos in ("VERB", "AUX"):
            words |= {child.lower for child in annotated.dependents(token.i, "aux", "advmod")}
            if token.tag == "VBD" and not words & figure_words()["forecast"]:
                break
    if words & figure_words()["revised"]:
        return "revised"
    if words & figure_words()["forecast"]:
        return "forecast"
    return "actual" if predicate is not None else "unknown"


def _as_of(text: str, place: Place, dates: Sequence[When]) -> str | None:
    """The date in the sentence that stands nearest after the figure, else nearest before it; not one it is compared with."""
    inside = [
        when
        for when in dates
        if place.sentence.start <= when.anchor.start < place.sentence.end
        and when.start is not None
        and when.precision != "duration"
        and not _COMPARED.search(text[place.sentence.start : when.anchor.start])
        and not _names_which(text, when)
    ]
    after = [when for when in inside if when.anchor.start >= place.number.end]
    before = [when for when in inside if when.anchor.end <= place.number.start]
    near_after = after[0] if after and after[0].anchor.start - place.number.end <= 80 else None
    chosen = near_after or (before[-1] if before else after[0] if after else None)
    return chosen.id if chosen else None


def _names_which(text: str, when: When) -> bool:
    """A year right before a noun tells which one ("the 2016 election"), not when."""
    if when.precision != "year" or not text[when.anchor.end : when.anchor.end + 2].strip().isalpha():
        return False
    return when.anchor.exact.isdigit() and not _LED_IN.search(text[max(0, when.anchor.start - 16) : when.anchor.start])
