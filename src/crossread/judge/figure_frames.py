"""What a number is taken over: each and every one, a year, the time since a day, the close of trading, those from one place. Two
frames are two measures.
"""

import re
from typing import Literal

from crossread.annotate.annotated import Annotated
from crossread.judge.figure_evidence import counted_words
from crossread.judge.figure_values import representative
from crossread.records.told import Figure

Frame = Literal["rate", "since", "close", "from"]
_BEHIND, _BEFORE = 40, 30  # characters beside a number in which its frame stands
_UNITS = "year|season|month|week|night|hour|minute|game|match|share|head|person|household|barrel|tonne|ton|kilo|pound|litre|gallon|mile|day"
_RATE_BEHIND = re.compile(
    rf"(?i)^[^.;,]{{0,20}}?\b(?:per|each|every|apiece|annually|yearly|monthly)\b|^ an? (?:{_UNITS})\b"
    r"(?! (?:ago|earlier|before|after|later|long|old))"
)
_RATE_BEFORE = re.compile(
    r"(?i)\b(?:averag(?:e|ed|es|ing)(?: of)?|annual|yearly|monthly|weekly|daily)(?: [\w’'-]+){0,2} $"
)
_SINCE_BEHIND = re.compile(r"(?i)^(?: [\w’'-]+){0,2} (?:since|(?:in|over|during) the (?:past|last))\b")
_FROM_BEHIND = re.compile(r"^ from (?:the )?[A-Z]")
_CLOSE_BEFORE = re.compile(r"(?i)\b(?:closed|close|closing|opened|opening|finished|settled|midday)(?: [\w’'-]+){0,2} $")
_PARTS: frozenset[Frame] = frozenset({"since", "from"})
_QUOTED = ("percentage", "points")  # what prices and indices move by


def frames_differ(left: tuple[Annotated, Figure], right: tuple[Annotated, Figure]) -> bool:
    """Tell whether only one of two numbers is told of each or as a market closed, or the smaller alone of the time since a day or
    of those from one place.
    """
    one, two = frames_of(*left), frames_of(*right)
    if (one ^ two) - _PARTS:
        return True
    smaller, larger = (one, two) if representative(left[1]) <= representative(right[1]) else (two, one)
    return bool(smaller - larger)


def frames_of(one: Annotated, figure: Figure) -> frozenset[Frame]:
    """The frames that stand beside a number in its sentence."""
    text = one.report.text
    tokens = one.tokens_in(figure.anchor.start, figure.anchor.end)
    sentence = one.sentence_of(tokens[0].i) if tokens else None
    first, last = (sentence.start, sentence.end) if sentence else (0, len(text))
    before = text[max(first, figure.anchor.start - _BEFORE) : figure.anchor.start]
    behind = text[figure.anchor.end : min(last, figure.anchor.end + _BEHIND)]
    found: set[Frame] = set()
    if _RATE_BEHIND.search(behind) or _RATE_BEFORE.search(before):
        found.add("rate")
    if _SINCE_BEHIND.search(behind):
        found.add("since")
    if figure.unit in counted_words()["people"] and _FROM_BEHIND.search(behind):
        found.add("from")
    if figure.kind in _QUOTED and _CLOSE_BEFORE.search(before):
        found.add("close")
    return frozenset(found)
