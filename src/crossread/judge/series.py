"""One event told as the third of a row here and the fifth there: "the third strike this month", "the fifth since 1 May"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from crossread.align.words import stem
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.counted_nouns import nouns_alike
from crossread.records.judged import Reason
from crossread.records.text import Anchor
from crossread.records.told import When

_WORDS = (
    *("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_DIGITS = re.compile(r"(?i)^(\d{1,3})(?:st|nd|rd|th)$")
_ROW = re.compile(r"(?i)\bin a row\b|\b(?:straight|consecutive|successive|running)\b")
_SPAN = re.compile(
    r"(?i)\b(?P<since>since)\s|\b(?P<this>this|of the) (?P<unit>week|month|quarter|season|year|decade|night|game|match)\b"
    r"|\b(?:in|within) (?P<within>(?:an?|the (?:last|past)|\w+) (?:\w+ )?(?:day|week|month|year)s?)\b"
)
_ROLES = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class _Place:
    """One event's place in a row of such: its noun, its number, since when or in what it is counted, and what else is said of it."""

    noun: str
    number: int
    counted: str | date
    beside: frozenset[str]
    anchor: Anchor


def find_series(annotated: Sequence[Annotated], dates: Sequence[Sequence[When]]) -> tuple[Reason, ...]:
    """Find events of one noun that two reports give different places in one row of such events.

    Both must say what the row is counted in ("in a row", "this month", "since 1 May"), and the same; or the longer stretch must
    have the lower number. A report that gives two places for one noun says nothing, nor does "the first".
    """
    places = [list(_places(one, found)) for one, found in zip(annotated, dates, strict=True)]
    reasons = []
    for i, j in combinations(range(len(places)), 2):
        for a in places[i]:
            for b in places[j]:
                alone = all(sum(_one_noun(c, d) for d in side) == 1 for c, side in ((a, places[j]), (b, places[i])))
                if alone and _one_noun(a, b) and _exclude(a, b):
                    detail = f"number {a.number} in one, number {b.number} in the other, of one row"
                    reasons.append(Reason("series-differs-unsure", a.anchor, b.anchor, detail))
    return tuple(reasons)


def _places(one: Annotated, dates: Sequence[When]) -> Iterator[_Place]:
    for token in one.tokens:
        number = _number(token)
        noun = _noun(one, token) if number else None
        if number is None or noun is None:
            continue
        sentence = one.sentence_of(token.i)
        rest = re.split(r"[,;:]\s", one.report.text[token.start : sentence.end])[0]
        counted = _counted(token.start, rest, dates)
        if counted is None:
            continue
        last = noun if token.i < noun.i <= token.i + 3 else token
        words = [t for t in one.tokens_in(token.start, token.start + len(rest)) if t.pos in ("NOUN", "PROPN")]
        owners = [*one.dependents(token.i, "nmod:poss"), *one.dependents(noun.i, "nmod:poss")]
        beside = {stem(t.lemma.lower()) for t in (*words, *owners) if t.pos in ("NOUN", "PROPN")}
        yield _Place(
            noun.lemma.lower(),
            number,
            counted,
            frozenset(beside - {stem(noun.lemma.lower())} - _OF_TIME),
            one.report.anchor(token.start, last.end),
        )


def _number(token: Token) -> int | None:
    if token.lower in _WORDS:
        return _WORDS.index(token.lower) + 2
    match = _DIGITS.match(token.text)
    return int(match[1]) if match and int(match[1]) > 1 else None


def _noun(one: Annotated, token: Token) -> Token | None:
    """The noun of the event that is told to be one of a row: what it is called, the subject, or the noun that it explains."""
    head = one.tokens[token.head]
    before = one.tokens[max(0, token.i - 3) : token.i]
    explains = [t for t in before if t.text == ","]
    names = token.dep == "amod" and head.i == token.i + 1 and head.lower not in _UNITS
    explained = one.tokens[explains[-1].i - 1] if explains else token
    if explained.pos == "NOUN" and head.i != token.i and head.pos != "VERB" and not names:
        return explained  # "the strike, the third since May"
    if token.dep == "amod" and head.pos == "NOUN":
        told = any(one.dependents(head.i, "cop")) or head.dep == "appos"
        return head if told else None
    if any(one.dependents(token.i, "cop")):
        return next((t for t in one.dependents(token.i, *_ROLES) if t.pos == "NOUN"), None)
    return head if token.dep == "appos" and head.pos == "NOUN" else None


def _counted(start: int, rest: str, dates: Sequence[When]) -> str | date | None:
    """What a row is counted in: the day it begins, else the words for it; None where nothing is said."""
    if _ROW.search(rest):
        return "row"
    match = _SPAN.search(rest)
    if match is None:
        return None
    at = start + (match.end() if match["since"] else match.start())
    when = next((d for d in dates if d.start and at - 1 <= d.anchor.start <= at + 8), None)
    if when is not None and when.start and when.status != "quoted" and (match["since"] or match["this"]):
        return when.start
    if match["since"]:
        return None  # since something that is no day
    return (match["unit"] or match["within"]).lower()


def _one_noun(a: _Place, b: _Place) -> bool:
    return nouns_alike(a.noun, b.noun) and (not a.beside or not b.beside or bool(a.beside & b.beside))


def _exclude(a: _Place, b: _Place) -> bool:
    """Tell whether two places cannot both be right: another number for one stretch, or a lower one for a longer stretch."""
    if a.number == b.number:
        return False
    if isinstance(a.counted, date) and isinstance(b.counted, date):
        longer, shorter = (a, b) if a.counted < b.counted else (b, a)
        return a.counted == b.counted or longer.number < shorter.number
    return a.counted == b.counted


_UNITS = frozenset({"day", "week", "month", "quarter", "season", "year", "decade"})
_OF_TIME = frozenset(
    stem(w) for w in (*_UNITS, "row", "january", "february", "march", "april", "june", "july", "august")
)
