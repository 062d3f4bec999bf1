"""The narration right before and after a stretch between quotation marks, cut where another stretch or sentence begins."""

from collections.abc import Iterable, Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.marks import Stretch

_REACH = 45  # tokens of narration between a quotation and the verb that reports it
_NAME_LENGTH = 16  # characters: a shorter stretch in the narration is a name or a title and does not end it
_SENTENCE_STOPS = frozenset([".", "!", "?"])


def reach_of(annotated: Annotated, stretches: Sequence[Stretch], stretch: Stretch) -> tuple[int, int]:
    """The characters between which a reporting clause of a stretch can stand: its paragraph, or the stretch that holds it."""
    if stretch.within is not None:
        holder = stretches[stretch.within]
        return holder.start, holder.end
    block = annotated.report.blocks[stretch.block]
    return block.start, block.end


def stands_within(token: Token, stretches: Iterable[Stretch]) -> bool:
    """Whether a token stands between any of these marks."""
    return any(s.start <= token.start < s.end for s in stretches)


def between_other_marks(token: Token, stretches: Sequence[Stretch], stretch: Stretch) -> bool:
    """Whether a token stands between marks, other than those that hold the stretch itself."""
    others = [s for s in stretches if not (s.outer_start <= stretch.outer_start and stretch.outer_end <= s.outer_end)]
    return stands_within(token, others)


def next_start(annotated: Annotated, stretches: Sequence[Stretch], index: int) -> int:
    """Where the narration after a stretch ends: at the next one outside it, or with the block."""
    stretch = stretches[index]
    later = [
        s.outer_start
        for s in stretches
        if s.block == stretch.block and s.outer_start >= stretch.outer_end and s.end - s.start > _NAME_LENGTH
    ]
    return min([reach_of(annotated, stretches, stretch)[1], *later])


def narration(annotated: Annotated, start: int, end: int) -> list[Token]:
    """The tokens between two places, so many at most as a reporting clause can be away."""
    return list(annotated.tokens_in(start, end))[:_REACH]


def first_sentence(zone: Sequence[Token]) -> list[Token]:
    """The tokens before the first full stop."""
    found: list[Token] = []
    for token in zone:
        if token.text in _SENTENCE_STOPS and found:
            break
        found.append(token)
    return found


def last_sentence(zone: list[Token], *, final: bool = False) -> list[Token]:
    """The tokens after the last full stop; with `final`, a stop at the very end does not count."""
    stop = len(zone) - 1 if final and zone and zone[-1].text in _SENTENCE_STOPS else len(zone)
    cut = next((i for i in range(stop - 1, -1, -1) if zone[i].text in _SENTENCE_STOPS), -1)
    return zone[cut + 1 :][-_REACH:]
