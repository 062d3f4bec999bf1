"""The stretches of text a clause fills: whole words, without what joins it to its neighbours."""

from collections.abc import Iterable, Sequence

from crossread.annotate.annotated import Annotated
from crossread.extract.statements.words import is_mark
from crossread.records.text import Anchor

_CLOSING = {"“": "”", "‘": "’", '"': '"', "«": "»"}
_HANGING = frozenset({"PRON", "ADP", "DET", "AUX"})
_SAYING = frozenset({"and", "but", "as", "while"})


def spans_of(
    annotated: Annotated, tokens: Sequence[int], *, cues: Iterable[Anchor] = (), head: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Token spans (first, last exclusive) a clause fills.

    A gap of punctuation alone does not break a span; a gap filled by another clause does. Punctuation, lone connectives,
    a leading "that" and a trailing cue ("… and said", "…, saying") are no part of it; a closing quotation mark is, where
    the opening one is. `cues` are the cues of the quotations around the clause. A lone word apart from the rest is dropped,
    unless it is the clause's `head`.
    """
    own = frozenset(tokens)
    spans: list[tuple[int, int]] = []
    run: list[int] = []
    for i in [*tokens, -1]:
        gap = range(run[-1] + 1, i) if run and i >= 0 else ()
        if run and (i < 0 or any(g not in own and not is_mark(annotated.tokens[g]) for g in gap)):
            span = _trim(annotated, run[0], run[-1] + 1, tuple(cues))
            if span:
                spans.append(span)
            run = []
        run.append(i)
    if len(spans) > 1:
        words = [sum(not is_mark(t) for t in annotated.tokens[a:b]) for a, b in spans]
        held = [head is not None and first <= head < last for first, last in spans]
        spans = [s for s, n, h in zip(spans, words, held, strict=True) if n > 1 or h] or spans[:1]
    return tuple(spans)


def _trim(annotated: Annotated, first: int, last: int, cues: Sequence[Anchor]) -> tuple[int, int] | None:
    """Drop from the edges what is no part of the clause; brackets that close inside stay."""
    tokens = annotated.tokens
    while first < last and (is_mark(tokens[first]) or tokens[first].dep == "cc"):
        first += 1
    if last - first > 1 and tokens[first].lower == "that" and tokens[first].dep == "mark":
        first += 1
    last = _before_marks(annotated, first, last)
    if last - first > 1 and tokens[last - 1].lower == "that" and tokens[last - 1].dep == "mark":
        last = _before_marks(annotated, first, last - 1)
    last = _before_cue(annotated, first, last, cues)
    if first >= last:
        return None
    return first, _with_closing_mark(annotated, first, last)


def _before_marks(annotated: Annotated, first: int, last: int) -> int:
    while first < last and is_mark(annotated.tokens[last - 1]):
        last -= 1
    return last


def _before_cue(annotated: Annotated, first: int, last: int, cues: Sequence[Anchor]) -> int:
    """Where a clause ends before a trailing cue that is not all there is of it."""
    tokens = annotated.tokens
    for cue in cues:
        at = last
        while at > first and cue.start <= tokens[at - 1].start and tokens[at - 1].end <= cue.end:
            at -= 1
        if at == last:
            continue
        while at > first and (is_mark(tokens[at - 1]) or tokens[at - 1].lower in _SAYING):
            at -= 1
        if at - first > 1 and tokens[at - 1].pos not in _HANGING:  # "what he" without "calls" hangs in the air
            return at
    return last


def _with_closing_mark(annotated: Annotated, first: int, last: int) -> int:
    """Take in a closing quotation mark whose opening one lies inside."""
    inside = [token.text for token in annotated.tokens[first:last]]
    mark = annotated.tokens[last].text if last < len(annotated.tokens) else ""
    opened = any(
        closing == mark
        and (inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing))
        for opening, closing in _CLOSING.items()
    )
    return last + 1 if opened else last
