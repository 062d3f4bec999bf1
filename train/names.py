"""Corpora of the name pipeline: every open source mapped to one set of kinds, and dev parts kept apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from crossread.annotate import gazetteer
from train.named import NamedSentence
from train.sources import columns, gum, meantime, re3d, uner

# Parties, elections and offices are what news is full of and the other corpora lack: this small part comes thrice.
POLITICS_TIMES = 3


def training(data: Path) -> list[NamedSentence]:
    """Give all training sentences; peoples are marked by list where a corpus has no such label."""
    dev_docs = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    parts: dict[str, list[NamedSentence]] = {
        "uner": list(uner.read(data / "uner_ewt/en_ewt-ud-train.2022-12-02.iob2", train=True)),
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
    return [with_peoples(sentence) for sentences in parts.values() for sentence in sentences]


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
