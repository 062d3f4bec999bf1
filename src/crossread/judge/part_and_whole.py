"""Whether two counts of one noun are of two sets of things by their own words: some of them, one of two kinds, a number that is a name."""

import re
from collections.abc import Sequence
from itertools import combinations

from crossread.align.words import are_related, stem
from crossread.annotate.annotated import Annotated
from crossread.judge.figure_evidence import counted_words
from crossread.judge.figure_values import representative
from crossread.judge.lexicon import words
from crossread.records.told import Figure

_SOME_OF = re.compile(r"(?i)[\w,.-]+ of (?:the|his|her|its|their|our|those|these|[\w’']+['’]s?)\b")
_MOST_PARTS = 8  # counts of one sentence that are added up
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


def is_sum(part: tuple[Annotated, Figure, Sequence[Figure]], whole: Figure) -> bool:
    """Tell whether a count and one or two others of its sentence (the report's figures are given) make up the other report's: "two women
    and one man" are three people, "seven rifles, two other rifles" are nine.
    """
    one, figure, figures = part
    tokens = one.tokens_in(figure.number.start, figure.number.end)
    if not tokens or figure.min is None or figure.min != figure.max or whole.min is None or whole.min != whole.max:
        return False
    here, rest = one.sentence_of(tokens[0].i), whole.min - figure.min
    others = {
        f.number.start: f.min
        for f in figures
        if _beside(f, figure) and f.min is not None and f.min == f.max and here.start <= f.number.start < here.end
    }
    others.pop(figure.number.start, None)
    counts = list(others.values())[:_MOST_PARTS]
    return rest > 0 and any(sum(chosen) == rest for n in (1, 2) for chosen in combinations(counts, n))


def _beside(one: Figure, other: Figure) -> bool:
    """Tell whether two counts of one sentence are of one noun, or of people, under one verb: the killed and the hurt do not add up."""
    people = counted_words()["people"]
    of_one = one.unit == other.unit or (one.unit in people and other.unit in people)
    return one.kind == "count" and of_one and one.predicate == other.predicate


def _after_number(figure: Figure) -> list[str]:
    return figure.anchor.exact[figure.number.end - figure.anchor.start :].lower().split()


def _two_kinds(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one and other) and not any(are_related(a, b) or a[:_ALIKE] == b[:_ALIKE] for a in one for b in other)
