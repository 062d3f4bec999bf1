"""Words for people and bodies without a name: offices, occupations, institutions, documents, crowds; read from `data/roles.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["feminine", "masculine", "unknown"]
RoleKind = Literal["person", "institution", "document", "group"]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The word lists of `data/roles.toml`, each word in dictionary form and lower case."""

    kinds: Mapping[str, RoleKind]
    feminine: frozenset[str]
    masculine: frozenset[str]
    wider: Mapping[str, frozenset[str]]
    short_forms: Mapping[str, str]
    courtesy: Mapping[str, Gender]
    nicknames: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    trading: frozenset[str]

    def kind(self, lemma: str) -> RoleKind | None:
        """What kind of holder a noun names, None for a noun that names none; "-general" and "co-" compounds count as their base."""
        word = self.short_forms.get(lemma.rstrip("."), lemma)
        if word in self.kinds:
            return self.kinds[word]
        tail = word.rsplit("-", 1)[-1]
        return self.kinds.get(tail)

    def covers(self, word: str, title: str) -> bool:
        """Whether a role word can stand for an office: the same word, or a wider one (a leader is a president)."""
        return word == title or title in self.wider.get(word, frozenset())


@cache
def role_words() -> RoleWords:
    """Read the role words once."""
    data = tomllib.loads(_read("roles.toml"))
    kinds: dict[str, RoleKind] = {}
    for kind in ("group", "document", "institution", "person"):
        kinds.update(dict.fromkeys(data[kind].split(), kind))
    courtesy: dict[str, Gender] = {}
    genders: tuple[tuple[str, Gender], ...] = (
        ("feminine", "feminine"),
        ("masculine", "masculine"),
        ("either", "unknown"),
    )
    for key, gender in genders:
        courtesy.update(dict.fromkeys(data["courtesy"][key].split(), gender))
    return RoleWords(
        kinds=kinds,
        feminine=frozenset(data["feminine"].split()),
        masculine=frozenset(data["masculine"].split()),
        wider={word: frozenset(offices.split()) for word, offices in data["wider"].items()},
        short_forms=data["short_forms"],
        courtesy=courtesy,
        generic=frozenset(data["generic"].split()),
        trading=frozenset(data["trading"].split()),
        nicknames={short: frozenset(full.split()) for short, full in data["nicknames"].items()},
    )


@cache
def first_names() -> Mapping[str, Gender]:
    """First names by the sex they are mostly given to (1990 United States census, public domain, and a list of ours)."""
    data = tomllib.loads(_read("first_names.toml"))
    found: dict[str, Gender] = dict.fromkeys(data["feminine"].split(), "feminine")
    found.update(dict.fromkeys(data["masculine"].split(), "masculine"))
    return found


def _read(name: str) -> str:
    return files("crossread.annotate").joinpath("data", name).read_text(encoding="utf-8")
