"""Whether two names can be one person's."""

from difflib import SequenceMatcher

_ONE_NAME = 0.8  # likeness of two spellings


def names_meet(left: str, right: str) -> bool:
    """Tell whether two names share a word, or have words of one spelling but for a letter or two."""
    lefts, rights = ({w.lower().strip(".") for w in name.split()} for name in (left, right))
    return any(
        SequenceMatcher(None, a, b).ratio() >= _ONE_NAME for a in lefts for b in rights if min(len(a), len(b)) > 1
    )
