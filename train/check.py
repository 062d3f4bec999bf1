"""Load what was packaged as the package loads it, and read a sentence with each part: the last step of the recipe."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from crossread.annotate.encoder import quicken
from crossread.annotate.larger import load_larger
from crossread.annotate.tokenizer import UnhurriedTokenizer
from crossread.annotate.transitions import read_all
from crossread.weights import larger, pipeline, store, vectors

SENTENCE = "The harbour authority said on Monday that two ferries to Norway would stay in port."


def check(weights: Path, extra: Path) -> None:
    """Print how the packaged pipelines read one sentence.

    Raises crossread.errors.WeightsMissing when a file is another one than its table says, and ValueError when a reading has
    words without a tag or a relation, or the sentence no vector.
    """
    nlp = pipeline.unpack(store.read("english", folder=weights), tokenizer=UnhurriedTokenizer)
    quicken(nlp)
    doc = nlp.make_doc(SENTENCE)
    read_all(nlp, [doc])
    _show("english", doc)
    package = extra / larger.PACKAGE
    content = b"".join((package / name).read_bytes() for name in larger.PARTS)
    Language.component("crossread_larger", func=load_larger(larger.unpack(content)))
    nlp.add_pipe("crossread_larger")
    again = nlp(SENTENCE)
    _show("large", again)
    if not vectors.unpack(store.read("sentences", folder=weights)).encode([SENTENCE]).any():
        raise ValueError(f"{weights}: the table of sentence vectors gives nothing for a plain sentence; fit it again")


def _show(name: str, doc: Doc) -> None:
    if not all(token.tag_ and token.dep_ for token in doc):
        raise ValueError(f"{name}: words without tag or relation; train that part again")
    print(name, " ".join(f"{t.text}/{t.tag_}/{t.dep_}" for t in doc), [(e.text, e.label_) for e in doc.ents])
