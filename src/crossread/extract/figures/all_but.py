"""Counts told by what is left out: "all but three of the 14 districts" are eleven of them, "all but 5%" are 95%."""

import re
from dataclasses import dataclass

from crossread.extract.figures.bounds import Bound
from crossread.extract.figures.number import Number
from crossread.extract.figures.numbers import find_numbers

_ALL_BUT = re.compile(r"(?i)\b(all\s(?:but|except(?:\sfor)?|save(?:\sfor)?))\s$")
_OF = re.compile(r"\sof\s(?:(?:the|its|their|his|her|our|those|these|[\w.’']+[’']s)\s){0,2}")
_LAST = ("but", "except", "for", "save")
_REACH = 20  # characters


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The words "all but" before a number, and how many are meant: None where the total is not told."""

    bound: Bound
    rest: float | None


def left_out(text: str, number: Number, *, percent: bool) -> LeftOut | None:
    """What is told of by a number behind "all but"; `percent`: it is a percentage, of a hundred."""
    window_start = max(0, number.start - _REACH)
    before = text[window_start : number.start]
    if number.form != "cardinal" or not before.rstrip().lower().endswith(_LAST):  # most numbers: looked at first
        return None
    found = _ALL_BUT.search(before)
    if found is None:
        return None
    total = 100.0 if percent else _total_after(text, number.end)
    rest = total - number.low if total is not None and total > number.low else None
    return LeftOut(Bound("all-but", found[1], window_start + found.start(1), window_start + found.end(1)), rest)


def _total_after(text: str, end: int) -> float | None:
    """The number of which another is a part ("… of the country's 14 districts": 14)."""
    of = _OF.match(text, end, end + 40)
    numbers = find_numbers(text[of.end() : of.end() + 20]) if of else ()
    return numbers[0].low if numbers and numbers[0].start == 0 and numbers[0].form == "cardinal" else None
