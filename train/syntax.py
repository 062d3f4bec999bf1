"""Corpora of the syntax pipeline: UD English EWT and the open part of GUM, in paragraphs."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from train import augment, conllu
from train.share import some

ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START"]
COPIES = 2  # variants of the training part, each augmented by other draws


def write_corpora(data: Path, work: Path, *, seed: int, share: float = 1.0) -> None:
    """Write `syntax-train.spacy` and `syntax-dev.spacy` (a third of both dev parts) into `work`.

    The training part comes in variants, so that quotes and headline case vary between passes over the data.
    """
    rng, vocab = random.Random(seed), Vocab()
    train = [varied(group, rng) for _ in range(COPIES) for group in conllu.paragraphs(training(data, share=share))]
    rng.shuffle(train)
    for name, groups in (("syntax-train", train), ("syntax-dev", development(data)[::3])):
        docs = [conllu.to_doc(vocab, group) for group in groups]
        DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(work / f"{name}.spacy")
        print(f"{name}: {len(docs)} paragraphs, {sum(len(doc) for doc in docs)} words")


def training(data: Path, *, share: float = 1.0) -> list[conllu.Sentence]:
    """Give the usable training sentences of both treebanks, or a share of them."""
    dev = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    gum = (path for path in sorted((data / "gum/dep").glob("*.conllu")) if path.stem not in dev)
    paths = (data / "ud_ewt/en_ewt-ud-train.conllu", *gum)
    return some((s for path in paths for s in conllu.read(path) if conllu.usable(s)), share)


def development(data: Path) -> list[list[conllu.Sentence]]:
    """Give the paragraphs of both dev parts, EWT's first."""
    dev = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    gum = (path for path in sorted((data / "gum/dep").glob("*.conllu")) if path.stem in dev)
    return list(_groups([data / "ud_ewt/en_ewt-ud-dev.conllu", *gum]))


def _groups(files: Iterable[Path]) -> Iterator[list[conllu.Sentence]]:
    for file in files:
        yield from conllu.paragraphs(s for s in conllu.read(file) if conllu.usable(s))


def varied(group: list[conllu.Sentence], rng: random.Random) -> list[conllu.Sentence]:
    """Give a paragraph in another spelling."""
    words = augment.vary([word.text for sentence in group for word in sentence.words], rng)
    left = iter(words)
    return [
        dataclasses.replace(s, words=tuple(dataclasses.replace(word, text=next(left)) for word in s.words))
        for s in group
    ]
