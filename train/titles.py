"""Cut titles and offices off names of people, as our guideline wants them outside."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate import gazetteer


def is_title(word: str) -> bool:
    """Say whether a word is a title or an office, in the singular or the plural."""
    low = word.lower().rstrip(".")
    return low in gazetteer.titles() or low.removesuffix("s") in gazetteer.titles()


def without_titles(words: Sequence[str], first: int, last: int) -> int:
    """Give the first word of a person's name after its titles; a title that is all there is stays."""
    while first < last - 1 and is_title(words[first]):
        first += 1
    return first
