"""A count told by what is left out: "all but three of the 14 districts" are eleven of them."""

import re
from dataclasses import replace

from crossread.annotate.annotated import Annotated
from crossread.judge.figure_evidence import Setting

_ALL_BUT = re.compile(r"(?i)\ball (?:but|except(?: for)?|save)\s$")
_OF = re.compile(r"(?i)\bof (?:(?:the|its|their|his|her|our|all|[\w’']+['’]s?) )*(\d[\d,]*)\b")
_REACH = 20  # characters


def total_of(words: str) -> int | None:
    """The number of which another is a part ("eight of the country's 14 districts": 14)."""
    match = _OF.search(words)
    return int(match[1].replace(",", "")) if match else None


def counted_rest(one: Annotated, setting: Setting) -> Setting:
    """The setting with the number meant, where "all but" stands before a part of a stated total; else as it is."""
    figure = setting.figure
    total = total_of(figure.anchor.exact)
    before = one.report.text[max(0, figure.anchor.start - _REACH) : figure.anchor.start]
    if total is None or figure.min is None or figure.min != figure.max or not _ALL_BUT.search(before):
        return setting
    rest = total - figure.min
    return replace(setting, figure=replace(figure, min=rest, max=rest)) if rest > 0 else setting
