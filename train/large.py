"""The teacher as the larger pipeline: ONNX, eight-bit numbers, and a Python package of its own, crossread-large."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from crossread.weights import larger
from train import encoder
from train.teacher import Batch, Labels, Teacher

_INPUTS = ("pieces", "shapes", "first", "last")
_OUTPUTS = ("names", "tags", "parts", "arcs", "below", "above")
_PROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "crossread-large"
version = "{version}"
description = "The larger language pipeline of Crossread (English): weights, no code"
readme = "README.md"
dependencies = ["onnxruntime>=1.20"]
license = "CC-BY-SA-4.0"
requires-python = ">=3.11"

[tool.setuptools]
packages = ["crossread_large"]

[tool.setuptools.package-data]
crossread_large = ["*.bin", "*.sha256"]
"""


class _Scores(nn.Module):
    """What the run-time needs of one sentence: scores of every layer, and the vectors that relations are scored by."""

    def __init__(self, model: Teacher) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        model = self.model
        words = torch.ones_like(first, dtype=torch.bool)
        states = model.states(Batch(pieces, torch.ones_like(pieces), shapes, first, last, words))
        arcs, nodes = model.arcs(states, words)
        above = nn.functional.gelu(model.relation_head(nodes))
        below = nn.functional.gelu(model.relation_dependent(states))
        ends = [torch.cat([x, torch.ones_like(x[..., :1])], -1) for x in (below, above)]
        return model.names(states), model.tags(states), model.parts(states), arcs, *ends


def write_package(model: Teacher, labels: Labels, folder: Path, *, version: str) -> int:
    """Write the installable package into `folder` and give the size of its weights in bytes."""
    content = larger.pack(
        _as_onnx(model),
        encoder.vocabulary(),
        {name: getattr(labels, name) for name in larger.LABEL_SETS},
        model.relation.detach().numpy(),
    )
    package = folder / larger.PACKAGE
    package.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(_PROJECT.format(version=version), encoding="utf-8")
    (package / "__init__.py").write_text('"""Weights of Crossread\'s larger pipeline."""\n', encoding="utf-8")
    half = len(content) // 2
    for name, part in zip(larger.PARTS, (content[:half], content[half:]), strict=True):
        (package / name).write_bytes(part)
    (package / larger.SHA256).write_text(f"{hashlib.sha256(content).hexdigest()}  both parts\n", encoding="utf-8")
    return len(content)


def _as_onnx(model: Teacher) -> bytes:
    """Export the scores of one sentence; weights in eight bits by channel (by tensor is poor: probe, 2026)."""
    example = (torch.tensor([[101, 2054, 2003, 102]]), torch.tensor([[0, 1, 1, 0]]), torch.tensor([[1, 2]]))
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            _Scores(model.eval()),
            (*example, example[2]),
            str(whole),
            input_names=_INPUTS,
            output_names=_OUTPUTS,
            dynamic_axes={
                "pieces": {1: "pieces"}, "shapes": {1: "pieces"}, "first": {1: "words"}, "last": {1: "words"},
                **{name: {1: "words"} for name in _OUTPUTS[:-1]}, "arcs": {1: "words", 2: "nodes"}, "above": {1: "nodes"},
            },
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        return small.read_bytes()
