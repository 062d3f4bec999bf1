"""The grammar of numbers in plain English text: digits and words, scales, ranges, fractions, multiples.

It knows nothing of what is counted; figures.py asks for the numbers of a text and reads the words around them.
Why a grammar of ours and not a library: docs/decisions/0010-numbers-and-dates.md (probe, 2026: quantulum3 reads 13 of 20
newspaper numbers and invents others).
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

NumberForm = Literal["cardinal", "ordinal", "range", "pair", "several", "fraction", "multiple"]

_LEXEME = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+|[A-Za-z]+|[^\sA-Za-z\d]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:com|org|net|gov|co)\b\S*|@\w+|#\w+", re.IGNORECASE)
_DASHES = ("-", "–", "—")
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_CURRENCY_SIGNS = "$£€¥₹₩₽₺₪"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: characters `start` to `end`, lowest and highest value it names, and its form.

    A "pair" keeps its two numbers in written order ("413-1": low 413, high 1): whether it is a range, a score or a vote is
    for the reader of its surroundings. `second` is where the second number of a range or pair begins.
    """

    start: int
    end: int
    low: float
    high: float
    form: NumberForm
    second: int | None = None


@dataclass(frozen=True, slots=True)
class _Lexeme:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_digits(self) -> bool:
        return self.text[-1].isdigit() and self.text[-1].isascii()


@dataclass(frozen=True, slots=True)
class _Read:
    """A value read from the lexemes up to `after`; `scale` is what its last scale word multiplied with."""

    value: float
    after: int
    scale: float = 1
    words: bool = False


@cache
def number_words() -> Mapping[str, Mapping[str, float]]:
    """Load the tables of number words that hold one value a word (data/number_words.toml)."""
    tables = _tables()
    return {name: tables[name] for name in tables if name != "several"}


@cache
def several_words() -> Mapping[str, tuple[float, float]]:
    """Load the words that name a range of counts ("dozens"), with its two ends."""
    table: Mapping[str, Sequence[float]] = _tables()["several"]
    return {word: (ends[0], ends[1]) for word, ends in table.items()}


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    place = files("crossread.extract") / "data" / "number_words.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, in order and without overlap; parts of codes, addresses and clock times are passed over."""
    masked = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    lexemes = [_Lexeme(m[0], m.start(), m.end()) for m in _LEXEME.finditer(masked)]
    numbers: list[Number] = []
    at = 0
    while at < len(lexemes):
        found, after = _number_at(lexemes, at)
        if found is not None:
            numbers.append(found)
        at = max(after, at + 1)
    return tuple(numbers)


def _number_at(lex: Sequence[_Lexeme], at: int) -> tuple[Number | None, int]:
    """The number that begins at a lexeme, and the lexeme after it (after a code: past the code)."""
    if _inside_code(lex, at):
        return None, _after_code(lex, at)
    for reader in (_fraction, _multiple, _several, _ordinal):
        if (number := reader(lex, at)) is not None:
            return number, _index_after(lex, at, number.end)
    first = _cardinal(lex, at)
    if first is None:
        return None, at + 1
    return _range_or_cardinal(lex, at, first)


def _index_after(lex: Sequence[_Lexeme], at: int, end: int) -> int:
    while at < len(lex) and lex[at].start < end:
        at += 1
    return at


def _glued(lex: Sequence[_Lexeme], left: int, right: int) -> bool:
    return 0 <= left and right < len(lex) and lex[left].end == lex[right].start


def _inside_code(lex: Sequence[_Lexeme], at: int) -> bool:
    """Digits that are glued to letters, slashes or colons before them ("G7", "F-16", "4:30", "3/6") name, not count."""
    if not lex[at].is_digits or not _glued(lex, at - 1, at):
        return _colon_follows(lex, at)
    before = lex[at - 1].text
    if before.isalpha() or before in "/:_&+" or before == ".":
        return True
    if before in _DASHES[:1] and _glued(lex, at - 2, at - 1):
        return lex[at - 2].text[0].isalpha() and not _is_number_word(lex[at - 2].lower)
    return _colon_follows(lex, at)


