"""When: the time expressions of one report, each with what it can mean and how that is known.

The parts, in order: `timex*` is the grammar, `spans` finds expressions in a text and `tense` which way they look; `writing_day`,
`dateline` and `counted_from` say what they are counted from, `nearby` what they lean on, `readings` and its two tables where they lie
in the calendar; `verdicts` and `open_times` say what they cannot tell, and `find` makes the records.
"""

from crossread.extract.dates.counted_from import day_told
from crossread.extract.dates.find import find_dates
from crossread.extract.dates.spans import find_spans

__all__ = ["day_told", "find_dates", "find_spans"]
