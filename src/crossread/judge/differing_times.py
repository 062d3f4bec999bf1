"""Dates of two statements that tell one matter: the same day, or days that exclude each other for one act."""

import re

from crossread.judge.dates import compare_dates, dates_clash
from crossread.judge.findings import Finding, clash, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.slots import (
    dates_of,
    parties_apart,
    parties_meet,
    places_apart,
    same_commitment,
    same_measure,
    same_slot,
    shared_words,
)
from crossread.records.told import Statement, When

_BOUND = re.compile(r"(?i)(?:more|less|fewer|longer) than|over|under|at least|at most|within|up to")
_COUNTED = frozenset({"yesterday", "today", "tonight", "tomorrow", "this"})
_SAME_WORDS, _SAME_WORDS_ONE_PARTY = 0.6, 0.5
_CALENDAR = ("day", "part-of-day", "weekend", "week", "month", "quarter", "season", "year", "unknown")


def differing_times(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Compare the dates that hang on the same word by the same preposition.

    *Contradicts* needs dates without a day in common, one act told as fact by both, nobody else named, most words
    shared, and no other date in either statement that meets. Acts that people repeat (saying, voting, meeting) only pull
    apart. A weekday and a calendar date are not compared: a weekday is placed by the report's day, which may be wrong.
    """
    lefts, rights = material.once(_days_given, left), material.once(_days_given, right)
    found: list[Finding] = []
    for a in lefts:
        for b in rights:
            if not same_slot(material, (left.report, a.anchor), (right.report, b.anchor)):
                continue
            detail = f"{a.anchor.exact} ({_days(a)}) and {b.anchor.exact} ({_days(b)})"
            if a.anchor.exact.lower() == b.anchor.exact.lower() or compare_dates(a, b).relation in (
                "same",
                "compatible",
            ):
                found.append(remark("same", "same-day", a.anchor, b.anchor, detail))
            elif dates_clash(a, b):
                found += _clashing(material, left, right, a, b, detail, score)
    return found if not any(f.relation == "same" for f in found) else [f for f in found if f.relation == "same"]


def _days_given(material: Material, statement: Statement) -> list[When]:
    """The dates of a statement that are stretches of days."""
    return [d for d in dates_of(material, statement) if _placed(d) and not _in_name(material, d)]


def _clashing(
    material: Material, left: Statement, right: Statement, a: When, b: When, detail: str, score: float
) -> list[Finding]:
    if score < 0.3 or parties_apart(material, left, right) or places_apart(material, left, right):
        return []
    measure = same_measure(material, (left.report, a.anchor), (right.report, b.anchor))
    one_party = measure or parties_meet(material, left, right)
    enough = _SAME_WORDS_ONE_PARTY if one_party else _SAME_WORDS
    if not same_commitment(left, right) or shared_words(material, left, right) < enough or _form(a) != _form(b):
        return []
    if all(_is_day_of_writing(material, d) for d in (a, b)):
        return []  # "today (4 November)" in both: two announcements
    if _given(material, right.report, a, b) or _given(material, left.report, b, a):
        return []
    if {left.lemma, right.lemma} & words("repeated", "speech") or a.precision != b.precision:
        return []
    repeated = left.lemma in words("repeated", "verbs") or right.lemma in words("repeated", "verbs")
    if (repeated and not measure) or not (one_party or score >= 0.5):
        return [remark("pulls-apart", "days-differ-unsure", a.anchor, b.anchor, detail)]
    return [clash("time", "days-differ", a.anchor, b.anchor, f"{detail}: for the same act")]


def _is_day_of_writing(material: Material, when: When) -> bool:
    """Tell whether a date stands in brackets behind "today"."""
    return material.annotated[when.report].report.text[: when.anchor.start].lower().endswith("today (")


def _in_name(material: Material, when: When) -> bool:
    """Tell whether a month's name stands without a preposition before it, as in a name ("March for …")."""
    if not (when.precision == "month" and when.anchor.exact.isalpha()):
        return False
    before = material.annotated[when.report].report.text[: when.anchor.start].split()[-1:]
    return not before or before[0].lower() not in ("in", "since", "until", "by", "from", "last", "this", "next", "of")


def _placed(when: When) -> bool:
    """Tell whether a date is one stretch of days: "more than a week ago" is open to one side, and "yesterday" in a report without a
    day was only counted from another's.
    """
    if _BOUND.match(when.anchor.exact) or is_borrowed(when):
        return False
    return when.start is not None and when.precision in _CALENDAR and when.status != "quoted"


def is_borrowed(when: When) -> bool:
    """Tell whether a date is counted from the day of another report ("yesterday", "last week" in a report without a day)."""
    counted = _form(when) == "relative" or not _COUNTED.isdisjoint(when.anchor.exact.lower().split())
    return counted and "another report" in when.basis


def _given(material: Material, report: str, when: When, partner: When) -> bool:
    """Tell whether a report gives the other's date as well, of the same act or, where it is a year, anywhere: then the two are of two
    acts (a day is often told twice).
    """
    return any(
        other.id != partner.id
        and other.precision == when.precision
        and compare_dates(other, when).relation == "same"
        and (when.precision == "year" or same_slot(material, (when.report, when.anchor), (report, other.anchor)))
        for other in material.dates_of[report]
    )


def _form(when: When) -> str:
    """How a date is written: a weekday is placed by the report's day, which may itself be wrong; a calendar date is not."""
    words_ = when.anchor.exact.lower()
    named = any(word.strip(",.").endswith("day") for word in words_.split())
    if named and not any(c.isdigit() for c in words_):
        return "weekday"
    return "relative" if words("occasion", "relative") & set(words_.split()) else "calendar"


def _days(when: When) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"
