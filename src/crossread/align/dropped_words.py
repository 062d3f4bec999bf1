"""Words that turn an utterance round where only one print has them: conditions and negations, in a sentence that both print."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.align.word_diff import Word
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


@cache
def _marks() -> Mapping[str, frozenset[str]]:
    """The word lists by the rule they are for, from `data/quotation_words.toml`."""
    data = tomllib.loads(files("crossread.align").joinpath("data", "quotation_words.toml").read_text(encoding="utf-8"))
    lists = {"dropped-negation": "negations", "dropped-condition": "conditions"}
    return {rule: frozenset(data[name].split()) for rule, name in lists.items()}


def dropped_words(diff: Diff, one: Side, other: Side) -> Iterator[Reason]:
    """A condition or a negation that only one print has, where the other has none of its kind at that place.

    Sentences that only one report prints at all do not count; nor do as many negations on both sides, put elsewhere.
    """
    for before, between, after in _unlike(diff):
        lefts = [p.left for p in between], before.left if before else None, after.left if after else None
        rights = [p.right for p in between], before.right if before else None, after.right if after else None
        for rule, marks in _marks().items():
            if rule == "dropped-negation" and one.count(marks) == other.count(marks):
                continue
            left, right = _holding(one, marks, *lefts), _holding(other, marks, *rights)
            held = left or right
            if held is not None and (left is None or right is None):
                yield Reason(rule, left, right, f"only one print has “{held.exact}”")


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
