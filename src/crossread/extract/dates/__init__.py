"""When: the time expressions of one report, each with what it can mean and how that is known.

The parts, in order: `timex*` is the grammar, `spans` finds expressions in a text, `tense`, `writing_day` and `readings` say what they are
counted from, `verdicts` and `open_times` what they cannot tell, `find` makes the records.
"""

from crossread.extract.dates.find import day_told, find_dates
from crossread.extract.dates.spans import find_spans

__all__ = ["day_told", "find_dates", "find_spans"]
