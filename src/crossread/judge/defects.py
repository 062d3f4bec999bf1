"""Slips of the pen in one report: a doubled word, an article before nothing, a verb without the object it needs. Never repaired."""

import itertools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.records.text import Anchor

_ENDS = frozenset(',;:.!?—–)”"')


@dataclass(frozen=True, slots=True)
class Defect:
    """A place where a word is missing or doubled, and what is wrong in words."""

    anchor: Anchor
    detail: str


def find_defects(annotated: Annotated) -> tuple[Defect, ...]:
    """Find places in running text where a word is surely missing or doubled; headlines have a grammar of their own.

    Precision before recall: every rule names the one thing that cannot stand, and exceptions (relative clauses, object moved
    behind, coordination, infinitives that lend their object) leave the text alone.
    """
    found = []
    for sentence in annotated.sentences:
        if sentence.kind in ("paragraph", "quotation"):
            found += [*_doubled(annotated, sentence), *_articles(annotated, sentence), *_objects(annotated, sentence)]
    return tuple(sorted(found, key=lambda d: d.anchor.start))


def _doubled(annotated: Annotated, sentence: Sentence) -> Iterator[Defect]:
    tokens = annotated.words(sentence)
    for a, b in itertools.pairwise(tokens):
        if a.lower == b.lower and a.lower in _words()["never_doubled"] and b.text.islower():
            yield Defect(annotated.span(a.i, b.i + 1), f"“{a.text}” is printed twice in a row")


def _articles(annotated: Annotated, sentence: Sentence) -> Iterator[Defect]:
    tokens = annotated.words(sentence)
    for a, b in itertools.pairwise(tokens):
        if a.text not in ("the", "a", "an") or a.pos != "DET":
            continue
        if b.text in ".,;:?!" or (b.text in _words()["never_after_article"] and b.pos not in ("NOUN", "PROPN", "ADJ")):
            yield Defect(annotated.span(a.i, b.i + 1), f"no noun follows “{a.text}”")


def _objects(annotated: Annotated, sentence: Sentence) -> Iterator[Defect]:
    """A verb that cannot do without an object, followed at once by a preposition."""
    for verb in annotated.words(sentence):
        if (
            verb.lemma.lower() not in _words()["strictly_transitive"]
            or verb.pos != "VERB"
            or verb.i + 1 >= sentence.last
        ):
            continue
        after = annotated.tokens[verb.i + 1]
        if (
            after.lower not in _words()["after"]
            or _is_passive(annotated, verb)
            or _has_object(annotated, sentence, verb)
        ):
            continue
        last = _phrase_end(annotated, sentence, verb)
        if last is None:
            continue
        first = next((t.i for t in annotated.dependents(verb.i, "nsubj") if t.i < verb.i), verb.i)
        yield Defect(annotated.span(first, last), f"“{verb.text}” has no object: a word seems to be missing after it")


def _is_passive(annotated: Annotated, verb: Token) -> bool:
    """Passive or a bare participle: what it is done to stands elsewhere."""
    if verb.tag == "VBG" or any(t.dep in ("aux:pass", "nsubj:pass") for t in annotated.dependents(verb.i)):
        return True
    has = any(t.lemma.lower() == "have" for t in annotated.dependents(verb.i, "aux"))
    return verb.tag == "VBN" and not has


def _has_object(annotated: Annotated, sentence: Sentence, verb: Token) -> bool:
    """The object stands somewhere: after the phrase, before the clause (relative, question), or with a coordinated verb."""
    if any(annotated.dependents(verb.i, "obj", "iobj", "ccomp", "xcomp", "conj", "csubj", "nsubj:pass", "compound")):
        return True
    if not any(annotated.dependents(verb.i, "nsubj")):
        return True
    if verb.dep.partition(":")[0] in ("acl", "conj", "csubj", "advcl") and verb.dep != "advcl":
        return True
    above = [verb, *(t for t in annotated.ancestors(verb.i) if sentence.first <= t.i < sentence.last)]
    if any(t.dep.startswith("acl") for t in above):
        return True
    before = annotated.tokens[sentence.first : verb.i]
    return any(
        t.tag in ("WP", "WDT", "WP$", "WRB") or t.lower in ("what", "whatever", "that", "which") for t in before[-8:]
    )


def _phrase_end(annotated: Annotated, sentence: Sentence, verb: Token) -> int | None:
    """Where the phrase after the verb ends, if nothing that could be a late object stands between it and a mark."""
    nouns = 0
    for i in range(verb.i + 2, min(verb.i + 8, sentence.last)):
        token = annotated.tokens[i]
        if token.text in _ENDS:
            return i if nouns else None
        if (
            token.pos in ("NOUN", "PROPN", "PRON")
            and token.tag != "PRP$"
            and annotated.tokens[i - 1].pos not in ("NOUN", "PROPN")
        ):
            nouns += 1
        if nouns > 1 or token.pos in ("VERB", "AUX", "ADP", "SCONJ"):
            return None
    return None


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("crossread.judge").joinpath("data/defects.toml").read_text(encoding="utf-8"))
    return {key: frozenset(values) for key, values in table.items()}
