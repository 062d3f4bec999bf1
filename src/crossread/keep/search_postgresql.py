"""Full text on PostgreSQL: which rows, in bounded time, and the words around a match.

A row's words are kept out of line, and looking into them costs 10 microseconds of CPU a row, five times a look into their index. What
the planner knows of a word's frequency is often wrong, so the order of the steps is said here (each figure measured, bench.streams store).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from crossread.keep.schema import report
from crossread.keep.search_words import CLOSE, OPEN, first_place, wanted_and_unwanted, without_accents

NEWEST_RANKED = 3_000
"""Matches that are compared by relevance at most, the newest: 20 microseconds each, so that no word takes a tenth of a second."""

LONGEST = 20_000  # characters of a text in which a snippet is looked for
_LOOKED_THROUGH = {"report": 120, "finding": 3_000}  # the newest rows, looked through before the index is asked: 2 ms
_HELD = {"report": "words", "finding": "searched"}  # columns that schema.py does not name: SQLite has none
_BEFORE, _AROUND = 80, 240
_ENGLISH: sa.ColumnElement[Any] = sa.literal_column("'english'::regconfig")
_SETTLED = sa.select(*(sa.func.set_config(name, "off", True) for name in ("enable_seqscan", "jit")))
_HEADLINE = f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords=24, MinWords=12"

Names = tuple[str, ...]
Filters = tuple[sa.ColumnElement[bool], ...]
Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Query:
    """Which columns of reports or findings are wanted, and by which fields: conditions with named values. Statements are kept by it."""

    table: sa.Table
    names: Names
    filters: Filters
    values: Mapping[str, object]


def newest_rows(connection: sa.Connection, query: Query, words: str, *, limit: int, offset: int) -> Rows:
    """The reports or findings that match, the last first; texts are cut off at LONGEST.

    A frequent word fills the page from the newest rows alone; a rarer one has few matches, which its index gives at once.
    """
    terms = _terms(words)
    given = {**query.values, **terms.values, "limit": offset + limit, "offset": 0}
    latest, all_rows = _newest(query.table, query.names, query.filters, terms.count, _LOOKED_THROUGH[query.table.name])
    found = connection.execute(latest, given).all()
    if len(found) == offset + limit:
        return found[offset:]
    _settle(connection)
    return connection.execute(all_rows, {**given, "limit": limit, "offset": offset}).all()


def best_reports(
    connection: sa.Connection, query: Query, words: str, *, limit: int, offset: int
) -> tuple[Rows, tuple[int, int] | None]:
    """Rows of the matching reports, the most relevant of the newest NEWEST_RANKED first; and where more match: that number, and all."""
    terms = _terms(words)
    best = _best(query.names, query.filters, terms.count, NEWEST_RANKED)
    _settle(connection)
    rows = connection.execute(best, {**query.values, **terms.values, "limit": limit, "offset": offset}).all()
    matches = rows[0].matches if rows else 0
    return rows, (NEWEST_RANKED, matches) if matches > NEWEST_RANKED else None


@cache
def _newest(
    table: sa.Table, names: Names, filters: Filters, terms: tuple[int, int], looked_through: int
) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """Two statements, made once: one that looks through the newest rows, one that asks the index. Making them costs 3 ms each time."""
    asked = _asked(terms)
    held: sa.ColumnElement[Any] = sa.literal_column(_HELD[table.name])
    newest = sa.select(table.c.n, held, *(table.c[name] for name in names if name != "n")).where(*filters)
    some = newest.order_by(table.c.n.desc()).limit(looked_through).subquery("latest")
    match = sa.literal_column(f"latest.{held}").op("@@")(asked)
    latest = sa.select(*_shown(some, names)).where(match).order_by(some.c.n.desc())
    matching = _matching([table.c.n], held.op("@@")(asked), filters)
    page = _page(sa.select(matching.c.n).order_by(matching.c.n.desc())).subquery("page")
    all_rows = sa.select(*_shown(table, names)).join_from(page, table, page.c.n == table.c.n)
    return _page(latest), all_rows.order_by(page.c.n.desc())


@cache
def _best(names: Names, filters: Filters, terms: tuple[int, int], ranked: int) -> sa.Select[Any]:
    asked = _asked(terms)
    held: sa.ColumnElement[Any] = sa.literal_column("words")
    matching = _matching([report.c.n, held], held.op("@@")(asked), filters)
    newest = sa.select(matching).order_by(matching.c.n.desc()).limit(ranked).subquery("newest")
    rank = sa.func.ts_rank_cd(sa.literal_column("newest.words"), asked).label("rank")
    count = sa.select(sa.func.count()).select_from(matching).scalar_subquery().label("matches")
    page = _page(sa.select(newest.c.n, rank, count).order_by(rank.desc(), newest.c.n.desc())).subquery("page")
    query = sa.select(*_shown(report, names), page.c.matches).join_from(page, report, page.c.n == report.c.n)
    return query.order_by(page.c.rank.desc(), page.c.n.desc())


def _page(query: sa.Select[Any]) -> sa.Select[Any]:
    return query.limit(sa.bindparam("limit", type_=sa.Integer)).offset(sa.bindparam("offset", type_=sa.Integer))


def _shown(source: sa.FromClause, names: Names) -> list[sa.ColumnElement[Any]]:
    """Cutting off a text unpacks it, so only the rows of the page are cut."""
    return [sa.func.left(source.c.text, LONGEST).label("text") if name == "text" else source.c[name] for name in names]


def _matching(columns: Sequence[sa.ColumnElement[Any]], match: sa.ColumnElement[bool], filters: Filters) -> sa.CTE:
    """All matching rows, found first: with an order beside it the planner would read the table backwards for a word that nobody prints."""
    return sa.select(*columns).where(match, *filters).cte("matching").prefix_with("MATERIALIZED", dialect="postgresql")


def _settle(connection: sa.Connection) -> None:
    """For this transaction: reading all rows from end to end and compiling a query are never the quick way here."""
    connection.execute(_SETTLED)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a statement takes of the words asked for: how many are wanted and unwanted, and each as a value."""

    count: tuple[int, int]
    values: Mapping[str, str]


