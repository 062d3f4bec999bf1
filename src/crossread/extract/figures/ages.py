"""Ages that no unit tells: "she was 16", "a man in his 30s"."""

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.annotated import Annotated
from crossread.extract.figures.number import Number
from crossread.extract.figures.places import Place
from crossread.extract.figures.record import make_figure
from crossread.extract.figures.units import UnitRead
from crossread.records.said import Quotation
from crossread.records.told import Figure, When

_LEADS = ("in his ", "in her ", "in their ")
_OLDEST = 115
_WHO = frozenset({"he", "she", "i", "who"})
_AFTER = re.compile(r"\s?[,.;)”\"]|\s(?:when|and|at|now|in|but|on|as|that|last|this|years\b)|$")
_DECADE = re.compile(
    r"\bin\s(?:his|her|their)\s(?:(early|mid|late)[\s-](?:to\slate[\s-])?)?((?:teen|twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ie)?s|[1-9]0s)\b"
)
_TENS = {
    "teen": 10,
    "twent": 20,
    "thirt": 30,
    "fort": 40,
    "fift": 50,
    "sixt": 60,
    "sevent": 70,
    "eight": 80,
    "ninet": 90,
}
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}


def told_age(annotated: Annotated, place: Place) -> UnitRead | None:
    """An age by its clause alone: a person or a pronoun for one "is", "was" or "turned" a number that counts nothing."""
    number = place.number
    whole = number.form == "cardinal" and number.low == int(number.low) and 1 < number.low <= _OLDEST
    if not whole or not _AFTER.match(annotated.report.text, number.end):
        return None
    token = place.tokens[0]
    verb = token if any(annotated.dependents(token.i, "cop")) else annotated.tokens[token.head]
    if verb is not token and not (verb.lemma == "turn" and token.dep in ("obj", "xcomp", "obl", "obl:unmarked")):
        return None
    for subject in annotated.dependents(verb.i, "nsubj"):
        name = annotated.name_of.get(subject.i)
        if subject.lower in _WHO or (name is not None and name.kind == "PERSON"):
            return UnitRead("age", "year", number.start, number.end)
    return None


def find_decades(annotated: Annotated, quotations: Sequence[Quotation], dates: Sequence[When]) -> Iterator[Figure]:
    """Yield the ages told by their ten years ("in her late 40s": 47 to 49), as approximate ones."""
    text = annotated.report.text
    told = any(words in text for words in _LEADS)
    for sentence in annotated.sentences if told else ():
        for found in _DECADE.finditer(text, sentence.start, sentence.end):
            tokens = annotated.tokens_in(*found.span(2)) or annotated.tokens_in(*found.span())
            if not tokens:
                continue
            low = (
                int(found[2][:2])
                if found[2][0].isdigit()
                else next(n for w, n in _TENS.items() if found[2].startswith(w))
            )
            first, last = (low + step for step in _PARTS[found[1]])
            place = Place(Number(found.start(2), found.end(2), first, last, "range"), tokens, sentence)
            span = (found.start(1) if found[1] else found.start(2), found.end(2))
            yield make_figure(
                annotated, place, "age", span, (first, last, True), None, "year", "age", quotations, dates
            )
