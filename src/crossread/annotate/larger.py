"""The larger pipeline: tags, trees and names of sentences already cut, read by an encoder in place of the small network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, POS, TAG
from spacy.tokens import Doc, Span

from crossread.annotate.spanning_tree import best_tree
from crossread.errors import WeightsMissing
from crossread.weights.larger import LargerWeights
from crossread.weights.wordpiece import WordPiece

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

START, END, UNKNOWN = 101, 102, 100
LONGEST = 500  # pieces of a sentence; the encoder knows 512 places


def shape_of(word: str) -> int:
    """Give how a word is written: 0 mark, 1 small, 2 capitalised, 3 capitals, 4 mixed, 5 with a digit.

    The encoder reads small letters only; this is how it learns of the rest.
    """
    if any(letter.isdigit() for letter in word):
        return 5
    if not any(letter.isalpha() for letter in word):
        return 0
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() and not any(letter.isupper() for letter in word[1:]) else 4


def rows_of(pieces: WordPiece, words: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Give a sentence's piece numbers, their shapes, and first and last piece of each word.

    A word past the longest place shares the last one.
    """
    row, shapes, first, last = [START], [0], [], []
    for word in words:
        found = pieces.pieces(word) or [UNKNOWN]
        if len(row) + len(found) < LONGEST:
            first.append(len(row))
            row += found
            shapes += [shape_of(word)] * len(found)
        else:
            first.append(len(row) - 1)
        last.append(len(row) - 1)
    return [*row, END], [*shapes, 0], first, last


class LargerPipeline:
    """A component at the end of a spaCy pipeline that reads each sentence anew; sentences and words stay as they are."""

    def __init__(self, weights: LargerWeights, session: InferenceSession) -> None:
        self._weights, self._session = weights, session
        self._pieces = WordPiece(weights.pieces)

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, parts of speech, heads, relations and names of a document."""
        rows = np.zeros((len(doc), 4), dtype="int64")
        names: list[tuple[int, int, str]] = []
        for sentence in doc.sents:
            names += self._read(sentence, rows)
        doc.from_array([HEAD, DEP, TAG, POS], rows.astype("uint64"))
        doc.set_ents([Span(doc, first, last, label=kind) for first, last, kind in names])
        return doc

    def _read(self, sentence: Span, rows: NDArray[np.int64]) -> Iterator[tuple[int, int, str]]:
        words, base = [token.text for token in sentence], sentence.start
        pieces, shapes, first, last = rows_of(self._pieces, words)
        given = {"pieces": pieces, "shapes": shapes, "first": first, "last": last}
        names, tags, parts, arcs, below, above = self._session.run(
            None, {name: np.array([row], dtype=np.int64) for name, row in given.items()}
        )
        table = np.full((len(words) + 1, len(words) + 1), -1e9, np.float32)
        table[1:] = arcs[0]
        heads = best_tree(table)[1:]
        scores = np.einsum("wi,rij,wj->wr", below[0], self._weights.relations, above[0][heads], optimize=True)
        labels, strings = self._weights.labels, sentence.doc.vocab.strings
        for place, head in enumerate(heads.tolist()):
            relation = "ROOT" if head == 0 else labels["relations"][int(scores[place].argmax())]
            rows[base + place] = np.array(
                [
                    head - 1 - place if head else 0,
                    *(
                        np.uint64(strings.add(label)).astype(np.int64)
                        for label in (
                            relation,
                            labels["tags"][int(tags[0, place].argmax())],
                            labels["parts"][int(parts[0, place].argmax())],
                        )
                    ),
                ]
            )
        return _spans([labels["names"][n] for n in names[0].argmax(-1).tolist()], base)


def _spans(tags: Sequence[str], base: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names of BIO tags; an inside tag without its beginning begins one."""
    start, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            yield base + start, base + place, kind
            kind = ""
        if tag != "O" and not kind:
            start, kind = place, tag[2:]


def load_larger(weights: LargerWeights) -> LargerPipeline:
    """Make the component from its weights; raises WeightsMissing when onnxruntime is not installed."""
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        raise WeightsMissing("weights large: onnxruntime is not installed; pip install 'crossread[large]'") from error
    options = SessionOptions()
    options.intra_op_num_threads = 1
    return LargerPipeline(weights, InferenceSession(weights.onnx, options, providers=["CPUExecutionProvider"]))