def _colon_follows(lex: Sequence[_Lexeme], at: int) -> bool:
    if not lex[at].is_digits:
        return False
    return _glued(lex, at, at + 1) and lex[at + 1].text in "/:" and _glued(lex, at + 1, at + 2) and lex[at + 2].is_digits


def _after_code(lex: Sequence[_Lexeme], at: int) -> int:
    at += 1
    while at < len(lex) and _glued(lex, at - 1, at) and (lex[at].text.isalnum() or lex[at].text in "/:-.") and (
        lex[at].text not in "-." or (_glued(lex, at, at + 1) and lex[at + 1].text.isalnum())
    ):
        at += 1
    return at


def _is_number_word(word: str) -> bool:
    tables = number_words()
    return any(word in tables[name] for name in ("units", "teens", "tens", "scales"))


def _cardinal(lex: Sequence[_Lexeme], at: int) -> _Read | None:
    """Read a cardinal: "3.1 million", "5k", "two hundred and six", "half a million", "a dozen"."""
    if at >= len(lex):
        return None
    return _digits(lex, at) if lex[at].is_digits or lex[at].text in _HALVES else _half_scale(lex, at) or _words(lex, at)


def _digits(lex: Sequence[_Lexeme], at: int) -> _Read | None:
    token = lex[at]
    value = _HALVES[token.text] if token.text in _HALVES else float(token.text.replace(",", ""))
    after = at + 1
    if _glued(lex, at, after):
        glued = lex[after]
        if glued.text in _HALVES:
            value, after = value + _HALVES[glued.text], after + 1
        elif glued.text.isalpha():
            return _suffixed(lex, at, value)
    return _scaled(lex, after, value, words=False)


def _suffixed(lex: Sequence[_Lexeme], at: int, value: float) -> _Read | None:
    """Digits with letters glued on: a scale ("£3bn", "5k") or a unit ("40km"); anything else is a code ("737s", "3D")."""
    suffix = lex[at + 1].text
    money = at > 0 and lex[at - 1].text in _CURRENCY_SIGNS
    scale = number_words()["suffixes"].get(suffix.lower())
    following = lex[at + 2].text if at + 2 < len(lex) else ""
    counts = following.islower() and following.endswith("s") and len(following) > 3  # "1.5m cars", but "100m race"
    if scale is not None and (money or counts or suffix.lower() not in ("m", "b")):
        return _Read(value * scale, at + 2, scale)
    if suffix in ("km", "m", "cm", "mm", "kg", "g", "mph", "kph", "ft", "in", "pc", "p", "c", "hr", "hrs", "min", "am", "pm"):
        return None if suffix in ("am", "pm") else _Read(value, at + 1)
    if suffix.lower() in number_words()["scales"]:
        return _scaled(lex, at + 1, value, words=False)
    return None


def _scaled(lex: Sequence[_Lexeme], after: int, value: float, *, words: bool) -> _Read:
    """Multiply by the scale words that follow ("million", "-million", "hundred thousand")."""
    scale = 1.0
    while True:
        step = after + 1 if after + 1 < len(lex) and lex[after].text == "-" and _glued(lex, after - 1, after) else after
        found = number_words()["scales"].get(lex[step].lower) if step < len(lex) else None
        if found is None:
            return _Read(value * scale, after, scale, words)
        scale, after = scale * found, step + 1


def _half_scale(lex: Sequence[_Lexeme], at: int) -> _Read | None:
    """ "half a million", "half a dozen", "a quarter of a million"."""
    words = [token.lower for token in lex[at : at + 5]]
    share, skip = (0.5, 2) if words[:2] == ["half", "a"] else (0.25, 4) if words[:4] == ["a", "quarter", "of", "a"] else (0.0, 0)
    if not share or len(words) <= skip or words[skip] not in number_words()["scales"]:
        return None
    scale = number_words()["scales"][words[skip]]
    return _Read(share * scale, at + skip + 1, scale, words=True)


def _words(lex: Sequence[_Lexeme], at: int) -> _Read | None:
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
        return _Read((total + current) * 12, after + 1, 12, words=True)
    return _Read(total + current, after, scale, words=True)


