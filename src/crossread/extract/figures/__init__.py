"""How many: the numbers that matter in one report, with bound, unit and what is measured.

The parts, in order: `lexemes`, `cardinals`, `parts` and `numbers` read numbers, `currency`, `units` and `bounds` what stands
beside them, `measures` what is counted, `places` where a figure stands; `all_but`, `ages`, `sides` and `loose_shares` read what
is told in a way of its own, `uncounted` knows what is none, `record` makes the records and `find` goes through a report.
"""

from crossread.extract.figures.find import find_figures

__all__ = ["find_figures"]
