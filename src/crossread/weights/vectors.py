"""Sentence vectors from a static table of word pieces: numpy alone, thousands of sentences a second."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.weights import store
from crossread.weights.wordpiece import WordPiece

DIMENSIONS = 256


class SentenceVectors:
    """Turns sentences into unit vectors of 256 numbers: the sum of the rows of their pieces.

    The table is fitted to the sentence vectors of a six-layer encoder (all-MiniLM-L6-v2) on open text, see
    `train/sentence_table.py` and its card. Word order is not seen.
    """

    def __init__(self, rows: NDArray[np.int8], scale: NDArray[np.float32], pieces: Sequence[str]) -> None:
        self._rows, self._scale = rows, scale
        self._tokenizer = WordPiece(pieces)

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one row a sentence, (sentences, 256), of length one; a sentence without known pieces gives zeros."""
        found = np.zeros((len(sentences), self._rows.shape[1]), np.float32)
        for place, sentence in enumerate(sentences):
            numbers = self._tokenizer.pieces(sentence)
            if numbers:
                found[place] = self._scale[numbers] @ self._rows[numbers].astype(np.float32)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found, lengths, out=found, where=lengths > 0)
        return found


@cache
def load() -> SentenceVectors:
    """Load the shipped table once; raises crossread.errors.WeightsMissing when it is not what the table of weights says."""
    return unpack(store.read("sentences"))


def unpack(content: bytes) -> SentenceVectors:
    """Make the table from the content of its file (npz: int8 rows, one scale a row, the pieces)."""
    with np.load(io.BytesIO(content)) as file:
        pieces = file["pieces"].tobytes().decode().split("\n")
        return SentenceVectors(file["rows"], file["scale"], pieces)


def encode(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Encode sentences with the shipped table, see `SentenceVectors.encode`."""
    return load().encode(sentences)
