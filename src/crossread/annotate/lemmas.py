"""Lemmas by table and rule, so that none is invented: exceptions first, then endings checked against a list of verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VERB_FORMS = frozenset({"VBD", "VBG", "VBN", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The tables of the lemmatizer: forms by coarse class that the rules get wrong, and all known verbs and adjectives;
    `common` are words that news writes in small letters.
    """

    exceptions: Mapping[tuple[str, str], str]
    verbs: frozenset[str]
    adjectives: frozenset[str]
    common: frozenset[str]

    def of(self, word: str, pos: str, tag: str) -> str:
        """Give the lemma of a word with its Universal part of speech and Penn tag; unknown forms come back as they are."""
        low = word.lower().replace("’", "'")
        if pos == "PROPN":
            return word
        kind = lemma_class(pos, tag)
        known = self.exceptions.get((low, kind))
        if known is not None:
            return known
        if kind == "V":
            return self._verb(low, tag)
        if tag in _VERB_FORMS:  # the tagger of parts and that of Penn tags disagree: the treebanks lemmatise by the tag
            return self.exceptions.get((low, "V")) or self._verb(low, tag)
        if pos == "NOUN" and tag in ("NNS", "NNPS"):
            return _singular(low)
        if pos in ("ADJ", "ADV") and tag in ("JJR", "JJS", "RBR", "RBS"):
            return self._positive(low, 2 if tag.endswith("R") else 3)
        return low

    def _verb(self, low: str, tag: str) -> str:
        if tag in ("VB", "VBP", "MD"):
            return low
        for ending in ("ing", "ed", "s") if tag != "VBZ" else ("s",):
            if low.endswith(ending) and len(low) > len(ending) + 1:
                return self._verb_stem(low[: -len(ending)], ending)
        return low

    def _verb_stem(self, stem: str, ending: str) -> str:
        if ending == "s":
            if stem.endswith("ie") and len(stem) > 3:
                return stem[:-2] + "y"
            candidates = [stem, stem[:-1]] if stem.endswith("e") else [stem]
        else:
            candidates = [stem + "e", stem]
            if ending == "ed" and stem.endswith("i"):
                candidates = [stem[:-1] + ("y" if len(stem) > 2 else "ie")]  # "tried", but "lied"
            elif len(stem) > 2 and stem[-1] == stem[-2]:
                candidates = [stem, stem[:-1], stem + "e"]
        known = [c for c in candidates if c in self.verbs]
        return known[0] if known else _likely(candidates, stem, ending)

    def _positive(self, low: str, cut: int) -> str:
        stem = low[:-cut]
        doubled = len(stem) > 2 and stem[-1] == stem[-2]
        candidates = [stem[:-1] + "y" if stem.endswith("i") else stem, stem + "e", *([stem[:-1]] if doubled else [])]
        return next((c for c in candidates if c in self.adjectives), low)


def lemma_class(pos: str, tag: str) -> str:
    """Give the class under which the table lists a form: V for verbs, the Penn tag for pronouns, else the part of speech."""
    return "V" if pos in ("VERB", "AUX") else tag if pos == "PRON" else pos


def _likely(candidates: list[str], stem: str, ending: str) -> str:
    """Choose for a verb in no list: restore -e after the letters that nearly always had one."""
    if ending == "s":
        return stem[:-1] if stem.endswith(("she", "che", "sse", "xe", "zze")) else stem
    if stem.endswith(("at", "iz", "is", "iv", "uc", "ag", "v", "rc", "nc", "rg", "dg", "ur", "bl", "tl", "dl", "pl")):
        return stem + "e" if stem + "e" in candidates else candidates[0]
    if len(candidates) == 3 and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem if stem in candidates else candidates[0]


def _singular(low: str) -> str:
    if low.endswith("ies") and len(low) > 4 and low != "series":
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    if low.endswith("men") and len(low) > 4:
        return low[:-3] + "man"
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "series", "news")) and len(low) > 2:
        return low[:-1]
    return low


@cache
def load() -> Lemmas:
    """Read the tables (`data/lemmas.tsv`, `data/verbs.txt`, `data/adjectives.txt`)."""
    folder = files("crossread.annotate").joinpath("data")
    exceptions = {}
    for line in folder.joinpath("lemmas.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, kind, lemma = line.split("\t")
            exceptions[form, kind] = lemma
    verbs, adjectives = _words("verbs.txt"), _words("adjectives.txt")
    return Lemmas(exceptions, verbs, adjectives, _words("common.txt"))


def _words(name: str) -> frozenset[str]:
    text = files("crossread.annotate").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
