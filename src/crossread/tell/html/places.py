"""The reports whole, cut into stretches in Python, so that no script in the page ever counts characters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossread.records.text import Anchor, Report
from crossread.records.walk import anchors_in
from crossread.tell.labels import Sign, row_sign
from crossread.tell.lookup import Lookup

_TONES = ("against", "apart", "words", "open", "both", "one")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without a boundary inside: its words, the names of places that begin here, and the offsets of all it lies in."""

    words: str
    begins: tuple[str, ...]
    inside: str
    tone: str


@dataclass(frozen=True, slots=True)
class MarginMark:
    """A row's sign beside the paragraph where the report tells it."""

    name: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a report, in stretches, with its margin marks. Kind "passed-over" is text that no block took in."""

    kind: str
    number: int
    start: int
    stretches: tuple[Stretch, ...]
    marks: tuple[MarginMark, ...]


def place_name(look: Lookup, anchor: Anchor) -> str:
    """The name of a place in the page: letter and offsets, "A-408-525"."""
    return f"{look.label(anchor.report)}-{anchor.start}-{anchor.end}"


def cited_anchors(look: Lookup) -> frozenset[Anchor]:
    """Every anchor that some line of the page cites."""
    dossier = look.dossier
    parts = (
        dossier.conflicts,
        dossier.anomalies,
        dossier.events,
        dossier.positions,
        dossier.agenda,
        dossier.framing,
        dossier.brief,
        dossier.origin_groups,
        tuple(s.anchors for s in dossier.statements),
        tuple(q.parts for q in dossier.quotations),
        tuple(q.speaker.mention for q in dossier.quotations),
        tuple(q.stance_cue for q in dossier.quotations),
        tuple(f.anchor for f in dossier.figures),
        tuple(d.anchor for d in dossier.dates),
        tuple(r.because for r in dossier.rows),
        tuple(link.because for link in dossier.figure_links),
        tuple(same.because for same in dossier.same_quotations),
        tuple(o.because for o in dossier.origins if o.relation not in ("unknown", "independent")),
    )
    return frozenset(a for part in parts for a in anchors_in(part))


def paragraphs(look: Lookup, report: Report, cited: Iterable[Anchor]) -> tuple[Paragraph, ...]:
    """The whole report in order; what lies between blocks and is not blank is shown too, as passed over."""
    mine = sorted((a for a in cited if a.report == report.id), key=lambda a: (a.start, -a.end))
    made, number, shown = [], 0, set[str]()
    for kind, start, end in _pieces(report):
        number += kind != "passed-over"
        inside = [a for a in mine if a.start < end and a.end > start]
        stretches = tuple(_stretches(look, report, start, end, inside, shown))
        made.append(Paragraph(kind, number, start, stretches, _marks(look, report, start, end)))
    return tuple(made)


def _pieces(report: Report) -> Iterator[tuple[str, int, int]]:
    last = 0
    for block in report.blocks:
        yield from _passed_over(report, last, block.start)
        yield block.kind, block.start, block.end
        last = block.end
    yield from _passed_over(report, last, len(report.text))


def _passed_over(report: Report, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if report.text[start:end].strip():
        yield "passed-over", start, end


def _stretches(
    look: Lookup, report: Report, start: int, end: int, inside: Sequence[Anchor], shown: set[str]
) -> Iterator[Stretch]:
    bounds = {start, end} | {max(a.start, start) for a in inside} | {min(a.end, end) for a in inside}
    tones = [(a, _tone(look, report.id, a)) for a in inside]
    ordered = sorted(bounds)
    for left, right in pairwise(ordered):
        over = [(a, tone) for a, tone in tones if a.start <= left and a.end >= right]
        names = [place_name(look, a) for a, _ in over]
        begins = tuple(n for n in names if n not in shown)
        shown.update(begins)
        tone = next((t for t in _TONES if any(mine == t for _, mine in over)), "")
        inside_of = " ".join(f"{a.start}-{a.end}" for a, _ in over)
        yield Stretch(report.text[left:right], begins, inside_of, tone)


def _tone(look: Lookup, report: str, anchor: Anchor) -> str:
    """The tone of the row whose statement stands exactly here; none for anything that is no statement."""
    rows = look.rows_at.get(report, {}).get((anchor.start, anchor.end), ())
    return row_sign(look.rows[rows[0]]).tone if rows else ""


def _marks(look: Lookup, report: Report, start: int, end: int) -> tuple[MarginMark, ...]:
    placed = sorted(look.rows_at.get(report.id, {}).items())
    rows = [row for (first, _), mine in placed if start <= first < end for row in mine]
    return tuple(MarginMark(look.name(r), row_sign(look.rows[r])) for r in dict.fromkeys(rows))
