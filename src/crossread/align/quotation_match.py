"""Whether two prints are one utterance, and in which relation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from crossread.align.quotation_prints import Print, Wording, mask_of, weight_of
from crossread.align.quotation_words import quotation_words
from crossread.align.rewordings import is_reworded, share_content
from crossread.align.voices import can_be_one_voice, one_voice, voice_keys
from crossread.records.said import SameRelation

GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]|\. \. \.")
_SLIP = 2  # words
_LEAST_SHARE = 0.6  # of the shorter print's words by weight (quotations across outlets: probe, 2026, used the same share unweighted)
_LEAST_SHARE_RUN = 0.45  # enough where six words run on unbroken and five in all tell something
_LEAST_SAME_VOICE = 0.7  # of the longer print's words, small ones counted, where both name one speaker
_SHORTEST_PART = 5  # words


@dataclass(frozen=True, slots=True)
class Match:
    """Two prints taken for one utterance."""

    left: Print
    right: Print
    relation: SameRelation
    share: float


def pairs_to_match(prints: Sequence[Print]) -> Iterator[tuple[Print, Print]]:
    """Pairs of prints of two reports that share a telling word, may share a masked one, or may be one speaker's, who may say a thing
    in two ways; in order. Of a story's pairs most do not.
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(prints):
        for key in (*one.telling, *voice_keys(one.quotation)):
            by_key[key].append(n)
    masked = [n for n, one in enumerate(prints) if one.masked]
    for i, left in enumerate(prints):
        near = {j for key in (*left.telling, *voice_keys(left.quotation)) for j in by_key[key]}
        others = range(len(prints)) if left.masked else near.union(masked)
        for j in sorted(j for j in others if j > i):
            right = prints[j]
            if left.report.id != right.report.id and not _nothing_shared(left, right):
                yield left, right


def match_prints(left: Print, right: Print, weights: Mapping[str, float]) -> Match | None:
    """Whether two prints are one utterance, and in which relation; of prints in several parts one part may do."""
    whole = _match_words(left, right, left.whole, right.whole, weights)
    if whole is not None or max(len(left.quotation.parts), len(right.quotation.parts)) == 1:
        return whole
    by_part = (
        _match_words(left, right, a, b, weights)
        for a in left.parts
        for b in right.parts
        if min(len(a.words), len(b.words)) >= _SHORTEST_PART
    )
    return max((m for m in by_part if m is not None), key=lambda m: m.share, default=None)


def _nothing_shared(left: Print, right: Print) -> bool:
    """Whether two prints have not one telling word in common and are not one speaker's, who may say a thing in two ways: most pairs."""
    if left.masked or right.masked or not left.telling.isdisjoint(right.telling):
        return False
    return not one_voice(left.quotation, right.quotation)


def _match_words(left: Print, right: Print, one: Wording, other: Wording, weights: Mapping[str, float]) -> Match | None:
    a, b = one.words, other.words
    if one.telling.isdisjoint(other.telling) and a != b and not share_content(left.terms, right.terms):
        return None
    agreed = one_voice(left.quotation, right.quotation)
    lighter = max(0.01, min(one.weight, other.weight))
    if not (agreed or left.masked or right.masked) and _sum_held(a, other.held, weights) < _LEAST_SHARE_RUN * lighter:
        return None  # in order it can only be less: spared are the costly steps
    blocks = _blocks(a, b)
    matched = [a[i + k] for i, _, n in blocks for k in range(n)]
    share = weight_of(matched, weights) / lighter
    telling = sum(w not in quotation_words().light for w in matched)
    longest = max((n for _, _, n in blocks), default=0)
    if not _enough(a, b, share, telling, longest=longest) and not (
        agreed and (_nearly_all(a, b) or is_reworded(left.terms, right.terms))
    ):
        return None
    agreed = agreed or can_be_one_voice(
        left.quotation,
        right.quotation,
        shorter=min(len(a), len(b)),
        longest=longest,
        sure=telling >= 6 and share >= 0.9,
        same_words=a == b,
    )
    if not agreed or not _same_occasion(left, right, same_words=a == b):
        return None
    return Match(left, right, _relation(left, right, a, b, len(matched)), share)


def _same_occasion(left: Print, right: Print, *, same_words: bool) -> bool:
    """Whether nothing speaks against one occasion: not one inside another quotation, no other month or year named beside it."""
    apart = left.occasion and right.occasion and not left.occasion & right.occasion
    return same_words or not (left.nested != right.nested or apart)


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words in the same order; a masked word equals the word it can stand for."""
    masked = {m for w in (*a, *b) if (m := mask_of(w))}
    fold = [
        [w[0] + "*" + w[-1] if masked and len(w) > 3 and w[0] + "*" + w[-1] in masked else w for w in side]
        for side in (a, b)
    ]
    return [(i, j, n) for i, j, n in SequenceMatcher(None, fold[0], fold[1], autojunk=False).get_matching_blocks() if n]


def _sum_held(words: Sequence[str], held: frozenset[str], weights: Mapping[str, float]) -> float:
    """The weight of those words that the other side has, wherever they stand; a little more than it is, for rounding."""
    return sum([weights.get(w, 1.0) for w in words if w in held]) + 1e-9


def _enough(a: Sequence[str], b: Sequence[str], share: float, telling: int, *, longest: int) -> bool:
    """Whether the words in common are too many for chance: all of a short print in one run, or most of a longer one."""
    shorter = min(len(a), len(b))
    if list(a) == list(b):
        return telling >= 1
    if longest == shorter:
        return telling >= 2 or (telling == 1 and shorter >= 2)
    if shorter < 5:
        return share >= 0.8 and telling >= 2 and longest >= 2
    return (share >= _LEAST_SHARE and telling >= 3) or (share >= _LEAST_SHARE_RUN and telling >= 5 and longest >= 6)


def _nearly_all(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a sentence of one speaker is the other with a word or two put otherwise ("I never saw him", "I have not seen him"):
    counted by all words, small ones too, words of one meaning as one, and with something told in common.
    """
    alike = quotation_words().alike
    one, other = ([alike.get(w, w) for w in side] for side in (a, b))
    matched = [one[i + k] for i, _, n in _blocks(one, other) for k in range(n)]
    return (
        len(matched) >= _LEAST_SAME_VOICE * max(len(a), len(b))
        and sum(w not in quotation_words().light for w in matched) >= 2
    )


def _relation(left: Print, right: Print, a: Sequence[str], b: Sequence[str], matched: int) -> SameRelation:
    """How two prints differ."""
    if list(a) == list(b):
        texts = [" ".join(part.exact for part in p.quotation.parts) for p in (left, right)]
        return "identical" if texts[0] == texts[1] else "punctuation"
    if matched < min(len(a), len(b)) or _drops_inside(left, right, a, b):
        return "wording-differs"
    return "truncated"


def _drops_inside(left: Print, right: Print, a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the shorter print lacks a word or two in the midst of what it gives, with no mark of a gap: a slip of the ear,
    not a cut.
    """
    shorter, longer = (left, right) if len(a) < len(b) else (right, left)
    if any(GAP.search(part.exact) for one in (shorter, longer) for part in one.quotation.parts):
        return False  # a cut that is marked, or words that an editor put in brackets
    if len(shorter.quotation.parts) > 1:
        return False
    blocks = _blocks(*sorted((a, b), key=len))
    return any(0 < after[1] - before[1] - before[2] <= _SLIP for before, after in pairwise(blocks))
