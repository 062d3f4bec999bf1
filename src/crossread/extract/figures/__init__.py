"""How many: the numbers that matter in one report, with bound, unit and what is measured.

The parts, in order: `lexemes`, `cardinals` and `numbers` read numbers, `units` and `bounds` what stands beside them,
`measures` what is counted, `places` where a figure stands, `find` makes the records.
"""

from crossread.extract.figures.find import find_figures

__all__ = ["find_figures"]
