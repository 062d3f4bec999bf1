"""CrossNER politics (MIT; text CC BY-SA), Wikigold (CC BY 4.0) and WNUT17 (CC BY 4.0): a word and a tag a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from train.named import NamedSentence, from_bio, guess_spaces

# A label that is not in the map is one the corpus mixes (misc): its words are given as unknown.
CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC",
    "location": "LOC", "event": "EVENT", "election": "EVENT",
}  # fmt: skip
WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
WNUT = {
    "person": "PERSON", "corporation": "ORG", "group": "ORG", "location": "LOC", "creative-work": "WORK", "product": "WORK",
}  # fmt: skip


def read(path: Path, kinds: Mapping[str, str]) -> Iterator[NamedSentence]:
    """Yield the sentences of a two-column file, labels mapped by `kinds`."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if len(columns) >= 2:
            words.append(columns[0])
            tags.append(columns[-1])
        elif words:
            spans = from_bio(words, tags)
            names = tuple((a, b, kinds[label]) for a, b, label in spans if label in kinds)
            unknown = tuple((a, b) for a, b, label in spans if label not in kinds)
            yield NamedSentence(tuple(words), guess_spaces(words), names, unknown)
            words, tags = [], []
