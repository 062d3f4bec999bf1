"""Crossread reads several news reports of one event against each other and gives one account that anyone can check.

from crossread import compare, read
dossier = compare(read("a.txt", "b.txt"))
print(dossier.counts)
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

# The folder `crossread.read` is loaded before the function of the same name is defined, so that the name stays the
# function's; `from crossread.read.sources import …` goes on working.
import crossread.read  # noqa: F401
from crossread.records.dossier import Dossier
from crossread.records.text import Anchor, Report

if TYPE_CHECKING:
    from crossread.read.sources import Reading
    from crossread.tools import Tools

__all__ = ["Anchor", "Dossier", "Report", "compare", "read"]


def read(*sources: str | Path, offline: bool = True) -> "Reading":
    """Read files, folders and (with offline=False) addresses; what gave no report is in `refused`."""
    from crossread.read.sources import read_sources

    return read_sources(sources, offline=offline)


def compare(reading: "Reading | Sequence[Report]", *, tools: "Tools | None" = None) -> Dossier:
    """Read reports of one event against each other.

    `tools` are the loaded weights (`crossread.load.load_tools`); without them those that ship are loaded once.
    """
    from crossread.flow import compare as compare_reports
    from crossread.read.sources import Reading

    loaded = tools or _default_tools()
    if isinstance(reading, Reading):
        return compare_reports(reading.reports, tools=loaded, refused=reading.refused)
    return compare_reports(reading, tools=loaded)


@cache
def _default_tools() -> "Tools":
    from crossread.load import load_tools

    return load_tools()
