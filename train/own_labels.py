"""Our own labels of names and attributions: put the stand-off lines of `train/labels/` back on the text they were made on."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from train.named import NamedSentence, guess_spaces

_KINDS = {"P": "PERSON", "O": "ORG", "L": "LOC", "N": "NORP", "E": "EVENT", "W": "WORK"}
_FIELD = re.compile(r"^(?P<kind>[POLNEW]):\s*(?P<words>.+?)\s*(?:#(?P<which>\d+))?$")
HELD_OUT = 5  # blocks whose number this divides are never trained on


class LabelError(ValueError):
    """A label does not fit the sentence it stands with."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody is reported to say: source (None where nobody is named), cue, and the pieces of the content."""

    source: str | None
    cue: str
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled sentence: its number in the corpus, its block, words, names as (first, last, kind), attributions."""

    number: int
    block: int
    words: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    attributions: tuple[Attribution, ...]

    @property
    def held_out(self) -> bool:
        """Whether the sentence is kept for measuring."""
        return self.block % HELD_OUT == 0

    def named(self) -> NamedSentence:
        """Give the sentence for training; compounds ("U.S.-led") carry no label and are given as unknown."""
        taken = {k for first, last, _ in self.names for k in range(first, last)}
        compounds = tuple(
            (k, k + 1)
            for k, word in enumerate(self.words)
            if k not in taken and "-" in word[1:-1] and any(part[:1].isupper() for part in word.split("-"))
        )
        return NamedSentence(self.words, guess_spaces(self.words), self.names, compounds)


def corpus(path: Path) -> dict[int, tuple[str, ...]]:
    """Read the words of the corpus by sentence number; its labels are not looked at."""
    sentences: dict[int, list[str]] = {}
    number = 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.reader(file):
            if row[0].startswith("Sentence: "):
                number = int(row[0].removeprefix("Sentence: "))
            if number:
                sentences.setdefault(number, []).append(row[1])
    return {n: tuple(words) for n, words in sentences.items()}


def read(path: Path, sentences: Mapping[int, tuple[str, ...]]) -> Iterator[Labelled]:
    """Yield the labelled sentences of one file.

    Raises LabelError, with file and line, for words that do not stand in their sentence.
    """
    block = 0
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# block"):
            block = int(line.split()[2])
        elif line.strip() and not line.startswith("#"):
            number, *fields = (field.strip() for field in line.split("|"))
            words = sentences[int(number)]
            try:
                names = _names([f for f in fields if f and not f.startswith("A:")], words)
            except LabelError as error:
                raise LabelError(f"{path.name}:{place}: {error}") from error
            told = tuple(_attribution(f) for f in fields if f.startswith("A:"))
            yield Labelled(int(number), block, words, names, told)


def read_all(folder: Path, sentences: Mapping[int, tuple[str, ...]]) -> list[Labelled]:
    """Read the first labels of all files (`gmb-*.txt`), in order."""
    return [labelled for path in sorted(folder.glob("gmb-*.txt")) for labelled in read(path, sentences)]


def agreement(folder: Path, sentences: Mapping[int, tuple[str, ...]]) -> dict[str, tuple[int, int, int]]:
    """Count for each kind what both readers labelled, the first labelled, the second labelled, on the doubled blocks."""
    second = {s.number: s for path in sorted(folder.glob("second-*.txt")) for s in read(path, sentences)}
    counts: dict[str, list[int]] = {}
    for first in read_all(folder, sentences):
        if first.number in second:
            one, two = set(first.names), set(second[first.number].names)
            for kind in _KINDS.values():
                a, b = ({n for n in names if n[2] == kind} for names in (one, two))
                row = counts.setdefault(kind, [0, 0, 0])
                row[0], row[1], row[2] = row[0] + len(a & b), row[1] + len(a), row[2] + len(b)
    return {kind: (row[0], row[1], row[2]) for kind, row in counts.items()}


def _names(fields: list[str], words: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    parsed = []
    for field in fields:
        match = _FIELD.match(field)
        if match is None:
            raise LabelError(f"not a name field: {field!r}")
        parsed.append((match["words"].split(" "), _KINDS[match["kind"]], int(match["which"] or 0)))
    # Longer names first, so that the "England" of a bank is not taken for the country.
    for wanted, kind, which in sorted(parsed, key=lambda p: -len(p[0])):
        places = [k for k in range(len(words)) if list(words[k : k + len(wanted)]) == wanted]
        if not places or which > len(places):
            raise LabelError(f"{' '.join(wanted)!r} does not stand in the sentence")
        for k in [places[which - 1]] if which else places:
            span = range(k, k + len(wanted))
            if not taken.intersection(span):
                taken.update(span)
                found.append((k, k + len(wanted), kind))
    return tuple(sorted(found))


def _attribution(field: str) -> Attribution:
    source, cue, content = (part.strip() for part in field.removeprefix("A:").split(">>", 2))
    return Attribution(None if source == "-" else source, cue, tuple(p.strip() for p in content.split("//")))
