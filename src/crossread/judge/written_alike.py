"""Whether two readings are one in writing: a number in figures and in words, a contraction, a British spelling."""

import re
from collections.abc import Sequence

from crossread.judge.spellings import one_sound
from crossread.records.text import Anchor

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CONTRACTED = (
    (r"\bgonna\b", "going to"),
    (r"\bcan't\b|\bcannot\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"'m\b", " am"),
    (r"'re\b", " are"),
    (r"'ve\b", " have"),
    (r"'ll\b", " will"),
    (r"\b(it|that|he|she|there|what|here)'s\b", r"\1 is"),
    (r"\bunited states\b", "us"),
    (r"\bunited nations\b", "un"),
    (r"\bper ?cent\b|%", "percent"),
    (r"&", " and "),
    (r"\bgov\b", "governor"),
    (r"\bsens?\b", "senator"),
    (r"\breps?\b", "representative"),
    (r"\bgen\b", "general"),
    (r"\bdr\b", "doctor"),
)


def written_alike(lefts: Sequence[Anchor], rights: Sequence[Anchor]) -> bool:
    """Tell whether the two readings are one number in figures and in words, or one word in two spellings ("rumor", "rumour")."""
    a, b = (" ".join(x.exact for x in side) for side in (lefts, rights))
    return _spelled(a) == _spelled(b) or (" " not in a + b and one_sound(a, b))


def _spelled(words: str) -> str:
    """Words without hyphens, blanks and marks, small numbers and contractions written out."""
    words = words.lower().replace("’", "'")
    for short, long in _CONTRACTED:
        words = re.sub(short, long, words)
    for number, word in enumerate(_NUMBERS):
        words = re.sub(rf"\b{number}\b", word, words)
    return re.sub(r"[\W_]+", "", words.lower())
