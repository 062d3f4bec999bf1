"""`crossread watch`: feeds, turn by turn; new reports go into the store and into their stories."""

import time
from typing import Annotated

import typer

from crossread.cli.stored import DEFAULT_STORE, StorePlace, opened
from crossread.cli.talk import Exit, answer, stop, talk

Feeds = Annotated[list[str], typer.Argument(help="Addresses of RSS or Atom feeds.", show_default=False)]
Every = Annotated[int, typer.Option("--every", min=60, help="Seconds between turns.")]
Turns = Annotated[int, typer.Option("--turns", min=0, help="Turns before it ends; 0: until it is stopped (Ctrl-C).")]


def watch(feeds: Feeds, store: StorePlace = DEFAULT_STORE, every: Every = 600, turns: Turns = 0) -> None:
    """Ask feeds for what is new and place each report in its story; stopped at any moment, it goes on where it was."""
    from crossread.read.fetch import is_url

    wrong = [feed for feed in feeds if not is_url(feed)]
    if wrong:
        stop(f"{wrong[0]}: watch wants addresses of feeds; for files there is `crossread ingest`", Exit.MISUSE)
    with opened(store) as held:
        from crossread.batch.watch import resume_stream, watch_turn

        stream = resume_stream(held)
        talk(f"{len(stream.kept):,} reports in {len(stream.stories):,} open stories")
        turn = 0
        while True:
            done = watch_turn(held, stream, feeds)
            for change in done.changes:
                answer(f"{change.kind:7} {change.story}  {change.report}: {change.detail}")
            for one in done.refused:
                talk(f"not read  {one.file}: {one.reason}")
            renewed = f", {done.renewed} of them new versions" if done.renewed else ""
            talk(f"{len(done.added)} new reports{renewed}; {done.unchanged} of {len(feeds)} feeds unchanged")
            turn += 1
            if turn == turns:
                return
            time.sleep(every)
