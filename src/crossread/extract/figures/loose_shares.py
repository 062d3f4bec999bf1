"""Shares told without a number: "nearly all of them", "a majority of voters"."""

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.annotated import Annotated
from crossread.extract.figures.bounds import Bound
from crossread.extract.figures.measures import counted_noun, measure_around, phrase_words
from crossread.extract.figures.number import Number
from crossread.extract.figures.places import Place
from crossread.extract.figures.record import make_figure
from crossread.records.said import Quotation
from crossread.records.told import Figure

_NEARLY = ("nearly", "almost", "virtually", "practically", "not quite")
_SHARES = re.compile(
    r"(?i)\b(?:nearly|almost|virtually|practically|not quite)\s+all(?:\s+of(?:\s+(?:them|the|its|their|those|these))?)?\b"
)
_MAJORITY = re.compile(r"(?i)\b(?:an?|the)\s+(?:(?:vast|overwhelming|clear|large|great)\s+)?majority\s+of\b")


def _telling(words: str) -> str:
    """The word of a loose share that says how much: "nearly", "majority"."""
    return "majority" if "majority" in words.lower() else words.split()[0]


def find_loose_shares(annotated: Annotated, quotations: Sequence[Quotation]) -> Iterator[Figure]:
    """Yield the shares that words alone tell, each near the part it names."""
    lowered = annotated.report.text.lower()
    patterns = [(_SHARES, 0.9)] if any(word in lowered for word in _NEARLY) else []
    patterns += [(_MAJORITY, 0.5)] if "majority" in lowered else []
    for sentence in annotated.sentences if patterns else ():
        for pattern, low in patterns:
            for match in pattern.finditer(annotated.report.text, sentence.start, sentence.end):
                number = Number(match.start(), match.end(), low, 1.0, "fraction")
                tokens = annotated.tokens_in(match.start(), match.end())
                if not tokens:
                    continue
                place = Place(number, tokens, sentence)
                counted = counted_noun(annotated, tokens[-1].i, several=True)
                end = annotated.tokens[counted.last].end if counted else match.end()
                measure = (
                    phrase_words(annotated, counted.first, counted.last)
                    if counted
                    else measure_around(annotated, tokens[0].i)
                )
                bound = Bound("about", _telling(match[0]), match.start(), match.end())
                yield make_figure(
                    annotated,
                    place,
                    "share",
                    (match.start(), end),
                    (low, 1.0, True),
                    bound,
                    "share",
                    measure,
                    quotations,
                    (),
                )
