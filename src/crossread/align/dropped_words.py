"""Words that turn an utterance round in a sentence that both print: conditions and negations that one leaves out, other numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.align.quotation_words import quotation_words
from crossread.align.word_diff import Word
from crossread.extract.figures.numbers import find_numbers
from crossread.records.judged import Reason
from crossread.records.said import Diff, DiffPart
from crossread.records.text import Anchor

_BREAK = re.compile(r"[.!?…”\"]")
_NEED_CLAUSE = frozenset(["once", "when", "until", "except", "provided"])
_SHORTEST_CLAUSE = 3  # words: "once" alone is a number, "once the war ends" a condition


@dataclass(frozen=True, slots=True)
class Side:
    """One print in a word diff: the text of its report, and its words."""

    text: str
    words: tuple[Word, ...]

    def count(self, marks: frozenset[str]) -> int:
        """How many of these words the print holds."""
        return sum(word.folded in marks for word in self.words)


def _marks() -> tuple[tuple[str, frozenset[str]], ...]:
    """The word lists by the rule they are for."""
    words = quotation_words()
    return (("dropped-negation", words.negations), ("dropped-condition", words.conditions))


def dropped_words(diff: Diff, one: Side, other: Side) -> Iterator[Reason]:
    """A condition or a negation that only one print has, where the other has none of its kind at that place.

    Sentences that only one report prints at all do not count; nor do as many negations on both sides, put elsewhere.
    """
    for before, between, after in _unlike(diff):
        lefts = [p.left for p in between], before.left if before else None, after.left if after else None
        rights = [p.right for p in between], before.right if before else None, after.right if after else None
        for rule, marks in _marks():
            if rule == "dropped-negation" and one.count(marks) == other.count(marks):
                continue
            left, right = _holding(one, marks, *lefts), _holding(other, marks, *rights)
            held = left or right
            if held is not None and (left is None or right is None):
                yield Reason(rule, left, right, f"only one print has “{held.exact}”")


def other_numbers(diff: Diff) -> Iterator[Reason]:
    """Places of one utterance at which the two prints give one number each, and not the same one."""
    for _, between, _ in _unlike(diff):
        left, right = ([a for a in side if a] for side in ([p.left for p in between], [p.right for p in between]))
        if len(left) != 1 or len(right) != 1:
            continue
        one, other = (find_numbers(side[0].exact) for side in (left, right))
        if len(one) == len(other) == 1 and (one[0].low, one[0].high) != (other[0].low, other[0].high):
            detail = f"“{left[0].exact}” in one print, “{right[0].exact}” in the other"
            yield Reason("other-number", left[0], right[0], detail)


def _unlike(diff: Diff) -> Iterator[tuple[DiffPart | None, list[DiffPart], DiffPart | None]]:
    """The stretches of a diff that are not shared, each with the shared run before and after it."""
    run: list[DiffPart] = []
    before: DiffPart | None = None
    for part in diff.parts:
        if part.op != "equal":
            run.append(part)
            continue
        yield before, run, part
        run, before = [], part
    yield before, run, None


def _holding(
    one: Side, marks: frozenset[str], anchors: Sequence[Anchor | None], before: Anchor | None, after: Anchor | None
) -> Anchor | None:
    """The first of some passages of a print that holds one of these words in a sentence with shared words beside it."""
    for anchor in anchors:
        for word in one.words:
            if anchor is None or word.folded not in marks or not anchor.start <= word.start < anchor.end:
                continue
            if word.folded in _NEED_CLAUSE and len(anchor.exact.split()) < _SHORTEST_CLAUSE:
                continue
            if (before is not None and not _BREAK.search(one.text[before.end : word.start])) or (
                after is not None and not _BREAK.search(one.text[word.end : after.start])
            ):
                return anchor
    return None
