"""Write the lemmatizer's tables from the UD training parts and WordNet's lists (package spacy-lookups-data)."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from crossread.annotate.lemmas import Lemmas, lemma_class
from train import conllu, open_text

_TAGS = {"noun": ("NOUN", "NNS"), "verb": ("V", ""), "adj": ("ADJ", "")}
_NOTE = "# Made by `python -m train lemmas` from UD English EWT and GUM (CC BY-SA 4.0, CC BY 4.0) and WordNet 3.0 (Princeton).\n"
_COMMON_NOTE = (
    "# Words written in small letters in open news, for headlines in capitals. Made by `python -m train lemmas`.\n"
)
COMMON_TIMES, COMMON_SHARE = 8, 0.7
LONGEST_ADJECTIVE = 7  # longer ones take "more", not -er


def write(data: Path, folder: Path) -> None:
    """Write `lemmas.tsv` (forms that the rules get wrong), `verbs.txt` and `adjectives.txt` into `folder`."""
    index, listed = _wordnet("index"), _wordnet("exc")
    seen = _treebank_lemmas(data)
    verbs = {w for w in index["verb"] if w.isalpha()} | {
        lemma for (_, kind), lemma in seen.items() if kind == "V" and lemma.isalpha()
    }
    adjectives = {w for w in index["adj"] if w.isalpha() and len(w) <= LONGEST_ADJECTIVE}
    rules = Lemmas({}, frozenset(verbs), frozenset(adjectives), frozenset())
    table: dict[tuple[str, str], str] = {}
    for part, (kind, _) in _TAGS.items():
        for form, lemmas in listed[part].items():
            if form.isalpha() and lemmas[0].isalpha() and form != lemmas[0] and not _same(rules, form, kind, lemmas[0]):
                table[form, kind] = lemmas[0]
    for (form, kind), lemma in seen.items():
        if _same(rules, form, kind, lemma):
            table.pop((form, kind), None)
        else:
            table[form, kind] = lemma
    lines = [f"{form}\t{kind}\t{lemma}" for (form, kind), lemma in sorted(table.items())]
    (folder / "lemmas.tsv").write_text(_NOTE + "\n".join(lines) + "\n", encoding="utf-8")
    for name, words in (("verbs.txt", verbs), ("adjectives.txt", adjectives)):
        (folder / name).write_text(_NOTE + "\n".join(sorted(words)) + "\n", encoding="utf-8")
    common = _common(data)
    (folder / "common.txt").write_text(_COMMON_NOTE + "\n".join(sorted(common)) + "\n", encoding="utf-8")
    print(f"{len(lines)} exceptions, {len(verbs)} verbs, {len(adjectives)} adjectives")


def _common(data: Path) -> list[str]:
    """Give words that stand in small letters at least COMMON_TIMES, and in COMMON_SHARE of all places within a sentence."""
    small, other = Counter[str](), Counter[str]()
    for sentence in open_text.sentences(data):
        for word in sentence.split()[1:]:
            bare = word.strip(".,;:!?()\"“”'’")
            (small if bare.islower() else other)[bare.lower()] += bare.isalpha()
    return [word for word, n in small.items() if n >= COMMON_TIMES and n >= COMMON_SHARE * (n + other[word])]


def _wordnet(part: str) -> dict[str, dict[str, list[str]]]:
    packed = files("spacy_lookups_data").joinpath("data", f"en_lemma_{part}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def _same(rules: Lemmas, form: str, kind: str, lemma: str) -> bool:
    """Say whether the rules alone find the lemma for every tag the form may bear."""
    pos = "VERB" if kind == "V" else kind
    return all(rules.of(form, pos, tag) == lemma for tag in _tags_of(form, kind))


def _tags_of(form: str, kind: str) -> Iterable[str]:
    if kind == "NOUN":
        return ("NNS",) if form.endswith("s") else ("NN", "NNS")
    if kind == "V":
        return ("VBG",) if form.endswith("ing") else ("VBZ",) if form.endswith("s") else ("VBD", "VBN")
    return {"ADJ": ("JJR", "JJS"), "ADV": ("RBR", "RBS")}.get(kind, ("",))


def _treebank_lemmas(data: Path) -> dict[tuple[str, str], str]:
    """Give the lemma of inflected forms seen twice or more that in at least four of five cases have the same one."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    dev = set((data / "gum/dev_docs.txt").read_text(encoding="utf-8").split())
    gum = [f for f in sorted((data / "gum/dep").glob("*.conllu")) if f.stem not in dev]
    for path in [data / "ud_ewt/en_ewt-ud-train.conllu", *gum]:
        for sentence in conllu.read(path):
            for word in sentence.words:
                if _inflected(word):
                    kind = lemma_class(word.upos, word.xpos)
                    counts[word.text.lower().replace("’", "'"), kind][word.lemma] += 1
    found = {}
    for key, lemmas in counts.items():
        lemma, most = lemmas.most_common(1)[0]
        if most >= 2 and most >= 0.8 * sum(lemmas.values()):
            found[key] = lemma
    return found


def _inflected(word: conllu.Word) -> bool:
    """Leave out proper nouns, marks, numbers, singular nouns and other forms that are their own lemma."""
    if word.upos in ("PROPN", "PUNCT", "SYM", "NUM", "X", "_") or word.xpos in ("GW", "AFX", "FW", "NNP"):
        return False
    if not word.text.replace("'", "").replace("’", "").isalpha() or not word.lemma.isalpha():
        return False
    return word.xpos not in ("NN", "JJ", "RB", "VB", "VBP") or word.lemma != word.text.lower()
