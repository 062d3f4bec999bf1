"""One utterance in several prints: quotations of different reports matched by speaker and words, and how the prints differ."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from crossread.align.dropped_words import Side, dropped_words, other_numbers
from crossread.align.quotation_words import quotation_words
from crossread.align.rewordings import Term, is_reworded, share_content, terms_of
from crossread.align.voices import can_be_one_voice, one_voice, voice_keys
from crossread.align.word_diff import Word, word_diff, words_of
from crossread.annotate.annotated import Annotated
from crossread.records.judged import Reason
from crossread.records.names import content_id
from crossread.records.said import Quotation, SameQuotation, SameRelation
from crossread.records.text import Report

_GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]|\. \. \.")
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|last (?:month|year|week)|earlier this (?:month|year)|(?:19|20)\d\d)\b"
)
_SLIP = 2  # words
_RANK: tuple[SameRelation, ...] = ("identical", "punctuation", "truncated", "wording-differs")
_LEAST_SHARE = 0.6  # of the shorter print's words by weight (quotations across outlets: probe, 2026, used the same share unweighted)
_LEAST_SHARE_RUN = 0.45  # enough where six words run on unbroken and five in all tell something
_LEAST_SAME_VOICE = 0.7  # of the longer print's words, small ones counted, where both name one speaker
_SHORTEST_PART = 5  # words
_LEAST_SHARE_REPORTED = 0.7


@dataclass(frozen=True, slots=True)
class _Wording:
    """Folded words in order, all of them and those that tell something without order, and how much they weigh together."""

    words: tuple[str, ...]
    held: frozenset[str]
    telling: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Print:
    """One quotation with its words, in its `whole` and by part, those that tell something, whether one has letters masked, its terms,
    the dated occasions named beside it, whether it stands inside another printed quotation (`nested`), and whether it is reported speech
    that holds quoted fragments (`mixed`).
    """

    report: Report
    quotation: Quotation
    words: tuple[Word, ...]
    whole: _Wording
    parts: tuple[_Wording, ...]
    telling: frozenset[str]
    masked: bool
    terms: tuple[Term, ...]
    occasion: frozenset[str]
    nested: bool
    mixed: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """Two prints taken for one utterance."""

    left: _Print
    right: _Print
    relation: SameRelation
    share: float


def align_quotations(
    reports: Sequence[Annotated], quotations: Sequence[Sequence[Quotation]]
) -> tuple[SameQuotation, ...]:
    """Find the utterances that several reports print, with a word diff of each print against the first.

    Two prints are one utterance when the speakers can be the same, enough of the shorter one's words, weighted by how rare they are in
    the story, stand in the other in the same order, and the reporting clauses do not name different occasions. A quotation in one
    report that another only reports is kept as a group of its own ("quoted-reported").
    """
    words = [[words_of(q) for q in found] for found in quotations]
    weights = _weights([said for found in words for said in found])
    prints = [
        p
        for one, found, said in zip(reports, quotations, words, strict=True)
        for p in _prints(one, found, said, weights)
    ]
    quoted = [p for p in prints if p.quotation.kind != "indirect" and p.words]
    matches = [m for left, right in _pairs(quoted) if (m := _match(left, right, weights)) is not None]
    same = [_same(group, matches) for group in _groups(matches)]
    reported = [p for p in prints if p.quotation.kind == "indirect" and len(p.words) > 3 and not p.mixed]
    return tuple(sorted([*same, *_reported(quoted, reported, weights)], key=lambda s: s.quotations))


def _prints(
    annotated: Annotated,
    quotations: Sequence[Quotation],
    said: Sequence[tuple[Word, ...]],
    weights: Mapping[str, float],
) -> Iterator[_Print]:
    """The quotations of one report with what matching looks at."""
    report = annotated.report
    printed = {q.id for q in quotations if q.kind != "indirect"}
    holders = {q.within for q in quotations if q.within is not None}
    for quotation, words in zip(quotations, said, strict=True):
        start, end = quotation.parts[0].start, quotation.parts[-1].end
        if quotation.cue is not None:
            start, end = min(start, quotation.cue.start), max(end, quotation.cue.end)
        outside = " ".join(report.text[s.start : s.end] for s in annotated.sentences if s.start < end and s.end > start)
        for part in quotation.parts:
            outside = outside.replace(part.exact, " ")
        occasion = frozenset(m.group() for m in _MONTHS.finditer(outside))
        terms = () if quotation.kind == "indirect" else terms_of(annotated, words)
        whole = _wording([w.folded for w in words], weights)
        parts = [[w.folded for w in words if w.part == n] for n in range(len(quotation.parts))]
        cut = tuple(_wording(part, weights) for part in parts) if len(parts) > 1 else (whole,)
        telling, masked = whole.held - quotation_words().light, any(_mask(word) for word in whole.held)
        nested, mixed = quotation.within in printed, quotation.id in holders
        yield _Print(report, quotation, words, whole, cut, telling, masked, terms, occasion, nested, mixed)


def _wording(words: Sequence[str], weights: Mapping[str, float]) -> _Wording:
    return _Wording(tuple(words), frozenset(words), _telling(words), _sum(words, weights))


def _weights(said: Sequence[Sequence[Word]]) -> Mapping[str, float]:
    """How much a word tells: by how few of the story's quotations hold it; light words tell next to nothing."""
    held = Counter(w for words in said for w in {word.folded for word in words})
    return {
        w: 0.15 if w in quotation_words().light else 1 + math.log((1 + len(said)) / (1 + n)) / 3
        for w, n in held.items()
    }


