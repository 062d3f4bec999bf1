"""When things are told to be: what has a day or a stretch, what has several readings, what cannot be placed."""

from dataclasses import dataclass
from datetime import date

from crossread.records.told import Interval, When
from crossread.tell.describe import when_value
from crossread.tell.labels import DATE_WORDS
from crossread.tell.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression within the statement that it stands in: the words before it and after it."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One time of the timeline: its value in words, the expressions that give it, and what is told with each."""

    value: str
    status: str
    spans: tuple[Interval, ...]
    dates: tuple[When, ...]
    told: tuple[Told, ...]

    @property
    def is_band(self) -> bool:
        """True where only a stretch or several readings are known."""
        return len(self.spans) > 1 or any(s.start != s.end for s in self.spans)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments in order, and the tray of what has no place on it."""

    placed: tuple[Moment, ...]
    tray: tuple[Moment, ...]


def make_timeline(look: Lookup) -> Timeline:
    """Order all time expressions; those of one value, in one row or of one wording, make one moment.

    Times inside quotations are the speaker's and go to the tray, as do those without a day.
    """
    grouped: dict[tuple[str, str, str], list[When]] = {}
    for when in look.dossier.dates:
        told = _statement_of(look, when)
        matter = look.row_of.get(told, told) if told else when.anchor.exact.casefold()
        key = (when_value(when), "quoted" if when.status == "quoted" else "", matter)
        grouped.setdefault(key, []).append(when)
    moments = [_moment(look, dates) for dates in grouped.values()]
    placed = [m for m in moments if m.spans and m.dates[0].status != "quoted"]
    tray = [m for m in moments if not m.spans or m.dates[0].status == "quoted"]
    return Timeline(tuple(sorted(placed, key=_order)), tuple(tray))


def _order(moment: Moment) -> tuple[date, date]:
    return min(s.start for s in moment.spans), max(s.end for s in moment.spans)


def _moment(look: Lookup, dates: list[When]) -> Moment:
    first = dates[0]
    spans = first.candidates if first.status == "ambiguous" else ()
    if not spans and first.start and first.end:
        spans = (Interval(first.start, first.end),)
    told = tuple(_told(look, d) for d in dates)
    statuses = dict.fromkeys(DATE_WORDS[d.status] for d in dates)
    return Moment(when_value(first), "; ".join(statuses), spans, tuple(dates), told)


def _told(look: Lookup, when: When) -> Told:
    """The words around the time expression, from the part of its statement that takes it in."""
    statement = _statement_of(look, when)
    inner = when.anchor
    for outer in look.statements[statement].anchors if statement else ():
        if outer.start <= inner.start and inner.end <= outer.end:
            return Told(outer.exact[: inner.start - outer.start], outer.exact[inner.end - outer.start :])
    return Told("", "")


def _statement_of(look: Lookup, when: When) -> str | None:
    """The shortest statement that takes in the time expression."""
    held = [s for s in look.dossier.statements if when.id in s.dates and s.anchors]
    return min(held, key=lambda s: len(s.anchors[0].exact)).id if held else None
