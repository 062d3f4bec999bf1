"""One actor while it is being put together: the places where a report names it, and what is known of it so far."""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from crossread.annotate.roles import Gender
from crossread.records.said import ActorKind, MentionForm


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor is mentioned: tokens `first` up to `last` (exclusive), the head among them, and the form."""

    first: int
    last: int
    head: int
    form: MentionForm


@dataclass(slots=True)
class Entity:
    """An actor in the making. `words` is its fullest name, folded; `titles` are token spans of its offices, `offices` their nouns."""

    kind: ActorKind
    name: str
    words: tuple[str, ...]
    gender: Gender = "unknown"
    plural: bool = False
    places: list[Place] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    titles: list[tuple[int, int]] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A word without case, accents and full stops, for comparing names only."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace("’", "'").casefold()
