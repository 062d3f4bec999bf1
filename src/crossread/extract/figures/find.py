"""Finds the figures of a report: numbers that matter, with bound, unit, what they measure, and whether they have come about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.annotate.annotated import Annotated
from crossread.extract.figures.ages import find_decades, told_age
from crossread.extract.figures.all_but import LeftOut, left_out
from crossread.extract.figures.bounds import Bound, bound_after, bound_before, bounded
from crossread.extract.figures.loose_shares import find_loose_shares
from crossread.extract.figures.measures import (
    Counted,
    counted_noun,
    measure_around,
    measure_behind,
    phrase_words,
    predicate_of,
)
from crossread.extract.figures.number import Number
from crossread.extract.figures.numbers import find_numbers
from crossread.extract.figures.places import Place, find_places, move_number
from crossread.extract.figures.record import make_figure
from crossread.extract.figures.sides import both_sides
from crossread.extract.figures.tables import figure_words
from crossread.extract.figures.uncounted import HYPHENATED, counts_nothing
from crossread.extract.figures.units import UnitRead, pair_kind, read_unit
from crossread.records.said import Quotation
from crossread.records.told import Figure, When

_ROUND_WORDS = re.compile(r"(?i)\bdozen\b|\bhalf\s+an?\b|\bquarter\s+of\s+an?\b")


def find_figures(annotated: Annotated, *, quotations: Sequence[Quotation], dates: Sequence[When]) -> tuple[Figure, ...]:
    """Find the figures of one report, in order.

    Left out: years and days (`dates` tells them), parts of names and labels ("Flight 12", "Section 3"), addresses and codes, "one"
    as a pronoun, and "first". A vote or score is two figures, one for each side, with one anchor.
    """
    figures: list[Figure] = []
    for place in find_places(annotated, dates=dates):
        figures.extend(_figures_at(annotated, place, quotations, dates))
    figures.extend(find_loose_shares(annotated, quotations))
    figures.extend(find_decades(annotated, quotations, dates))
    return tuple(sorted(figures, key=lambda figure: (figure.number.start, figure.number.end)))


def _figures_at(
    annotated: Annotated, place: Place, quotations: Sequence[Quotation], dates: Sequence[When]
) -> Iterator[Figure]:
    number, text = place.number, annotated.report.text
    if number.form == "pair":
        yield from _pair(annotated, place, quotations, dates)
        return
    read = read_unit(text, number) or _unit_of_next(text, number) or _unsaid_money(annotated, place)
    counted = _counted(annotated, place, read)
    if read is None and counted is None:
        read = told_age(annotated, place)
    rest = left_out(text, number, percent=read is not None and read.kind == "percentage")
    if rest is None and counts_nothing(annotated, place, read, counted):
        return
    yield _figure(annotated, place, read, counted, rest, quotations, dates)


def _pair(
    annotated: Annotated, place: Place, quotations: Sequence[Quotation], dates: Sequence[When]
) -> Iterator[Figure]:
    """A vote or a score as one figure for each side; a range as one; what the sentence does not explain is no figure."""
    number = place.number
    read = read_unit(annotated.report.text, number)
    words = frozenset(t.lower for t in annotated.words(place.sentence))
    kind = "range" if read is not None else pair_kind(words, number)
    if kind == "range" and number.low < number.high:
        single = Place(Number(number.start, number.end, number.low, number.high, "range"), place.tokens, place.sentence)
        yield _figure(annotated, single, read, _counted(annotated, single, read), None, quotations, dates)
    elif kind == "vote" or kind == "score":
        yield from both_sides(annotated, place, kind, quotations, dates)


def _unit_of_next(text: str, number: Number) -> UnitRead | None:
    """ "260 and 170 miles": the first number shares the unit of the second."""
    joined = re.match(r"\s(?:and|or|to|from)\s", text[number.end : number.end + 8])
    if joined is None:
        return None
    start = number.end + joined.end()
    following = find_numbers(text[start : start + 40])
    if not following or following[0].start != 0 or following[0].form != "cardinal":
        return None
    read = read_unit(text, move_number(following[0], start))
    if read is None or read.kind in ("ordinal", "ratio", "share", "money") or text[read.start : read.end].endswith("%"):
        return None
    return UnitRead(read.kind, read.unit, number.start, number.end)


def _unsaid_money(annotated: Annotated, place: Place) -> UnitRead | None:
    """ "save billions", "millions in aid": sums whose currency is not said."""
    number = place.number
    if number.form != "several" or number.low < 1e6:
        return None
    following = [t.lower for t in annotated.words(place.sentence) if t.start >= number.end][:4]
    verb = predicate_of(annotated, place.tokens[0].i)
    paid = following[:1] == ["in"] and bool(set(following) & figure_words()["money_nouns"])
    spent = following[:1] != ["of"] and verb is not None and verb.lemma.lower() in figure_words()["money_verbs"]
    return UnitRead("money", None, number.start, number.end) if paid or spent else None


def _counted(annotated: Annotated, place: Place, read: UnitRead | None) -> Counted | None:
    """The counted noun, after the unit words if there are any."""
    if read is not None and read.kind not in ("ordinal", "ratio", "share", "percentage", "money"):
        return None
    end = read.end if read else place.number.end
    if read is None and (bound := bound_after(annotated.report.text, end)) is not None:
        end = bound.end  # "40 or more people"
    tokens = [token for token in annotated.words(place.sentence) if token.start < end]
    several = place.number.form in ("several", "fraction")
    parts = read is not None and read.kind in ("share", "percentage", "money")
    counted = counted_noun(annotated, tokens[-1].i, several=several or parts)
    if parts and counted is not None and annotated.tokens[counted.head].lemma.lower() in figure_words()["times"]:
        return None  # "lost $2 million last year"
    return counted


def _figure(
    annotated: Annotated,
    place: Place,
    read: UnitRead | None,
    counted: Counted | None,
    rest: LeftOut | None,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
) -> Figure:
    text, number = annotated.report.text, place.number
    start, end = (read.start, read.end) if read else (number.start, number.end)
    bound = rest.bound if rest else _bound(text, place, start, end, read)
    low, high, approximate = bounded(number.low, number.high, bound)
    if rest is not None:
        low = high = rest.rest
        place = replace(place, number=replace(number, start=rest.bound.start))
    elif bound is None and (number.form == "several" or _ROUND_WORDS.search(text, number.start, number.end)):
        approximate = True
    unit = read.unit if read and read.unit else annotated.tokens[counted.head].lemma.lower() if counted else None
    if counted is not None and (read is None or read.kind in ("ordinal", "share")):
        end = annotated.tokens[counted.last].end
    if bound is not None:
        start, end = min(start, bound.start), max(end, bound.end)
    measure = _measure(annotated, place, read, counted, end)
    joined = HYPHENATED.match(text, number.end) if read is None else None
    if joined is not None:
        end, unit = joined.end(), joined[1].lower()
        measure = " ".join(dict.fromkeys([unit, *measure.split()]))
    kind = read.kind if read else "count"
    return make_figure(
        annotated, place, kind, (start, end), (low, high, approximate), bound, unit, measure, quotations, dates
    )


def _bound(text: str, place: Place, start: int, end: int, read: UnitRead | None) -> Bound | None:
    before = bound_before(text[place.sentence.start : start], start - place.sentence.start)
    if before is None:
        return bound_after(text, end)
    begin = before.start + place.sentence.start
    if before.words.lower() == "over" and read is not None and read.kind == "duration":
        led = text[max(0, begin - 6) : begin].rstrip().lower()
        if not led.endswith(("for", "in", "after", "just", "well")):
            return None  # "over five years" is mostly a stretch
    return Bound(before.kind, before.words, begin, before.end + place.sentence.start)


def _measure(annotated: Annotated, place: Place, read: UnitRead | None, counted: Counted | None, end: int) -> str:
    if counted is not None and (words := phrase_words(annotated, counted.first, counted.last)):
        return words
    if read is not None and read.kind == "age":
        return "age"
    if read is not None and read.kind == "vote":
        return "vote, first side" if read.end > place.number.end else "vote, second side"
    unit = [t for t in annotated.words(place.sentence) if read is not None and t.start < read.end]
    led = annotated.report.text[max(0, place.number.start - 4) : place.number.start]
    made_of = read is not None and (read.kind == "money" or (read.kind == "duration" and not led.endswith(" of ")))
    if unit and made_of and (words := measure_behind(annotated, unit[-1].i)):
        return words
    own = {t.i for t in annotated.tokens_in(read.start if read else place.number.start, end)}
    own |= _rate(annotated, max(own, default=place.tokens[-1].i))
    return measure_around(annotated, unit[-1].i if unit else place.tokens[0].i, own=frozenset(own))


def _rate(annotated: Annotated, last: int) -> set[int]:
    """The words behind a sum that say for how much of something it is: "$12 [an ounce]"."""
    behind = annotated.tokens[last + 1 : last + 3]
    each = len(behind) == 2 and behind[0].lower in ("a", "an", "per") and behind[1].tag == "NN"
    return {t.i for t in behind} if each else set()
