"""What the local site adds to a dossier's page: where its forms go, and what people decided."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruling:
    """One person's decision about a record, in words."""

    verdict: str
    who: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The site around a page: addresses of the library and of this dossier, who sits there, rulings by record id."""

    home: str
    base: str
    who: str
    rulings: Mapping[str, tuple[Ruling, ...]]
