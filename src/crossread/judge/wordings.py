"""One utterance in two wordings: where two prints of it, both between quotation marks, give different words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from crossread.align.word_diff import fold_word, word_diff, words_of
from crossread.judge.occasions import Occasions
from crossread.judge.refrains import is_refrain, sentence_at
from crossread.judge.reordered import find_reordered
from crossread.judge.written_alike import written_alike
from crossread.records.judged import Reason
from crossread.records.said import Diff, Quotation, SameQuotation
from crossread.records.text import Anchor, Report

_FEWEST_EQUAL = 3
_LONGEST_INSERTION = 4
_LONGEST_EDGE = 3
_LONGEST_READING = 7
_MOSTLY = 0.6
_NEARLY = 0.75  # where no four words run on unbroken
_TOLD_TWICE = 0.5
_GAP = re.compile(r"\.\.\.|…|\. \. \.")
_DASH = re.compile(r"\s*(?:--|—|–)")


@dataclass(frozen=True, slots=True)
class Wording:
    """Two parts of two prints that read differently; one reason a differing reading."""

    left: Anchor
    right: Anchor
    readings: tuple[Reason, ...]


def find_wordings(
    reports: Sequence[Report], same_quotations: Sequence[SameQuotation], quotations: Sequence[Sequence[Quotation]]
) -> tuple[Wording, ...]:
    """One utterance printed in two wordings, for each two prints of two reports that differ inside what both print.

    A print that only begins later, ends earlier or leaves a stretch out is shorter, not different.
    """
    by_id = {q.id: q for found in quotations for q in found}
    report = {r.id: r for r in reports}
    occasions = Occasions(reports)
    found: list[Wording] = []
    for same in same_quotations:
        if same.relation != "wording-differs":
            continue
        matched = {frozenset(a for a in (r.left, r.right)) for r in same.because if r.rule == "same-words"}
        prints = [by_id[i] for i in same.quotations if i in by_id and by_id[i].kind in ("direct", "partial")]
        for left, right in combinations(prints, 2):
            if left.report == right.report or frozenset((left.parts[0], right.parts[0])) not in matched:
                continue  # joined only through a third print
            if occasions.differ(left, right) or _said_better(left, right, prints):
                continue
            diff = word_diff(left, right, reports=(report[left.report], report[right.report]))
            found += _without_refrains(_by_parts(left, right, diff), report, quotations)
    return tuple(found)


def _without_refrains(
    wordings: Sequence[Wording], reports: Mapping[str, Report], quotations: Sequence[Sequence[Quotation]]
) -> list[Wording]:
    """Wordings without readings in a short sentence that the speaker says more than once."""
    kept = []
    for wording in wordings:
        readings = tuple(
            r
            for r in wording.readings
            if r.left is None or r.right is None or not _often_said((r.left, r.right), reports, quotations)
        )
        if readings:
            kept.append(replace(wording, readings=readings))
    return kept


def _often_said(
    places: tuple[Anchor, Anchor], reports: Mapping[str, Report], quotations: Sequence[Sequence[Quotation]]
) -> bool:
    return any(is_refrain(sentence_at(reports[place.report], place), quotations) for place in places)


def _said_better(left: Quotation, right: Quotation, prints: Sequence[Quotation]) -> bool:
    """Tell whether one of the two reports has another print that is nearer to the other's: somebody said it twice."""
    shorter, longer = sorted((left, right), key=lambda q: sum(len(p.exact) for p in q.parts))
    like = _likeness(shorter, longer)
    others = [q for q in prints if q.id not in (shorter.id, longer.id)]
    nearer = any(q.report == longer.report and _likeness(shorter, q) > like for q in others)
    # of the shorter's report only another telling of the same counts, not the sentence after it
    return nearer or any(
        q.report == shorter.report and _likeness(shorter, q) >= _TOLD_TWICE and _likeness(longer, q) > like
        for q in others
    )


def _likeness(left: Quotation, right: Quotation) -> float:
    """How nearly two prints are one run of words, 0 to 1."""
    lefts, rights = ([w.folded for w in words_of(q)] for q in (left, right))
    return SequenceMatcher(None, lefts, rights, autojunk=False).ratio()


