"""`crossread ingest`: reports from archives, tables, feeds, folders into the store."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import Offline
from crossread.cli.stored import DEFAULT_STORE, StorePlace, opened, progress_bar
from crossread.cli.talk import Exit, answer, talk
from crossread.records.dossier import Refused
from crossread.records.text import Report

if TYPE_CHECKING:
    from crossread.keep.store import Store

_AT_ONCE = 200
_REASONS_SHOWN = 20

StreamSources = Annotated[
    list[str],
    typer.Argument(
        help="Files (text, HTML, PDF, docx, EML, JSONL, CSV, Parquet, WARC, feeds), folders, addresses, or - for stdin.",
        show_default=False,
    ),
]


def ingest(sources: StreamSources, store: StorePlace = DEFAULT_STORE, offline: Offline = False) -> None:
    """Put reports into the store; those already there are passed over, so a run that was broken off is simply run again."""
    from crossread.read.streams import read_stream

    added = known = 0
    languages: Counter[str] = Counter()
    refused: list[Refused] = []
    with opened(store) as held, progress_bar() as bar:
        task = bar.add_task("reading", total=None)
        for some in _portions(read_stream(sources, offline=offline)):
            reports = [item for item in some if isinstance(item, Report)]
            new, old, bad = _keep(held, reports)
            added, known = added + new, known + old
            refused += [item for item in some if isinstance(item, Refused)] + bad
            languages.update(r.language for r in reports)
            bar.update(task, advance=len(some))
    _tell(added, known, languages, refused)
    if not added and not known:
        raise typer.Exit(int(Exit.UNREADABLE))


def _portions(items: "Iterator[Report | Refused]") -> "Iterator[list[Report | Refused]]":
    some: list[Report | Refused] = []
    for item in items:
        some.append(item)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _keep(store: "Store", reports: list[Report]) -> tuple[int, int, list[Refused]]:
    from crossread.keep.reports import keep_reports

    kept = keep_reports(store, reports)
    return len(kept.added), len(reports) - len(kept.added) - len(kept.refused), list(kept.refused)


def _tell(added: int, known: int, languages: Counter[str], refused: list[Refused]) -> None:
    """One line of what came of it; refusals by reason, with the names of the first ones."""
    for one in refused[:_REASONS_SHOWN]:
        talk(f"not read  {one.file}: {one.reason}")
    if len(refused) > _REASONS_SHOWN:
        talk(f"not read  … and {len(refused) - _REASONS_SHOWN:,} more")
    other = {language: n for language, n in languages.items() if language != "en"}
    answer(f"{added:,} reports added, {known:,} were there, {len(refused):,} refused")
    if other:
        listed = ", ".join(f"{language} {n:,}" for language, n in sorted(other.items(), key=lambda x: -x[1]))
        answer(f"not English, kept and not analysed: {listed}")
