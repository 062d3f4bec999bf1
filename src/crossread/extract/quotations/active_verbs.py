"""The attribution of a verb in the active voice with what it reports, its source kept apart from cue and content."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution, Frame, Span
from crossread.extract.quotations.cues import Sense
from crossread.extract.quotations.phrases import noun_phrase, verb_group
from crossread.extract.quotations.subjects import subject


def attribution_of(
    annotated: Annotated, verb: Token, frame: Frame, sense: Sense, content: Sequence[Span], lexeme: str
) -> Attribution | None:
    """An attribution of a verb in the active voice, with its source; None where a content span is empty or the verb is a command."""
    spans = tuple((a, b) for a, b in content if a < b)
    if len(spans) != len(content):
        return None
    first, last = verb_group(annotated, verb.i)
    holder = subject(annotated, verb.i) if sense != "seeming" else None
    source: Span | None = None
    if holder is not None and any(a <= holder.i < b for a, b in spans):
        return None
    if holder is not None:
        source = _source_span(annotated, holder, verb.i, avoid=spans)
    return Attribution(
        verb.i, (first, last), source, holder.i if holder is not None else None, spans, frame, sense, False, lexeme
    )


def _source_span(annotated: Annotated, holder: Token, verb: int, *, avoid: Sequence[Span]) -> Span:
    """The whole noun phrase of a source, kept apart from the cue and from what is reported."""
    sentence = annotated.sentence_of(holder.i)
    floor, ceiling = sentence.first, sentence.last
    group = verb_group(annotated, verb)
    for a, b in [group, *avoid]:
        if b <= holder.i:
            floor = max(floor, b)
        elif a > holder.i:
            ceiling = min(ceiling, a)
    return noun_phrase(annotated, holder.i, floor=floor, ceiling=ceiling)
