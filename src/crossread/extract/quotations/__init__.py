"""Who said what: the quotations of one report, direct, partial, terms, and reported speech, each with speaker, cue and commitment.

The parts, in order: `marks` pairs quotation marks, `attributions` finds cues with source and content, `pairing` brings the two together,
`speakers` names whose words they are, `kinds` tells utterances from terms and titles, `commitment` reads stance, polarity and factuality.
"""

from crossread.extract.quotations.find import find_quotations

__all__ = ["find_quotations"]
