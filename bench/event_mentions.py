"""Event mentions of every kind, for MEANTIME and ECB+: predicates with the participants that the coder's argument rules give."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.arguments import agents, joined, patients, prepositional
from crossread.extract.events.patterns import load_lexicon

_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "al")
_CASES = ("of", "in", "on", "to", "with", "by", "for", "from", "at", "against", "between")


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Read event_mentions.toml."""
    text = (Path(__file__).parent / "data" / "event_mentions.toml").read_text(encoding="utf-8")
    return {name: frozenset(found) for name, found in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Mention:
    """A predicate in a report: its token, its lemma, and the heads of its participants' phrases."""

    token: int
    lemma: str
    participants: tuple[int, ...]


def find_mentions(annotated: Annotated) -> Iterator[Mention]:
    """Full verbs, and nouns that name happenings: the coder's own noun triggers, a list, and derived nouns."""
    triggers = {lemma for part, lemma in load_lexicon().by_trigger if part == "noun"}
    for token in annotated.tokens:
        if _is_event(token, triggers):
            yield Mention(token.i, token.lemma.lower(), _participants(annotated, token))


def _is_event(token: Token, triggers: set[str]) -> bool:
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        return lemma not in words()["light"] and token.dep not in {"amod", "compound", "case", "aux"}
    if token.pos != "NOUN" or token.dep == "compound":
        return False
    return (
        lemma in triggers
        or lemma in words()["events"]
        or (lemma.endswith(_ENDINGS) and lemma not in words()["not_events"] and len(lemma) > 6)
    )


def _participants(annotated: Annotated, token: Token) -> tuple[int, ...]:
    heads = [*agents(annotated, token.i), *patients(annotated, token.i)]
    if token.pos == "NOUN":
        heads = [kid.i for kid in annotated.dependents(token.i, "nmod:poss")]
    heads += [j for case in _CASES for j in prepositional(annotated, token.i, case, own=True)]
    return tuple(dict.fromkeys(one for head in heads for one in joined(annotated, head)))
