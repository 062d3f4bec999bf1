"""The words by which a report's narrator colours, hedges or labels what it tells; quoted words are the speaker's, not its own."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.annotate.annotated import Annotated, Token
from crossread.records.said import Quotation
from crossread.records.told import FramingWord

Kind = Literal["verb", "hedge", "loaded", "label"]
_SECTIONS: dict[Kind, str] = {"verb": "verbs", "hedge": "hedges", "loaded": "loaded", "label": "labels"}
_PARTS = {
    "verb": ("VERB",),
    "hedge": ("ADV", "AUX", "VERB", "ADJ"),
    "loaded": ("ADJ", "ADV", "NOUN"),
    "label": ("NOUN", "ADJ"),
}


def find_framing_words(annotated: Annotated, *, quotations: Sequence[Quotation]) -> tuple[FramingWord, ...]:
    """Find the narrator's own framing words in order of place; a word is listed under the first kind that holds it."""
    quoted = [p for q in quotations if q.kind in ("direct", "partial", "term") for p in q.parts]
    found = []
    for token in annotated.tokens:
        kind = _kind(annotated, token)
        if kind is None or any(p.start <= token.start and token.end <= p.end for p in quoted):
            continue
        last = token.i + 1
        found.append(FramingWord(annotated.report.id, annotated.span(token.i, last), kind))
    return tuple(found)


def _kind(annotated: Annotated, token: Token) -> Kind | None:
    lists = _lists(token.pos)
    if not lists or token.i in annotated.name_of:
        return None
    lemma = token.lemma.lower()
    forms = {lemma, token.lower}
    if lemma in _before_particles():
        forms |= {f"{lemma}_{t.lower}" for t in [*annotated.dependents(token.i, "compound:prt")][:1]}
    return next((kind for kind, words in lists if not words.isdisjoint(forms)), None)


@cache
def _lists(pos: str) -> tuple[tuple[Kind, frozenset[str]], ...]:
    """The kinds that a part of speech can be, in order, each with its words."""
    return tuple((kind, _words(section)) for kind, section in _SECTIONS.items() if pos in _PARTS[kind])


@cache
def _before_particles() -> frozenset[str]:
    """The words that the lists have with a particle ("lash_out")."""
    return frozenset(
        word.partition("_")[0] for section in _SECTIONS.values() for word in _words(section) if "_" in word
    )


@cache
def _words(section: str) -> frozenset[str]:
    table = tomllib.loads(files("crossread.extract").joinpath("data/framing.toml").read_text(encoding="utf-8"))
    return frozenset(table[section])
