"""spaCy documents of single blocks become our own tokens and sentences; the documents are let go."""

from __future__ import annotations

from collections.abc import Iterable

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
    for prepared in blocks:
        _append(text, prepared, lemmas, tokens, sentences)
    return tuple(tokens), tuple(sentences)


def _append(text: str, prepared: Prepared, lemmas: Lemmas, tokens: list[Token], sentences: list[Sentence]) -> None:
    doc, base = prepared.doc, len(tokens)
    strings = doc.vocab.strings
    rows = doc.to_array([HEAD, DEP, POS, TAG, SENT_START]).astype("int64").tolist()
    heads = [base + i + row[0] for i, row in enumerate(rows)]
    first = base
    for i, (seen, start, row) in enumerate(zip(prepared.words, prepared.starts, rows, strict=True)):
        if row[4] == 1 and len(tokens) > first:
            _close(tokens, sentences, first, prepared)
            first = len(tokens)
        pos, tag = strings[row[2] & _MASK], strings[row[3] & _MASK]
        end = start + len(seen)
        tokens.append(
            Token(
                i=base + i,
                start=start,
                end=end,
                text=text[start:end],
                lemma=lemmas.of(seen, pos, tag),
                pos=pos,
                tag=tag,
                dep=relation(strings[row[1] & _MASK]),
                head=heads[i],
                sentence=len(sentences),
                morph=features(tag, seen.lower()),
            )
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
