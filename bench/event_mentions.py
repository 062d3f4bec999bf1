"""Event mentions of every kind, for MEANTIME and ECB+: predicates with the participants that the coder's argument rules give."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.event_arguments import agents, joined, patients, prepositional
from crossread.extract.event_patterns import load_lexicon

_LIGHT = frozenset(
    ["be", "have", "do", "make", "take", "get", "go", "seem", "become", "appear", "keep", "let", "help", "start", "begin", "continue", "try", "want", "need"]
)
_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "al")
_NOT_EVENTS = frozenset(
    ["government", "department", "nation", "station", "situation", "position", "million", "billion", "evening", "morning", "building", "official", "hospital", "capital", "animal", "general", "material", "national", "federal", "local", "international", "individual", "professional", "criminal", "moment", "element", "document", "environment", "audience", "science", "conference", "absence", "thing", "king", "ring", "spring", "string", "wing", "apartment", "parliament", "management", "administration", "organization", "corporation", "population", "information", "generation", "location", "section", "option"]
)
_EVENTS = frozenset(
    ["attack", "crash", "death", "win", "loss", "release", "launch", "arrest", "murder", "strike", "fire", "game", "match", "fight", "war", "election", "vote", "trial", "sale", "deal", "merger", "quake", "earthquake", "tsunami", "flood", "storm", "riot", "protest", "theft", "robbery", "escape", "hack", "outage", "recall", "lawsuit", "suit", "charge", "sentence", "crime", "raid", "heist", "bid", "offer", "purchase", "talk", "meeting", "visit", "trip", "race", "debut", "premiere", "show", "party", "funeral", "wedding", "birth", "divorce", "rehab", "surgery", "cut", "rise", "fall", "drop", "increase", "decline", "growth", "report", "announcement", "order", "delay", "flight", "delivery", "shooting", "blast", "explosion", "rescue", "search", "theft", "sack"]
)
_CASES = ("of", "in", "on", "to", "with", "by", "for", "from", "at", "against", "between")


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
        return lemma not in _LIGHT and token.dep not in {"amod", "compound", "case", "aux"}
    if token.pos != "NOUN" or token.dep == "compound":
        return False
    return (
        lemma in triggers
        or lemma in _EVENTS
        or (lemma.endswith(_ENDINGS) and lemma not in _NOT_EVENTS and len(lemma) > 6)
    )


def _participants(annotated: Annotated, token: Token) -> tuple[int, ...]:
    heads = [*agents(annotated, token.i), *patients(annotated, token.i)]
    if token.pos == "NOUN":
        heads = [kid.i for kid in annotated.dependents(token.i, "nmod:poss")]
    heads += [j for case in _CASES for j in prepositional(annotated, token.i, case, own=True)]
    return tuple(dict.fromkeys(one for head in heads for one in joined(annotated, head)))
