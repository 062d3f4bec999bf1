"""Searching the store: full text and fields, newest first unless relevance is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from crossread.errors import CrossreadError
from crossread.keep.reports import OF_A_DAY
from crossread.keep.schema import finding, report
from crossread.keep.store import Store

Order = Literal["newest", "relevance"]

_TERM = re.compile(r'(-?)"([^"]+)"|(-?)(\S+)')
_WORD = re.compile(r"\w+", re.UNICODE)
OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Hit:
    r"""A report that was found; `snippet` are words of its text around the match, the matches between \x02 and \x03."""

    report: str
    title: str
    outlet: str | None
    published: date | None
    story: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of a dossier that was found: record id, the dossier it stands in, kind, report, actor, day, words."""

    id: str
    dossier: str
    kind: str
    report: str | None
    actor: str | None
    day: date | None
    words: str


def search_reports(
    store: Store,
    words: str = "",
    *,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    story: str | None = None,
    language: str | None = None,
    order: Order = "newest",
    limit: int = 20,
    offset: int = 0,
) -> tuple[Hit, ...]:
    """Find reports with all the words ("a phrase" in quotation marks, -word to leave out) and the given fields.

    Words are compared by their stems and without accents. Days are inclusive. Raises CrossreadError for words that only leave out.
    """
    filters = [
        report.c.outlet == outlet if outlet else None,
        report.c.n >= since.toordinal() * OF_A_DAY if since else None,
        report.c.n < (until.toordinal() + 1) * OF_A_DAY if until else None,
        report.c.published.is_not(None) if until else None,
        report.c.story == story if story else None,
        report.c.language == language if language else None,
    ]
    wanted = [f for f in filters if f is not None]
    columns = (report.c.id, report.c.title, report.c.outlet, report.c.published, report.c.story)
    if not words.strip():
        query = sa.select(*columns, sa.func.substr(report.c.text, 1, 160)).where(*wanted).order_by(report.c.n.desc())
    elif store.is_sqlite:
        query = _sqlite_query(columns, words, wanted, order)
    else:
        query = _postgresql_query(columns, words, wanted, order)
    with store.read() as connection:
        rows = connection.execute(query.limit(limit).offset(offset))
        return tuple(Hit(*row) for row in rows)


def _sqlite_query(columns: Sequence[Any], words: str, wanted: Sequence[Any], order: Order) -> sa.Select[Any]:
    index = sa.table("report_words", sa.column("rowid"), sa.column("report_words"), sa.column("rank"))
    snippet = sa.func.snippet(sa.literal_column("report_words"), 1, OPEN, CLOSE, "…", 24)
    # the row number is compared in the index itself: a join's order would make FTS5 sort every match
    query = (
        sa.select(*columns, snippet)
        .select_from(index.join(report, report.c.n == index.c.rowid))
        .where(sa.literal_column("report_words").op("MATCH")(fts5_query(words)), *wanted)
    )
    return query.order_by(index.c.rank if order == "relevance" else index.c.rowid.desc())


def _postgresql_query(columns: Sequence[Any], words: str, wanted: Sequence[Any], order: Order) -> sa.Select[Any]:
    asked = sa.func.websearch_to_tsquery("english", words)
    column: sa.ColumnElement[Any] = sa.literal_column("report.words")
    options = f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords=24, MinWords=12"
    snippet = sa.func.ts_headline("english", sa.func.left(report.c.text, 20_000), asked, options)
    query = sa.select(*columns, snippet).where(column.op("@@")(asked), *wanted)
    if order == "relevance":
        return query.order_by(sa.func.ts_rank_cd(column, asked).desc(), report.c.n.desc())
    return query.order_by(report.c.n.desc())


def fts5_query(words: str) -> str:
    """Write what a person typed as an FTS5 query in which nothing is an operator by accident."""
    wanted, unwanted = wanted_and_unwanted(words)
    return " ".join(f'"{term}"' for term in wanted) + "".join(f' NOT "{term}"' for term in unwanted)


def wanted_and_unwanted(words: str) -> tuple[list[str], list[str]]:
    """Words and phrases to find and to leave out, letters and digits alone. Raises CrossreadError where there is none to find."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in _TERM.finditer(words):
        inside = " ".join(_WORD.findall(match[2] or match[4]))
        if inside:
            (unwanted if match[1] or match[3] else wanted).append(inside)
    if not wanted:
        raise CrossreadError(f"search for {words!r}: give at least one word to look for")
    return wanted, unwanted


def search_findings(
    store: Store,
    words: str = "",
    *,
    kind: str | None = None,
    actor: str | None = None,
    report_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 20,
    offset: int = 0,
) -> tuple[FoundLine, ...]:
    """Find lines of dossiers by words and fields, the last added first. `kind` "event" also finds "event:CONSULT"."""
    filters = [
        sa.or_(finding.c.kind == kind, finding.c.kind.startswith(f"{kind}:", autoescape=True)) if kind else None,
        finding.c.actor == actor if actor else None,
        finding.c.report == report_id if report_id else None,
        finding.c.day >= since if since else None,
        finding.c.day <= until if until else None,
    ]
    names = ("id", "dossier", "kind", "report", "actor", "day", "words")
    query = sa.select(*(finding.c[name] for name in names)).where(*(f for f in filters if f is not None))
    if words.strip() and store.is_sqlite:
        index = sa.table("finding_words", sa.column("rowid"))
        query = query.join(index, index.c.rowid == finding.c.n).where(
            sa.literal_column("finding_words").op("MATCH")(fts5_query(words))
        )
        query = query.order_by(index.c.rowid.desc())
    elif words.strip():
        asked = sa.func.websearch_to_tsquery("english", words)
        query = query.where(sa.literal_column("finding.searched").op("@@")(asked)).order_by(finding.c.n.desc())
    else:
        query = query.order_by(finding.c.n.desc())
    with store.read() as connection:
        return tuple(FoundLine(*row) for row in connection.execute(query.limit(limit).offset(offset)))