def _next_word(lex: Sequence[_Lexeme], after: int, *, joined: bool) -> int:
    """Step over the hyphen or "and" between two number words."""
    if joined and after + 1 < len(lex) and (lex[after].text == "-" or (lex[after].lower == "and" and _after_scale(lex, after))):
        return after + 1
    return after


def _after_scale(lex: Sequence[_Lexeme], after: int) -> bool:
    return lex[after - 1].lower in number_words()["scales"]


def _fits(small: float, room: float) -> bool:
    """Whether a word may fill the places still open: nothing after a unit, a unit after "twenty", tens after "hundred"."""
    return small < room if room != 10.0 else 0 < small < 10


def _and_a_half(lex: Sequence[_Lexeme], after: int) -> int:
    words = [token.lower for token in lex[after : after + 3]]
    return after + 3 if words == ["and", "a", "half"] else after


def _range_or_cardinal(lex: Sequence[_Lexeme], at: int, first: _Read) -> tuple[Number | None, int]:
    """Join "10 to 15", "5-10", "five or six", "between 3 and 4 million"; "from 10 to 15" stays two numbers."""
    start, end = lex[at].start, lex[first.after - 1].end
    single = Number(start, end, first.value, first.value, "cardinal")
    join = lex[first.after] if first.after < len(lex) else None
    before = lex[at - 1].lower if at else ""
    if before in _CURRENCY_SIGNS and at > 1:
        before = lex[at - 2].lower
    if join is None or before == "from":
        return single, first.after
    step = first.after + 1
    if step < len(lex) and lex[step].text in _CURRENCY_SIGNS:
        step += 1
    second = _cardinal(lex, step)
    dashed = join.text in _DASHES and _glued(lex, first.after, first.after + 1)
    worded = join.lower == "to" or join.lower == "or" or (join.lower == "and" and before == "between")
    if second is None or not (dashed or worded) or (lex[step].lower in ("a", "an") and not first.words):
        return single, first.after
    number = _joined(lex, at, first, step, second, dashed=dashed, join=join.lower)
    return (number, second.after) if number else (single, first.after)


def _joined(
    lex: Sequence[_Lexeme], at: int, first: _Read, step: int, second: _Read, *, dashed: bool, join: str
) -> Number | None:
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    start, end, begin = lex[at].start, lex[second.after - 1].end, lex[step].start
    plain = first.scale == second.scale == 1
    if low < high and (join != "or" or high <= 2 * low + 2):
        return Number(start, end, low, high, "pair" if dashed and plain else "range", begin)
    return Number(start, end, low, high, "pair", begin) if plain and (dashed or join == "to") else None


def _ordinal(lex: Sequence[_Lexeme], at: int) -> Number | None:
    """ "21st", "third", "twenty-first", "200th"."""
    token, ordinals = lex[at], number_words()["ordinals"]
    if token.is_digits and _glued(lex, at, at + 1) and lex[at + 1].lower in ("st", "nd", "rd", "th"):
        value = float(token.text.replace(",", ""))
        return Number(token.start, lex[at + 1].end, value, value, "ordinal")
    tens = number_words()["tens"]
    if token.lower in tens and at + 2 < len(lex) and lex[at + 1].text == "-" and lex[at + 2].lower in ordinals:
        value = tens[token.lower] + ordinals[lex[at + 2].lower]
        return Number(token.start, lex[at + 2].end, value, value, "ordinal")
    if token.lower in ordinals:
        return Number(token.start, token.end, ordinals[token.lower], ordinals[token.lower], "ordinal")
    return None


