"""The whole way on one screen: reports in, dossier out. Stages are called by name, in order."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import chain
from typing import TypeVar

from crossread.align.actor_codes import share_codes
from crossread.align.actors import share_cast
from crossread.align.dates import date_reports, dates_by_alignment
from crossread.align.events import align_events
from crossread.align.positions import align_positions
from crossread.align.quotations import align_quotations
from crossread.align.statements import align_statements
from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast, find_cast
from crossread.annotate.coder import Coder, make_coder
from crossread.extract.actor_codes import code_cast
from crossread.extract.agenda import find_agenda
from crossread.extract.events import find_events
from crossread.extract.figures import find_figures
from crossread.extract.positions import find_positions
from crossread.extract.quotations import find_quotations
from crossread.extract.statements import find_statements
from crossread.judge.agreement import judge_rows
from crossread.judge.anomalies import find_anomalies
from crossread.judge.brief import write_brief
from crossread.judge.conflicts import find_conflicts
from crossread.judge.figures import link_figures
from crossread.judge.framing import find_framing
from crossread.judge.independence import mark_origins
from crossread.judge.limits import find_limits
from crossread.judge.origins import find_origins
from crossread.records.dossier import SCHEMA_VERSION, Counts, Dossier, Made, Refused
from crossread.records.names import content_id
from crossread.records.said import Actor, Quotation
from crossread.records.text import Report
from crossread.records.told import AgendaItem, Event, Figure, Position, Statement, When
from crossread.records.walk import count
from crossread.tools import Tools

T = TypeVar("T")
BRIEF_LINES = 7


@dataclass(frozen=True, slots=True)
class Found:
    """What one report holds, before it is read against others."""

    annotated: Annotated
    cast: Cast
    quotations: tuple[Quotation, ...]
    dates: tuple[When, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    positions: tuple[Position, ...]
    agenda: tuple[AgendaItem, ...]


def find(reports: Sequence[Report], *, tools: Tools) -> tuple[Found, ...]:
    """Find what each report holds; one actor has one id, and a report without a day counts from its sisters'."""
    return _find_in([tools.annotate(report) for report in reports])


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python not look for unreachable cycles meanwhile: what is found stays, and of a hundred reports looking took a tenth of the
    time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_without_collecting()
def _find_in(annotated: Sequence[Annotated]) -> tuple[Found, ...]:
    coders = [make_coder(one) for one in annotated]
    casts = share_codes(
        share_cast([code_cast(one, find_cast(one), coder=coder) for one, coder in zip(annotated, coders, strict=True)])
    )
    quotations = [find_quotations(one, cast=cast) for one, cast in zip(annotated, casts, strict=True)]
    dates = date_reports(annotated, quotations)
    return tuple(_find_one(*parts) for parts in zip(annotated, coders, casts, quotations, dates, strict=True))


def _find_one(
    annotated: Annotated, coder: Coder, cast: Cast, quotations: tuple[Quotation, ...], dates: tuple[When, ...]
) -> Found:
    figures = find_figures(annotated, quotations=quotations, dates=dates)
    events = find_events(annotated, cast=cast, quotations=quotations, dates=dates, coder=coder)
    return Found(
        annotated=annotated,
        cast=cast,
        quotations=quotations,
        dates=dates,
        figures=figures,
        statements=find_statements(annotated, cast=cast, quotations=quotations, figures=figures, dates=dates),
        events=events,
        positions=find_positions(annotated, cast=cast, quotations=quotations, events=events),
        agenda=find_agenda(annotated, dates=dates, quotations=quotations),
    )


def compare(
    reports: Sequence[Report], *, tools: Tools, refused: Sequence[Refused] = (), brief_lines: int = BRIEF_LINES
) -> Dossier:
    """Read reports of one event against each other; one report alone gives a dossier of one, without comparison.

    `refused` are inputs that gave no report, for the record; `brief_lines` is the most sentences the brief may have.
    """
    return judge(find(reports, tools=tools), tools=tools, refused=refused, brief_lines=brief_lines)


@_without_collecting()
def judge(
    found: Sequence[Found], *, tools: Tools, refused: Sequence[Refused] = (), brief_lines: int = BRIEF_LINES
) -> Dossier:
    """Put side by side what was found in each report, say what they make of each other, and sum it up."""
    annotated, casts = [one.annotated for one in found], [one.cast for one in found]
    reports = tuple(one.report for one in annotated)
    quoted, told = [one.quotations for one in found], [one.statements for one in found]
    counted, dated = [one.figures for one in found], [one.dates for one in found]
    same = align_quotations(annotated, quoted)
    aligned = align_statements(
        annotated, told, quotations=quoted, same_quotations=same, figures=counted, dates=dated, encode=tools.encode
    )
    matters = aligned.matters
    rows = judge_rows(
        annotated, told, matters, casts=casts, quotations=quoted, same_quotations=same, figures=counted, dates=dated
    )
    by_id = {s.id: s for s in _flat(told)}
    dates = dates_by_alignment(dated, rows, by_id)
    links = link_figures(annotated, counted, rows, by_id, dates=dates)
    events, clashes = align_events([one.events for one in found], rows, by_id)
    conflicts = find_conflicts(
        annotated,
        rows,
        casts=casts,
        same_quotations=same,
        quotations=quoted,
        figures=counted,
        figure_links=links,
        dates=dates,
    )
    anomalies = find_anomalies(annotated, casts, dates, quotations=quoted, figures=counted)
    origins, groups = find_origins(annotated, anomalies=anomalies)
    rows = mark_origins(annotated, rows, by_id, origins)
    dossier = Dossier(
        id=content_id("dossier", *(r.id for r in reports)),
        made=Made(version("crossread"), SCHEMA_VERSION, tools.used),
        reports=reports,
        refused=tuple(refused),
        counts=Counts(*[0] * 12),
        actors=_actors(casts),
        quotations=_flat(quoted),
        same_quotations=same,
        statements=_flat(told),
        rows=rows,
        figures=_flat(counted),
        figure_links=links,
        dates=_flat(dates),
        events=events,
        event_clashes=clashes,
        positions=align_positions([one.positions for one in found]),
        conflicts=conflicts,
        anomalies=anomalies,
        agenda=_flat(one.agenda for one in found),
        origins=origins,
        origin_groups=groups,
        framing=find_framing(annotated, rows, by_id, quotations=quoted),
        brief=write_brief(annotated, rows, by_id, length=brief_lines),
        limits=find_limits(reports, rows, _flat(dates), _flat(quoted), uncompared=aligned.uncompared),
    )
    return replace(dossier, counts=count(dossier))


def _actors(casts: Sequence[Cast]) -> tuple[Actor, ...]:
    """One record an actor, with the mentions of all reports."""
    known: dict[str, list[Actor]] = {}
    for actor in chain.from_iterable(cast.actors for cast in casts):
        known.setdefault(actor.id, []).append(actor)
    return tuple(_joined(same) if len(same) > 1 else same[0] for same in known.values())


def _joined(same: Sequence[Actor]) -> Actor:
    return replace(
        same[0],
        country=next((one.country for one in same if one.country), None),
        sector=next((one.sector for one in same if one.sector), None),
        aliases=tuple(sorted({alias for one in same for alias in one.aliases} - {same[0].name})),
        titles=tuple(dict.fromkeys(title for one in same for title in one.titles)),
        mentions=tuple(dict.fromkeys(mention for one in same for mention in one.mentions)),
    )


def _flat(groups: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(groups))