def _terms(words: str) -> _Terms:
    wanted, unwanted = wanted_and_unwanted(words)
    values = {f"term{n}": without_accents(term) for n, term in enumerate([*wanted, *unwanted])}
    return _Terms((len(wanted), len(unwanted)), values)


def _asked(terms: tuple[int, int]) -> sa.ColumnElement[Any]:
    """The same words, phrases and exclusions as on SQLite; "or" and "-" inside a word are no operators."""
    wanted, unwanted = terms
    phrases: list[sa.ColumnElement[Any]] = [
        sa.func.phraseto_tsquery(_ENGLISH, sa.bindparam(f"term{n}", type_=sa.Text)) for n in range(wanted + unwanted)
    ]
    made = phrases[0]
    for phrase in phrases[1:wanted]:
        made = sa.func.tsquery_and(made, phrase)
    for phrase in phrases[wanted:]:
        made = sa.func.tsquery_and(made, sa.func.tsquery_not(phrase))
    return made


def snippets(connection: sa.Connection, words: str, texts: Mapping[int, str]) -> dict[int, str]:
    """Words of each text around the first match, the matches marked; keys as given.

    PostgreSQL marks a whole text in a millisecond, and a stretch of 240 characters in a sixth of that: the stretch is found here,
    and the whole text is asked where the stretch holds no match after all.
    """
    stretches = {}
    for number, text in texts.items():
        start = max(0, first_place(without_accents(text), words) - _BEFORE)
        stretches[number] = text[start : start + _AROUND]
    marked = _marked(connection, words, stretches)
    unfound = {number: texts[number] for number, snippet in marked.items() if OPEN not in snippet}
    return marked | (_marked(connection, words, unfound) if unfound else {})


def _marked(connection: sa.Connection, words: str, texts: Mapping[int, str]) -> dict[int, str]:
    """The server marks the text without accents; what is given back is the text as it stands."""
    plain, terms = [without_accents(text) for text in texts.values()], _terms(words)
    found = connection.scalars(_headlines(terms.count), {**terms.values, "plain": plain})
    each = zip(texts.items(), plain, found, strict=True)
    return {number: _as_printed(text, without, snippet) for (number, text), without, snippet in each}


@cache
def _headlines(terms: tuple[int, int]) -> sa.Select[Any]:
    plain = sa.bindparam("plain", type_=sa.ARRAY(sa.Text))
    rows = sa.func.unnest(plain).table_valued("text", with_ordinality="place", name="row").render_derived()
    return sa.select(sa.func.ts_headline(_ENGLISH, rows.c.text, _asked(terms), _HEADLINE)).order_by(rows.c.place)


def _as_printed(text: str, plain: str, snippet: str) -> str:
    """The marks of a snippet of the plain text, put into the same stretch of the text."""
    bare = snippet.replace(OPEN, "").replace(CLOSE, "")
    start = plain.find(bare)
    if start < 0 or text == plain:
        return snippet
    letters = iter(text[start : start + len(bare)])
    return "".join(c if c in (OPEN, CLOSE) else next(letters) for c in snippet)
