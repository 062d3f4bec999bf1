"""`crossread search`: reports in the store, by their words and fields."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import AsJson
from crossread.cli.stored import DEFAULT_STORE, StorePlace, opened
from crossread.cli.talk import Exit, answer, stop, talk
from crossread.errors import CrossreadError

if TYPE_CHECKING:
    from crossread.keep.search import Found
    from crossread.keep.side_index import SideIndex
    from crossread.keep.store import Store

_BESIDE = ".search"

Words = Annotated[
    str, typer.Argument(help='All these words; "a phrase" in quotation marks; -word to leave out.', show_default=False)
]
From = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only reports from this day on.")]
Until = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="Only reports up to this day.")]
Of = Annotated[str | None, typer.Option("--outlet", help="Only reports of this outlet.")]
ByRelevance = Annotated[bool, typer.Option("--relevance", help="The best match first, not the newest.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="How many to show.")]
Index = Annotated[
    Path | None,
    typer.Option(
        "--index",
        help=f"A search index in this folder, made and kept up to date: for 100,000 reports or more, and for PostgreSQL. "
        f"A folder STORE{_BESIDE} is used without being named.",
    ),
]


def search(
    words: Words,
    store: StorePlace = DEFAULT_STORE,
    outlet: Of = None,
    since: From = None,
    until: Until = None,
    relevance: ByRelevance = False,
    limit: Limit = 20,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Find reports in the store, newest first. Exit code 1 where there is none."""
    if since and until and since > until:
        stop(f"--since {since.date()} is after --until {until.date()}", Exit.MISUSE)
    with opened(store) as held:
        side = _side_index(held, store, index)
        fields = {
            "outlet": outlet,
            "since": since.date() if since else None,
            "until": until.date() if until else None,
            "order": "relevance" if relevance else "newest",
            "limit": limit,
        }
        if side is None:
            from crossread.keep.search import search_reports

            found = search_reports(held, words, **fields)  # type: ignore[arg-type]
            if relevance:
                _advise(held, store, found)
        else:
            from crossread.keep.side_index import search_side

            found = search_side(side, held, words, **fields)  # type: ignore[arg-type]
        _tell(found, as_json)


def _side_index(store: "Store", place: str, folder: Path | None) -> "SideIndex | None":
    """The index that was named, brought up to date; or the one beside an SQLite store, where that can be done now."""
    beside = None if "://" in place else Path(place + _BESIDE)
    wanted = folder or (beside if beside and beside.is_dir() else None)
    if wanted is None:
        return None
    from crossread.keep.side_index import catch_up, is_up_to_date, open_side_index

    try:
        side = open_side_index(wanted)
        if not is_up_to_date(side, store):
            talk(f"{wanted}: taking in what is new in the store …")
            talk(f"{wanted}: {catch_up(side, store):,} reports taken into the search index")
    except CrossreadError as error:
        if folder:
            raise
        talk(f"searched without the index: {error}")
        return None
    return side


def _advise(store: "Store", place: str, found: "Found") -> None:
    """Where an index beside the store would answer better by relevance, say so, and how it is made."""
    from crossread.keep.reports import count_reports
    from crossread.keep.side_index import WORTH_IT

    folder = "FOLDER" if "://" in place else place + _BESIDE
    how = f'--index {folder} (pip install "crossread[search]")'
    if found.ranked:
        newest, matches = found.ranked
        talk(
            f"by relevance: the newest {newest:,} of {matches:,} reports with these words; all are compared with {how}"
        )
    elif store.is_sqlite and (count := count_reports(store)) >= WORTH_IT:
        talk(f"{count:,} reports: by relevance it is found many times faster with {how}")


def _tell(found: "Found", as_json: bool) -> None:
    if as_json:
        from crossread.records.codec import record_to_json

        answer(record_to_json(found.hits).decode())
    for hit in () if as_json else found:
        answer("  ".join(str(part) for part in (hit.report, hit.published or "no day", hit.outlet, hit.title) if part))
        words = " ".join(hit.snippet.replace("\x02", "*").replace("\x03", "*").split())
        answer(f"    {words}")
    if not found:
        talk("no report holds all these words")
        raise typer.Exit(int(Exit.CHECK_FAILED))
