"""What a report tells, clause by clause: who stands for it, the predicate with who takes part, polarity, modality, tense.

The parts, in order: `zones` says which words are whose, `clauses` cuts sentences (`openings`: where a clause begins), `frames` knows
what only says who speaks, `spans` the text of a clause; `predicate`, `participants`, `polarity`, `modality` and `tense` read it, and
`find` makes the records.
"""

from crossread.extract.statements.find import NARRATOR, find_statements

__all__ = ["NARRATOR", "find_statements"]
