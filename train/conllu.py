"""Read CoNLL-U treebanks into plain sentences, and sentences into spaCy documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a treebank; `head` counts from 0 inside the sentence, a root heads itself."""

    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    dep: str
    space: bool
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the document and the paragraph it stands in."""

    document: str
    paragraph: int
    words: tuple[Word, ...]


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; empty nodes are dropped, multi-word tokens give their words."""
    document, paragraph, words = "", 0, []
    last_in_token, token_has_space = 0, True
    for line in path.open(encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document, paragraph = line.split("=")[-1].strip(), paragraph + 1
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph += 1
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if "." in columns[0]:
                continue
            spaced = "SpaceAfter=No" not in columns[9]
            if "-" in columns[0]:
                last_in_token, token_has_space = int(columns[0].split("-")[1]), spaced
                continue
            number = int(columns[0])
            if number < last_in_token:
                spaced = False
            elif number == last_in_token:
                spaced = token_has_space
            words.append(_word(columns, number, spaced))
        elif not line and words:
            yield Sentence(document, paragraph, tuple(words))
            words, last_in_token = [], 0


def _word(columns: list[str], number: int, spaced: bool) -> Word:
    head = int(columns[6]) - 1 if columns[6] != "0" else number - 1
    dep = "ROOT" if columns[7] == "root" else columns[7]
    return Word(columns[1], columns[2], columns[3], columns[4], head, dep, spaced, columns[9])


def usable(sentence: Sentence) -> bool:
    """Say whether a sentence has all its words and none torn apart by a typing slip (`goeswith`)."""
    return all(word.text != "_" and word.dep != "goeswith" for word in sentence.words)


def paragraphs(sentences: Iterable[Sentence], longest: int = 8) -> Iterator[list[Sentence]]:
    """Group neighbouring sentences of one paragraph, at most `longest` of them."""
    group: list[Sentence] = []
    for sentence in sentences:
        key = (sentence.document, sentence.paragraph)
        if group and (len(group) >= longest or key != (group[0].document, group[0].paragraph)):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Build one document with tags, parts of speech, lemmas, heads and labels from a paragraph."""
    words = [word for sentence in group for word in sentence.words]
    heads, start = [], 0
    for sentence in group:
        heads += [start + word.head for word in sentence.words]
        start += len(sentence.words)
    return Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
    )