def _fraction(lex: Sequence[_Lexeme], at: int) -> Number | None:
    """ "two-thirds", "a quarter of", "half the", "one in five", "nine out of ten"."""
    words = [token.lower for token in lex[at : at + 6]]
    parts = number_words()["parts"]
    if words[0] == "half" and at + 1 < len(lex) and words[1] in ("of", "the", "its", "their", "his", "her", "all", "those"):
        before = lex[at - 1].lower if at else ""
        return None if before in ("and", "the") or before in number_words()["ordinals"] else _share(lex, at, at, 0.5)
    count = 1.0 if words[0] in ("a", "an") else next((t[words[0]] for t in (number_words()["units"],) if words[0] in t), None)
    if count is None and lex[at].is_digits and len(lex[at].text) <= 2:
        count = float(lex[at].text)
    if count is None or len(words) < 2:
        return None
    step = 2 if words[1] == "-" else 1
    if step < len(words) and words[step] in parts and words[0] not in ("an",):
        plural = words[step].endswith(("s", "ves"))
        followed = words[step + 1] if step + 1 < len(words) else ""
        if plural == (count > 1) and (followed == "of" or (words[0] not in ("a", "one") or step == 2) and words[step] != "half"):
            return _share(lex, at, at + step, count * parts[words[step]])
    return _one_in(lex, at, count)


def _one_in(lex: Sequence[_Lexeme], at: int, count: float) -> Number | None:
    words = [token.lower for token in lex[at : at + 3]]
    skip = 3 if words[1:3] == ["out", "of"] else 2 if words[1:2] in (["in"], ["of"]) and lex[at].lower not in ("a", "an") else 0
    whole = _cardinal(lex, at + skip) if skip else None
    if whole is None or whole.value <= count or whole.value > 1000 or (skip == 2 and words[1] == "of"):
        return None
    after = lex[whole.after].lower.rstrip("s") if whole.after < len(lex) else ""
    if after in ("year", "month", "week", "day", "hour", "minute", "second", "decade", "%", "percent") or lex[whole.after - 1].text.startswith("0"):
        return None
    return _share(lex, at, whole.after - 1, count / whole.value)


def _share(lex: Sequence[_Lexeme], first: int, last: int, value: float) -> Number:
    return Number(lex[first].start, lex[last].end, value, value, "fraction")


def _multiple(lex: Sequence[_Lexeme], at: int) -> Number | None:
    """ "doubled", "twice as many", "three times the", "10-fold"; a mere "three times" counts and is left to the cardinals."""
    words = [token.lower for token in lex[at : at + 5]]
    value = number_words()["multiples"].get(words[0])
    follow = words[1] if len(words) > 1 else ""
    if value is not None:
        compares = follow in _COMPARISONS if words[0] in ("double", "triple", "twice", "thrice") else True
        return Number(lex[at].start, lex[at].end, value, value, "multiple") if compares else None
    count = _cardinal(lex, at)
    if count is None or count.after >= len(lex):
        return None
    unit = count.after + (lex[count.after].text == "-")
    if unit < len(lex) and lex[unit].lower == "fold":
        return Number(lex[at].start, lex[unit].end, count.value, count.value, "multiple")
    compared = unit + 1 < len(lex) and lex[unit + 1].lower in _COMPARISONS - {"in", "to", "since", "from", ""}
    if unit == count.after and lex[unit].lower == "times" and compared:
        return Number(lex[at].start, lex[unit].end, count.value, count.value, "multiple")
    return None


_COMPARISONS = frozenset(
    "as the its their his her our what that more higher larger bigger greater faster longer in to since from size number".split()
) | {""}


def _several(lex: Sequence[_Lexeme], at: int) -> Number | None:
    """ "dozens", "tens of thousands", "a few hundred", "several", "a couple of"."""
    words = [token.lower for token in lex[at : at + 4]]
    begin = 1 if words[0] == "a" and len(words) > 1 and words[1] in ("few", "couple", "handful") else 0
    word = words[begin]
    if word not in several_words() or (word in ("few", "couple", "handful") and not begin) or (word == "tens" and "of" not in words[1:2]):
        return None
    low, high = several_words()[word]
    last = at + begin
    skip = last + (2 if words[begin + 1 : begin + 2] == ["of"] else 1)
    next_word = lex[skip].lower if skip < len(lex) else ""
    times = number_words()["scales"].get(next_word) or number_words()["scales"].get(next_word.removesuffix("s"))
    if times is not None:
        low, high, last = low * times, (high + 1) * times - 1, skip
    return Number(lex[at].start, lex[last].end, low, high, "several")
