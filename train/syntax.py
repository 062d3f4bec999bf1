"""Corpora of the syntax pipeline: UD English EWT and the open part of GUM, in paragraphs."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from train import augment, conllu

_ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START"]


def write_corpora(
    data: Path, work: Path, *, seed: int, copies: int = 2, taught: Iterable[conllu.Sentence] = ()
) -> None:
    """Write `syntax-train.spacy`, `ewt-dev.spacy`, `gum-dev.spacy` and `syntax-dev.spacy` (a third of both) into `work`.

    `copies` variants of the training part are written, each augmented by other draws, so that quotes and
    headline case vary between passes over the data. `taught` are sentences labelled by a teacher; they come once.
    """
    rng, vocab = random.Random(seed), spacy.blank("en").vocab
    dev_names = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    gum = sorted((data / "gum/dep").glob("*.conllu"))
    train = [list(group) for group in conllu.paragraphs(training(data))]
    varied = [_varied(group, rng) for _ in range(copies) for group in train]
    varied += [_varied(group, rng) for group in conllu.paragraphs(taught, longest=3)]
    rng.shuffle(varied)
    ewt_dev = list(_groups([data / "ud_ewt/en_ewt-ud-dev.conllu"]))
    gum_dev = list(_groups(f for f in gum if f.stem in dev_names))
    for name, groups in (
        ("syntax-train", varied),
        ("ewt-dev", ewt_dev),
        ("gum-dev", gum_dev),
        ("syntax-dev", ewt_dev[::3] + gum_dev[::3]),
    ):
        _save(work / f"{name}.spacy", groups, vocab)


def training(data: Path) -> Iterator[conllu.Sentence]:
    """Yield the usable training sentences of both treebanks."""
    dev = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    gum = (path for path in sorted((data / "gum/dep").glob("*.conllu")) if path.stem not in dev)
    for path in (data / "ud_ewt/en_ewt-ud-train.conllu", *gum):
        yield from (s for s in conllu.read(path) if conllu.usable(s))


def _groups(files: Iterable[Path]) -> Iterator[list[conllu.Sentence]]:
    for file in files:
        yield from conllu.paragraphs(s for s in conllu.read(file) if conllu.usable(s))


def _varied(group: list[conllu.Sentence], rng: random.Random) -> list[conllu.Sentence]:
    """Give a paragraph in another spelling."""
    words = augment.vary([word.text for sentence in group for word in sentence.words], rng)
    left = iter(words)
    return [
        dataclasses.replace(s, words=tuple(dataclasses.replace(word, text=next(left)) for word in s.words))
        for s in group
    ]


def _save(path: Path, groups: list[list[conllu.Sentence]], vocab: Vocab) -> None:
    docs = [conllu.to_doc(vocab, group) for group in groups]
    DocBin(attrs=_ATTRIBUTES, docs=docs).to_disk(path)
    print(f"{path.name}: {len(docs)} paragraphs, {sum(len(doc) for doc in docs)} words")