def _by_parts(left: Quotation, right: Quotation, diff: Diff) -> list[Wording]:
    """One wording for every two parts that read differently; each reading is a reason."""
    by_parts: dict[tuple[Anchor, Anchor], list[Reason]] = {}
    moved = find_reordered(left, right)
    if moved is not None:
        return [Wording(moved.left, moved.right, (moved,)) for _ in (1,) if moved.left and moved.right]
    for a, b in _readings(left, right, diff):
        one, two = _part_of(left, a), _part_of(right, b)
        detail = f"between the marks: “{a.exact}” in one, “{b.exact}” in the other"
        by_parts.setdefault((one, two), []).append(Reason("wording-differs", a, b, detail))
    return [
        Wording(*parts, tuple(reasons))
        for parts, reasons in by_parts.items()
        if _mostly_equal(left, right, parts, diff)
    ]


def _mostly_equal(left: Quotation, right: Quotation, parts: tuple[Anchor, Anchor], diff: Diff) -> bool:
    """Tell whether two parts print one stretch of speech: most words of the shorter stand in the other."""
    equal = sum(
        len(p.left.exact.split())
        for p in diff.parts
        if p.left and p.right and (_part_of(left, p.left), _part_of(right, p.right)) == parts
    )
    shorter = min(len(a.exact.split()) for a in parts)
    longest = max((len(p.left.exact.split()) for p in diff.parts if p.left and p.right), default=0)
    return equal >= _FEWEST_EQUAL and equal >= (_MOSTLY if longest > _FEWEST_EQUAL else _NEARLY) * shorter


def _part_of(quotation: Quotation, place: Anchor) -> Anchor:
    return next((p for p in quotation.parts if p.start <= place.start < p.end), quotation.parts[0])


def _readings(left: Quotation, right: Quotation, diff: Diff) -> list[tuple[Anchor, Anchor]]:
    """Where two prints read differently beside words that both have, in one part of each.

    Left out are stretches that one print leaves away (at an end, a whole sentence, more than four words), words of which
    one side masks the letters, and one number in figures and in words.
    """
    equal = [n for n, part in enumerate(diff.parts) if part.op == "equal"]
    if sum(len(p.left.exact.split()) for p in diff.parts if p.op == "equal" and p.left) < _FEWEST_EQUAL:
        return []
    found = []
    for before, after in pairwise([None, *equal, None]):
        between = diff.parts[0 if before is None else before + 1 : len(diff.parts) if after is None else after]
        lefts = [p.left for p in between if p.left is not None]
        rights = [p.right for p in between if p.right is not None]
        edge = before is None or after is None
        if (
            not between
            or _is_omission(lefts, rights, edge=edge)
            or _masked(lefts, rights)
            or written_alike(lefts, rights)
            or any(_bracketed(q, words) or _masked_after(q, words) for q, words in ((left, lefts), (right, rights)))
            or _in_a_gap(left, right, diff, before, after)
            or _said_again(diff, before, after, lefts, rights)
            or _broken_off(left, right, lefts, rights)
        ):
            continue
        near = after if before is None else before
        beside = None if near is None else diff.parts[near]
        if beside is None or beside.left is None or beside.right is None:
            continue
        if _bracketed(left, [beside.left]) or _bracketed(right, [beside.right]):
            continue
        a, b = (lefts or [_last_word(beside.left)])[0], (rights or [_last_word(beside.right)])[0]
        if _part_of(left, a) == _part_of(left, beside.left) and _part_of(right, b) == _part_of(right, beside.right):
            found.append((a, b))
    return found


def _is_omission(lefts: Sequence[Anchor], rights: Sequence[Anchor], *, edge: bool) -> bool:
    """Tell whether one print is only shorter here: nothing stands against the words at an end, or against a sentence."""
    sizes = [sum(len(a.exact.split()) for a in side) for side in (lefts, rights)]
    if max(sizes) > _LONGEST_READING:
        return True
    if edge:
        return min(sizes) == 0 or max(sizes) > _LONGEST_EDGE
    sentence = any(re.search(r"[.!?…]", a.exact) for a in (*lefts, *rights))
    return min(sizes) == 0 and (max(sizes) > _LONGEST_INSERTION or sentence)


