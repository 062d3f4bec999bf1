"""Corpora of the name pipeline: every open source mapped to one set of kinds, and dev parts kept apart."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from crossread.annotate import gazetteer
from crossread.annotate.tokenizer import add_news_rules
from train.laid_names import to_docs
from train.named import NamedSentence, vary
from train.share import some
from train.sources import columns, gum, meantime, re3d, uner

# Parties, elections and offices are what news is full of and the other corpora lack: this small part comes thrice.
POLITICS_TIMES = 3
UNER_TRAIN = "uner_ewt/en_ewt-ud-train.2022-12-02.iob2"
SMALL_SHARE = 0.12


def write_corpora(
    data: Path, work: Path, *, seed: int, extra: Iterable[NamedSentence] = (), copies: int = 2, share: float = 1.0
) -> None:
    """Write `names-train.spacy` and the dev parts into `work`.

    `extra` sentences (our own labels, a teacher's) join the training part as they are. `copies` variants of the training part are
    written, each augmented by other draws.
    """
    rng, nlp = random.Random(seed), spacy.blank("en")
    add_news_rules(nlp)
    train = [*training(data, share=share), *some(extra, share)]
    docs = []
    for _ in range(copies):
        varied = [vary(sentence, rng) for sentence in train]
        docs += list(to_docs(nlp, varied, rng, longest=3))
    rng.shuffle(docs)
    _save(work / "names-train.spacy", docs)
    for name, sentences in development(data).items():
        _save_dev(work / f"names-{name}.spacy", nlp, sentences)
    mixed = [s for sentences in development(data).values() for s in sentences[::3]]
    _save_dev(work / "names-dev.spacy", nlp, mixed)


def add_small_written(data: Path, corpus: Path, *, seed: int, copies: int = 2, share: float = 1.0) -> None:
    """Add `copies` more variants of UNER's training part to a corpus, one sentence in eight of them in small letters.

    Web text is where the recogniser is weakest, and where names are written small.
    """
    rng, nlp = random.Random(seed), spacy.blank("en")
    add_news_rules(nlp)
    docs = list(DocBin().from_disk(corpus).get_docs(nlp.vocab))
    web = some(map(with_peoples, uner.read(data / UNER_TRAIN, train=True)), share)
    for _ in range(copies):
        small = [_small(s) if rng.random() < SMALL_SHARE else s for s in web]
        docs += to_docs(nlp, [vary(sentence, rng) for sentence in small], rng, longest=3)
    rng.shuffle(docs)
    DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(corpus)


def _small(sentence: NamedSentence) -> NamedSentence:
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def training(data: Path, *, share: float = 1.0) -> list[NamedSentence]:
    """Give all training sentences, or a share of them; peoples are marked by list where a corpus has no such label."""
    dev_docs = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    parts: dict[str, list[NamedSentence]] = {
        "uner": list(uner.read(data / UNER_TRAIN, train=True)),
        "wikigold": list(
            columns.read(data / "ner_misc/wikigold/CONLL-format/data/wikigold.conll.txt", columns.WIKIGOLD)
        ),
        "wnut": list(columns.read(data / "ner_misc/WNUT17/CONLL-format/data/train/wnut17train.conll", columns.WNUT)),
        "crossner": [
            sentence
            for part in ("train", "test") * POLITICS_TIMES
            for sentence in columns.read(data / f"crossner/politics/{part}.txt", columns.CROSSNER)
        ],
        "re3d": list(re3d.read(data / "re3d", gazetteer.places())),
        "gum": [
            sentence
            for path in sorted((data / "gum/dep").glob("*.conllu"))
            if path.stem not in dev_docs
            for sentence in gum.read(path)
        ],
        "meantime": list(meantime.read(data / "meantime")),
    }
    for name, sentences in parts.items():
        counts = Counter(kind for sentence in sentences for _, _, kind in sentence.names)
        print(f"{name}: {len(sentences)} sentences, {dict(counts)}")
    return some((with_peoples(sentence) for sentences in parts.values() for sentence in sentences), share)


def development(data: Path) -> dict[str, list[NamedSentence]]:
    """Give the dev sentences by corpus, labels mapped as in training but nothing added."""
    dev_docs = sorted((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    return {
        "uner-dev": list(uner.read(data / "uner_ewt/en_ewt-ud-dev.iob2", train=False)),
        "politics-dev": list(columns.read(data / "crossner/politics/dev.txt", columns.CROSSNER)),
        "gum-dev": [sentence for name in dev_docs for sentence in gum.read(data / f"gum/dep/{name}.conllu")],
    }


def with_peoples(sentence: NamedSentence) -> NamedSentence:
    """Mark listed nationalities, peoples and religions outside the other names as NORP."""
    taken = {k for first, last, _ in sentence.names for k in range(first, last)}
    added = tuple(
        (k, k + 1, "NORP") for k, word in enumerate(sentence.words) if k not in taken and word in gazetteer.peoples()
    )
    marked = {first for first, _, _ in added}
    unknown = tuple((a, b) for a, b in sentence.unknown if not marked.intersection(range(a, b)))
    return replace(sentence, names=tuple(sorted(sentence.names + added)), unknown=unknown)


def _save_dev(path: Path, nlp: Language, sentences: list[NamedSentence]) -> None:
    _save(path, to_docs(nlp, sentences, random.Random(0), longest=1))


def _save(path: Path, docs: Iterable[spacy.tokens.Doc]) -> None:
    kept = list(_nonempty(docs))
    DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=kept).to_disk(path)
    print(f"{path.name}: {len(kept)} documents, {sum(len(doc) for doc in kept)} words")


def _nonempty(docs: Iterable[spacy.tokens.Doc]) -> Iterator[spacy.tokens.Doc]:
    return (doc for doc in docs if len(doc))
