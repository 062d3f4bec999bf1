"""One utterance whose words two prints give in another order: "from the first minute we …", "we … from the first minute"."""

from collections import Counter
from difflib import SequenceMatcher

from crossread.align.quotation_words import quotation_words
from crossread.align.word_diff import words_of
from crossread.records.judged import Reason
from crossread.records.said import Quotation

_SHORTEST, _LONGEST = 5, 40  # words
_SHARED = 0.7  # share of the shorter print's words that the other has in any order
_IN_ORDER = 0.6  # likeness in one order from which reading word by word tells more
_LEAST_RUN = 3  # words that moved together


def find_reordered(left: Quotation, right: Quotation) -> Reason | None:
    """The two prints, each of one part, if most words are the same and a run of them stands elsewhere; else None."""
    if len(left.parts) > 1 or len(right.parts) > 1:
        return None
    lefts, rights = ([w.folded for w in words_of(q)] for q in (left, right))
    fewest, most = sorted((len(lefts), len(rights)))
    if fewest < _SHORTEST or most > _LONGEST or most > fewest / _SHARED:
        return None
    shared = Counter(lefts) & Counter(rights)
    if (
        shared.total() < _SHARED * fewest
        or sum(word not in quotation_words().light for word in shared) < _LEAST_RUN - 1
    ):
        return None
    matcher = SequenceMatcher(None, lefts, rights, autojunk=False)
    if matcher.ratio() >= _IN_ORDER:
        return None
    longest = max((block.size for block in matcher.get_matching_blocks()), default=0)
    if longest < _LEAST_RUN:
        return None
    detail = "between the marks: the same words in another order, some of them other words"
    return Reason("wording-differs", left.parts[0], right.parts[0], detail)