def _in_a_gap(left: Quotation, right: Quotation, diff: Diff, before: int | None, after: int | None) -> bool:
    """Tell whether one print marks a gap here, or is interrupted here and leaves words out at the seam."""
    if before is None or after is None:
        return False
    ends = diff.parts[before], diff.parts[after]
    for quotation, (one, two) in ((left, (ends[0].left, ends[1].left)), (right, (ends[0].right, ends[1].right))):
        if one is None or two is None:
            continue
        first, last = _part_of(quotation, one), _part_of(quotation, two)
        if first != last:
            if not any(
                one.end <= p.start < two.start
                for d in diff.parts[before:after]
                for p in (d.left, d.right)
                if p and p.report == one.report
            ):
                return True
        elif _GAP.search(first.exact[one.end - first.start : two.start - first.start]):
            return True
    return False


def _said_again(
    diff: Diff, before: int | None, after: int | None, lefts: Sequence[Anchor], rights: Sequence[Anchor]
) -> bool:
    """Tell whether one print only repeats the words before or after ("that, that"), as people do when they speak."""
    words = _folded(lefts or rights)
    if bool(lefts) == bool(rights) or not words:
        return False
    for at, beside in ((-len(words), before), (0, after)):
        part = None if beside is None else diff.parts[beside]
        run = _folded([a for a in (part.left, part.right) if a][:1]) if part else []
        if run[at : at + len(words) or None] == words:
            return True
    return False


def _broken_off(left: Quotation, right: Quotation, lefts: Sequence[Anchor], rights: Sequence[Anchor]) -> bool:
    """Tell whether one print keeps a start that the speaker broke off ("before -- in testimony") and the other does not."""
    if bool(lefts) == bool(rights):
        return False
    quotation, words = (left, lefts) if lefts else (right, rights)
    return any(
        _DASH.match(p.exact[words[-1].end - p.start :]) for p in quotation.parts if p.start <= words[-1].start < p.end
    )


def _folded(anchors: Sequence[Anchor]) -> list[str]:
    return [fold_word(match) for a in anchors for match in re.findall(r"[\w’']+", a.exact)]


def _bracketed(quotation: Quotation, words: Sequence[Anchor]) -> bool:
    """Tell whether the words stand in square brackets: the editor's, not the speaker's."""
    for part in quotation.parts:
        for match in re.finditer(r"\[[^\]]*\]", part.exact):
            start, end = part.start + match.start(), part.start + match.end()
            if any(start <= a.start and a.end <= end for a in words):
                return True
    return False


def _masked_after(quotation: Quotation, words: Sequence[Anchor]) -> bool:
    """Tell whether a word goes on in marks that stand for letters ("bl---")."""
    return any(
        re.match(r"[-*_]{2,}", part.exact[a.end - part.start :])
        for part in quotation.parts
        for a in words
        if part.start <= a.start and a.end <= part.end
    )


def _masked(lefts: Sequence[Anchor], rights: Sequence[Anchor]) -> bool:
    """Tell whether letters are masked, or one side is initials of the other ("KKK")."""
    words = ["".join(a.exact for a in side if a).split() for side in (lefts, rights)]
    initials = ["".join(w[0] for w in side if w[:1].isalpha()).lower() for side in (words[0], words[1])]
    plain = [re.sub(r"\W", "", "".join(side)).lower() for side in words]
    if (len(initials[0]) > 1 and initials[0] == plain[1]) or (len(initials[1]) > 1 and initials[1] == plain[0]):
        return True
    return any(re.search(r"\w[-*_]{2,}", a.exact) for a in (*lefts, *rights))


def _last_word(anchor: Anchor) -> Anchor:
    word = anchor.exact.split()[-1]
    return Anchor(anchor.report, anchor.end - len(word), anchor.end, word)
