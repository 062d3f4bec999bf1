"""Fit a static table of piece vectors to a sentence encoder, so that sentences are compared without the encoder.

Method and figures: probe, 2026 (STS-B .76 where TF-IDF has .735 and the encoder .82); the idea of a static table distilled
from a sentence encoder is that of Model2Vec, fitted here to whole sentences.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from crossread.weights.wordpiece import WordPiece
from train import encoder, open_text
from train.share import some

DIMENSIONS = 256
LONGEST = 96
BATCH = 1024


def sentence_vectors(
    sentences: list[str], pieces: WordPiece, model: encoder.Encoder, *, batch: int = 64
) -> NDArray[np.float32]:
    """Encode sentences by the teacher: mean of its last layer, unit length; (sentences, 384)."""
    numbers = [[101, *pieces.pieces(s)[: LONGEST - 2], 102] for s in sentences]
    order = sorted(range(len(sentences)), key=lambda k: len(numbers[k]))
    found = np.zeros((len(sentences), encoder.WIDTH), np.float32)
    model.eval()
    with torch.no_grad():
        for at in range(0, len(order), batch):
            chosen = order[at : at + batch]
            length = max(len(numbers[k]) for k in chosen)
            ids = torch.tensor([numbers[k] + [0] * (length - len(numbers[k])) for k in chosen])
            mask = ids != 0
            states = model(ids, mask) * mask[:, :, None]
            mean = states.sum(1) / mask.sum(1, keepdim=True)
            found[chosen] = nn.functional.normalize(mean, dim=1).numpy()
            if at % (batch * 100) == 0:
                print(f"encoded {at} of {len(order)}", flush=True)
    return found


def fit(data: Path, work: Path, *, seed: int, epochs: int = 12, share: float = 1.0) -> bytes:
    """Fit the table and give its file: int8 rows, one scale a row, and the pieces (npz, compressed)."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    names = encoder.vocabulary()
    pieces, model = WordPiece(names), encoder.load()
    sentences = some(open_text.sentences(data), share)
    print(f"{len(sentences)} sentences")
    stored = work / "teacher-sentences.npy"
    if stored.exists():
        wanted = np.load(stored)
    else:
        wanted = sentence_vectors(sentences, pieces, model)
        np.save(stored, wanted)
    _, axes = np.linalg.eigh(np.cov(wanted.T))
    project = np.ascontiguousarray(axes[:, ::-1][:, :DIMENSIONS]).astype(np.float32)
    numbers = [pieces.pieces(s)[:LONGEST] for s in sentences]
    start = _single_pieces(model) @ project
    return packed(_adjust(start, numbers, wanted, project, seed=seed, epochs=epochs), names)


def _single_pieces(model: encoder.Encoder) -> NDArray[np.float32]:
    """Give the teacher's own vector of every piece alone, as a start."""
    rows = []
    with torch.no_grad():
        for at in range(0, 30522, 512):
            middle = torch.arange(at, min(at + 512, 30522))
            ids = torch.stack([torch.full_like(middle, 101), middle, torch.full_like(middle, 102)], dim=1)
            rows.append(nn.functional.normalize(model(ids, torch.ones_like(ids)).mean(1), dim=1))
    return torch.cat(rows).numpy()


def _adjust(
    start: NDArray[np.float32],
    numbers: list[list[int]],
    wanted: NDArray[np.float32],
    project: NDArray[np.float32],
    *,
    seed: int,
    epochs: int,
) -> NDArray[np.float32]:
    """Adjust the rows so that summed rows lie near the teacher's vectors, and near each other where those are near."""
    counts = np.bincount([n for row in numbers for n in row], minlength=len(start)) + 1.0
    share = counts / counts.sum()
    table = nn.EmbeddingBag(len(start), DIMENSIONS, mode="sum")
    table.weight.data.copy_(torch.from_numpy((start * (1e-3 / (1e-3 + share))[:, None]).astype(np.float32)))
    optimiser = torch.optim.Adam(table.parameters(), lr=2e-3)
    full = torch.from_numpy(wanted)
    short = nn.functional.normalize(full @ torch.from_numpy(project), dim=1)
    rng = np.random.default_rng(seed)
    kept = [k for k, row in enumerate(numbers) if row]
    size = min(BATCH, len(kept) // 2)
    for epoch in range(epochs):
        rng.shuffle(kept)
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (1 - epoch / epochs) + 1e-4
        losses = []
        for at in range(0, len(kept) - size, size):
            chosen = kept[at : at + size]
            ours = nn.functional.normalize(_sums(table, [numbers[k] for k in chosen]), dim=1)
            near = (1 - (ours * short[chosen]).sum(1)).mean()
            alike = ((ours @ ours.T - full[chosen] @ full[chosen].T) ** 2).mean()
            loss = near + 20 * alike
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}", flush=True)
    return table.weight.detach().numpy()


def _sums(table: nn.EmbeddingBag, rows: list[list[int]]) -> Tensor:
    flat = torch.tensor([n for row in rows for n in row])
    starts = torch.tensor(np.cumsum([0] + [len(row) for row in rows[:-1]]))
    return table(flat, starts)


def packed(rows: NDArray[np.float32], names: list[str]) -> bytes:
    """Round the rows to int8 with one scale each; the special pieces become zero."""
    rows = rows.copy()
    rows[[k for k, name in enumerate(names) if name.startswith("[") and name.endswith("]")]] = 0
    scale = np.abs(rows).max(1) / 127
    scale[scale == 0] = 1
    file = io.BytesIO()
    np.savez_compressed(
        file,
        rows=np.round(rows / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
        pieces=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
    )
    return file.getvalue()
