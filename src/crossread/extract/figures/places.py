"""Where a report has numbers that can be figures: all but those of the calendar, of names and of labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.extract.figures.bounds import bound_before
from crossread.extract.figures.measures import counted_noun
from crossread.extract.figures.number import Number
from crossread.extract.figures.numbers import find_numbers
from crossread.extract.figures.tables import figure_words
from crossread.extract.figures.units import read_unit
from crossread.records.told import When

_ONE_UNIT = re.compile(
    r"(?i)(?<=\s)an?(?=[\s-](?:second|minute|hour|day|week|month|year|decade|century|mile|ton|tonne|foot|million|third|quarter)\b)"
)
_LENGTH = re.compile(r"P[\dTX]|PAST_REF")  # TIMEX3 values of what lasts
_NUMBER_SIGN = re.compile(r"(?:#|№|\b[Nn]os?\.\s?)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A number in a report: absolute characters, its tokens, and the sentence around it."""

    number: Number
    tokens: tuple[Token, ...]
    sentence: Sentence


def find_places(annotated: Annotated, *, dates: Sequence[When]) -> Iterator[Place]:
    """Yield the numbers of a report, sentence by sentence.

    Left out are days and years (`dates` tells them) and labels: parts of names, "Section 3", "No. 1".
    """
    for place in _places(annotated):
        if not _is_date(place.number, dates) and not _is_label(annotated, place):
            yield place


def _places(annotated: Annotated) -> Iterator[Place]:
    text = annotated.report.text
    for sentence in annotated.sentences:
        local = text[sentence.start : sentence.end]
        found = list(find_numbers(local))
        taken = [(number.start, number.end) for number in found]
        for match in _ONE_UNIT.finditer(local):
            if bound_before(local, match.start()) and not any(a <= match.start() < b for a, b in taken):
                found.append(Number(match.start(), match.end(), 1, 1, "cardinal"))
        for number in found:
            moved = move_number(number, sentence.start)
            tokens = tuple(t for t in annotated.words(sentence) if t.start < moved.end and moved.start < t.end)
            if tokens:
                yield Place(moved, tokens, sentence)


def move_number(number: Number, by: int) -> Number:
    """A number found in a part of a text, moved to its place in the whole."""
    second = number.second + by if number.second is not None else None
    return Number(number.start + by, number.end + by, number.low, number.high, number.form, second)


def _is_date(number: Number, dates: Sequence[When]) -> bool:
    """Inside a time expression that is no length of time, a number belongs to the calendar."""
    for when in dates:
        if when.anchor.start <= number.start and number.end <= when.anchor.end:
            length = _LENGTH.match(when.value) or when.anchor.exact.endswith(("later", "after"))
            return not length
    return False


def _is_label(annotated: Annotated, place: Place) -> bool:
    """Part of a name ("Boeing 747"), or right after a word that numbers things ("page 4") or a capitalised one, with nothing counted."""
    first, last = place.tokens[0], place.tokens[-1]
    if _NUMBER_SIGN.search(annotated.report.text[max(0, place.number.start - 6) : place.number.start]):
        return True
    name = annotated.name_of.get(first.i)
    if name is not None and (name.first < first.i or name.last > last.i + 1) and place.number.form != "ordinal":
        return name.first < first.i or not plural_follows(annotated, last)
    if first.i == place.sentence.first or place.number.form != "cardinal":
        return False
    before = annotated.tokens[first.i - 1]
    if before.text == "." and first.i - 1 > place.sentence.first:  # "p. 4"
        before = annotated.tokens[first.i - 2]
    if read_unit(annotated.report.text, place.number) or plural_follows(annotated, last):
        return False
    if before.lower.rstrip(".") in figure_words()["labels"]:
        return True
    named = before.pos == "PROPN" or before.i in annotated.name_of or first.dep == "flat"
    return (
        named
        and before.text[0].isupper()
        and place.number.low < 10_000
        and first.text[0].isdigit()
        and before.lower not in ("us", "u.s.")
    )


def plural_follows(annotated: Annotated, last: Token) -> bool:
    """Whether a plural noun follows, so that the number counts something."""
    counted = counted_noun(annotated, last.i, several=False)
    return counted is not None and annotated.tokens[counted.head].tag in ("NNS", "NNPS")
