"""The larger pipeline's file: an encoder in ONNX with its labels, read from the package crossread-large where it is installed."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.errors import WeightsMissing

PACKAGE = "crossread_large"
PARTS = ("english-large.1.bin", "english-large.2.bin")  # one file in two halves: code hosts refuse large ones
SHA256 = "english-large.sha256"
LABEL_SETS = ("names", "tags", "parts", "relations")
_NEXT = "pip install it from the repository's folder extras/crossread-large, with onnxruntime"


@dataclass(frozen=True, slots=True)
class LargerWeights:
    """The encoder as ONNX bytes, its word pieces, the label sets by layer, and the relation scorer.

    `relations` is (relations, 129, 129): a dependent's vector, a relation, a head's vector, each vector ending in 1.
    """

    onnx: bytes
    pieces: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    relations: NDArray[np.float32]


def pack(
    onnx: bytes, pieces: Sequence[str], labels: Mapping[str, Sequence[str]], relations: NDArray[np.float32]
) -> bytes:
    """Make the one file that `read` reads."""
    file = io.BytesIO()
    np.savez_compressed(
        file,
        onnx=np.frombuffer(onnx, np.uint8),
        pieces=np.frombuffer("\n".join(pieces).encode(), np.uint8),
        labels=np.frombuffer(json.dumps({k: list(labels[k]) for k in LABEL_SETS}).encode(), np.uint8),
        relations=relations.astype(np.float16),
    )
    return file.getvalue()


def read() -> LargerWeights:
    """Read the weights after checking them against the sha256 beside them.

    Raises WeightsMissing when the package is not installed or its file is another one.
    """
    content = b"".join((_folder() / name).read_bytes() for name in PARTS)
    if hashlib.sha256(content).hexdigest() != sha256():
        raise WeightsMissing(f"weights large: {_folder()} holds other files than its {SHA256} names; {_NEXT}")
    return unpack(content)


def sha256() -> str:
    """The digest the installed weights must have; raises WeightsMissing when the package is not installed."""
    return (_folder() / SHA256).read_text(encoding="utf-8").split()[0]


def _folder() -> Path:
    try:
        return Path(str(files(PACKAGE)))
    except ModuleNotFoundError as error:
        raise WeightsMissing(f"weights large: the package crossread-large is not installed; {_NEXT}") from error


def unpack(content: bytes) -> LargerWeights:
    """Read the file's content; raises ValueError when it is no such file."""
    with np.load(io.BytesIO(content)) as file:
        labels = {key: tuple(value) for key, value in json.loads(file["labels"].tobytes()).items()}
        pieces = tuple(file["pieces"].tobytes().decode().split("\n"))
        return LargerWeights(file["onnx"].tobytes(), pieces, labels, file["relations"].astype(np.float32))
