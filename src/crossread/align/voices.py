"""Whether two quotations of two reports can be one speaker's."""

import re

from crossread.records.said import Quotation

_OPEN = frozenset(["unknown", "unnamed"])
_SHORT = 5  # words: fewer need the same speaker
_LEAST_RUN = 4  # words unbroken, where the reports name the speaker unlike
_LEAST_RUN_PRONOUN = 5  # words unbroken, where one report has only a pronoun
_SURE_RUN = 8  # words unbroken that two speakers hardly say by chance
_NAME_WORD = re.compile(r"\b[^\W\d_]*[^\W\d_a-zß-ÿ][^\W\d_]+")


def one_voice(left: Quotation, right: Quotation) -> bool:
    """Whether both reports name one actor as the speaker, or one name beside the quotation."""
    if left.speaker.actor is not None and left.speaker.actor == right.speaker.actor:
        return True
    one, other = _printed_name(left), _printed_name(right)
    return len(one & other) > 1 and (one <= other or other <= one)


def voice_keys(quotation: Quotation) -> tuple[str, ...]:
    """Keys of which two quotations have one in common wherever `one_voice` holds: the actor's id, the words of the printed name."""
    actor = quotation.speaker.actor
    return (*(() if actor is None else (f"@{actor}",)), *(f"@{word}" for word in _printed_name(quotation)))


def _printed_name(quotation: Quotation) -> frozenset[str]:
    """The words of a speaker's name as printed beside the quotation."""
    mention, by = quotation.speaker.mention, quotation.speaker.known_by
    if mention is None or by not in ("name", "short-name"):
        return frozenset()
    return frozenset(word.casefold() for word in _NAME_WORD.findall(mention.exact))


def can_be_one_voice(
    left: Quotation, right: Quotation, *, shorter: int, longest: int, sure: bool, same_words: bool
) -> bool:
    """Whether two prints can be one speaker's though the reports do not name one actor.

    A side must leave it open, have a pronoun only, or the words be too many and too alike for chance; and then a run of words
    stands in both, or all of the shorter print. `shorter` and `longest` are the words of the shorter print and of the longest run.
    """
    if longest < min(_LEAST_RUN, shorter):
        return False
    if sure or longest >= _SURE_RUN or left.speaker.actor == right.speaker.actor:
        return True
    ways = {left.speaker.known_by, right.speaker.known_by}
    if shorter < _SHORT:
        return same_words and shorter > 2 and bool(ways & _OPEN)
    return bool(ways & _OPEN) or ("pronoun" in ways and longest >= _LEAST_RUN_PRONOUN)
