"""The event lexicon: reads the PLOVER type files of data/plover into patterns, and says of each what it wants around its word.

The files are meant to be read and edited by people who do not program; docs/how-to/event-patterns.md explains every key.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_USUAL_ACTOR = {"verb": ("subject",), "adjective": ("holder",), "noun": ("owner", "by", "subject")}
_KEYS = frozenset(
    {
        "id",
        "verbs",
        "nouns",
        "adjectives",
        "mode",
        "actor",
        "recipient",
        "reciprocal",
        "object",
        "subject",
        "prepositions",
    }
    | {"content", "content_words", "content_types", "when_content", "without", "modal", "agentless", "lone", "light"}
    | {"intransitive", "clauseless", "content_or"}
    | {"active", "transitive", "directed", "foreign", "infinitive", "example", "expect"}
)


class PatternError(ValueError):
    """A type file says something that the coder does not understand; the message names the file, the pattern and the key."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way English has of saying that an event of a type happens.

    `triggers` are lemmas ("step down" with its particle), `part` what kind of word they are. `actor` and `recipient` list the places
    where the participants stand, tried in order. `object`, `subject` and `prepositions` are words that must stand there; `content`
    says that a clause must follow whose own event is not coded again; `when_content` turns the type by the type inside. `active` and
    `transitive` ask for the active voice and an object, `directed` for a coded recipient, `foreign` for one of another country,
    `infinitive` for a content with "to", `intransitive` for no object, `clauseless` for no "that" clause, `content_or` for a content
    or a phrase with one of some prepositions.
    """

    id: str
    type: str
    mode: str | None
    part: str
    triggers: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    object: frozenset[str]
    subject: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    content: bool
    content_words: frozenset[str]
    content_types: frozenset[str]
    when_content: Mapping[str, str]
    without: frozenset[str]
    modal: frozenset[str]
    agentless: bool
    lone: bool
    light: frozenset[str]
    active: bool
    transitive: bool
    directed: bool
    foreign: bool
    infinitive: bool
    intransitive: bool
    clauseless: bool
    content_or: tuple[str, ...]
    example: str
    expect: str

    @property
    def demands(self) -> int:
        """How much the pattern asks for; of several that fit, the one that asks most is taken."""
        asked = (
            self.object,
            self.subject,
            self.prepositions,
            self.content_words,
            self.content_types,
            self.modal,
            self.light,
        )
        particle = any(" " in word for word in self.triggers)
        return sum(bool(part) for part in asked) * 2 + self.content * 5 + 3 * particle + 3 * self.infinitive


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type: what it is, what the same act is called when it lies ahead or is refused, and its modes' words."""

    name: str
    about: str
    future: str
    refused: str | None
    modes: Mapping[str, frozenset[str]]
    mode_from: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All types, and for each part of speech and trigger lemma its patterns, the most demanding first."""

    types: Mapping[str, EventType]
    by_trigger: Mapping[tuple[str, str], tuple[Pattern, ...]]


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read the type files of the package, or those of a user's folder. Raises PatternError for a key or value it does not know."""
    if folder is None:
        found = [
            item
            for item in files("crossread.extract").joinpath("data", "plover").iterdir()
            if item.name.endswith(".toml")
        ]
    else:
        found = list(folder.glob("*.toml"))
    texts = sorted((item.name, item.read_text(encoding="utf-8")) for item in found)
    types = [_event_type(name, text) for name, text in texts]
    index: dict[tuple[str, str], list[Pattern]] = {}
    for kind in types:
        for pattern in kind.patterns:
            for trigger in pattern.triggers:
                index.setdefault((pattern.part, trigger.split(" ")[0]), []).append(pattern)
    ordered = {key: tuple(sorted(patterns, key=lambda p: -p.demands)) for key, patterns in index.items()}
    return Lexicon({kind.name: kind for kind in types}, ordered)


def _event_type(file: str, text: str) -> EventType:
    """One file as a type. The file says everything; its name is only for finding it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{file}: not valid TOML ({error}); mend that line") from error
    name = data["type"]
    patterns = tuple(pattern for block in data.get("pattern", ()) for pattern in _patterns(file, name, block))
    modes = {mode: frozenset(words) for mode, words in data.get("modes", {}).items()}
    return EventType(
        name,
        data["about"],
        data.get("future", name),
        data.get("refused"),
        modes,
        data.get("mode_from", "clause"),
        patterns,
    )


def _patterns(file: str, name: str, block: Mapping[str, Any]) -> Iterator[Pattern]:
    """The patterns of one [[pattern]] block: one for each part of speech it names words of."""
    unknown = set(block) - _KEYS
    if unknown or "id" not in block:
        raise PatternError(
            f"{file}, pattern {block.get('id', '(no id)')}: unknown or missing key {sorted(unknown) or 'id'}; see docs/how-to"
        )
    if not block.get("example") or not block.get("expect"):
        raise PatternError(f"{file}, pattern {block['id']}: write an `example` sentence and what to `expect` from it")
    for key, part in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective")):
        if key in block:
            yield Pattern(
                id=block["id"], type=name, mode=block.get("mode"), part=part, triggers=tuple(block[key]),
                actor=tuple(block.get("actor", _USUAL_ACTOR[part])),
                recipient=tuple(block.get("recipient", ())), reciprocal=block.get("reciprocal", False),
                object=frozenset(block.get("object", ())), subject=frozenset(block.get("subject", ())),
                prepositions={case: frozenset(words) for case, words in block.get("prepositions", {}).items()},
                content=block.get("content", False), content_words=frozenset(block.get("content_words", ())),
                content_types=frozenset(block.get("content_types", ())), when_content=dict(block.get("when_content", {})),
                without=frozenset(block.get("without", ())), modal=frozenset(block.get("modal", ())),
                agentless=block.get("agentless", False), lone=block.get("lone", False),
                light=frozenset(block.get("light", ())),
                active=block.get("active", False),
                transitive=block.get("transitive", False),
                directed=block.get("directed", False) or block.get("foreign", False),
                foreign=block.get("foreign", False),
                infinitive=block.get("infinitive", False),
                intransitive=block.get("intransitive", False),
                clauseless=block.get("clauseless", False), content_or=tuple(block.get("content_or", ())),
                example=block["example"], expect=block["expect"],
            )  # fmt: skip
