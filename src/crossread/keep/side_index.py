"""A search index beside the store, by tantivy: fast by relevance where the store's own search is slow. It can be made again at any time.

Worth its room above about 100,000 reports on SQLite, and from the beginning on PostgreSQL (probe, 2026; bench/results/streams.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from crossread.errors import BadStore, MissingExtra
from crossread.keep.reports import OF_A_DAY
from crossread.keep.schema import report
from crossread.keep.search import Found, Hit, Order
from crossread.keep.search_words import CLOSE, OPEN, wanted_and_unwanted
from crossread.keep.store import Store

if TYPE_CHECKING:
    import tantivy

WORTH_IT = 100_000
"""Reports from which SQLite's own search by relevance takes longer than a tenth of a second (measured: bench.streams index)."""

_HELD = "held.npy"
_AT_ONCE = 500
_MEMORY = 128_000_000
_LONGEST = 20_000
_SNIPPET = 160
_WORDS = "words"


@dataclass(frozen=True, slots=True)
class SideIndex:
    """An open index; `folder` holds its files and the numbers of the reports it has taken in."""

    folder: Path
    index: "tantivy.Index"


def open_side_index(folder: Path) -> SideIndex:
    """Open the index in a folder, or make an empty one. Raises MissingExtra without tantivy, BadStore for files of another kind."""
    if not find_spec("tantivy"):
        raise MissingExtra("tantivy", "search", "a search index beside the store")
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    try:
        index = tantivy.Index(_schema(), path=str(folder))
    except ValueError as error:
        raise BadStore(
            f"{folder}: no search index of this version ({error}); delete the folder, it is made again"
        ) from error
    kind = tantivy.Filter
    folds = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(kind.lowercase()).filter(kind.ascii_fold())
    index.register_tokenizer(_WORDS, folds.filter(kind.stemmer("english")).build())
    return SideIndex(folder, index)


def _schema() -> "tantivy.Schema":
    import tantivy

    made = tantivy.SchemaBuilder()
    made.add_unsigned_field("n", stored=True, indexed=True, fast=True)
    made.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    made.add_text_field("title", tokenizer_name=_WORDS, index_option="position")
    made.add_text_field("text", tokenizer_name=_WORDS, index_option="position")
    return made.build()


def catch_up(side: SideIndex, store: Store) -> int:
    """Take in what the store holds and the index does not; gives the number of reports taken in. Killed in its midst, it is run again.

    Raises BadStore while another process writes the index.
    """
    if is_up_to_date(side, store):
        return 0
    held, missing = held_numbers(side), _missing(side, store)
    try:
        writer = side.index.writer(heap_size=_MEMORY, num_threads=1)
    except ValueError as error:
        raise BadStore(
            f"{side.folder}: another process writes this index ({error}); try again when it is done"
        ) from error
    for number, outlet, title, text in _read(store, missing):
        writer.delete_documents_by_query(_number_query(side, number))
        writer.add_document(_document(number, outlet, title, text))
    writer.commit()
    writer.wait_merging_threads()
    side.index.reload()
    beside = side.folder / f"{_HELD}.tmp"
    with beside.open("wb") as file:
        np.save(file, np.union1d(held, missing))
    beside.replace(side.folder / _HELD)
    return len(missing)


def held_numbers(side: SideIndex) -> NDArray[np.int64]:
    """The numbers (`report.n`) of the reports the index has taken in, sorted."""
    file = side.folder / _HELD
    return np.load(file) if file.exists() else np.empty(0, np.int64)


def is_up_to_date(side: SideIndex, store: Store) -> bool:
    """Whether the index holds every report of the store. Reports are only ever added, so their number and the last one tell."""
    held = held_numbers(side)
    with store.read() as connection:
        count, last = connection.execute(sa.select(sa.func.count(), sa.func.max(report.c.n)).select_from(report)).one()
    return count == len(held) and (not count or bool(last == held[-1]))


