"""A report with its sentences, words and names: what every finder reads. Standard library only, so tests build it by hand."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from crossread.records.text import Anchor, BlockKind, Report

_NOTHING: dict[str, list["Token"]] = {}
NameKind = Literal["PERSON", "ORG", "LOC", "NORP", "EVENT", "WORK"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `pos` is a Universal POS tag, `tag` Penn Treebank's, `dep` a Universal Dependencies relation
    (v2 names: nsubj, obj, ccomp, nsubj:pass …), `head` the index of its head in the report (its own index for a root),
    `morph` the features as "Number=Sing|Person=3", `lower` the word in lower case, `wordlike` whether it holds a letter or digit.
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
    lower: str = field(init=False, repr=False, compare=False)
    wordlike: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every finder asks for these many times a word.
        object.__setattr__(self, "lower", self.text.lower())
        object.__setattr__(self, "wordlike", self.text.isalnum() or any(letter.isalnum() for letter in self.text))


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

    @cached_property
    def _below(self) -> tuple[Mapping[str, Sequence[Token]], ...]:
        """For each token its dependents by relation, under "" all of them, and a subtype under its main relation too."""
        below: list[dict[str, list[Token]]] = [_NOTHING] * len(self.tokens)
        for token in self.tokens:
            if token.head == token.i:
                continue
            mine = below[token.head] or {}
            below[token.head] = mine
            relations = ("", token.dep) if ":" not in token.dep else ("", token.dep, token.dep.partition(":")[0])
            for relation in relations:
                mine.setdefault(relation, []).append(token)
        return tuple(below)

    @cached_property
    def _subtrees(self) -> dict[tuple[int, frozenset[str]], tuple[int, ...]]:
        """The subtrees asked for so far: finders ask for the same ones again and again."""
        return {}

    @cached_property
    def _spans(self) -> dict[tuple[int, int], tuple[Token, ...]]:
        """The stretches of text asked for so far."""
        return {}

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self.tokens[i].sentence]

    def dependents(self, i: int, *relations: str) -> Iterator[Token]:
        """The dependents of a token with one of the relations; "nsubj" also matches its subtypes ("nsubj:pass")."""
        below = self._below[i]
        if not below:  # half of all words have nothing below them
            return iter(())
        if len(relations) < 2:
            return iter(below.get(relations[0] if relations else "", ()))
        found: Sequence[Token] = ()
        for relation in relations:
            more = below.get(relation)
            if more is not None:
                found = more if not found else sorted({t.i: t for t in (*found, *more)}.values(), key=_place)
        return iter(found)

    def subtree(self, i: int, *, without: Iterable[str] = ()) -> tuple[int, ...]:
        """Indexes of a token and all below it, in order; branches whose relation is in `without` are left out."""
        if not self._below[i]:
            return (i,)
        skip = frozenset(without)
        known = self._subtrees.get((i, skip))
        if known is not None:
            return known
        found, stack, children, tokens = [], [i], self.children, self.tokens
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend([c for c in children[at] if tokens[c].dep not in skip] if skip else children[at])
        known = self._subtrees[i, skip] = tuple(sorted(found))
        return known

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
        known = self._spans.get((start, end))
        if known is None:
            first = last = bisect_left(self._starts, start)
            while last < len(self.tokens) and self.tokens[last].end <= end:
                last += 1
            known = self._spans[start, end] = self.tokens[first:last]
        return known


def _place(token: Token) -> int:
    return token.i
