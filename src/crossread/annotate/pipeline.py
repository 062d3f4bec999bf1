"""The language pipeline behind one call: a report goes in, its sentences, words and names come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossread.annotate import lemmas
from crossread.annotate.annotated import Annotated, NameKind
from crossread.annotate.blocks import prepare
from crossread.annotate.convert import convert
from crossread.annotate.encoder import quicken
from crossread.annotate.larger import load_larger
from crossread.annotate.mend import mend
from crossread.annotate.named_tags import named_tags
from crossread.annotate.names import find_names
from crossread.annotate.tokenizer import UnhurriedTokenizer
from crossread.annotate.transitions import read_all
from crossread.annotate.truecase import casing_of
from crossread.errors import WeightsMissing
from crossread.records.text import Report
from crossread.weights import larger, store
from crossread.weights import pipeline as packed

Annotator = Callable[[Report], Annotated]
Weights = Literal["default", "large"]


def load_annotator(
    *, weights: Weights = "default", spacy_model: str | None = None, names: Mapping[str, NameKind] | None = None
) -> Annotator:
    """Load a language pipeline once; the result annotates one report a call.

    By default our own weights are used; `weights="large"` adds the encoder of the package crossread-large, which reads
    better and slower; `spacy_model` names any installed spaCy pipeline with tags, dependencies and
    names instead (labels are mapped as well as can be, see `crossread.annotate.labels`). `names` are names of the
    caller, each with its kind, that are found wherever they stand.
    Raises crossread.errors.WeightsMissing when our weights are not what the table says or not installed, or the named pipeline
    has no parser, and OSError from spaCy when it is not installed.
    """
    if spacy_model:
        nlp = spacy.load(spacy_model)
        if not any("token.dep" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
            raise WeightsMissing(
                f"{spacy_model}: this spaCy pipeline has no parser ({', '.join(nlp.pipe_names) or 'no component'}); "
                "quotations and events are read off trees: choose one with a parser, or leave --spacy away"
            )
    else:
        nlp = packed.unpack(store.read("english"), tokenizer=UnhurriedTokenizer)
        quicken(nlp)
        if weights == "large":
            Language.component("crossread_larger", func=load_larger(larger.read()))
            nlp.add_pipe("crossread_larger")
    run = partial(_by_spacy if spacy_model else read_all, nlp)
    return _SpacyAnnotator(nlp, run, lemmas.load(), dict(names or {}), universal=not spacy_model)


def _by_spacy(nlp: Language, docs: Sequence[Doc]) -> None:
    for doc, read in zip(docs, nlp.pipe(docs), strict=True):
        assert read is doc


@dataclass(frozen=True, slots=True)
class _SpacyAnnotator:
    """Annotates with a spaCy pipeline, one block at a time so that nothing runs over a heading."""

    nlp: Language
    run: Callable[[Sequence[Doc]], None]
    lemmas: lemmas.Lemmas
    names: Mapping[str, NameKind] = field(default_factory=dict)
    universal: bool = True  # trees in Universal Dependencies

    def __call__(self, report: Report) -> Annotated:
        casing = casing_of(report, self.lemmas.common)
        blocks = list(prepare(self.nlp, report, casing))
        self.run([block.doc for block in blocks])
        tokens, sentences = convert(report.text, blocks, self.lemmas)
        if self.universal:
            tokens = mend(tokens, sentences)
        found = find_names(blocks, tokens, sentences, extra=self.names)
        if self.universal:
            tokens = named_tags(tokens, found)
        return Annotated(report, tokens, sentences, found)