def _missing(side: SideIndex, store: Store) -> NDArray[np.int64]:
    with store.read() as connection:
        all_numbers = np.fromiter(connection.scalars(sa.select(report.c.n)), np.int64)
    return np.setdiff1d(all_numbers, held_numbers(side))


def _read(store: Store, numbers: NDArray[np.int64]) -> Iterator[tuple[int, str | None, str, str]]:
    columns = (report.c.n, report.c.outlet, report.c.title, report.c.text)
    for first in range(0, len(numbers), _AT_ONCE):
        some = numbers[first : first + _AT_ONCE].tolist()
        with store.read() as connection:
            rows = connection.execute(sa.select(*columns).where(report.c.n.in_(some)))
            yield from ((number, outlet, title, text) for number, outlet, title, text in rows)


def _document(number: int, outlet: str | None, title: str, text: str) -> "tantivy.Document":
    import tantivy

    made = tantivy.Document()
    made.add_unsigned("n", number)
    made.add_text("outlet", outlet or "")
    made.add_text("title", title)
    made.add_text("text", text)
    return made


def _number_query(side: SideIndex, number: int) -> "tantivy.Query":
    import tantivy

    return tantivy.Query.term_query(side.index.schema, "n", number)


def search_side(
    side: SideIndex,
    store: Store,
    words: str,
    *,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    order: Order = "relevance",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """Find what `search_reports` finds, by the index; what it has not taken in yet is not found.

    Words mean what they mean there. Raises CrossreadError for words that only leave out.
    """
    query = _query(side, words, outlet, since, until)
    searcher = side.index.searcher()
    by_day = {"order_by_field": "n"} if order == "newest" else {}
    found = searcher.search(query, limit, count=False, offset=offset, **by_day).hits
    numbers = [searcher.doc(address)["n"][0] for _, address in found]
    columns = (report.c.n, report.c.id, report.c.title, report.c.outlet, report.c.published, report.c.story)
    with store.read() as connection:
        asked = sa.select(*columns, sa.func.substr(report.c.text, 1, _LONGEST)).where(report.c.n.in_(numbers))
        rows = {row[0]: row for row in connection.execute(asked)}
    return Found(tuple(Hit(*rows[n][1:6], _snippet(side, query, rows[n][6])) for n in numbers if n in rows))


def _query(side: SideIndex, words: str, outlet: str | None, since: date | None, until: date | None) -> "tantivy.Query":
    import tantivy

    schema, kind = side.index.schema, tantivy.Query
    wanted, unwanted = wanted_and_unwanted(words)
    text = " ".join([*(f'+"{term}"' for term in wanted), *(f'-"{term}"' for term in unwanted)])
    parts = [(tantivy.Occur.Must, side.index.parse_query(text, ["title", "text"]))]
    if outlet:
        parts.append((tantivy.Occur.Must, kind.term_query(schema, "outlet", outlet)))
    if since or until:
        first = since.toordinal() * OF_A_DAY if since else OF_A_DAY
        last = (until.toordinal() + 1) * OF_A_DAY - 1 if until else (date.max.toordinal() + 1) * OF_A_DAY
        days = kind.range_query(schema, "n", tantivy.FieldType.Unsigned, first, last)
        parts.append((tantivy.Occur.Must, days))
    return kind.boolean_query(parts)


def _snippet(side: SideIndex, query: "tantivy.Query", text: str) -> str:
    """Words of the text around the best match, marked as the store's own search marks them."""
    import tantivy

    generator = tantivy.SnippetGenerator.create(side.index.searcher(), query, side.index.schema, "text")
    generator.set_max_num_chars(_SNIPPET)
    snippet = generator.snippet_from_doc(_document(0, None, "", text))
    raw, out, at = snippet.fragment().encode(), b"", 0
    for span in snippet.highlighted():
        out += raw[at : span.start] + OPEN.encode() + raw[span.start : span.end] + CLOSE.encode()
        at = span.end
    return str(out + raw[at:], "utf-8")
