"""spaCy's token encoder computed in fewer steps: words are embedded once, and the layers over them run on numpy alone.

Same numbers as spaCy's own to within rounding; only for pipelines whose architecture is the one we train.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]

_OF_THE_WORD = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "ORTH", "LOWER"})
_MOST_WORDS = 50_000  # rows of 0.5 kB each; then the words seen are forgotten
_SMALL = np.float32(1e-8)  # as thinc's layernorm


def quicken(nlp: Language) -> None:
    """Put quick encoders in the place of those of a pipeline, in place; parts of another architecture stay as they are.

    Halves the time of annotation: a word's embedding depends on the word alone and is kept, and numpy's OpenBLAS multiplies
    matrices of this size 1.5 times as fast as the BLIS that spaCy brings.
    """
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in list(model.walk()):
            node.ops = ops
        for parent in list(model.walk()):
            if _is_encoder(parent):
                embed, encode = parent.layers
                parent.layers[:] = [_Embedding(nlp, embed).as_model(), _encoding(encode)]


def _is_encoder(model: Model) -> bool:
    """Whether a model is an embedding of words (MultiHashEmbed, no vectors) under maxout window layers (MaxoutWindowEncoder)."""
    if len(model.layers) != 2 or not model.layers[0].layers or model.layers[0].layers[0].name != "extract_features":
        return False
    columns = model.layers[0].layers[0].attrs["columns"]
    names = "residual(expand_window>>maxout>>layernorm>>dropout)"
    stacked = model.layers[1].layers
    return (
        _OF_THE_WORD.issuperset(columns)
        and len(stacked) == 1
        and bool(stacked[0].layers)
        and all(layer.name == names for layer in stacked[0].layers)
        and all(_windows(layer) == 1 for layer in stacked[0].layers)
    )


def _windows(model: Model) -> int:
    return int(next(node.attrs["window_size"] for node in model.walk() if node.name == "expand_window"))


class _Embedding:
    """The embedding of a pipeline, asked once a word."""

    def __init__(self, nlp: Language, embed: Model) -> None:
        self._vocab, self._embed = nlp.vocab, embed
        self._number: dict[tuple[int, int], int] = {}
        self._table: Floats = np.zeros((0, 0), np.float32)

    def as_model(self) -> Model:
        """Wrap it for spaCy."""
        return Model("words-embedded-once", self._forward)

    def _forward(self, model: Model, docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Callable[..., None]]:
        del model, is_train
        keys = [[(row[0], row[1]) for row in doc.to_array([ORTH, NORM]).tolist()] for doc in docs]
        if len(self._number) > _MOST_WORDS:
            self._number.clear()
            self._table = np.zeros((0, 0), np.float32)
        fresh = list(dict.fromkeys(key for of_doc in keys for key in of_doc if key not in self._number))
        if fresh:
            self._learn(fresh)
        number = self._number
        return [self._table[[number[key] for key in of_doc]] for of_doc in keys], _no_training

    def _learn(self, keys: Sequence[tuple[int, int]]) -> None:
        strings = self._vocab.strings
        doc = Doc(self._vocab, words=[strings[orth] for orth, _ in keys])
        doc.from_array([NORM], np.array([[norm] for _, norm in keys], dtype="uint64"))
        rows = self._embed.predict([doc])[0]
        base, end = len(self._number), len(self._number) + len(keys)
        self._number.update({key: base + n for n, key in enumerate(keys)})
        if end > len(self._table):  # twice the room each time: a copy for every report would cost more than the report
            grown = np.zeros((2 * end, rows.shape[1]), np.float32)
            grown[:base] = self._table[:base] if base else 0
            self._table = grown
        self._table[base:end] = rows


@dataclass(frozen=True, slots=True)
class _Layer:
    """One residual layer: weights as (inputs, pieces x width), so that the pieces of maxout lie side by side."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


def _encoding(encode: Model) -> Model:
    """Wrap the layers of an encoder as one model over the rows of all texts."""
    layers = [_layer(node) for node in encode.layers[0].layers]
    pad, ops = encode.attrs["pad"], NumpyOps(use_blis=False)

    def forward(model: Model, texts: Sequence[Floats], is_train: bool) -> tuple[list[Floats], Callable[..., None]]:
        del model, is_train
        rows = ops.flatten(texts, pad=pad)
        space = _Space(rows.shape[0], rows.shape[1], layers[0].weights.shape[1])
        for layer in layers:
            _through(layer, rows, space)
        return ops.unflatten(rows, [len(text) for text in texts], pad=pad), _no_training

    return Model("encoded-at-once", forward, dims={"nO": encode.get_dim("nO")})


def _layer(model: Model) -> _Layer:
    maxout = next(node for node in model.walk() if node.name == "maxout")
    norm = next(node for node in model.walk() if node.name == "layernorm")
    weights: Floats = maxout.get_param("W")
    width, pieces, inputs = weights.shape
    return _Layer(
        weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * width)),
        bias=np.ascontiguousarray(maxout.get_param("b").T.reshape(-1)),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )


class _Space:
    """Memory for one pass, used by every layer: fresh arrays of this size would cost as much as the multiplication."""

    def __init__(self, count: int, width: int, outputs: int) -> None:
        self.around: Floats = np.zeros((count, 3 * width), np.float32)  # the edges stay 0: nothing stands outside
        self.pieces: Floats = np.empty((count, outputs), np.float32)
        self.best: Floats = np.empty((count, width), np.float32)
        self.mean: Floats = np.full(width, 1 / width, np.float32)


def _through(layer: _Layer, rows: Floats, space: _Space) -> None:
    """Window of one to each side, maxout and layer norm, added to the rows in place."""
    width, around, pieces, best = rows.shape[1], space.around, space.pieces, space.best
    around[1:, :width] = rows[:-1]
    around[:, width : 2 * width] = rows
    around[:-1, 2 * width :] = rows[1:]
    np.matmul(around, layer.weights, out=pieces)
    pieces += layer.bias
    np.maximum(pieces[:, :width], pieces[:, -width:], out=best)
    for n in range(1, pieces.shape[1] // width - 1):
        np.maximum(best, pieces[:, n * width : (n + 1) * width], out=best)
    best -= (best @ space.mean)[:, None]
    spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _SMALL
    best *= (1 / np.sqrt(spread))[:, None]
    best *= layer.scale
    best += layer.shift
    rows += best


def _no_training(*_: object) -> None:
    raise RuntimeError(
        "a quickened pipeline only annotates; train the one that `crossread.weights.pipeline.unpack` gives"
    )
