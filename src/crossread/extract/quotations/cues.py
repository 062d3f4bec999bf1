"""The words that report, by the frame in which they do; read from `extract/data/cues.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Sense = Literal["speech", "thought", "showing", "seeming", "attitude"]


@dataclass(frozen=True, slots=True)
class Cues:
    """Dictionary forms to what they report, one mapping a frame; `about` is keyed "call-for".

    clause: reports that something is so. quoted: does so only beside a quotation. object: acts in words on something.
    naming: calls it something. directing: tells somebody to do something. intending: says or means to do something.
    gerund: says of somebody's doing ("denied taking").
    about: with a preposition. adjective, noun: the same without a verb. ledger: words of these last frames whose object
    is itself something said, so that the ledger lists them as reported speech.
    """

    clause: Mapping[str, Sense]
    quoted: Mapping[str, Sense]
    object: Mapping[str, Sense]
    naming: Mapping[str, Sense]
    directing: Mapping[str, Sense]
    intending: Mapping[str, Sense]
    gerund: Mapping[str, Sense]
    about: Mapping[str, Sense]
    adjective: Mapping[str, Sense]
    noun: Mapping[str, Sense]
    according: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    ledger: frozenset[str]

    def reports(self, lemma: str) -> bool:
        """Whether a verb reports speech in any frame."""
        return any(
            frame.get(lemma) == "speech" for frame in (self.clause, self.object, self.naming, self.directing)
        ) or lemma in ("cite", "refer", "point")

    def beside_quotation(self, lemma: str) -> Sense | None:
        """What a verb reports when it stands beside a quotation; None if it does not report."""
        return self.clause.get(lemma) or self.quoted.get(lemma)


@cache
def load_cues() -> Cues:
    """Read the cues once."""
    data = tomllib.loads(files("crossread.extract").joinpath("data", "cues.toml").read_text(encoding="utf-8"))
    return Cues(
        clause=_senses(data["clause"]),
        quoted=_senses(data["quoted"]),
        object=_senses(data["object"]),
        naming=_senses(data["naming"]),
        directing=_senses(data["directing"]),
        intending=_senses(data["intending"]),
        gerund=_senses(data["gerund"]),
        about=_senses(data["about"]),
        adjective=_senses(data["adjective"]),
        noun=_senses(data["noun"]),
        according=tuple(tuple(phrase.split()) for phrase in data["phrase"]["according"]),
        hearsay=frozenset(data["phrase"]["hearsay"]),
        ledger=frozenset(data["ledger"]["words"].split()),
    )


def _senses(table: Mapping[str, str]) -> dict[str, Sense]:
    """One word to one sense: where a word stands in several lists, speech goes before thought, and attitude comes last."""
    order: tuple[Sense, ...] = ("attitude", "seeming", "showing", "thought", "speech")
    found: dict[str, Sense] = {}
    for sense in order:
        found.update(dict.fromkeys(table.get(sense, "").split(), sense))
    return found
