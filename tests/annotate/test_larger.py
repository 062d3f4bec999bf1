"""The larger pipeline: what it gives the encoder, and what it makes of the scores."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from crossread.annotate.larger import LargerPipeline, rows_of, shape_of
from crossread.annotate.pipeline import load_annotator
from crossread.errors import WeightsMissing
from crossread.weights import larger
from crossread.weights.wordpiece import WordPiece

PIECES = ("[PAD]", "[UNK]", "ann", "leav", "##es", "rom", "##e", ".")
LABELS = {
    "names": ("O", "B-PERSON", "I-PERSON", "B-LOC", "I-LOC"),
    "tags": ("NNP", "VBZ", "."),
    "parts": ("PROPN", "VERB", "PUNCT"),
    "relations": ("nsubj", "obj", "punct"),
}


class FixedSession:
    """Gives the same scores for a sentence of three words, whatever is asked."""

    def __init__(self, names, tags, heads, relations):
        self.asked = []
        one_hot = lambda numbers, size: np.eye(size, dtype=np.float32)[numbers][None]  # noqa: E731
        below = np.zeros((1, 4, 129), np.float32)
        below[0, range(4), relations] = 1
        above = np.ones((1, 5, 129), np.float32)
        self.out = [one_hot(names, 5), one_hot(tags, 3), one_hot(tags, 3), one_hot(heads, 5) * 5, below, above]

    def run(self, _outputs, given):
        self.asked.append(given)
        return self.out


def _pipeline(session):
    relations = np.zeros((3, 129, 129), np.float32)
    for number in range(3):
        relations[number, number, :] = 1
    return LargerPipeline(larger.LargerWeights(b"", PIECES, LABELS, relations), session)


def test_scores_become_heads_tags_and_names():
    """The verb is the root, the rest hangs on it; kinds of names that touch stay two names."""
    session = FixedSession(names=[1, 0, 3, 0], tags=[0, 1, 0, 2], heads=[2, 0, 2, 2], relations=[0, 0, 1, 2])
    doc = Doc(spacy.blank("en").vocab, words=["Ann", "leaves", "Rome", "."], sent_starts=[True, False, False, False])
    doc = _pipeline(session)(doc)
    assert [token.head.i for token in doc] == [1, 1, 1, 1]
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT", "obj", "punct"]
    assert [token.tag_ for token in doc] == ["NNP", "VBZ", "NNP", "."]
    assert [token.pos_ for token in doc] == ["PROPN", "VERB", "PROPN", "PUNCT"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Ann", "PERSON"), ("Rome", "LOC")]
    assert session.asked[0]["first"].tolist() == [[1, 2, 4, 6]]
    assert session.asked[0]["last"].tolist() == [[1, 3, 5, 6]]


def test_two_sentences_keep_their_own_roots():
    """Each sentence is read by itself, and heads count from the document's beginning."""
    session = FixedSession(names=[0, 0, 0, 0], tags=[0, 1, 0, 2], heads=[2, 0, 2, 2], relations=[0, 0, 1, 2])
    words = ["Ann", "leaves", "Rome", "."] * 2
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=[True, False, False, False] * 2)
    doc = _pipeline(session)(doc)
    assert [token.head.i for token in doc] == [1, 1, 1, 1, 5, 5, 5, 5]
    assert [sentence.start for sentence in doc.sents] == [0, 4]


def test_a_sentence_past_the_longest_shares_the_last_place():
    """Six hundred words do not overrun the encoder."""
    row, shapes, first, last = rows_of(WordPiece(PIECES), ["Ann"] * 600)
    assert len(row) == len(shapes) <= 512
    assert len(first) == len(last) == 600
    assert max(last) == len(row) - 2


@pytest.mark.parametrize(
    ("word", "shape"), [(",", 0), ("war", 1), ("Rome", 2), ("NATO", 3), ("McCoy", 4), ("A", 2), ("F-16", 5)]
)
def test_shape(word, shape):
    assert shape_of(word) == shape


def test_missing_package_names_the_next_step(monkeypatch):
    """Who asks for what is not installed is told how to get it."""
    monkeypatch.setattr(larger, "PACKAGE", "crossread_not_there")
    with pytest.raises(WeightsMissing, match="extras/crossread-large"):
        load_annotator(weights="large")


def test_packed_file_reads_back():
    """What is packed comes back, relations in half precision."""
    relations = np.linspace(0, 1, 3 * 4, dtype=np.float32).reshape(3, 2, 2)
    again = larger.unpack(larger.pack(b"model", PIECES, LABELS, relations))
    assert (again.onnx, again.pieces, dict(again.labels)) == (b"model", PIECES, LABELS)
    assert np.allclose(again.relations, relations, atol=1e-3)
