"""The timeline as a strip: where each moment's band lies, in drawing units; presentation only, the list says it all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.records.told import Interval
from crossread.tell.lookup import MONTHS
from crossread.tell.timeline import Moment

WIDTH = 960
LANE = 26
_LEFT, _RIGHT, _TOP = 16, 190, 34
_MOST_DAYS = 100
_LETTER = 6.2
"""Width of a letter of the label, in drawing units (measured in Chromium at 12 units' height); keeps labels apart."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch on the strip; a day is a dot, several days a band, a reading among several a dashed band."""

    x: float
    width: float
    dashed: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One moment on the strip: its bars, its lane's height, and the label beside the last bar."""

    number: int
    y: float
    bars: tuple[Bar, ...]
    label: str
    label_x: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day or month named on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing: its height, ticks and moments, and how many moments lie before and after its window."""

    height: float
    ticks: tuple[Tick, ...]
    placed: tuple[Placed, ...]
    before: int
    after: int


def make_strip(moments: Sequence[Moment], labels: Sequence[str]) -> Strip | None:
    """Draw the moments that lie within a window of a hundred days around the middle one; None where none has a day."""
    if not moments:
        return None
    first, last = _window(moments)
    shown = [(n, m) for n, m in enumerate(moments, 1) if _start(m) >= first and _end(m) <= last]
    days = max((last - first).days + 1, 1)
    unit = (WIDTH - _LEFT - _RIGHT) / days
    placed, lanes = [], list[float]()
    for number, moment in shown:
        bars = tuple(_bar(s, first, unit, dashed=len(moment.spans) > 1) for s in moment.spans)
        label_x = max(b.x + b.width for b in bars) + 8
        label = labels[number - 1]
        begin = min(b.x for b in bars)
        lane = next((i for i, taken in enumerate(lanes) if taken <= begin), len(lanes))
        end = label_x + len(label) * _LETTER + 14
        lanes[lane : lane + 1] = [end]
        placed.append(Placed(number, _TOP + lane * LANE, bars, label, label_x))
    before = sum(_start(m) < first for m in moments)
    after = sum(_end(m) > last and _start(m) >= first for m in moments)
    return Strip(_TOP + max(len(lanes), 1) * LANE + 8, _ticks(first, days, unit), tuple(placed), before, after)


def _start(moment: Moment) -> date:
    return min(s.start for s in moment.spans)


def _end(moment: Moment) -> date:
    return max(s.end for s in moment.spans)


def _window(moments: Sequence[Moment]) -> tuple[date, date]:
    starts = sorted(_start(m) for m in moments)
    middle = starts[len(starts) // 2]
    half = timedelta(days=_MOST_DAYS // 2)
    near = [m for m in moments if middle - half <= _start(m) and _end(m) <= middle + half]
    if not near:
        return middle, middle
    return min(_start(m) for m in near), max(_end(m) for m in near)


def _bar(span: Interval, first: date, unit: float, *, dashed: bool) -> Bar:
    x = _LEFT + (span.start - first).days * unit
    width = ((span.end - span.start).days + 1) * unit
    return Bar(round(x, 1), round(min(width, 12.0) if span.start == span.end else width, 1), dashed)


def _ticks(first: date, days: int, unit: float) -> tuple[Tick, ...]:
    step = next((s for s in (1, 2, 7, 14, 28) if s * unit >= 64), 28)
    marked = [first + timedelta(days=n) for n in range(0, days, step)]
    return tuple(Tick(round(_LEFT + (d - first).days * unit, 1), f"{d.day} {MONTHS[d.month - 1][:3]}") for d in marked)
