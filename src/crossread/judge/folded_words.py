"""A run of words as it is held against another: without case, kinds of apostrophe and full stops."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.annotate.annotated import Token


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """Words in order, folded, and how often each stands among them."""

    words: tuple[str, ...]
    counts: Mapping[str, int]

    def in_common(self, other: "FoldedWords") -> int:
        """How many words both runs have, in whatever order."""
        return sum([min(self.counts[word], other.counts[word]) for word in self.counts.keys() & other.counts.keys()])


def fold_words(tokens: Iterable[Token]) -> FoldedWords:
    """The folded words of some tokens; a token of one letter stays as it is."""
    words = tuple([t.lower.replace("’", "'").replace(".", "") if len(t.text) > 1 else t.lower for t in tokens])
    return FoldedWords(words, Counter(words))
