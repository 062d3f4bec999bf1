"""The quote board: what each speaker is given as saying, prints of one utterance together, and the share of voice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.records.said import Actor, Diff, Quotation, SameQuotation
from crossread.records.text import Anchor
from crossread.tell.lookup import Lookup

_KIND_ORDER = {"direct": 0, "partial": 1, "indirect": 2, "term": 3}
_GAP = 3


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
    """One board for each speaker, the most quoted first; quotations without a known speaker stand under their words."""
    grouped: dict[str, list[Quotation]] = {}
    for quotation in look.dossier.quotations:
        grouped.setdefault(_who(quotation), []).append(quotation)
    boards = [_board(look, quotations) for quotations in grouped.values()]
    return tuple(sorted(boards, key=lambda b: (-b.words, -len(b.utterances), b.name)))


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
    """Both prints of a word diff, each as printed; stretches that were left out between parts show as "…"."""
    left = [(p.left, p.op) for p in diff.parts if p.left is not None]
    right = [(p.right, p.op) for p in diff.parts if p.right is not None]
    return tuple(_line(look, side, print_) for side, print_ in ((left, diff.left), (right, diff.right)) if side)


def _line(look: Lookup, side: Sequence[tuple[Anchor, str]], print_: str) -> DiffLine:
    words, last = [], None
    for anchor, op in side:
        words.append(DiffWord(_gap(look, last, anchor), anchor.exact, op != "equal"))
        last = anchor
    places = look.quotations[print_].parts if print_ in look.quotations else (side[0][0],)
    return DiffLine(places, tuple(words))


def _gap(look: Lookup, last: Anchor | None, anchor: Anchor) -> str:
    if last is None:
        return ""
    report = look.reports.get(anchor.report)
    if anchor.start - last.end > _GAP:
        return " … "
    return report.text[last.end : anchor.start] if report is not None and report.text else " "
