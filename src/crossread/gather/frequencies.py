"""In how many reports a term stands: what makes a shared word weigh much or little."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from crossread.gather.story_words import StoryWords


@dataclass(slots=True)
class Frequencies:
    """Counts of reports for each term, on top of those of 2,877 stretches of open news, so that two reports alone can be weighed.

    Grows while reports come; `add` and `drop` are the only ways it changes.
    """

    reports: int = 0
    words: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)

    def add(self, found: StoryWords) -> None:
        """Count one report."""
        self.reports += 1
        self.words.update(found.words.keys())
        self.names.update(found.names.keys())
        self.figures.update(found.figures.keys())

    def drop(self, found: StoryWords) -> None:
        """Take one report out again; terms that no report holds any more are forgotten."""
        self.reports -= 1
        for counts, terms in ((self.words, found.words), (self.names, found.names), (self.figures, found.figures)):
            counts.subtract(terms.keys())
            for term in terms:
                if counts[term] <= 0:  # a count of 0 would stay for ever, and every stream brings new names
                    del counts[term]


def frequencies_of(reports: Iterable[StoryWords]) -> Frequencies:
    """Count many reports."""
    counted = Frequencies()
    for found in reports:
        counted.add(found)
    return counted


@dataclass(frozen=True, slots=True)
class OpenNews:
    """The counts that ship: stretches of open news, and in how many of them a stem, name or figure stands."""

    stretches: int
    words: Mapping[str, int]
    names: Mapping[str, int]
    figures: Mapping[str, int]


@cache
def open_news() -> OpenNews:
    """Load data/document_frequencies.tsv (made by train/document_frequencies.py from public-domain news)."""
    lines = files("crossread.gather").joinpath("data/document_frequencies.tsv").read_text("utf-8").splitlines()
    counts: dict[str, dict[str, int]] = {"word": {}, "name": {}, "figure": {}}
    stretches = 0
    for line in lines:
        if line.startswith("#"):
            continue
        kind, term, count = line.split("\t")
        if kind == "stretches":
            stretches = int(count)
        else:
            counts[kind][term] = int(count)
    return OpenNews(stretches, counts["word"], counts["name"], counts["figure"])


def rarity(term: str, counted: Counter[str], reports: int, known: Mapping[str, int], stretches: int) -> float:
    """Inverse document frequency over the counted reports and the shipped stretches together, natural logarithm."""
    return math.log((reports + stretches + 1) / (max(counted[term], 1) + known.get(term, 0)))