def _pairs(prints: Sequence[_Print]) -> Iterator[tuple[_Print, _Print]]:
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


def _match(left: _Print, right: _Print, weights: Mapping[str, float]) -> _Match | None:
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


def _nothing_shared(left: _Print, right: _Print) -> bool:
    """Whether two prints have not one telling word in common and are not one speaker's, who may say a thing in two ways: most pairs."""
    if left.masked or right.masked or not left.telling.isdisjoint(right.telling):
        return False
    return not one_voice(left.quotation, right.quotation)


def _match_words(
    left: _Print, right: _Print, one: _Wording, other: _Wording, weights: Mapping[str, float]
) -> _Match | None:
    a, b = one.words, other.words
    if one.telling.isdisjoint(other.telling) and a != b and not share_content(left.terms, right.terms):
        return None
    agreed = one_voice(left.quotation, right.quotation)
    lighter = max(0.01, min(one.weight, other.weight))
    if not (agreed or left.masked or right.masked) and _sum_held(a, other.held, weights) < _LEAST_SHARE_RUN * lighter:
        return None  # in order it can only be less: spared are the costly steps
    blocks = _blocks(a, b)
    matched = [a[i + k] for i, _, n in blocks for k in range(n)]
    share = _sum(matched, weights) / lighter
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
    return _Match(left, right, _relation(left, right, a, b, len(matched)), share)


def _same_occasion(left: _Print, right: _Print, *, same_words: bool) -> bool:
    """Whether nothing speaks against one occasion: not one inside another quotation, no other month or year named beside it."""
    apart = left.occasion and right.occasion and not left.occasion & right.occasion
    return same_words or not (left.nested != right.nested or apart)


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The words that tell something, those with letters masked ("f-----g") by their first and last letter."""
    light = quotation_words().light
    return frozenset(
        [*(_mask(w) or w for w in words if w not in light), *(w[0] + "*" + w[-1] for w in words if len(w) > 3)]
    )


@lru_cache(maxsize=20_000)
def _mask(word: str) -> str | None:
    """A word with masked letters as first letter, star, last letter."""
    return word[0] + "*" + word[-1] if re.fullmatch(r"[a-z][-*_]{2,}[a-z]*", word) else None


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words in the same order; a masked word equals the word it can stand for."""
    masked = {m for w in (*a, *b) if (m := _mask(w))}
    fold = [
        [w[0] + "*" + w[-1] if masked and len(w) > 3 and w[0] + "*" + w[-1] in masked else w for w in side]
        for side in (a, b)
    ]
    return [(i, j, n) for i, j, n in SequenceMatcher(None, fold[0], fold[1], autojunk=False).get_matching_blocks() if n]


def _sum(words: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(w, 1.0) for w in words)


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


def _relation(left: _Print, right: _Print, a: Sequence[str], b: Sequence[str], matched: int) -> SameRelation:
    """How two prints differ."""
    if list(a) == list(b):
        texts = [" ".join(part.exact for part in p.quotation.parts) for p in (left, right)]
        return "identical" if texts[0] == texts[1] else "punctuation"
    if matched < min(len(a), len(b)) or _drops_inside(left, right, a, b):
        return "wording-differs"
    return "truncated"


