"""The loaded parts that the way through needs, made once and passed in; a test passes its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.annotated import Annotated
from crossread.records.dossier import ToolUsed
from crossread.records.text import Report

Annotate = Callable[[Report], Annotated]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Tools:
    """Loaded weights as functions, and what they are, for the dossier's provenance."""

    annotate: Annotate
    encode: Encode | None
    used: tuple[ToolUsed, ...]
