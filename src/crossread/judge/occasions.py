"""Whether two prints of like words are two utterances: told to two media, or written here and spoken there."""

import re
from collections.abc import Sequence

from crossread.judge.credits import find_credits
from crossread.judge.lexicon import words
from crossread.records.said import Quotation
from crossread.records.text import Report

Occasion = frozenset[str]


class Occasions:
    """What the paragraphs of quotations tell of their occasion; the credits of a report are searched once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._media: dict[str, list[tuple[int, str]]] = {}

    def differ(self, left: Quotation, right: Quotation) -> bool:
        """Tell whether both paragraphs name a medium told, and another, or one says written and the other spoken."""
        media = self._told(left), self._told(right)
        if media[0] and media[1] and not media[0] & media[1]:
            return True
        ways = self._ways(left), self._ways(right)
        return len(ways[0]) == len(ways[1]) == 1 and ways[0] != ways[1]

    def _told(self, quotation: Quotation) -> Occasion:
        report = self._reports[quotation.report]
        if report.id not in self._media:
            self._media[report.id] = [(c.anchor.start, c.medium) for c in find_credits(report) if c.kind == "told"]
        start, end = _paragraph(report, quotation)
        return frozenset(medium for at, medium in self._media[report.id] if start <= at < end)

    def _ways(self, quotation: Quotation) -> Occasion:
        """ "written", "spoken": the words of the paragraph outside the quotation that say so."""
        report = self._reports[quotation.report]
        start, end = _paragraph(report, quotation)
        around = report.text[start:end]
        for part in quotation.parts:
            around = around.replace(part.exact, " ")
        said = set(re.findall(r"[a-z]+", around.lower()))
        return frozenset(way for way in ("written", "spoken") if said & words("occasion", way))


def _paragraph(report: Report, quotation: Quotation) -> tuple[int, int]:
    """From the first to the last block that the quotation touches."""
    start, end = quotation.parts[0].start, quotation.parts[-1].end
    touched = [b for b in report.blocks if b.start < end and start < b.end]
    return (min(b.start for b in touched), max(b.end for b in touched)) if touched else (start, end)
