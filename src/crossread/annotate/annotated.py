"""A report with its sentences, words and names: what every finder reads. Standard library only, so tests build it by hand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from crossread.records.text import Anchor, BlockKind, Report

NameKind = Literal["PERSON", "ORG", "LOC", "NORP", "EVENT", "WORK"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `pos` is a Universal POS tag, `tag` Penn Treebank's, `dep` a Universal Dependencies relation
    (v2 names: nsubj, obj, ccomp, nsubj:pass …), `head` the index of its head in the report (its own index for a root),
    `morph` the features as "Number=Sing|Person=3".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    morph: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens `first` up to `last` (exclusive), characters `start` to `end`, and the block it stands in."""

    i: int
    first: int
    last: int
    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens `first` up to `last` (exclusive), without title and possessive, and its kind."""

    first: int
    last: int
    kind: NameKind


@dataclass(frozen=True)
class Annotated:
    """A report and what the language pipeline found in it. Sentences lie in order and never cross a block."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indexes of its dependents, in order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token.i)
        return tuple(tuple(found) for found in lists)

    @cached_property
    def name_of(self) -> dict[int, Name]:
        """Token index to the name it belongs to."""
        return {i: name for name in self.names for i in range(name.first, name.last)}

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self.tokens[i].sentence]

    def dependents(self, i: int, *relations: str) -> Iterator[Token]:
        """The dependents of a token with one of the relations; "nsubj" also matches its subtypes ("nsubj:pass")."""
        for child in self.children[i]:
            dep = self.tokens[child].dep
            if not relations or dep in relations or dep.partition(":")[0] in relations:
                yield self.tokens[child]

    def subtree(self, i: int, *, without: Iterable[str] = ()) -> tuple[int, ...]:
        """Indexes of a token and all below it, in order; branches whose relation is in `without` are left out."""
        skip, found, stack = frozenset(without), [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(c for c in self.children[at] if self.tokens[c].dep not in skip)
        return tuple(sorted(found))

    def ancestors(self, i: int) -> Iterator[Token]:
        """The head of a token, the head's head, and so on to the root; ends even on a broken parse."""
        seen = {i}
        while self.tokens[i].head not in seen:
            i = self.tokens[i].head
            seen.add(i)
            yield self.tokens[i]

    def span(self, first: int, last: int) -> Anchor:
        """The anchor of tokens `first` up to `last` (exclusive)."""
        return self.report.anchor(self.tokens[first].start, self.tokens[last - 1].end)

    def span_of(self, indexes: Sequence[int]) -> Anchor:
        """The anchor from the first to the last of the given tokens."""
        return self.span(min(indexes), max(indexes) + 1)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly between two characters."""
        found = []
        for i in range(self._first_at(start), len(self.tokens)):
            if self.tokens[i].end > end:
                break
            found.append(self.tokens[i])
        return tuple(found)

    def _first_at(self, start: int) -> int:
        """Index of the first token that begins at or after a character (binary search)."""
        low, high = 0, len(self.tokens)
        while low < high:
            mid = (low + high) // 2
            if self.tokens[mid].start < start:
                low = mid + 1
            else:
                high = mid
        return low