def _drops_inside(left: _Print, right: _Print, a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the shorter print lacks a word or two in the midst of what it gives, with no mark of a gap: a slip of the ear,
    not a cut.
    """
    shorter, longer = (left, right) if len(a) < len(b) else (right, left)
    if any(_GAP.search(part.exact) for one in (shorter, longer) for part in one.quotation.parts):
        return False  # a cut that is marked, or words that an editor put in brackets
    if len(shorter.quotation.parts) > 1:
        return False
    blocks = _blocks(*sorted((a, b), key=len))
    return any(0 < after[1] - before[1] - before[2] <= _SLIP for before, after in pairwise(blocks))


def _groups(matches: Sequence[_Match]) -> Iterator[list[_Print]]:
    """Prints that hang together by matches, in the order of the reports."""
    group_of: dict[str, list[_Print]] = {}
    for match in sorted(matches, key=lambda m: -m.share):
        left = group_of.get(match.left.quotation.id, [match.left])
        right = group_of.get(match.right.quotation.id, [match.right])
        if left is right:
            continue
        for one in (joined := [*left, *right]):
            group_of[one.quotation.id] = joined
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group


def _same(group: list[_Print], matches: Sequence[_Match]) -> SameQuotation:
    """The record of one utterance: every print is compared with the longest, the earlier report on the left."""
    order = {p.report.id: n for n, p in enumerate(sorted(group, key=lambda p: p.report.label))}
    group = sorted(group, key=lambda p: (order[p.report.id], p.quotation.parts[0].start))
    longest = max(group, key=lambda p: (len(p.words), -order[p.report.id]))
    sides = [(p, longest) if _leads(p, longest, order) else (longest, p) for p in group if p is not longest]
    ids = {p.quotation.id for p in group}
    inner = [m for m in matches if m.left.quotation.id in ids and m.right.quotation.id in ids]
    relation = max((m.relation for m in inner), key=_RANK.index)
    diffs = tuple(word_diff(a.quotation, b.quotation, reports=(a.report, b.report)) for a, b in sides)
    because = tuple(reason for m in inner for reason in _reasons(m)) + tuple(
        r
        for d, (a, b) in zip(diffs, sides, strict=True)
        for r in (*dropped_words(d, _side(a), _side(b)), *other_numbers(d))
    )
    quotations = tuple(p.quotation.id for p in group)
    return SameQuotation(content_id("same", *sorted(quotations)), quotations, relation, diffs, because)


def _side(one: _Print) -> Side:
    return Side(one.report.text, one.words)


def _leads(one: _Print, other: _Print, order: Mapping[str, int]) -> bool:
    """Whether a print comes before another, by report and then by place."""
    places = [(order[p.report.id], p.quotation.parts[0].start) for p in (one, other)]
    return places[0] < places[1]


def _reasons(match: _Match) -> Iterator[Reason]:
    """Why two prints were taken for one, and whether a gap between them is marked."""
    left, right = match.left.quotation, match.right.quotation
    ends = left.parts[0], right.parts[0]
    yield Reason("same-words", *ends, f"{match.share:.2f} of the shorter print's words, by weight, in the same order")
    if left.speaker.actor != right.speaker.actor:
        yield Reason(
            "speakers-differ", left.speaker.mention, right.speaker.mention, "the reports do not name one speaker alike"
        )
    if match.relation == "truncated":
        shorter = left if len(match.left.words) < len(match.right.words) else right
        marked = any(_GAP.search(part.exact) for part in shorter.parts)
        yield Reason(
            "gap-marked" if marked else "gap-unmarked",
            *ends,
            "one print leaves words out" + (" and says so" if marked else " without saying so"),
        )


def _reported(
    quoted: Sequence[_Print], reported: Sequence[_Print], weights: Mapping[str, float]
) -> Iterator[SameQuotation]:
    """Quotations of one report that another gives in its own words, by the same speaker."""
    for left in quoted:
        if left.quotation.kind == "term" or sum(w.folded not in quotation_words().light for w in left.words) < 3:
            continue
        for right in reported:
            if right.report.id == left.report.id or left.quotation.speaker.actor is None:
                continue
            if left.quotation.speaker.actor != right.quotation.speaker.actor:
                continue
            a, b = {w.folded for w in left.words}, {w.folded for w in right.words}
            share = _sum(sorted(a & b), weights) / max(0.01, min(_sum(sorted(a), weights), _sum(sorted(b), weights)))
            if share < _LEAST_SHARE_REPORTED or sum(w not in quotation_words().light for w in a & b) < 3:
                continue
            pair = (left, right) if left.report.label <= right.report.label else (right, left)
            diff = word_diff(pair[0].quotation, pair[1].quotation, reports=(pair[0].report, pair[1].report))
            reason = Reason(
                "quoted-reported",
                left.quotation.parts[0],
                right.quotation.parts[0],
                f"{share:.2f} of the shorter one's words, by weight",
            )
            ids = (pair[0].quotation.id, pair[1].quotation.id)
            yield SameQuotation(content_id("same", *sorted(ids)), ids, "quoted-reported", (diff,), (reason,))
