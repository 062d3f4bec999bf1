"""Corpora of the shipped pipeline: gold where there is gold, the teacher's reading where there is none."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from crossread.annotate.tokenizer import add_news_rules
from crossread.weights.wordpiece import WordPiece
from train import augment, conllu, encoder, names, open_text, own_labels, syntax
from train.laid_names import lay
from train.named import NamedSentence, from_bio
from train.share import some
from train.teacher import Labels, Reading, Teacher, read

_NAMES = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]
_ATTRIBUTES = [*syntax.ATTRIBUTES, "ENT_IOB", "ENT_TYPE"]
# Variants of the treebanks in the training part: they are the gold of tags and trees, and a fifth of the words.
TREEBANK_TIMES = 3
OWN_LABELS_TIMES = 3
_READ_AT_ONCE = 48
_PARAGRAPH = 5  # sentences, at most


@dataclass(frozen=True, slots=True)
class Taught:
    """One tokenised sentence with names as (first, last, kind), spans nothing is known of, and the teacher's reading."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[tuple[int, int, str], ...]
    unknown: tuple[tuple[int, int], ...]
    reading: Reading


def write_corpora(
    data: Path,
    work: Path,
    model: Teacher,
    labels: Labels,
    *,
    own: Sequence[NamedSentence],
    seed: int,
    share: float = 1.0,
) -> None:
    """Write `english-` and `taught-names-` `train.spacy` and `dev.spacy` (a third of the dev parts) into `work`.

    `own` are our own labels. Treebank paragraphs carry gold tags and trees and no word about names; sentences with
    gold names carry the teacher's trees; open text carries the teacher's reading alone.
    """
    rng, nlp = random.Random(seed), spacy.blank("en")
    add_news_rules(nlp)
    docs = [
        conllu.to_doc(nlp.vocab, syntax.varied(group, rng))
        for group in conllu.paragraphs(syntax.training(data, share=share))
        for _ in range(TREEBANK_TIMES)
    ]
    print(f"treebanks: {sum(map(len, docs))} words", flush=True)
    labelled = [*names.training(data, share=share), *some(own, share) * OWN_LABELS_TIMES]
    gold = [item for item in (_tokenised(nlp, sentence) for sentence in labelled) if item[0]]
    docs += _docs(nlp.vocab, _taught(model, labels, gold, keep_names=True), labels, rng, longest=3)
    print(f"and gold names: {sum(map(len, docs))} words", flush=True)
    known = {open_text.text_of(sentence.words) for sentence in own}
    texts = some((text for text in open_text.sentences(data) if text not in known), share)
    plain = [item for item in (_words(nlp, text) for text in texts) if item[0]]
    docs += _docs(nlp.vocab, _taught(model, labels, plain, keep_names=False), labels, rng, longest=_PARAGRAPH)
    print(f"and open text: {sum(map(len, docs))} words", flush=True)
    rng.shuffle(docs)
    for part, found in (("train", docs), ("dev", list(_development(data, nlp)))):
        DocBin(attrs=_ATTRIBUTES, docs=found).to_disk(work / f"english-{part}.spacy")
        with_names = [doc for doc in found if doc.has_annotation("ENT_IOB")]
        DocBin(attrs=_NAMES, docs=with_names).to_disk(work / f"taught-names-{part}.spacy")


def own_training(data: Path, folder: Path) -> list[NamedSentence]:
    """Give the sentences of our own labels that are not held out."""
    labelled = own_labels.read_all(folder, own_labels.corpus(data / "gmb_ner/train.csv"))
    return [sentence.named() for sentence in labelled if not sentence.held_out]


_Item = tuple[tuple[str, ...], tuple[bool, ...], tuple[tuple[int, int, str], ...], tuple[tuple[int, int], ...]]


def _words(nlp: Language, text: str) -> _Item:
    """Cut a text into words as the package does."""
    doc = nlp.make_doc(text)
    kept = [token for token in doc if not token.is_space]
    return tuple(t.text for t in kept), tuple(bool(t.whitespace_) for t in kept), (), ()


def _tokenised(nlp: Language, sentence: NamedSentence) -> _Item:
    """Cut a sentence with names into words as the package does, and lay its names on them."""
    doc, found, unknown = lay(nlp, [sentence])
    if any(token.is_space for token in doc):
        words, spaces, _, _ = _words(nlp, " ".join(doc.text.split()))
        return words, spaces, (), ((0, len(words)),)
    return (
        tuple(token.text for token in doc),
        tuple(bool(token.whitespace_) for token in doc),
        tuple((span.start, span.end, span.label_) for span in found),
        tuple((span.start, span.end) for span in unknown),
    )


def _taught(model: Teacher, labels: Labels, items: Sequence[_Item], *, keep_names: bool) -> list[Taught]:
    """Have the teacher read all sentences, those of like length together; the order stays."""
    pieces = WordPiece(encoder.vocabulary())
    order = sorted(range(len(items)), key=lambda place: len(items[place][0]))
    found: dict[int, Taught] = {}
    for at in range(0, len(order), _READ_AT_ONCE):
        part = order[at : at + _READ_AT_ONCE]
        for place, reading in zip(part, read(model, pieces, [items[p][0] for p in part]), strict=True):
            words, spaces, gold, unknown = items[place]
            theirs = tuple(from_bio(words, [labels.names[n] for n in reading.names]))
            found[place] = Taught(words, spaces, gold if keep_names else theirs, unknown, reading)
    return [found[place] for place in range(len(items))]


def _docs(
    vocab: Vocab, sentences: Iterable[Taught], labels: Labels, rng: random.Random, *, longest: int
) -> Iterator[Doc]:
    """Join one to `longest` neighbouring sentences to a document, in another spelling."""
    left = iter(sentences)
    while group := list(islice(left, rng.randint(1, longest))):
        words = augment.vary([word for s in group for word in s.words], rng)
        yield _doc(vocab, group, words, labels)


def _doc(vocab: Vocab, group: Sequence[Taught], words: list[str], labels: Labels) -> Doc:
    starts = [sum(len(s.words) for s in group[:k]) for k in range(len(group))]
    spaces = [space for s in group for space in (*s.spaces[:-1], True)]
    readings = [s.reading for s in group]
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[labels.tags[n] for r in readings for n in r.tags],
        pos=[labels.parts[n] for r in readings for n in r.parts],
        heads=[start + head for start, r in zip(starts, readings, strict=True) for head in r.heads],
        deps=[labels.relations[n] for r in readings for n in r.relations],
    )
    spans, unknown = [], []
    for start, s in zip(starts, group, strict=True):
        spans += [Span(doc, start + a, start + b, label=kind) for a, b, kind in s.names]
        unknown += [Span(doc, start + a, start + b) for a, b in s.unknown]
    doc.set_ents(spans, missing=unknown, default="outside")
    return doc


def _development(data: Path, nlp: Language) -> Iterator[Doc]:
    yield from (conllu.to_doc(nlp.vocab, group) for group in syntax.development(data)[::3])
    for sentences in names.development(data).values():
        for sentence in sentences[::3]:
            words, spaces, gold, unknown = _tokenised(nlp, sentence)
            if words:
                doc = Doc(nlp.vocab, words=list(words), spaces=list(spaces))
                spans = [Span(doc, a, b, label=kind) for a, b, kind in gold]
                doc.set_ents(spans, missing=[Span(doc, a, b) for a, b in unknown], default="outside")
                yield doc
