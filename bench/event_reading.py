"""One sentence or report through the stages that events need, for the scorers of events."""

from dataclasses import dataclass
from pathlib import Path

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast, find_cast
from crossread.annotate.coder import Coder, make_coder
from crossread.annotate.pipeline import Annotator, load_annotator
from crossread.annotate.places import load_gazetteer
from crossread.extract.actor_codes import code_cast
from crossread.extract.dates import find_dates
from crossread.extract.events.find import Dropped, code_events
from crossread.extract.quotations.find import find_quotations
from crossread.records.said import Quotation
from crossread.records.text import Block, Report
from crossread.records.told import Event, When


@dataclass(frozen=True, slots=True)
class Reading:
    """A report read as far as its events."""

    annotated: Annotated
    cast: Cast
    quotations: tuple[Quotation, ...]
    dates: tuple[When, ...]
    events: tuple[Event, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The annotator, loaded once, and a user's own actor list if one is tested."""

    annotate: Annotator
    actors: Path | None = None

    def read(self, text: str) -> Reading:
        """Read a text of one paragraph."""
        return self.read_report(one_block(text))

    def read_report(self, report: Report) -> Reading:
        """Read a report."""
        annotated = self.annotate(report)
        coder = self.coder(annotated)
        cast = code_cast(annotated, find_cast(annotated), coder=coder)
        quotations = tuple(find_quotations(annotated, cast=cast))
        dates = tuple(find_dates(annotated, published=report.published, quotations=quotations))
        events, dropped = code_events(annotated, cast=cast, quotations=quotations, dates=dates, coder=coder)
        return Reading(annotated, cast, quotations, dates, events, dropped)

    def coder(self, annotated: Annotated) -> Coder:
        """The coder of a report's phrases, with the user's list."""
        return make_coder(annotated, gazetteer=load_gazetteer(self.actors))


def load_reader(actors: Path | None = None) -> Reader:
    """Load the annotator once."""
    return Reader(load_annotator(), actors)


def one_block(text: str) -> Report:
    """A report of one paragraph, for sentences that stand alone."""
    return Report(
        "bench",
        "A",
        text,
        "bench",
        "0" * 64,
        text[:40],
        None,
        None,
        None,
        None,
        "en",
        (Block("paragraph", 0, len(text)),),
        (),
    )


def main_event(reading: Reading) -> Event | None:
    """The event whose words stand nearest the root of its sentence; of equals the first."""
    return min(
        reading.events, key=lambda event: (_depth(reading.annotated, event), event.anchors[0].start), default=None
    )


def _depth(annotated: Annotated, event: Event) -> int:
    anchor = event.anchors[0]
    return min(sum(1 for _ in annotated.ancestors(token.i)) for token in annotated.tokens_in(anchor.start, anchor.end))
