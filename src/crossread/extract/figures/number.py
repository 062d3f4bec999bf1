"""The number that a text holds, whatever it counts."""

from dataclasses import dataclass
from typing import Literal

NumberForm = Literal["cardinal", "ordinal", "range", "pair", "several", "fraction", "multiple"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: characters `start` to `end`, lowest and highest value it names, and its form.

    A "pair" keeps its two numbers in written order ("413-1": low 413, high 1): whether it is a range, a score or a vote is
    for the reader of its surroundings. `second` is where the second number of a range or pair begins.
    """

    start: int
    end: int
    low: float
    high: float
    form: NumberForm
    second: int | None = None
