"""The participants of one report's acts and what they are read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossread.annotate.cast import Cast
from crossread.annotate.coder import Code, Coder


@dataclass(frozen=True, slots=True)
class Party:
    """One participant: the head of its phrase, its code, and its actor in the cast if it has one."""

    head: int
    code: Code
    actor: str | None

    @property
    def known(self) -> bool:
        """Whether it can stand in an event: coded, or an actor of the cast."""
        return self.code.told


@dataclass(frozen=True, slots=True)
class Scene:
    """What participants are found in: the report's coder, its cast, and who says "I" and "we" where (token to actor); `met` keeps
    the participants asked for so far, since every pattern asks for those around its word.
    """

    coder: Coder
    cast: Cast
    first_persons: Mapping[int, str]
    met: dict[int, Party] = field(default_factory=dict, repr=False, compare=False)
