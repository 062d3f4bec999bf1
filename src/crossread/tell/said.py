"""The quote board: what each speaker is given as saying, prints of one utterance together, and the share of voice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.records.said import Actor, Diff, Quotation, SameQuotation
from crossread.records.text import Anchor
from crossread.tell.lookup import NOBODY, Lookup

_KIND_ORDER = {"direct": 0, "partial": 1, "indirect": 2, "term": 3}
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’']*\s+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that a speaker is given once: one print, or several prints of the same utterance."""

    prints: tuple[Quotation, ...]
    same: SameQuotation | None


@dataclass(frozen=True, slots=True)
class Voice:
    """How many words of a speaker a report prints between marks."""

    report: str
    words: int


@dataclass(frozen=True, slots=True)
class Board:
    """One speaker: the actor where known, the name shown, the utterances, and the words given by each report."""

    actor: Actor | None
    name: str
    utterances: tuple[Utterance, ...]
    voices: tuple[Voice, ...]

    @property
    def words(self) -> int:
        """Words between marks in all reports together."""
        return sum(v.words for v in self.voices)


@dataclass(frozen=True, slots=True)
class DiffWord:
    """A stretch of one print: its words, and whether only this print has them. `gap` is what stands before it."""

    gap: str
    words: str
    alone: bool


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One print of an utterance with the stretches that the other print lacks marked; `places` are its parts."""

    places: tuple[Anchor, ...]
    words: tuple[DiffWord, ...]


def quote_board(look: Lookup) -> tuple[Board, ...]:
    """One board for each speaker, the most quoted first; what nobody is named for stands on the last one."""
    grouped: dict[str, list[Quotation]] = {}
    for quotation in look.dossier.quotations:
        named = look.speaker(quotation.speaker) != NOBODY
        grouped.setdefault(_who(quotation) if named else NOBODY, []).append(quotation)
    boards = [_board(look, quotations) for quotations in grouped.values()]
    return tuple(sorted(boards, key=lambda b: (b.name == NOBODY, -b.words, -len(b.utterances), b.name)))


def quoted_words(quotations: Iterable[Quotation]) -> int:
    """Words between quotation marks; reported speech does not count."""
    return sum(
        len(p.exact.split()) for q in quotations if q.kind in ("direct", "partial") and not q.within for p in q.parts
    )


def _who(quotation: Quotation) -> str:
    speaker = quotation.speaker
    return speaker.actor or (speaker.mention.exact.casefold() if speaker.mention else "")


def _board(look: Lookup, quotations: list[Quotation]) -> Board:
    actor = look.actors.get(quotations[0].speaker.actor or "")
    voices = tuple(Voice(r.id, quoted_words(q for q in quotations if q.report == r.id)) for r in look.dossier.reports)
    return Board(actor, look.speaker(quotations[0].speaker), _utterances(look, quotations), voices)


def _utterances(look: Lookup, quotations: list[Quotation]) -> tuple[Utterance, ...]:
    of_same = {q: same for same in look.dossier.same_quotations for q in same.quotations}
    mine = {q.id for q in quotations}
    made: list[Utterance] = []
    seen: set[str] = set()
    for quotation in quotations:
        if quotation.id in seen:
            continue
        same = of_same.get(quotation.id)
        ids = same.quotations if same is not None and set(same.quotations) <= mine else (quotation.id,)
        seen.update(ids)
        prints = tuple(look.quotations[i] for i in ids if i in look.quotations)
        made.append(Utterance(prints, same if len(prints) > 1 else None))
    return tuple(sorted(made, key=lambda u: (u.same is None, _KIND_ORDER[u.prints[0].kind])))


def diff_lines(look: Lookup, diff: Diff) -> tuple[DiffLine, ...]:
    """Both prints of a word diff, each as printed, from the first sentence they share to the last; what one print left out
    between its parts, and sentences before and after that only one has, show as "…".
    """
    left = [(p.left, p.op) for p in diff.parts if p.left is not None]
    right = [(p.right, p.op) for p in diff.parts if p.right is not None]
    return tuple(_line(look, side, print_) for side, print_ in ((left, diff.left), (right, diff.right)) if side)


def _line(look: Lookup, side: Sequence[tuple[Anchor, str]], print_: str) -> DiffLine:
    """One print; `side` are its runs of words in order, each with the step of the diff it belongs to."""
    parts = look.quotations[print_].parts if print_ in look.quotations else tuple(a for a, _ in side)
    shared = [n for n, (_, op) in enumerate(side) if op == "equal"] or [0, len(side) - 1]
    words: list[DiffWord] = []
    shown: list[Anchor] = []
    for n in range(max(0, shared[0] - 1), min(len(side), shared[-1] + 2)):
        anchor, op = side[n]
        text = anchor.exact
        if n < shared[0]:
            text = "" if _parted(parts, anchor, side[n + 1][0]) else _SENTENCE_END.split(text)[-1]
        elif n > shared[-1]:
            text = "" if _parted(parts, side[n - 1][0], anchor) else _SENTENCE_END.split(text)[0]
        if text:
            gap = _gap(parts, shown[-1], anchor) if shown else "" if n == 0 and text == anchor.exact else "… "
            words.append(DiffWord(gap, text, op != "equal"))
            shown.append(anchor)
    if shown[-1] != side[-1][0] or not side[-1][0].exact.endswith(words[-1].words):
        words.append(DiffWord(" …", "", False))
    places = tuple(p for p in parts if any(p.start <= a.start < p.end for a in shown))
    return DiffLine(places, tuple(words))


def _parted(parts: Sequence[Anchor], one: Anchor, other: Anchor) -> bool:
    """Whether a sentence or a part of the quotation ends between two runs."""
    return bool(re.search(r"[.!?…]", _gap(parts, one, other)))


def _gap(parts: Sequence[Anchor], one: Anchor, other: Anchor) -> str:
    """What is printed between two runs of words of one part; "…" between two parts."""
    part = next((p for p in parts if p.start <= one.start and other.end <= p.end), None)
    return part.exact[one.end - part.start : other.start - part.start] if part else " … "
