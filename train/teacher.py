"""A parser, tagger and name recogniser on a small encoder: teacher of the shipped pipeline, and the larger pipeline itself.

Biaffine dependencies after Dozat & Manning (2017) on the first and last piece of each word; the encoder reads small letters
only, so how a word is written comes in as a feature of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from crossread.annotate.larger import rows_of
from crossread.annotate.spanning_tree import best_tree
from crossread.weights.wordpiece import WordPiece
from train import encoder

IGNORED = -100
ARCS, RELATIONS = 256, 128
MASK = 103
SHAPES = 6


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, each in the order of the scores."""

    names: tuple[str, ...]
    tags: tuple[str, ...]
    parts: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as tensors: pieces, their mask and shapes (sentences, pieces); first and last piece and mask of words."""

    pieces: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    words: Tensor


@dataclass(frozen=True, slots=True)
class Reading:
    """What the teacher says of one sentence; heads count from 0 and a root heads itself."""

    names: tuple[int, ...]
    tags: tuple[int, ...]
    parts: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[int, ...]


def batch_of(pieces: WordPiece, sentences: Sequence[Sequence[str]]) -> Batch:
    """Put sentences of words into padded tensors."""
    rows, shapes, firsts, lasts = zip(*(rows_of(pieces, words) for words in sentences), strict=True)
    places, lengths = _padded(rows), [len(row) for row in rows]
    counts = torch.tensor([len(words) for words in sentences])
    mask = torch.arange(places.shape[1])[None] < torch.tensor(lengths)[:, None]
    real = torch.arange(int(counts.max()))[None] < counts[:, None]
    return Batch(places, mask, _padded(shapes), _padded(firsts), _padded(lasts), real)


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([0] * (width - len(row)))] for row in rows])


class Teacher(nn.Module):
    """Encoder and heads: names (BIO), Penn tags, parts of speech, arcs and relations."""

    def __init__(self, labels: Labels, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = encoder.load()
        self.shapes = nn.Embedding(SHAPES, encoder.WIDTH)
        nn.init.zeros_(self.shapes.weight)
        wide = 2 * encoder.WIDTH
        self.dropout = nn.Dropout(dropout)
        self.names, self.tags, self.parts = (
            nn.Linear(wide, len(group)) for group in (labels.names, labels.tags, labels.parts)
        )
        self.root = nn.Parameter(torch.zeros(wide))
        self.arc_head, self.arc_dependent = nn.Linear(wide, ARCS), nn.Linear(wide, ARCS)
        self.relation_head, self.relation_dependent = nn.Linear(wide, RELATIONS), nn.Linear(wide, RELATIONS)
        self.arc = nn.Parameter(torch.zeros(ARCS + 1, ARCS))
        self.relation = nn.Parameter(torch.zeros(len(labels.relations), RELATIONS + 1, RELATIONS + 1))

    def states(self, batch: Batch) -> Tensor:
        """Encode a batch; gives (sentences, words, 2 * width)."""
        pieces = batch.pieces
        if self.training:  # words hidden now and then, so that nothing hangs on one of them
            hidden = (torch.rand(pieces.shape) < 0.05) & (pieces > MASK)
            pieces = pieces.masked_fill(hidden, MASK)
        x = self.encoder(pieces, batch.mask, self.shapes(batch.shapes))
        rows = torch.arange(len(pieces))[:, None]
        return self.dropout(torch.cat([x[rows, batch.first], x[rows, batch.last]], dim=-1).float())

    def arcs(self, states: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Give arc scores (sentences, words, heads), head 0 the root, and the states with the root in front."""
        root = self.root.expand(len(states), 1, -1)
        nodes = torch.cat([root, states], dim=1)
        heads = self.dropout(nn.functional.gelu(self.arc_head(nodes)))
        dependents = self.dropout(nn.functional.gelu(self.arc_dependent(states)))
        scores = torch.cat([dependents, torch.ones_like(dependents[..., :1])], -1) @ self.arc @ heads.transpose(1, 2)
        real = torch.cat([torch.ones_like(words[:, :1]), words], dim=1)
        return scores.masked_fill(~real[:, None, :], -1e4), nodes

    def relations(self, states: Tensor, nodes: Tensor, heads: Tensor) -> Tensor:
        """Give relation scores (sentences, words, relations) for chosen heads (0 is the root)."""
        rows = torch.arange(len(states))[:, None]
        above = self.dropout(nn.functional.gelu(self.relation_head(nodes[rows, heads])))
        below = self.dropout(nn.functional.gelu(self.relation_dependent(states)))
        above = torch.cat([above, torch.ones_like(above[..., :1])], -1)
        below = torch.cat([below, torch.ones_like(below[..., :1])], -1)
        return torch.einsum("bwi,rij,bwj->bwr", below, self.relation, above)


@torch.no_grad()
def read(model: Teacher, pieces: WordPiece, sentences: Sequence[Sequence[str]]) -> list[Reading]:
    """Label sentences of words; heads are those of the best tree with one root."""
    batch = batch_of(pieces, sentences)
    with torch.autocast("cpu", torch.bfloat16):
        states = model.states(batch)
    scores, nodes = model.arcs(states, batch.words)
    heads = torch.zeros_like(batch.first)
    for row, words in enumerate(sentences):
        count = len(words)
        table = torch.full((count + 1, count + 1), -1e9)
        table[1:] = scores[row, :count, : count + 1]
        heads[row, :count] = torch.from_numpy(best_tree(table.numpy())[1:])
    relations = model.relations(states, nodes, heads).argmax(-1)
    names, tags, parts = (layer(states).argmax(-1) for layer in (model.names, model.tags, model.parts))
    return [
        Reading(
            tuple(names[row, : len(words)].tolist()),
            tuple(tags[row, : len(words)].tolist()),
            tuple(parts[row, : len(words)].tolist()),
            tuple(head - 1 if head else place for place, head in enumerate(heads[row, : len(words)].tolist())),
            tuple(relations[row, : len(words)].tolist()),
        )
        for row, words in enumerate(sentences)
    ]
