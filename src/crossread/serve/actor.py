"""One person over all dossiers: what they are given as saying, by dossier, prints of one utterance side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.records.dossier import Dossier
from crossread.records.text import Report
from crossread.tell.lookup import look_up
from crossread.tell.said import DiffLine, diff_lines, quote_board


@dataclass(frozen=True, slots=True)
class Print:
    """One print of an utterance: its report, its words part by part, where they stand, and of what kind it is."""

    report: Report
    words: tuple[str, ...]
    places: tuple[str, ...]
    kind: str
    short: str


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance as its dossier has it; `diffs` where its prints differ in words."""

    prints: tuple[Print, ...]
    diffs: tuple[tuple[DiffLine, ...], ...]
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InDossier:
    """What one dossier gives of the person."""

    dossier: str
    title: str
    code: str
    said: tuple[Said, ...]


def actor_page(dossiers: Sequence[Dossier], name: str) -> tuple[InDossier, ...]:
    """What all dossiers give of the person of that name, in the dossiers' order."""
    held = (_in_dossier(dossier, name) for dossier in dossiers)
    return tuple(one for one in held if one is not None)


def _in_dossier(dossier: Dossier, name: str) -> InDossier | None:
    look = look_up(dossier)
    board = next((b for b in quote_board(look) if b.name == name), None)
    if board is None:
        return None
    labels = tuple((r.id, r.label) for r in dossier.reports)
    said = []
    for utterance in board.utterances:
        prints = tuple(
            Print(
                report=look.reports[q.report],
                words=tuple(p.exact for p in q.parts),
                places=tuple(look.place(p) for p in q.parts),
                kind=q.kind,
                short=look.name(utterance.same.id if utterance.same else q.id),
            )
            for q in utterance.prints
        )
        same = utterance.same
        diffs = tuple(diff_lines(look, d) for d in same.diff) if same and same.relation != "identical" else ()
        said.append(Said(prints, diffs, labels))
    code = " ".join(c for c in (board.actor.country, board.actor.sector) if c) if board.actor else ""
    return InDossier(dossier.id, dossier.reports[0].title, code, tuple(said))
