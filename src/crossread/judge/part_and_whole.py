"""Whether two counts of one noun are of two sets of things by their own words: some of them, one of two kinds, a number that is a name."""

import re
from collections.abc import Sequence

from crossread.align.words import are_related, stem
from crossread.judge.figure_values import representative
from crossread.judge.lexicon import words
from crossread.records.told import Figure

_SOME_OF = re.compile(r"(?i)[\w,.-]+ of (?:the|his|her|its|their|our|those|these|[\w’']+['’]s?)\b")
_ALIKE = 5  # first letters that make two words one


def of_two_sets(left: Figure, right: Figure) -> bool:
    """Tell whether the smaller count is of one of the groups that the larger names ("Somali and Yemeni pirates"), or the two are of
    two kinds ("fire trucks", "ladder trucks"), or a number names what it stands before ("a 911 caller").
    """
    if {left.unit, right.unit} & words("outcomes", "numbered"):
        return True
    few, all_ = (_after_number(f) for f in sorted((left, right), key=lambda f: abs(representative(f))))
    if "and" in all_ and set(few) < set(all_):
        return True
    return _two_kinds(few[:-1], all_[:-1])


def is_some_of(low: Figure, high: Figure, *, narrower: bool) -> bool:
    """Tell whether the smaller of two counts is of some of them by "of" ("five of the children"), or, where `narrower` words are
    asked for, by a word more ("active cadets").
    """
    if _SOME_OF.match(low.anchor.exact) and not _SOME_OF.match(high.anchor.exact):
        return True
    few, all_ = ({stem(w) for w in _after_number(f)} for f in (low, high))
    return narrower and all_ < few


def _after_number(figure: Figure) -> list[str]:
    return figure.anchor.exact[figure.number.end - figure.anchor.start :].lower().split()


def _two_kinds(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one and other) and not any(are_related(a, b) or a[:_ALIKE] == b[:_ALIKE] for a in one for b in other)
