"""The same words between quotation marks in the mouths of two people who are both named, wherever they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from crossread.align.word_diff import words_of
from crossread.annotate.cast import Cast
from crossread.judge.findings import Finding, clash
from crossread.judge.lexicon import words
from crossread.judge.names import names_meet
from crossread.records.said import Actor, Quotation, SameQuotation
from crossread.records.text import Anchor

_FULL_NAME = 2  # words
_FEWEST = 4  # words of both prints
_SAME = 0.9
_SHARED = 0.6  # of the words of the longer of two prints, in any order
_RAREST = 4  # words of a quotation by which its like is looked for
_SHORT = 5  # words that must all be the same
_LONG, _NEARLY = 7, 0.68  # words of the shorter print, and likeness from which so many words are no chance


def find_two_voices(
    casts: Sequence[Cast], same_quotations: Sequence[SameQuotation], quotations: Sequence[Sequence[Quotation]]
) -> Iterator[Finding]:
    """Yield a finding for each two prints of one utterance, or of nearly one, that two reports give to two named people.

    Left out are words quoted within another's, and speakers of whom one speaks for the other ("Jones spokeswoman Ann Smith").
    """
    known = {a.id: a for cast in casts for a in cast.actors}
    by_id = {q.id: q for found in quotations for q in found}
    order = {name: n for n, name in enumerate(by_id)}
    borrowed = {q.id for found in quotations for q in found if has_borrowed_speaker(q, found)}
    told = {frozenset(pair) for same in same_quotations for pair in combinations(same.quotations, 2)}
    likely = dict.fromkeys(told, _SAME) | dict.fromkeys(_neighbours(quotations) - told, _NEARLY)
    for pair, least in sorted(likely.items(), key=lambda item: sorted(item[0])):
        left, right = sorted((by_id[name] for name in pair), key=lambda q: order[q.id])
        if left.report == right.report or any(_quoted_by_another(q, by_id) or q.id in borrowed for q in (left, right)):
            continue
        finding = two_voices(left, right, known)
        if finding is not None and _alike(left, right) >= least:
            yield finding


def _neighbours(quotations: Sequence[Sequence[Quotation]]) -> set[frozenset[str]]:
    """Pairs of quotations of the same words, and of long ones that share one of their rarest words in the story."""
    texts = {q.id: {w.folded for w in words_of(q)} for found in quotations for q in found if q.kind != "indirect"}
    held = Counter(word for said in texts.values() for word in said)
    by_word: dict[str, list[str]] = defaultdict(list)
    by_all: dict[frozenset[str], list[str]] = defaultdict(list)
    for name, said in texts.items():
        if len(said) >= _SHORT:
            by_all[frozenset(said)].append(name)
        if len(said) >= _LONG:
            for word in sorted(said, key=lambda w: (held[w], w))[:_RAREST]:
                by_word[word].append(name)
    same = {frozenset(pair) for names in by_all.values() for pair in combinations(names, 2)}
    return same | {
        frozenset((a, b))
        for names in by_word.values()
        for a, b in combinations(names, 2)
        if len(texts[a] & texts[b]) >= _SHARED * max(len(texts[a]), len(texts[b]))
    }


def two_voices(left: Quotation, right: Quotation, known: Mapping[str, Actor]) -> Finding | None:
    """The finding that two like quotations are two people's, if both are named and neither speaks for the other."""
    if "indirect" in (left.kind, right.kind):
        return None
    if {left.speaker.known_by, right.speaker.known_by} - {"name", "short-name"}:
        return None
    x, y = (known.get(q.speaker.actor or "") for q in (left, right))
    if x is None or y is None or x.id == y.id or x.kind != "person" or y.kind != "person" or names_meet(x.name, y.name):
        return None
    if min(len(x.name.split()), len(y.name.split())) < _FULL_NAME or not (_is_said(left) and _is_said(right)):
        return None  # a surname alone may be of an office or a house; what somebody wrote may be read out by another
    if speaks_for(left, y.name) or speaks_for(right, x.name):
        return None
    ends = [q.speaker.mention or q.parts[0] for q in (left, right)]
    return _finding(ends[0], ends[1], x.name, y.name)


def _quoted_by_another(quotation: Quotation, by_id: Mapping[str, Quotation]) -> bool:
    """Tell whether words stand inside another printed quotation, as what somebody says that somebody said."""
    holder = by_id.get(quotation.within or "")
    return holder is not None and holder.kind != "indirect"


def has_borrowed_speaker(quotation: Quotation, others: Sequence[Quotation]) -> bool:
    """Tell whether a quotation is given to the speaker of the one before it, by that one's reporting words: the next one, whose
    speaker is named behind it, may go on from it.
    """
    if quotation.cue is None:
        return False
    own, first = quotation.cue, quotation.parts[0].start
    return own.end <= first and any(
        q.cue == own and q.id != quotation.id and q.parts[0].start < own.start for q in others if q.kind != "indirect"
    )


def _is_said(quotation: Quotation) -> bool:
    """Tell whether a quotation is a whole sentence, or hangs on a verb of saying or calling."""
    cue = quotation.cue.exact.lower().split()[-1:] if quotation.cue else []
    return quotation.kind == "direct" or not {*cue}.isdisjoint(words("attributed", "said"))


def _finding(left: Anchor, right: Anchor, one: str, two: str) -> Finding:
    return clash(
        "attribution", "speaker-differs", left, right, f"the same words are {one}'s in one, {two}'s in the other"
    )


def speaks_for(quotation: Quotation, name: str) -> bool:
    """Tell whether the words that name the speaker hold another's last name ("Jones spokeswoman Ann Smith")."""
    return quotation.speaker.mention is not None and name.split()[-1] in quotation.speaker.mention.exact


def _alike(left: Quotation, right: Quotation) -> float:
    """How nearly two prints are one run of words, 0 to 1; 0 where they have few."""
    lefts, rights = ([w.folded for w in words_of(q)] for q in (left, right))
    if min(len(lefts), len(rights)) < _FEWEST:
        return 0.0
    return SequenceMatcher(None, lefts, rights, autojunk=False).ratio()
