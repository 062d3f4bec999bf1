"""Single quotation marks, told from apostrophes: British style, headlines, and marks nested in double ones."""

import re
from collections.abc import Iterator, Sequence

_SINGLE = re.compile(r"['‘’‚‛]")
_OPENS_AFTER = frozenset('([{—–-/“"”«:')
_ELISION = re.compile(
    r"['’‘](?:\d0s|\d\ds?\b|em\b|cause\b|til\b|till\b|tis\b|twas\b|n['’ ]|bout\b|round\b|cos\b|s\b)", re.IGNORECASE
)
_STOPS = frozenset(".,?!…;")
_LONGEST_WITHOUT_STOP = 160  # characters: a longer stretch is only believed when its closing mark follows a stop


def pair_singles(text: str, start: int, end: int, *, doubles: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Find the pairs of single marks between two characters, as positions of the opening and the closing mark.

    `doubles` are the spans of stretches in double marks; no pair crosses one. Apostrophes (don't, players', '90s) open and close nothing.
    """
    spots = [m.start() for m in _SINGLE.finditer(text, start, end) if not _part_of_double(text, m.start())]
    openers = [i for i in spots if _opens(text, i, start, end)]
    closers = [i for i in spots if _closes(text, i, start, end)]
    free_from = start
    for opener in openers:
        if opener < free_from:
            continue
        limit = min((b for a, b in doubles if a < opener < b), default=end)
        next_opener = min((o for o in openers if o > opener + 1), default=end)
        candidates = [c for c in closers if opener + 1 < c < limit and not _crosses(opener, c, doubles)]
        closer = _choose(text, opener, candidates, next_opener)
        if closer is not None:
            yield opener, closer
            free_from = closer + 1


def _part_of_double(text: str, i: int) -> bool:
    """Whether this single mark is one half of a double one written as two."""
    glyph = text[i]
    return text[i - 1 : i] == glyph or text[i + 1 : i + 2] == glyph


def _opens(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if not (before.isspace() or before in _OPENS_AFTER) or after.isspace() or after in ",.;:!?)":
        return False
    return not _ELISION.match(text, i)


def _closes(text: str, i: int, start: int, end: int) -> bool:
    if text[i] in "‘‚‛":
        return False
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return not before.isspace() and not after.isalnum()


def _crosses(opener: int, closer: int, doubles: Sequence[tuple[int, int]]) -> bool:
    """Whether a pair would cut through a stretch in double marks."""
    return any((a < opener < b) != (a < closer < b) for a, b in doubles)


def _choose(text: str, opener: int, candidates: Sequence[int], next_opener: int) -> int | None:
    """The closing mark of an opening one: the first that follows a stop or a whole word; an apostrophe only if nothing else is left."""
    fallback = None
    for closer in candidates:
        if closer > next_opener and fallback is not None:
            break
        if text[closer - 1] in _STOPS:
            return closer
        if closer - opener > _LONGEST_WITHOUT_STOP:
            break
        if _may_be_apostrophe(text, closer):
            fallback = closer if fallback is None else fallback
            continue
        return closer
    return fallback if fallback is not None and fallback - opener <= _LONGEST_WITHOUT_STOP else None


def _may_be_apostrophe(text: str, i: int) -> bool:
    """Whether a mark after a word may be a plural's possessive (players' union) or a dropped letter (goin' on)."""
    following = text[i + 1 : i + 3]
    return (
        (text[i - 1] in "sS" or text[i - 2 : i].lower() == "in")
        and len(following) == 2
        and following[0] == " "
        and following[1].isalpha()
    )
