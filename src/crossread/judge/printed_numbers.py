"""How a number is printed: one of several groups of digits, half of a fraction, a sum put in brackets in another currency."""

import re

from crossread.annotate.annotated import Annotated
from crossread.records.text import Anchor
from crossread.records.told import Figure

_REACH = 4  # characters beside a number


def set_apart(one: Annotated, number: Anchor) -> bool:
    """Tell whether more digits stand beside a number, as in a telephone number printed in groups, or a stroke, as in a fraction."""
    text = one.report.text
    before, behind = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    return bool(re.search(r"\d(?: | ?[/⁄] ?)$", before) or re.match(r"(?: | ?[/⁄] ?)\d", behind))


def is_printed_apart(one: Annotated, figure: Figure) -> bool:
    """Tell whether a figure is no number of its own as printed: set apart or converted, or a number below nought ("minus 20")."""
    below = one.report.text[: figure.number.start].lower().endswith("minus ")
    return below or set_apart(one, figure.number) or is_converted(one, figure)


def is_converted(one: Annotated, figure: Figure) -> bool:
    """Tell whether a sum stands in brackets behind another, as one in another currency does."""
    before = one.report.text[: figure.anchor.start]
    return figure.kind == "money" and bool(re.search(r"[\dmn] ?\($", before[-_REACH:]))
