"""Which word diffs of one utterance are worth a look: other words in one place, or words left out that turn it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from crossread.records.judged import Reason
from crossread.records.said import Diff, DiffPart, SameQuotation
from crossread.tell.lookup import Lookup

_TURNS = ("dropped-condition", "dropped-negation", "other-number")
_LONGEST_EDGE = 3


def diffs_across(look: Lookup, same: SameQuotation) -> tuple[Diff, ...]:
    """The word diffs whose two prints stand in two reports; a report's own two sentences are no two wordings."""
    return tuple(d for d in same.diff if _report(look, d.left) != _report(look, d.right))


def is_reworded(diff: Diff) -> bool:
    """Whether both prints have words of their own in one place: between words that they share or, a few only, at an end.

    A print that begins later and goes on longer than the other has other sentences, not other words.
    """
    equal = [n for n, part in enumerate(diff.parts) if part.op == "equal"]
    for before, after in pairwise([-1, *equal, len(diff.parts)]):
        between = diff.parts[before + 1 : after]
        sides = [_count(between, side) for side in ("only-left", "only-right")]
        edge = before < 0 or after == len(diff.parts)
        if all(sides) and (not edge or max(sides) <= _LONGEST_EDGE):
            return True
    return not equal and {part.op for part in diff.parts} >= {"only-left", "only-right"}


def turns(same: SameQuotation, diff: Diff) -> Iterator[Reason]:
    """The reasons of an utterance that hold for these two prints: a condition, a negation, a number that one of them lacks."""
    alone = [a for part in diff.parts if part.op != "equal" for a in (part.left, part.right) if a is not None]
    for reason in same.because:
        places = [a for a in (reason.left, reason.right) if a is not None]
        if reason.rule in _TURNS and all(any(p.meets(a) for a in alone) for p in places):
            yield reason


def _report(look: Lookup, quotation: str) -> str:
    held = look.quotations.get(quotation)
    return held.report if held else quotation


def _count(parts: Sequence[DiffPart], op: str) -> int:
    sides = (part.left or part.right for part in parts if part.op == op)
    return sum(len(anchor.exact.split()) for anchor in sides if anchor is not None)
