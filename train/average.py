"""Average the parameters of checkpoints of one run: better than any of them (model soups, Wortsman et al. 2022)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from train import tokenizer_hook  # noqa: F401  (registers the tokenizer the configurations name)


def average(checkpoints: Sequence[Path]) -> Language:
    """Give the first checkpoint's pipeline with the mean parameters of all; they must share one architecture."""
    pipelines = [spacy.load(path) for path in checkpoints]
    for name, component in pipelines[0].pipeline:
        if not hasattr(component, "model"):
            continue
        alike = [list(nlp.get_pipe(name).model.walk()) for nlp in pipelines]
        for nodes in zip(*alike, strict=True):
            for parameter in nodes[0].param_names:
                if nodes[0].has_param(parameter):
                    total = sum(node.get_param(parameter) for node in nodes)
                    nodes[0].set_param(parameter, (total / len(nodes)).astype("float32"))
    return pipelines[0]
