"""Reads cardinals: "3.1 million", "two hundred and six", "half a million", "2½"."""

from collections.abc import Sequence

from crossread.extract.figures.currency import after_currency
from crossread.extract.figures.lexemes import Lexeme, Read, are_glued, number_words

_GLUED_UNITS = frozenset(
    ["C", "F", "km", "m", "cm", "mm", "kg", "g", "mph", "kph", "ft", "in", "pc", "p", "c", "hr", "hrs", "min"]
)
HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def cardinal(lex: Sequence[Lexeme], at: int) -> Read | None:
    """Read a cardinal: "3.1 million", "5k", "two hundred and six", "half a million", "a dozen"."""
    if at >= len(lex):
        return None
    return _digits(lex, at) if lex[at].is_digits or lex[at].text in HALVES else _half_scale(lex, at) or _words(lex, at)


def _digits(lex: Sequence[Lexeme], at: int) -> Read | None:
    token = lex[at]
    value = HALVES[token.text] if token.text in HALVES else float(token.text.replace(",", ""))
    after = at + 1
    if are_glued(lex, at, after):
        glued = lex[after]
        if glued.text in HALVES:
            value, after = value + HALVES[glued.text], after + 1
        elif glued.text.isalpha():
            return _suffixed(lex, at, value)
    return _scaled(lex, after, value, words=False)


def _suffixed(lex: Sequence[Lexeme], at: int, value: float) -> Read | None:
    """Digits with letters glued on: a scale ("£3bn", "5k") or a unit ("40km"); anything else is a code ("737s", "3D")."""
    suffix = lex[at + 1].text
    money = after_currency(lex, at)
    scale = number_words()["suffixes"].get(suffix.lower())
    following = lex[at + 2].text if at + 2 < len(lex) else ""
    counts = following.islower() and following.endswith("s") and len(following) > 3  # "1.5m cars", but "100m race"
    if scale is not None and (money or counts or suffix.lower() not in ("m", "b")):
        return Read(value * scale, at + 2, scale)
    if suffix in _GLUED_UNITS or suffix in ("am", "pm"):
        return None if suffix in ("am", "pm") else Read(value, at + 1)
    if suffix.lower() in number_words()["scales"]:
        return _scaled(lex, at + 1, value, words=False)
    return None


def _scaled(lex: Sequence[Lexeme], after: int, value: float, *, words: bool) -> Read:
    """Multiply by the scale words that follow ("million", "-million", "hundred thousand")."""
    scale = 1.0
    while True:
        step = (
            after + 1 if after + 1 < len(lex) and lex[after].text == "-" and are_glued(lex, after - 1, after) else after
        )
        found = number_words()["scales"].get(lex[step].lower) if step < len(lex) else None
        if found is None:
            return Read(value * scale, after, scale, words)
        scale, after = scale * found, step + 1


def _half_scale(lex: Sequence[Lexeme], at: int) -> Read | None:
    """ "half a million", "half a dozen", "a quarter of a million"."""
    words = [token.lower for token in lex[at : at + 5]]
    share, skip = (
        (0.5, 2) if words[:2] == ["half", "a"] else (0.25, 4) if words[:4] == ["a", "quarter", "of", "a"] else (0.0, 0)
    )
    if not share or len(words) <= skip or words[skip] not in number_words()["scales"]:
        return None
    scale = number_words()["scales"][words[skip]]
    return Read(share * scale, at + skip + 1, scale, words=True)


def _words(lex: Sequence[Lexeme], at: int) -> Read | None:
    """Read a number in words, as long as each word can follow the one before ("fifty-six", not "five six")."""
    tables = number_words()
    if lex[at].lower in ("a", "an"):
        if at + 1 < len(lex) and lex[at + 1].lower in tables["scales"]:
            return _scaled(lex, at + 1, 1, words=True)
        return None
    total, current, room, after, scale = 0.0, 0.0, 1000.0, at, 1.0
    while after < len(lex):
        step = _next_word(lex, after, joined=after > at)
        word = lex[step].lower if step < len(lex) else ""
        small = next((tables[name][word] for name in ("units", "teens", "tens") if word in tables[name]), None)
        if small is not None and _fits(small, room):
            current, room, scale = current + small, (10.0 if small >= 20 else 0.0), 1.0
        elif word in tables["scales"] and after > at and tables["scales"][word] != 12:
            times = tables["scales"][word]
            current, scale = current * times, times
            if times >= 1000:
                total, current = total + current, 0.0
            room = 100.0 if times == 100 else min(times, 1000.0)
        else:
            break
        after = step + 1
    if after == at:
        return None
    half = _and_a_half(lex, after)
    if half > after:
        return _scaled(lex, half, total + current + 0.5, words=True)
    if after < len(lex) and lex[after].lower == "dozen":
        return Read((total + current) * 12, after + 1, 12, words=True)
    return Read(total + current, after, scale, words=True)


def _next_word(lex: Sequence[Lexeme], after: int, *, joined: bool) -> int:
    """Step over the hyphen or "and" between two number words."""
    if (
        joined
        and after + 1 < len(lex)
        and (lex[after].text == "-" or (lex[after].lower == "and" and _after_scale(lex, after)))
    ):
        return after + 1
    return after


def _after_scale(lex: Sequence[Lexeme], after: int) -> bool:
    return lex[after - 1].lower in number_words()["scales"]


def _fits(small: float, room: float) -> bool:
    """Whether a word may fill the places still open: nothing after a unit, a unit after "twenty", tens after "hundred"."""
    return small < room if room != 10.0 else 0 < small < 10


def _and_a_half(lex: Sequence[Lexeme], after: int) -> int:
    words = [token.lower for token in lex[after : after + 3]]
    return after + 3 if words == ["and", "a", "half"] else after
