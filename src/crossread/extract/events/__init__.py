"""Who did what to whom in one report, coded in PLOVER.

The parts, in order: `patterns` reads the lexicon, `matching` finds its triggers, `parties` and `countries` who acts on whom,
`conditions` and `modality` how it is told, `find` makes the records.
"""

from crossread.extract.events.find import code_events, find_events

__all__ = ["code_events", "find_events"]
