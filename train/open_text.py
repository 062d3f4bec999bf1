"""Sentences of all open text at hand, for vectors and for labels of a teacher."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from train import conllu, own_labels
from train.named import guess_spaces
from train.sources import columns, meantime, re3d


def sentences(data: Path) -> list[str]:
    """Give each sentence once, in a fixed order: Voice of America (GMB's text), UD EWT, GUM, Wikinews, Wikipedia, re3d.

    Dev parts and the held-out blocks of our own labels are left out.
    """
    return list(dict.fromkeys(text for text in _all(data) if 3 <= len(text.split()) <= 60))


def news(data: Path) -> list[str]:
    """Give the Voice of America sentences alone, in their order, without the held-out blocks of our labels."""
    found = own_labels.corpus(data / "gmb_ner/train.csv")
    return [text_of(words) for number, words in found.items() if not held_out(number)]


def held_out(number: int) -> bool:
    """Say whether a sentence number of the corpus lies in a block kept for measuring (blocks of ten)."""
    return (number - 1) // 10 % own_labels.HELD_OUT == 0


def text_of(words: tuple[str, ...]) -> str:
    """Print a tokenised sentence as running text."""
    return "".join(w + (" " if s else "") for w, s in zip(words, guess_spaces(words), strict=True)).strip()


def _all(data: Path) -> Iterator[str]:
    yield from news(data)
    dev = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    gum = [path for path in sorted((data / "gum/dep").glob("*.conllu")) if path.stem not in dev]
    for path in [data / "ud_ewt/en_ewt-ud-train.conllu", *gum]:
        for sentence in conllu.read(path):
            yield "".join(w.text + (" " if w.space else "") for w in sentence.words).strip()
    for named in meantime.read(data / "meantime"):
        yield text_of(named.words)
    for part in ("train", "test"):
        for named in columns.read(data / f"crossner/politics/{part}.txt", columns.CROSSNER):
            yield text_of(named.words)
    for named in columns.read(data / "ner_misc/wikigold/CONLL-format/data/wikigold.conll.txt", columns.WIKIGOLD):
        yield text_of(named.words)
    for named in re3d.read(data / "re3d", frozenset()):
        yield text_of(named.words)
    yield from _pairs_and_passages(data)


def _pairs_and_passages(data: Path) -> Iterator[str]:
    for name in ("development", "validation", "test"):
        with (data / f"gap_coref/gap-{name}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from (part.strip() + "." for part in row["Text"].split(". ") if part.strip())
    for line in (data / "breaking_nli/dataset.jsonl").open(encoding="utf-8"):
        pair = json.loads(line)
        yield pair["sentence1"]
        yield pair["sentence2"]
