"""spaCy's parser and recogniser stepped from here: same answers, in half the time.

spaCy gives up the interpreter's lock for the whole of a parse and its compiled parts take it back for every action they look at,
dozens of times a word; profiled, that was a third of all annotation. Held throughout, it costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.language import Language
from spacy.pipeline.transition_parser import Parser
from spacy.tokens import Doc

_AT_ONCE = 64  # documents: what is computed ahead for each word takes 4 kB


def read_all(nlp: Language, docs: Sequence[Doc]) -> None:
    """Run the components of a pipeline over documents, in place, as `nlp.pipe` would."""
    for _, component in nlp.pipeline:
        if isinstance(component, Parser) and _is_plain(component):
            by_length = sorted(docs, key=len)
            for at in range(0, len(docs), _AT_ONCE):
                _decide(component, by_length[at : at + _AT_ONCE])
        elif hasattr(component, "pipe"):
            for _ in component.pipe(docs):
                pass
        else:
            for doc in docs:
                component(doc)


def _is_plain(parser: Parser) -> bool:
    """Whether a parser takes the best action at each step and scores it by two layers, as ours do."""
    attrs = parser.model.attrs
    return parser.cfg["beam_width"] == 1 and attrs["has_upper"] and not attrs["unseen_classes"]


def _decide(parser: Parser, docs: Sequence[Doc]) -> None:
    """Take the best action in every unfinished document, until all are finished; a row of scores for each document a step."""
    step = parser.model.predict(docs)
    weights = np.ascontiguousarray(step.vec2scores.get_param("W").T)
    bias = step.vec2scores.get_param("b")
    states = parser.moves.init_batch(docs)
    left = [state for state in states if not state.is_final()]
    while left:
        scores = step.state2vec.predict(step.get_token_ids(left)) @ weights
        scores += bias
        left = parser.transition_states(left, scores)
    step.clear_memory()
    parser.set_annotations(docs, states)
