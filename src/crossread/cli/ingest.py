"""`crossread ingest`: reports from archives, tables, feeds, folders into the store."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
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
_WORTH_WORKERS = 200

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help=f"Processes that read files; from {_WORTH_WORKERS} files on one for each CPU unless said. "
        "Tables, archives, feeds and addresses are read by one.",
    ),
]
StreamSources = Annotated[
    list[str],
    typer.Argument(
        help="Files (text, HTML, PDF, docx, EML, JSONL, CSV, Parquet, WARC, feeds), folders, addresses, or - for stdin.",
        show_default=False,
    ),
]


def ingest(
    sources: StreamSources, store: StorePlace = DEFAULT_STORE, offline: Offline = False, workers: Workers = None
) -> None:
    """Put reports into the store; those already there are passed over, so a run that was broken off is simply run again."""
    from crossread.read.streams import read_stream

    done = _Done()
    alone, streams = _apart(sources)
    if (workers or 0) < 2 and (workers or len(alone) < _WORTH_WORKERS):
        alone, streams = [], sources
    with opened(store) as held, progress_bar() as bar:
        task = bar.add_task("reading", total=None)

        def keep(items: "Sequence[Report | Refused]") -> None:
            done.take(held, items)
            bar.update(task, advance=len(items))

        if alone:
            from crossread.batch.ingesting import read_in_workers

            read_in_workers(alone, keep=keep, workers=workers or os.cpu_count() or 1, offline=offline)
        for some in _portions(read_stream(streams, offline=offline)):
            keep(some)
    done.tell()
    if not done.added and not done.known:
        raise typer.Exit(int(Exit.UNREADABLE))


def _apart(sources: list[str]) -> tuple[list[str], list[str]]:
    """Files of one report each, which workers can read, and everything else, which is read in a stream."""
    from crossread.read.streams import folder_files, holds_many

    alone: list[str] = []
    streams: list[str] = []
    for source in sources:
        path = Path(source)
        files = folder_files(path) if path.is_dir() else [path] if path.is_file() else []
        alone += [str(file) for file in files if not holds_many(file)]
        streams += [str(file) for file in files if holds_many(file)] if files else [source]
    return alone, streams


@dataclass(slots=True)
class _Done:
    """What an ingest has come to."""

    added: int = 0
    known: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)

    def take(self, store: "Store", items: "Sequence[Report | Refused]") -> None:
        """Keep what was read, in one transaction, and count it."""
        from crossread.keep.reports import keep_reports

        reports = [item for item in items if isinstance(item, Report)]
        kept = keep_reports(store, reports)
        self.added += len(kept.added)
        self.known += len(reports) - len(kept.added) - len(kept.refused)
        self.refused += [item for item in items if isinstance(item, Refused)] + list(kept.refused)
        self.languages.update(r.language for r in reports)

    def tell(self) -> None:
        """One line of what came of it; refusals by reason, with the names of the first ones."""
        for one in self.refused[:_REASONS_SHOWN]:
            talk(f"not read  {one.file}: {one.reason}")
        if len(self.refused) > _REASONS_SHOWN:
            talk(f"not read  … and {len(self.refused) - _REASONS_SHOWN:,} more")
        answer(f"{self.added:,} reports added, {self.known:,} were there, {len(self.refused):,} refused")
        other = {language: n for language, n in self.languages.items() if language != "en"}
        if other:
            listed = ", ".join(f"{language} {n:,}" for language, n in sorted(other.items(), key=lambda x: -x[1]))
            answer(f"not English, kept and not analysed: {listed}")


def _portions(items: "Iterator[Report | Refused]") -> "Iterator[list[Report | Refused]]":
    some: list[Report | Refused] = []
    for item in items:
        some.append(item)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some
