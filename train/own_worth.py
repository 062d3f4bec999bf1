"""What our own labels are worth: one short cycle of the recogniser with them and one without, same seed, no rules after."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.training import Example

from crossread.annotate.tokenizer import add_news_rules
from train import names, own_labels, taught
from train.fit import fit
from train.laid_names import to_docs
from train.named import NamedSentence


def measure(data: Path, work: Path, folder: Path, *, steps: int, seed: int) -> dict[str, dict[str, float]]:
    """Give F1 in per cent by dev part, for "with" and "without" our labels."""
    labelled = own_labels.read_all(folder, own_labels.corpus(data / "gmb_ner/train.csv"))
    parts = {"own, held out": [s.named() for s in labelled if s.held_out], **names.development(data)}
    found = {}
    for arm, own in (("with", taught.own_training(data, folder) * 3), ("without", [])):
        place = work / f"own-{arm}"
        place.mkdir(parents=True, exist_ok=True)
        names.write_corpora(data, place, seed=seed, extra=own, copies=1)
        fit("names", place / "names-train.spacy", place / "names-dev.spacy", place / "m", steps=steps, seed=seed)
        found[arm] = {part: _f1(place / "m/model-last", sentences) for part, sentences in parts.items()}
    return found


def _f1(model: Path, sentences: Sequence[NamedSentence]) -> float:
    nlp, blank = spacy.load(model), spacy.blank("en")
    add_news_rules(blank)
    gold = to_docs(blank, sentences, random.Random(0), longest=1)
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return round(100 * float(scores["ents_f"]), 1)
