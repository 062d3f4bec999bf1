"""From which day the times of a report are counted, of all that may tell it."""

from collections.abc import Sequence
from datetime import date

from crossread.annotate.annotated import Annotated
from crossread.extract.dates.dateline import dated_by_sister, dated_by_weekday, dateline_of
from crossread.extract.dates.readings import read_form
from crossread.extract.dates.spans import DateSpan
from crossread.extract.dates.timex_forms import (
    CalendarDate,
)
from crossread.extract.dates.verdicts import (
    told_years,
)
from crossread.extract.dates.writing_day import WritingDay, infer_year, published_day, sister_day, told_day

_LEAD = 3  # sentences in which the day a report is about stands


def counted_from(
    annotated: Annotated,
    spans: Sequence[DateSpan],
    *,
    published: date | None,
    sister: date | None,
    sister_told: date | None,
) -> WritingDay | None:
    """The first of these that is known: publication, the dateline by a sister, a sister, the lead, the dateline alone, a sister's lead."""
    if published is not None:
        return published_day(published)
    dateline, near = dateline_of(annotated, spans), sister or sister_told
    if dateline is not None and near is not None and (dated := dated_by_sister(dateline, near)) is not None:
        return dated
    if sister is not None:
        return sister_day(sister)
    lead = _lead_day(spans)
    if lead is not None:
        day, form = lead
        return told_day(day, year_known=form.year is not None, elsewhere=False)
    if dateline is not None and (dated := dated_by_weekday(dateline, spans, lead=_LEAD)) is not None:
        return dated
    return told_day(sister_told, year_known=False, elsewhere=True) if sister_told else None


def day_told(spans: Sequence[DateSpan]) -> date | None:
    """The day that a report's first sentences tell, from which a sister report that tells none can be counted."""
    lead = _lead_day(spans)
    return lead[0] if lead else None


def _lead_day(spans: Sequence[DateSpan]) -> tuple[date, CalendarDate] | None:
    """The latest full day among the first sentences, not ahead and not in quotation marks."""
    found = []
    for span in spans:
        form = span.timex.form
        if span.sentence >= _LEAD + span.headlines or span.quotation or span.direction == "future":
            continue
        if isinstance(form, CalendarDate) and form.day and form.month:
            readings = read_form(form, seen_from=None, told=None, direction="past")
            inferred = None if readings else infer_year(form, told_years(spans))
            day = readings[0].start if readings else inferred.day if inferred else None
            if day:
                found.append((day, form))
    return max(found, key=lambda pair: pair[0], default=None)
