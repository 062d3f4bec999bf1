"""The dependency trees of a report while they are mended: heads and relations can be changed, circles cannot be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class MendedTree:
    """Tokens with their dependents kept up to date through changes of head and relation."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self.below: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                self.below[token.head].append(token.i)

    def put(self, i: int, dep: str, *, head: int | None = None) -> bool:
        """Give a word another relation, and another head if one is named; False where that would make a circle."""
        token = self.tokens[i]
        if head is not None and head != token.head:
            if token.head == i or i in self._upwards(head):
                return False
            self.below[token.head].remove(i)
            self.below[head] = sorted([*self.below[head], i])
        self.tokens[i] = replace(token, dep=dep, head=token.head if head is None else head)
        return True

    def _upwards(self, i: int) -> list[int]:
        path = [i]
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            path.append(i)
        return path

    def of(self, i: int, *relations: str) -> list[int]:
        """The dependents of a word with one of the relations, exactly."""
        return [k for k in self.below[i] if self.tokens[k].dep in relations]

    def subtree(self, i: int) -> list[int]:
        """A word and all below it, in order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack += self.below[at]
        return sorted(found)

    def first(self, i: int) -> int:
        """The first word of a subtree."""
        return self.subtree(i)[0]

    def inner_first(self, i: int) -> int:
        """The first word of a subtree that is no mark."""
        return next((k for k in self.subtree(i) if self.tokens[k].pos != "PUNCT"), i)

    def last(self, i: int) -> int:
        """The last word of a subtree."""
        return self.subtree(i)[-1]

    def finite(self, i: int) -> bool:
        """Whether a predicate is finite by its own form or that of an auxiliary or copula."""
        helpers = self.of(i, "aux", "aux:pass", "cop")
        return any(self.tokens[k].tag in _FINITE for k in (i, *helpers))

    def marked_by(self, i: int) -> str:
        """The word that marks a clause ("that", "if", "whether"), in small letters; empty where none does."""
        return next((self.tokens[k].lower for k in self.of(i, "mark") if k < i), "")
