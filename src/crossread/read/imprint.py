"""What the lines under a headline say of a plain text: who wrote it, for which outlet, on which day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from crossread.read.dateline import signed_dateline
from crossread.read.metadata import Metadata
from crossread.records.text import Block, Note

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))\b",
    re.I,
)
_AROUND_A_DAY = re.compile(
    r"\b(?:first |last )?(?:published|updated|posted|modified|created|on|at)\b:?|"
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?|"
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|BST|UTC|CET|CEST|E[DS]T|P[DS]T|C[DS]T)\b",
    re.I,
)
_CHANGED = re.compile(r"\b(?:updated|modified)\b", re.I)
_AUTHOR = re.compile(
    r"^(?i:by|from|reporter|words|text)\b:?\s+(?P<who>[A-Z][^,|(–—•]+?)(?=\s+(?:in|at|for)\s|\s*[,|(–—•]|\s*$)"
)
_BETWEEN = re.compile(r"\s*(?:[|•()]|,|\s[-–—]+(?:\s|$))\s*")
_LONGEST = 110
_MOST_LINES = 5
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Imprint:
    """What was found: metadata, and the places of the lines it stands in."""

    metadata: Metadata
    lines: tuple[tuple[int, int], ...]

    def notes(self) -> tuple[Note, ...]:
        """One note that says where outlet, day and author come from; none where nothing was found."""
        known = self.metadata
        found = [known.outlet, known.published and known.published.isoformat(), known.author]
        told = "; ".join(str(f) for f in found if f)
        if not told:
            return ()
        return (Note("imprint", f"read under the headline: {told}", self.lines[0][0], self.lines[-1][1]),)


def find_imprint(text: str, blocks: Sequence[Block]) -> Imprint:
    """Read the short lines between headline and first paragraph. A day counts with its year only, and only where the lines
    agree on one (the day of publication before that of a change); an outlet only by a word that outlets bear
    (data/outlet_words.txt), else the agency that signs the dateline.
    """
    lines = [(b.start, b.end) for b in _head(text, blocks)]
    told = [(text[start:end], start, end) for start, end in lines]
    said = [(line, start, end) for line, start, end in told if _is_imprint(line)]
    authors = [m["who"].strip(" .:") for line, _, _ in said if (m := _AUTHOR.match(line))]
    outlets = [found for line, _, _ in said if (found := _outlet(line))]
    places = [(start, end) for _, start, end in said]
    if not outlets and (signed := signed_dateline(text, blocks)) is not None:
        agency, dateline = signed
        outlets.append(agency)
        places = sorted({*places, (dateline.start, dateline.end)})
    metadata = Metadata(
        outlet=outlets[0] if outlets else None,
        published=_published([line for line, _, _ in said]),
        author=authors[0] if authors else None,
    )
    return Imprint(metadata, tuple(places))


def _head(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks under the headline, up to the first that reads like a paragraph; a line with the day above it counts as well."""
    if not blocks or blocks[0].kind != "headline":
        return
    first = text[blocks[0].start : blocks[0].end]
    if _days(first) and _is_imprint(first):
        yield blocks[0]
    for block in blocks[1 : 1 + _MOST_LINES]:
        if block.end - block.start > _LONGEST:
            return
        line = text[block.start : block.end]
        if line.endswith((".", "!", "?", "”", '"')) and not _is_imprint(line):
            return
        yield block


def _is_imprint(line: str) -> bool:
    """Whether a line says who wrote, where or when, and nothing beside that: names and a day, no sentence."""
    if _AUTHOR.match(line):
        return True
    rest = [part.split() for part in _BETWEEN.split(_AROUND_A_DAY.sub(" ", _DAY.sub(" ", line)))]
    plain = all(len(words) <= _MOST_WORDS and all(w[0].isupper() or w[0] in ".:-–—" for w in words) for words in rest)
    return (bool(_days(line)) and plain) or _outlet(line) is not None


def _days(line: str) -> list[date]:
    """The days a line names with their year."""
    found = []
    for m in _DAY.finditer(line):
        try:
            if m["iso"]:
                found.append(date.fromisoformat(m["iso"]))
                continue
            month = _MONTHS.index((m["month"] or m["month2"])[:3].lower()) + 1
            found.append(date(int(m["year"] or m["year2"]), month, int(m["day"] or m["day2"])))
        except ValueError:
            continue
    return found


def _published(lines: Sequence[str]) -> date | None:
    first = {day for line in lines if not _CHANGED.search(line) for day in _days(line)}
    days = first or {day for line in lines for day in _days(line)}
    return days.pop() if len(days) == 1 else None


@cache
def _outlet_words() -> frozenset[str]:
    lines = files("crossread.read").joinpath("data/outlet_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _outlet(line: str) -> str | None:
    """The part of a line that is a name of a few words with a word that outlets bear."""
    author = _AUTHOR.match(line)
    line = line[author.end() :] if author else line
    for part in _BETWEEN.split(_AROUND_A_DAY.sub(" ", _DAY.sub(" ", line))):
        words = part.strip(" .:-–—").split()
        named = words and len(words) <= _MOST_WORDS and all(w[0].isupper() or w in ("of", "the", "and") for w in words)
        if named and any(w.casefold() in _outlet_words() for w in re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]*", part)):
            return " ".join(words)
    return None
