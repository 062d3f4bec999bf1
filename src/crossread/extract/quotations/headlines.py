"""Whose words a headline quotes without saying: those of the speaker to whom the report below gives the same words."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Annotated
from crossread.extract.quotations.speakers import carried
from crossread.records.said import Quotation
from crossread.records.text import Anchor, Block

_FEWEST_WORDS = 2


def name_headline_speakers(annotated: Annotated, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Give quotations in headlines and headings the speaker of the same words in the text; two speakers of them leave it open."""
    lines = [block for block in annotated.report.blocks if block.kind in ("headline", "heading")]
    below = [(_folded(annotated, q.parts), q.speaker) for q in quotations if q.speaker.actor and not _in(q, lines)]

    def named(quotation: Quotation) -> Quotation:
        words = _folded(annotated, quotation.parts)
        if quotation.kind == "term" or quotation.speaker.actor is not None or not _in(quotation, lines):
            return quotation
        if len(words) < _FEWEST_WORDS:
            return quotation
        speakers = [speaker for said, speaker in below if _holds(said, words)]
        one = len({speaker.actor for speaker in speakers}) == 1
        return replace(quotation, speaker=carried(speakers[0])) if one else quotation

    return tuple(named(quotation) for quotation in quotations)


def _in(quotation: Quotation, lines: Sequence[Block]) -> bool:
    place = quotation.parts[0]
    return any(line.start <= place.start and place.end <= line.end for line in lines)


def _folded(annotated: Annotated, parts: Sequence[Anchor]) -> list[str]:
    """The words of a quotation's parts in small letters, without marks."""
    return [t.lower for part in parts for t in annotated.tokens_in(part.start, part.end) if t.wordlike]


def _holds(said: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand in a row in what is said."""
    return any(said[i : i + len(words)] == words for i in range(len(said) - len(words) + 1))
