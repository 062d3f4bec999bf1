"""Making records by hand: the words are looked up in the report, so an anchor in a test cannot be wrong by a letter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from crossread.records.dossier import SCHEMA_VERSION, Counts, Dossier, Made, ToolUsed
from crossread.records.judged import Reason, Row
from crossread.records.names import content_id
from crossread.records.said import Actor, Mention, Quotation, Speaker
from crossread.records.text import Anchor, Block, Report
from crossread.records.told import Figure, Statement, When
from crossread.records.walk import count


def make_report(label: str, text: str, *, outlet: str | None = None, published: date | None = None) -> Report:
    """A report whose first line is its headline and whose paragraphs are parted by empty lines."""
    blocks, place = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = "headline" if number == 0 else "heading" if len(part) < 40 and part[-1:].isalpha() else "paragraph"
        blocks.append(Block(kind, place, place + len(part)))
        place += len(part) + 2
    return Report(
        id=content_id("report", text),
        label=label,
        text=text,
        file=f"{label.lower()}.txt",
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=text.split("\n\n")[0],
        outlet=outlet,
        published=published,
        author=None,
        url=None,
        language="en",
        blocks=tuple(blocks),
        notes=(),
    )


def at(report: Report, words: str, *, nth: int = 0) -> Anchor:
    """The anchor of the nth place where the words stand; ValueError where they do not."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return report.anchor(start, start + len(words))


def make_actor(
    name: str,
    kind: str,
    *mentions: Anchor,
    country: str | None = None,
    sector: str | None = None,
    titles: Sequence[Anchor] = (),
) -> Actor:
    """An actor with its places; the first is the full name."""
    made = tuple(
        Mention(m.report, m.start, m.end, m.exact, "name" if m.exact == name else "short-name") for m in mentions
    )
    return Actor(
        content_id("actor", name),
        name,
        kind,
        country,
        sector,
        tuple(sorted({m.exact for m in mentions})),
        tuple(titles),
        made,
    )


def make_quotation(
    kind: str,
    *parts: Anchor,
    speaker: Actor | None = None,
    mention: Anchor | None = None,
    known_by: str = "name",
    cue: Anchor | None = None,
    negated: bool = False,
    stance: str | None = None,
) -> Quotation:
    """A quotation of one or more parts."""
    spoken = Speaker(speaker.id if speaker else None, mention, known_by if speaker else "unknown")
    made_id = content_id("quotation", parts[0].report, *(n for p in parts for n in (p.start, p.end)))
    return Quotation(
        made_id, parts[0].report, kind, parts, cue, spoken, negated, stance, cue if stance else None, None, None, None
    )


def make_statement(
    report: Report,
    words: str,
    *,
    holder: tuple[str, ...] = ("narrator",),
    modality: str = "asserted",
    quotation: Quotation | None = None,
    polarity: str = "affirmed",
    figures: Sequence[Figure] = (),
    dates: Sequence[When] = (),
) -> Statement:
    """A statement with one anchor."""
    place = at(report, words)
    block = next((n for n, b in enumerate(report.blocks) if b.start <= place.start < b.end), 0)
    return Statement(
        content_id("statement", report.id, place.start, place.end),
        report.id,
        (place,),
        holder,
        None,
        words.split()[0],
        (),
        polarity,
        modality,
        "past",
        None,
        quotation.id if quotation else None,
        tuple(f.id for f in figures),
        tuple(d.id for d in dates),
        block,
    )


def make_row(
    *statements: Statement,
    relation: str = "same",
    because: Sequence[Reason] = (),
    origins: str = "unknown",
    confidence: str = "sure",
) -> Row:
    """A row over the statements, told by the reports they are in."""
    reports = tuple(dict.fromkeys(s.report for s in statements))
    return Row(
        content_id("row", *(s.id for s in statements)),
        tuple(s.id for s in statements),
        reports,
        relation,
        tuple(because),
        origins,
        confidence,
        (),
    )


def make_figure(
    report: Report,
    words: str,
    number: str,
    *,
    low: float | None,
    high: float | None,
    measure: str,
    kind: str = "count",
    bound: str | None = None,
    unit: str | None = None,
) -> Figure:
    """A figure whose number stands inside its words."""
    place = at(report, words)
    start = place.start + words.index(number)
    return Figure(
        content_id("figure", report.id, place.start),
        report.id,
        place,
        report.anchor(start, start + len(number)),
        kind,
        low,
        high,
        False,
        bound,
        unit,
        measure,
        None,
        "actual",
        None,
        None,
    )


def make_when(
    report: Report,
    words: str,
    *,
    start: date | None,
    end: date | None,
    status: str,
    basis: str,
    value: str,
    precision: str = "day",
    candidates: tuple = (),
) -> When:
    """A time expression."""
    place = at(report, words)
    return When(
        content_id("date", report.id, place.start),
        report.id,
        place,
        start,
        end,
        status,
        basis,
        value,
        precision,
        None,
        candidates,
        None,
    )


def make_dossier(reports: Sequence[Report], **sections: tuple) -> Dossier:
    """A dossier of the sections given, counted; the others are empty."""
    empty: dict[str, tuple] = dict.fromkeys(
        (
            "refused",
            "actors",
            "quotations",
            "same_quotations",
            "statements",
            "rows",
            "figures",
            "figure_links",
            "dates",
            "events",
            "event_clashes",
            "positions",
            "conflicts",
            "anomalies",
            "agenda",
            "origins",
            "origin_groups",
            "framing",
            "brief",
            "limits",
        ),
        (),
    )
    made = Dossier(
        id=content_id("dossier", *(r.id for r in reports)),
        made=Made("0.1.0", SCHEMA_VERSION, (ToolUsed("crossread-en", "0.1", "c0ffee" * 10 + "beef"),)),
        reports=tuple(reports),
        counts=Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        **{**empty, **sections},
    )
    return replace(made, counts=count(made))
