"""`crossread stories`: which of the store's reports tell of one event, and which are copies."""

from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import AsJson
from crossread.cli.stored import DEFAULT_STORE, StorePlace, opened
from crossread.cli.talk import Exit, answer, stop, talk

if TYPE_CHECKING:
    from crossread.keep.reports import StoredReports
    from crossread.keep.store import Store
    from crossread.records.gathered import NearDuplicate, Story
    from crossread.records.text import Report

_SHOWN = 30

Since = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only reports from this day on.")]
Why = Annotated[str | None, typer.Option("--why", metavar="REPORT", help="Say why a report (its id) is in its story.")]


def stories(store: StorePlace = DEFAULT_STORE, since: Since = None, why: Why = None, as_json: AsJson = False) -> None:
    """Group the store's reports by the event they tell of, and find the copies among them."""
    with opened(store) as held:
        if why:
            _explain(held, why)
            return
        from crossread.keep.reports import stored_reports

        reports = stored_reports(held, since=since.date() if since else None)
        if not len(reports):
            stop(
                f"{store}: no English reports in it; put some in with `crossread ingest SOURCES… --store {store}`",
                Exit.MISUSE,
            )
        found, copies = _gather(held, reports)
        if as_json:
            from crossread.records.codec import record_to_json

            answer(record_to_json(found).decode())
        else:
            _tell(held, found, copies, len(reports))


def _gather(store: "Store", reports: "StoredReports") -> "tuple[tuple[Story, ...], tuple[NearDuplicate, ...]]":
    from crossread.gather.stories import WINDOW, find_stories
    from crossread.keep.stories import keep_stories

    copies: tuple[NearDuplicate, ...] = ()
    stands_for: dict[str, str] = {}
    if find_spec("rensa") or find_spec("datasketch"):
        from crossread.gather.near_duplicates import find_near_duplicates, same_text
        from crossread.keep.reports import days_of

        copies = find_near_duplicates(reports)
        stands_for = same_text(copies, days_of(store, reports.ids), within=WINDOW)
    else:
        talk('copies were not looked for: pip install "crossread[streams]"')
    found = find_stories(reports, stands_for=stands_for)
    keep_stories(store, found, copies)
    return found, copies


def _tell(store: "Store", found: "tuple[Story, ...]", copies: "tuple[NearDuplicate, ...]", reports: int) -> None:
    from crossread.keep.reports import read_reports

    told = sorted((s for s in found if len(s.reports) > 1), key=lambda s: (-len(s.reports), s.id))
    for story in told[:_SHOWN]:
        days = (
            "no day"
            if story.first is None
            else f"{story.first}" + (f" to {story.last}" if story.last != story.first else "")
        )
        answer(f"{story.id}  {len(story.reports)} reports, {days}: {', '.join(story.words)}")
        for report in read_reports(store, story.reports[:5]):
            answer(f"    {report.id}  {_named(report)}")
    if len(told) > _SHOWN:
        answer(f"… and {len(told) - _SHOWN:,} more")
    alone = len(found) - len(told)
    answer(
        f"{reports:,} reports: {len(told):,} stories told by two or more, {alone:,} reports alone, "
        f"{len(copies):,} pairs of copies"
    )


def _named(report: "Report") -> str:
    parts = [report.outlet, str(report.published) if report.published else None, report.title]
    return " · ".join(p for p in parts if p)


def _explain(store: "Store", report: str) -> None:
    """Why a report is where it is: the nearest report, what both print, and copies of it."""
    from crossread.keep.reports import read_reports
    from crossread.keep.stories import kept_duplicates, kept_stories

    story = next((s for s in kept_stories(store) if report in s.reports), None)
    if story is None:
        stop(f"{report}: in no story; is it in this store, and has `crossread stories` run?", Exit.MISUSE)
    place = next((p for p in story.placements if p.report == report), None)
    answer(f"{story.id}: {len(story.reports)} reports, {', '.join(story.words)}")
    if place and place.nearest:
        (near,) = read_reports(store, [place.nearest]) or (None,)
        gap = "" if place.days_apart is None else f", {place.days_apart} day(s) apart"
        answer(
            f"likeness {place.likeness:.2f} to the others; nearest {place.nearest}{gap}: {_named(near) if near else ''}"
        )
        for evidence in place.because:
            answer(f"    {evidence.kind} ({evidence.share:.0%}): {', '.join(evidence.shown)}")
    for copy in kept_duplicates(store):
        if report in (copy.left, copy.right):
            answer(f"    {copy.kind} with {copy.right if report == copy.left else copy.left}: {copy.detail}")
