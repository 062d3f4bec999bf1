"""Two sentences that are nearly one text, matched word by word, and one side of a replacement between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.folded_words import FoldedWords
from crossread.judge.material import Material
from crossread.records.text import Anchor
from crossread.records.told import Figure, When

NEAR = 0.72
"""Share of words in the same order from which two sentences are nearly one text (2 * shared / all words)."""
_FEWEST = 5
_ROUNDING = 1e-9  # a bound may be off by this


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a replacement: the report it stands in and the words (none where the other side only adds)."""

    annotated: Annotated
    tokens: tuple[Token, ...]
    around: tuple[Token, ...]

    @property
    def anchor(self) -> Anchor:
        """The words replaced, or the nearest words where this side prints nothing."""
        chosen = self.tokens or self.around
        return self.annotated.span(chosen[0].i, chosen[-1].i + 1)

    @property
    def words(self) -> str:
        """The words as printed, or "nothing"."""
        return f"“{self.anchor.exact}”" if self.tokens else "nothing"

    @property
    def lemmas(self) -> frozenset[str]:
        """Dictionary forms of the words."""
        return frozenset(t.lemma.lower() for t in self.tokens)


Step = tuple[str, int, int, int, int]
"""One step from one run of words to another, as difflib gives it: what to do with words i1 to i2, j1 to j2."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two runs of words that are nearly one text, matched word by word; None: the very same words."""

    matcher: SequenceMatcher[str] | None

    def steps(self) -> Sequence[Step]:
        """The steps from one to the other."""
        return self.matcher.get_opcodes() if self.matcher else ()


def compare_words(left: FoldedWords, right: FoldedWords, *, least: float) -> Near | None:
    """Match two runs of at least five words that are one text to a share of `least` (2 * shared / all words), else None.

    Matching in order is the costliest step of judging, so it is asked only of runs whose words without order pass: the share
    can only be lower in order.
    """
    one, two = left.words, right.words
    most = least / 2 * (len(one) + len(two)) - _ROUNDING
    if min(len(one), len(two)) < max(_FEWEST, most):
        return None
    if one == two:
        return Near(None)
    if left.in_common(right) < most:
        return None
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return Near(matcher) if matcher.ratio() >= least else None


def figures_at(material: Material, side: Side) -> list[Figure]:
    """The figures whose number lies on a side."""
    if not side.tokens:
        return []
    start, end = side.anchor.start, side.anchor.end
    return [f for f in material.figures_of[side.annotated.report.id] if f.number.start < end and start < f.number.end]


def dates_at(material: Material, side: Side) -> list[When]:
    """The dates that lie on a side."""
    if not side.tokens:
        return []
    start, end = side.anchor.start, side.anchor.end
    return [d for d in material.dates_of[side.annotated.report.id] if d.anchor.start < end and start < d.anchor.end]
