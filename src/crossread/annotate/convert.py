"""spaCy documents of single blocks become our own tokens and sentences; the documents are let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.attrs import DEP, HEAD, POS, SENT_START, TAG

from crossread.annotate.annotated import Sentence, Token
from crossread.annotate.blocks import Prepared
from crossread.annotate.labels import features, relation
from crossread.annotate.lemmas import Lemmas


def convert(text: str, blocks: Iterable[Prepared], lemmas: Lemmas) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Give the tokens and sentences of a report whose text is `text`, from its parsed blocks in order.

    Words are those of the report even where the parser saw them in another case.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    forms = _Forms(lemmas)
    for prepared in blocks:
        _append(text, prepared, forms, tokens, sentences)
    return tuple(tokens), tuple(sentences)


class _Forms(dict[tuple[str, int, int], tuple[str, str, str, str]]):
    """Lemma, part of speech, tag and features of a word with the hashes of its labels, looked up once a report."""

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self.strings: Mapping[int, str] = {}

    def __missing__(self, key: tuple[str, int, int]) -> tuple[str, str, str, str]:
        word, pos, tag = key[0], self.strings[key[1] & _MASK], self.strings[key[2] & _MASK]
        self[key] = (self._lemmas.of(word, pos, tag), pos, tag, features(tag, word.lower()))
        return self[key]


def _append(text: str, prepared: Prepared, forms: _Forms, tokens: list[Token], sentences: list[Sentence]) -> None:
    doc, base = prepared.doc, len(tokens)
    forms.strings = strings = doc.vocab.strings
    rows = doc.to_array([HEAD, DEP, POS, TAG, SENT_START]).astype("int64").tolist()
    relations = {label: relation(strings[label & _MASK]) for label in {row[1] for row in rows}}
    first = base
    for i, (seen, start, row) in enumerate(zip(prepared.words, prepared.starts, rows, strict=True), base):
        if row[4] == 1 and i > first:
            _close(tokens, sentences, first, prepared)
            first = i
        lemma, pos, tag, morph = forms[seen, row[2], row[3]]
        end = start + len(seen)
        # In the order of the fields: by keyword it takes a fifth longer, and there is one for every word.
        tokens.append(
            Token(i, start, end, text[start:end], lemma, pos, tag, relations[row[1]], i + row[0], len(sentences), morph)
        )
    _close(tokens, sentences, first, prepared)


# Hashes of strings are unsigned 64-bit numbers; the array is read as signed because heads are offsets below zero.
_MASK = (1 << 64) - 1


def _close(tokens: list[Token], sentences: list[Sentence], first: int, prepared: Prepared) -> None:
    sentences.append(
        Sentence(
            i=len(sentences),
            first=first,
            last=len(tokens),
            start=tokens[first].start,
            end=tokens[-1].end,
            block=prepared.number,
            kind=prepared.block.kind,
        )
    )
