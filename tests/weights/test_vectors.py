"""Sentence vectors: sums of rows, of length one."""

import numpy as np

from crossread.weights.vectors import SentenceVectors

PIECES = ["[UNK]", "rain", "snow", "tax"]
ROWS = np.array([[0, 0], [100, 10], [90, 30], [0, 100]], np.int8)


def table() -> SentenceVectors:
    return SentenceVectors(ROWS, np.ones(4, np.float32), PIECES)


def test_like_sentences_lie_nearer() -> None:
    """Sentences of like pieces have a higher cosine than others."""
    rain, snow, tax = table().encode(["rain", "snow", "tax"])
    assert rain @ snow > 0.9 > rain @ tax


def test_every_row_has_length_one_or_zero() -> None:
    """Known sentences are unit vectors, an empty one is all zeros, and one row stands for each sentence."""
    found = table().encode(["rain snow", "", "tax tax tax"])
    assert found.shape == (3, 2)
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 0, 1])


def test_scale_of_a_piece_counts() -> None:
    """A piece with a larger scale pulls the sentence its way."""
    heavy = SentenceVectors(ROWS, np.array([1, 1, 1, 9], np.float32), PIECES)
    assert heavy.encode(["rain tax"])[0, 1] > table().encode(["rain tax"])[0, 1]
