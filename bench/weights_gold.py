"""Gold sentences of the development parts as reports, so that the whole annotator is measured as it is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from crossread.records.text import Block, Report
from train import conllu, own_labels
from train.named import NamedSentence
from train.sources import columns, gum, uner

Span = tuple[int, int]


@dataclass(frozen=True)
class GoldWord:
    """One treebank word: where it stands, its labels, and where its head stands (its own place for a root)."""

    span: Span
    head: Span
    dep: str
    tag: str
    pos: str
    lemma: str


@dataclass(frozen=True)
class GoldReport:
    """A report made of gold sentences with what is known of it."""

    report: Report
    words: tuple[GoldWord, ...] = ()
    sentences: tuple[Span, ...] = ()
    names: frozenset[tuple[int, int, str]] = frozenset()
    unknown: tuple[Span, ...] = ()


def treebank(sentences: Iterable[conllu.Sentence]) -> list[GoldReport]:
    """One report a document, one block a paragraph of at most eight sentences (as in training)."""
    usable = [s for s in sentences if conllu.usable(s)]
    return [_treebank_report(name, list(part)) for name, part in groupby(usable, key=lambda s: s.document)]


def _treebank_report(name: str, sentences: list[conllu.Sentence]) -> GoldReport:
    text, blocks, words, spans = "", [], [], []
    for group in conllu.paragraphs(sentences):
        start = len(text)
        for sentence in group:
            places = []
            for word in sentence.words:
                places.append((len(text), len(text) + len(word.text)))
                text += word.text + (" " if word.space else "")
            spans.append((places[0][0], places[-1][1]))
            words += [
                GoldWord(places[k], places[w.head], w.dep, w.xpos, w.upos, w.lemma)
                for k, w in enumerate(sentence.words)
            ]
        text = text.rstrip()
        blocks.append(Block("paragraph", start, len(text)))
        text += "\n"
    return GoldReport(_report(name, text, blocks), tuple(words), tuple(spans))


def named(sentences: Sequence[NamedSentence], size: int, *, name: str) -> list[GoldReport]:
    """Make reports of `size` neighbouring sentences, a paragraph each."""
    return [_named_report(f"{name}-{at}", sentences[at : at + size]) for at in range(0, len(sentences), size)]


def _named_report(name: str, sentences: Sequence[NamedSentence]) -> GoldReport:
    text, blocks, names, unknown = "", [], set(), []
    for sentence in sentences:
        start, places = len(text), []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text.rstrip()
        names |= {(places[a][0], places[b - 1][1], kind) for a, b, kind in sentence.names}
        unknown += [(places[a][0], places[b - 1][1]) for a, b in sentence.unknown]
        blocks.append(Block("paragraph", start, len(text)))
        text += "\n"
    return GoldReport(_report(name, text, blocks), names=frozenset(names), unknown=tuple(unknown))


def _report(name: str, text: str, blocks: list[Block]) -> Report:
    return Report(name, name, text, name, "", "", None, None, None, None, "en", tuple(blocks), ())


def syntax_parts(data: Path) -> dict[str, list[GoldReport]]:
    """The EWT dev part, the GUM dev part, and its news documents alone."""
    dev = (data / "gum/dev_docs.txt").read_text(encoding="utf-8").split()
    documents = {name: list(conllu.read(data / f"gum/dep/{name}.conllu")) for name in sorted(dev)}
    return {
        "EWT dev": treebank(conllu.read(data / "ud_ewt/en_ewt-ud-dev.conllu")),
        "GUM dev": treebank(s for sentences in documents.values() for s in sentences),
        "GUM dev, news": treebank(s for n, sentences in documents.items() if "_news_" in n for s in sentences),
    }


def name_parts(data: Path, labels: Path) -> dict[str, list[GoldReport]]:
    """Dev parts with names; reports are whole texts where the corpus has them, else single sentences."""
    dev = (data / "gum/dev_docs.txt").read_text(encoding="utf-8").split()
    held = [s for s in own_labels.read_all(labels, own_labels.corpus(data / "gmb_ner/train.csv")) if s.held_out]
    blocks = [list(part) for _, part in groupby(held, key=lambda s: s.block)]
    return {
        "UNER dev": uner_documents(data / "uner_ewt/en_ewt-ud-dev.iob2"),
        "CrossNER politics dev": named(
            list(columns.read(data / "crossner/politics/dev.txt", columns.CROSSNER)), 1, name="p"
        ),
        "GUM dev": [
            report
            for name in sorted(dev)
            for report in named(list(gum.read(data / f"gum/dep/{name}.conllu")), 10_000, name=name)
        ],
        "own labels, held out": [
            r for n, b in enumerate(blocks) for r in named([s.named() for s in b], 10_000, name=f"b{n}")
        ],
    }


def uner_documents(path: Path) -> list[GoldReport]:
    """UNER by document, found by its `newdoc` lines."""
    sentences, lengths = list(uner.read(path, train=False)), []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            lengths.append(0)
        elif line.startswith("# sent_id"):
            lengths[-1] += 1
    reports, at = [], 0
    for length in lengths:
        reports += named(sentences[at : at + length], length, name=f"uner-{at}")
        at += length
    return reports
