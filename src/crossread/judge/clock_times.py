"""One act at two hours of the day: "at 4.15am" here, "shortly after 5 a.m." there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.align.words import are_related
from crossread.judge.findings import Finding, clash, remark
from crossread.judge.material import Material
from crossread.judge.slots import days_apart, other_object, parties_apart, places_apart, shared_words
from crossread.records.text import Anchor
from crossread.records.told import Statement

_LEAST_SCORE, _LEAST_SHARED = 0.5, 0.3
_HOURS = ("noon", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "midnight")
_CLOCK = re.compile(
    r"(?i)\b(?:(?P<near>shortly|just|soon|a little)\s+)?"
    r"(?:(?P<how>before|after|at|about|around|by|until|since|from)\s+(?:about\s+|around\s+)?)?"
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b"
    r"|(?P<word>noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:\s+o['’]clock\b|(?=\s+in\s+the\s+(?:morning|afternoon|evening))|(?=[\s.,;]*$)|(?<=noon)|(?<=midnight)))"
)
_HOUR = re.compile(r"(?i)\d|\b(?:noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)")
_ZONE = re.compile(r"\b(?:GMT|UTC|BST|CES?T|[ECMP][SD]T|local time|ET)\b")
_DAY = 24 * 60
_EXACT, _ABOUT, _SOON = 20, 35, 40  # minutes that a time told plainly, by "about", by "shortly after" may be off


@dataclass(frozen=True, slots=True)
class _Clock:
    """A stretch of minutes after midnight (may reach over it), whether half of the day is known, and the words."""

    first: int
    last: int
    half_known: bool
    anchor: Anchor


def clock_times(material: Material, left: Statement, right: Statement, *, score: float) -> Iterator[Finding]:
    """Yield a finding where each statement gives one hour and these have no minute in common, for one act on no other day.

    Times with a zone are left out, and those that only bound ("by", "until"); a whole number of hours between them may be two zones
    and, like two verbs that are not of one family, makes the finding milder.
    """
    if score < _LEAST_SCORE or left.polarity != right.polarity:
        return
    ours = material.once(_clocks, left)
    theirs = material.once(_clocks, right) if len(ours) == 1 else []
    if len(theirs) != 1 or not _apart(ours[0], theirs[0]) or shared_words(material, left, right) < _LEAST_SHARED:
        return
    if days_apart(material, left, right) or places_apart(material, left, right) or parties_apart(material, left, right):
        return
    a, b = ours[0], theirs[0]
    detail = f"“{a.anchor.exact}” in one, “{b.anchor.exact}” in the other"
    related = are_related(left.lemma, right.lemma) or not other_object(material, left, right)
    if related and (a.first - b.first) % 60:
        yield clash("time", "hours-differ", a.anchor, b.anchor, detail)
    else:
        yield remark("pulls-apart", "hours-differ-unsure", a.anchor, b.anchor, detail)


def _clocks(material: Material, statement: Statement) -> list[_Clock]:
    """The hours a statement gives; none where a zone stands beside one."""
    text = material.annotated[statement.report].report.text
    found = []
    for anchor in statement.anchors:
        if not _HOUR.search(anchor.exact):  # most statements
            continue
        if _ZONE.search(anchor.exact):
            return []
        for match in _CLOCK.finditer(text, anchor.start, anchor.end):
            clock = _read(match)
            if clock is not None:
                place = material.annotated[statement.report].report.anchor(match.start(), match.end())
                found.append(_Clock(*clock, place))
    return found


def _read(match: re.Match[str]) -> tuple[int, int, bool] | None:
    how, near = (match["how"] or "at").lower(), match["near"]
    if how in ("by", "until", "since", "from") or (near is None and how in ("before", "after")):
        return None
    word = (match["word"] or "").lower()
    if match["hour"]:
        minutes = (int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p")) * 60 + int(match["minute"] or 0)
    elif match["hour24"]:
        minutes = int(match["hour24"]) * 60 + int(match["minute24"])
    else:
        minutes = (12 if word in ("noon", "twelve") else 0 if word == "midnight" else _HOURS.index(word)) * 60
    known = not word or word in ("noon", "midnight")
    if near:
        return (minutes - _SOON, minutes, known) if how == "before" else (minutes, minutes + _SOON, known)
    off = _ABOUT if how in ("about", "around") or "about" in match[0].lower() else _EXACT
    return minutes - off, minutes + off, known


def _apart(a: _Clock, b: _Clock) -> bool:
    """Tell whether two stretches have no minute in common, on a clock of twelve hours where a half of the day is open."""
    round_ = _DAY if a.half_known and b.half_known else _DAY // 2
    return all(
        b.first + turn > a.last or b.last + turn < a.first for turn in (-2 * round_, -round_, 0, round_, 2 * round_)
    )
