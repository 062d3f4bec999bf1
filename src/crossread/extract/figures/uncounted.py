"""Numbers that count nothing: parts of names and words ("the 7th District", "one-on-one"), and "one" as an article."""

import re

from crossread.annotate.annotated import Annotated
from crossread.extract.figures.bounds import bound_before
from crossread.extract.figures.measures import Counted, predicate_of
from crossread.extract.figures.number import Number
from crossread.extract.figures.places import Place
from crossread.extract.figures.tables import figure_words
from crossread.extract.figures.units import UnitRead

HYPHENATED = re.compile(r"-(?!plus\b|odd\b|ish\b|strong\b)([A-Za-z]{3,})")
_PAIRED = re.compile(r"-(?:on|to|by|in|for)-")
_PAIRED_BEFORE = re.compile(r"-(?:on|to|by|in)-$")


def counts_nothing(annotated: Annotated, place: Place, read: UnitRead | None, counted: Counted | None) -> bool:
    """Whether a number is no figure, by the words around it."""
    number, text = place.number, annotated.report.text
    if read is None and counted is None and _is_bare_word(place):
        return True
    if number.form == "ordinal" and (number.low == 1 or counted is None or _names_by_ordinal(annotated, counted)):
        return True
    if _is_idle_one(annotated, place, counted) or _is_idiom(annotated, text, number, counted):
        return True
    return number.form == "several" and counted is None and read is None and number.low < 20


def _names_by_ordinal(annotated: Annotated, counted: Counted) -> bool:
    """ "the 7th Congressional District", "the 9th Circuit Court" are names."""
    words = {token.lemma.lower() for token in annotated.tokens[counted.first : counted.last + 1]}
    return bool(words & figure_words()["ordinal_names"])


def _is_idiom(annotated: Annotated, text: str, number: Number, counted: Counted | None) -> bool:
    """ "a two-state solution", "a four-star general", "one-on-one", "zero tolerance": the number is part of a word."""
    if _PAIRED.match(text, number.end) or _PAIRED_BEFORE.search(text[max(0, number.start - 4) : number.start]):
        return True
    if (
        number.high == 0
        and counted is not None
        and annotated.tokens[counted.head].lemma.lower() in figure_words()["idioms"]
    ):
        return True
    joined = HYPHENATED.match(text, number.end)
    return joined is not None and number.high <= 12 and joined[1].lower() in figure_words()["idioms"]


def _is_idle_one(annotated: Annotated, place: Place, counted: Counted | None) -> bool:
    """ "one of the reasons", "one way or another", "one official said": an article rather than a count."""
    if place.tokens[0].lower != "one" or counted is None or place.number.high != 1:
        return False
    if bound_before(
        annotated.report.text[place.sentence.start : place.number.start], place.number.start - place.sentence.start
    ):
        return False
    if annotated.tokens[place.tokens[-1].i + 1].tag == "VBG":
        return True  # "two walls, one spanning 46 miles"
    noun, verb = annotated.tokens[counted.head], predicate_of(annotated, place.tokens[0].i)
    partitive = annotated.tokens[place.tokens[-1].i + 1].lower == "of"
    says = verb is not None and verb.lemma.lower() in figure_words()["reporting"]
    return partitive or says or noun.lemma.lower() in figure_words()["idle"]


def _is_bare_word(place: Place) -> bool:
    """A small number in words that counts nothing visible is a pronoun ("one", "the two")."""
    return place.number.low <= 10 and place.tokens[0].text.isalpha()
