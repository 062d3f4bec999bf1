"""Searching the store: full text and fields, newest first unless relevance is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, overload

import sqlalchemy as sa

from crossread.keep.reports import OF_A_DAY
from crossread.keep.schema import finding, report
from crossread.keep.search_postgresql import Filters, Query, best_reports, newest_rows, snippets
from crossread.keep.search_words import CLOSE, OPEN, fts5_query
from crossread.keep.store import Store

Order = Literal["newest", "relevance"]

_COLUMNS = (report.c.id, report.c.title, report.c.outlet, report.c.published, report.c.story)
_OF_A_LINE = ("id", "dossier", "kind", "report", "actor", "day", "words")
_REPORT_FIELDS: dict[str, sa.ColumnElement[bool]] = {
    "outlet": report.c.outlet == sa.bindparam("outlet"),
    "first": report.c.n >= sa.bindparam("first"),
    "past": sa.and_(report.c.n < sa.bindparam("past"), report.c.published.is_not(None)),
    "in_story": report.c.story == sa.bindparam("in_story"),
    "language": report.c.language == sa.bindparam("language"),
}
_LINE_FIELDS: dict[str, sa.ColumnElement[bool]] = {
    "kind": sa.or_(
        finding.c.kind == sa.bindparam("kind"),
        sa.func.substr(finding.c.kind, 1, sa.func.length(sa.bindparam("kind_of"))) == sa.bindparam("kind_of"),
    ),
    "actor": finding.c.actor == sa.bindparam("actor"),
    "report_id": finding.c.report == sa.bindparam("report_id"),
    "since": finding.c.day >= sa.bindparam("since"),
    "until": finding.c.day <= sa.bindparam("until"),
}


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
class Found(Sequence[Hit]):
    """The reports of one page, in order.

    Where only the newest of the matches were compared by relevance, `ranked` says how many, and how many matches there are.
    """

    hits: tuple[Hit, ...] = ()
    ranked: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.hits)

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...

    def __getitem__(self, place: int | slice) -> "Hit | tuple[Hit, ...]":
        """One hit, or some."""
        return self.hits[place]


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
) -> Found:
    """Find reports with all the words ("a phrase" in quotation marks, -word to leave out) and the given fields.

    Words are compared by their stems and without accents. Days are inclusive. By relevance PostgreSQL compares the newest 3,000
    matches (`Found.ranked` says so), SQLite all. Raises CrossreadError for words that only leave out.
    """
    values = {
        "outlet": outlet,
        "first": since.toordinal() * OF_A_DAY if since else None,
        "past": (until.toordinal() + 1) * OF_A_DAY if until else None,
        "in_story": story,
        "language": language,
    }
    given = {name: value for name, value in values.items() if value}
    filters = tuple(_REPORT_FIELDS[name] for name in given)
    with store.read() as connection:
        if words.strip() and not store.is_sqlite:
            return _on_postgresql(connection, words, filters, given, order, limit, offset)
        if words.strip():
            query = _sqlite_query(words, filters, order)
        else:
            opening = sa.func.substr(report.c.text, 1, 160)
            query = sa.select(*_COLUMNS, opening).where(*filters).order_by(report.c.n.desc())
        rows = connection.execute(query.limit(limit).offset(offset), given)
        return Found(tuple(Hit(*row) for row in rows))


def _sqlite_query(words: str, filters: Sequence[sa.ColumnElement[bool]], order: Order) -> sa.Select[Any]:
    index = sa.table("report_words", sa.column("rowid"), sa.column("report_words"), sa.column("rank"))
    snippet = sa.func.snippet(sa.literal_column("report_words"), 1, OPEN, CLOSE, "…", 24)
    # the row number is compared in the index itself: a join's order would make FTS5 sort every match
    query = (
        sa.select(*_COLUMNS, snippet)
        .select_from(index.join(report, report.c.n == index.c.rowid))
        .where(sa.literal_column("report_words").op("MATCH")(fts5_query(words)), *filters)
    )
    return query.order_by(index.c.rank if order == "relevance" else index.c.rowid.desc())


def _on_postgresql(
    connection: sa.Connection,
    words: str,
    filters: Filters,
    given: Mapping[str, object],
    order: Order,
    limit: int,
    offset: int,
) -> Found:
    query = Query(report, ("n", *(c.name for c in _COLUMNS), "text"), filters, given)
    ranked = None
    if order == "relevance":
        rows, ranked = best_reports(connection, query, words, limit=limit, offset=offset)
    else:
        rows = newest_rows(connection, query, words, limit=limit, offset=offset)
    words_of = snippets(connection, words, {row.n: row.text for row in rows}) if rows else {}
    return Found(
        tuple(Hit(row.id, row.title, row.outlet, row.published, row.story, words_of[row.n]) for row in rows), ranked
    )


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
    values = {"kind": kind, "actor": actor, "report_id": report_id, "since": since, "until": until}
    given: dict[str, object] = {name: value for name, value in values.items() if value}
    filters = tuple(_LINE_FIELDS[name] for name in given)
    if kind:
        given["kind_of"] = f"{kind}:"
    with store.read() as connection:
        if words.strip() and not store.is_sqlite:
            asked = Query(finding, _OF_A_LINE, filters, given)
            return tuple(FoundLine(*row) for row in newest_rows(connection, asked, words, limit=limit, offset=offset))
        query = sa.select(*(finding.c[name] for name in _OF_A_LINE)).where(*filters)
        if words.strip():
            index = sa.table("finding_words", sa.column("rowid"))
            query = query.join(index, index.c.rowid == finding.c.n).order_by(index.c.rowid.desc())
            query = query.where(sa.literal_column("finding_words").op("MATCH")(fts5_query(words)))
        else:
            query = query.order_by(finding.c.n.desc())
        lines = connection.execute(query.limit(limit).offset(offset), given)
        return tuple(FoundLine(*row) for row in lines)
