"""Where the participants of a predicate stand in a parse: subjects, objects, phrases and clauses it takes.

Every function takes and gives token indexes.
"""

from crossread.extract.arguments.objects import patients
from crossread.extract.arguments.phrases import content, prepositional
from crossread.extract.arguments.subjects import agents, joined_across_tenses, surface_subjects
from crossread.extract.arguments.walk import below, clause_tokens, joined

__all__ = [
    "agents",
    "below",
    "clause_tokens",
    "content",
    "joined",
    "joined_across_tenses",
    "patients",
    "prepositional",
    "surface_subjects",
]
