"""The parser and recogniser stepped by us decide what spaCy's own decide."""

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from crossread.annotate.transitions import read_all

_WORDS = ["The", "ferry", "left", "Porto", "before", "noon", "."]
_HEADS = [1, 2, 2, 2, 5, 2, 2]
_DEPS = ["det", "nsubj", "ROOT", "obj", "case", "obl", "punct"]
_TEXTS = [
    "The ferry left Porto before noon .",
    "Rain .",
    "Before noon the ferry , it is said , left Porto . It rained .",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A parser and a recogniser after a few steps of training, so that they find something."""
    made = spacy.blank("en")
    made.add_pipe("parser", config={"min_action_freq": 1})
    made.add_pipe("ner")
    doc = made.make_doc(" ".join(_WORDS))
    gold = {"heads": _HEADS, "deps": _DEPS, "entities": [(15, 20, "LOC")]}
    example = Example.from_dict(doc, gold)
    optimizer = made.initialize(lambda: [example])
    for _ in range(12):
        made.update([example], sgd=optimizer)
    return made


def test_same_trees_and_names(nlp: Language) -> None:
    """Heads, relations, sentences and names are the same, whatever the order and length of the texts."""
    ours = [nlp.make_doc(text) for text in _TEXTS]
    read_all(nlp, ours)
    theirs = list(nlp.pipe(_TEXTS))
    for mine, other in zip(ours, theirs, strict=True):
        assert [(t.head.i, t.dep_, t.is_sent_start, t.ent_type_) for t in mine] == [
            (t.head.i, t.dep_, t.is_sent_start, t.ent_type_) for t in other
        ]
    assert {t.dep_ for t in ours[0]} > {"ROOT"}


def test_a_component_that_is_a_function_is_run_on_every_text(nlp: Language) -> None:
    """Whatever else stands in the pipeline is called as spaCy would call it."""
    seen: list[str] = []
    Language.component("note_text", func=lambda doc: seen.append(doc.text) or doc)
    with nlp.select_pipes(disable=[]):
        nlp.add_pipe("note_text")
        read_all(nlp, [nlp.make_doc(text) for text in _TEXTS])
        nlp.remove_pipe("note_text")
    assert seen == _TEXTS
