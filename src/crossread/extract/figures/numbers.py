"""The grammar of numbers in plain English text: digits and words, scales, ranges, fractions, multiples.

It knows nothing of what is counted; figures.py asks for the numbers of a text and reads the words around them.
Why a grammar of ours and not a library: docs/decisions/0010-numbers-and-dates.md (probe, 2026: quantulum3 reads 13 of 20
newspaper numbers and invents others).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crossread.extract.figures.cardinals import HALVES, cardinal
from crossread.extract.figures.lexemes import (
    CURRENCY_SIGNS,
    Lexeme,
    Read,
    are_glued,
    lexemes_of,
    number_words,
    several_words,
)

NumberForm = Literal["cardinal", "ordinal", "range", "pair", "several", "fraction", "multiple"]

_DASHES = ("-", "–", "—")
_ARTICLES = frozenset({"a", "an"})
_DIGIT = re.compile(f"[\\d{''.join(HALVES)}]")
_WORD = re.compile("[A-Za-z]+")


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


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, in order and without overlap; parts of codes, addresses and clock times are passed over."""
    if not _may_hold_number(text):
        return ()
    lexemes = lexemes_of(text)
    numbers: list[Number] = []
    at = 0
    while at < len(lexemes):
        found, after = _number_at(lexemes, at)
        if found is not None:
            numbers.append(found)
        at = max(after, at + 1)
    return tuple(numbers)


def _may_hold_number(text: str) -> bool:
    """Whether a text has a digit, a fraction sign or a word that numbers begin with: half of all sentences have none."""
    if _DIGIT.search(text):
        return True
    return not _telling_openers().isdisjoint([word.lower() for word in _WORD.findall(text)])


def _number_at(lex: Sequence[Lexeme], at: int) -> tuple[Number | None, int]:
    """The number that begins at a lexeme, and the lexeme after it (after a code: past the code)."""
    if not _can_begin(lex, at):
        return None, at + 1
    if _inside_code(lex, at):
        return None, _after_code(lex, at)
    for reader in (_fraction, _multiple, _several, _ordinal):
        if (number := reader(lex, at)) is not None:
            return number, _index_after(lex, at, number.end)
    first = cardinal(lex, at)
    if first is None:
        return None, at + 1
    return _range_or_cardinal(lex, at, first)


@cache
def _openers() -> frozenset[str]:
    """All words that a number can begin with; looked up first, since most words are none."""
    return (
        frozenset(word for table in number_words().values() for word in table)
        | frozenset(several_words())
        | _ARTICLES
        | {"half"}
    )


@cache
def _telling_openers() -> frozenset[str]:
    """The openers without "a" and "an", which begin a number only before another one."""
    return _openers() - _ARTICLES


def _can_begin(lex: Sequence[Lexeme], at: int) -> bool:
    token = lex[at]
    if not token.text[0].isalpha():
        return token.is_digits or token.text in HALVES
    word = token.lower
    if word in ("a", "an"):
        following = lex[at + 1].lower if at + 1 < len(lex) else ""
        return following in _openers()
    return word in _openers()


def _index_after(lex: Sequence[Lexeme], at: int, end: int) -> int:
    while at < len(lex) and lex[at].start < end:
        at += 1
    return at


def _inside_code(lex: Sequence[Lexeme], at: int) -> bool:
    """Digits that are glued to letters, slashes or colons before them ("G7", "F-16", "4:30", "3/6") name, not count."""
    if not lex[at].is_digits or not are_glued(lex, at - 1, at):
        return _colon_follows(lex, at)
    before = lex[at - 1].text
    if before.isalpha() or before in "/:_&+" or before == ".":
        return True
    if before in _DASHES[:1] and are_glued(lex, at - 2, at - 1):
        return lex[at - 2].text[0].isalpha() and not _is_number_word(lex[at - 2].lower)
    return _colon_follows(lex, at)


def _colon_follows(lex: Sequence[Lexeme], at: int) -> bool:
    if not lex[at].is_digits:
        return False
    return (
        are_glued(lex, at, at + 1)
        and lex[at + 1].text in "/:"
        and are_glued(lex, at + 1, at + 2)
        and lex[at + 2].is_digits
    )


def _after_code(lex: Sequence[Lexeme], at: int) -> int:
    at += 1
    while (
        at < len(lex)
        and are_glued(lex, at - 1, at)
        and (lex[at].text.isalnum() or lex[at].text in "/:-.")
        and (lex[at].text not in "-." or (are_glued(lex, at, at + 1) and lex[at + 1].text.isalnum()))
    ):
        at += 1
    return at


def _is_number_word(word: str) -> bool:
    tables = number_words()
    return any(word in tables[name] for name in ("units", "teens", "tens", "scales"))


def _range_or_cardinal(lex: Sequence[Lexeme], at: int, first: Read) -> tuple[Number | None, int]:
    """Join "10 to 15", "5-10", "five or six", "between 3 and 4 million"; "from 10 to 15" stays two numbers."""
    start, end = lex[at].start, lex[first.after - 1].end
    single = Number(start, end, first.value, first.value, "cardinal")
    join = lex[first.after] if first.after < len(lex) else None
    before = lex[at - 1].lower if at else ""
    if before in CURRENCY_SIGNS and at > 1:
        before = lex[at - 2].lower
    if join is None or before == "from":
        return single, first.after
    step = first.after + 1
    if join.text == "-" and step < len(lex) and lex[step].lower == "to":  # "40- to 60-hour"
        join, step = lex[step], step + 1
    if step < len(lex) and lex[step].text in CURRENCY_SIGNS:
        step += 1
    second = cardinal(lex, step)
    dashed = join.text in _DASHES and are_glued(lex, first.after, first.after + 1)
    worded = join.lower == "to" or join.lower == "or" or (join.lower == "and" and before == "between")
    if second is None or not (dashed or worded) or (lex[step].lower in ("a", "an") and not first.words):
        return single, first.after
    number = _joined(lex, at, first, step, second, dashed=dashed, join=join.lower)
    return (number, second.after) if number else (single, first.after)


def _joined(
    lex: Sequence[Lexeme], at: int, first: Read, step: int, second: Read, *, dashed: bool, join: str
) -> Number | None:
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    start, end, begin = lex[at].start, lex[second.after - 1].end, lex[step].start
    plain = first.scale == second.scale == 1
    if low < high and (join != "or" or high <= 2 * low + 2):
        return Number(start, end, low, high, "pair" if dashed and plain else "range", begin)
    return Number(start, end, low, high, "pair", begin) if plain and (dashed or join == "to") else None


def _ordinal(lex: Sequence[Lexeme], at: int) -> Number | None:
    """ "21st", "third", "twenty-first", "200th"."""
    token, ordinals = lex[at], number_words()["ordinals"]
    if token.is_digits and are_glued(lex, at, at + 1) and lex[at + 1].lower in ("st", "nd", "rd", "th"):
        value = float(token.text.replace(",", ""))
        return Number(token.start, lex[at + 1].end, value, value, "ordinal")
    tens = number_words()["tens"]
    if token.lower in tens and at + 2 < len(lex) and lex[at + 1].text == "-" and lex[at + 2].lower in ordinals:
        value = tens[token.lower] + ordinals[lex[at + 2].lower]
        return Number(token.start, lex[at + 2].end, value, value, "ordinal")
    if token.lower in ordinals:
        return Number(token.start, token.end, ordinals[token.lower], ordinals[token.lower], "ordinal")
    return None


def _fraction(lex: Sequence[Lexeme], at: int) -> Number | None:
    """ "two-thirds", "a quarter of", "half the", "one in five", "nine out of ten"."""
    words = [token.lower for token in lex[at : at + 6]]
    parts = number_words()["parts"]
    if (
        words[0] == "half"
        and at + 1 < len(lex)
        and words[1] in ("of", "the", "its", "their", "his", "her", "all", "those")
    ):
        before = lex[at - 1].lower if at else ""
        return None if before in ("and", "the") or before in number_words()["ordinals"] else _share(lex, at, at, 0.5)
    count = (
        1.0
        if words[0] in ("a", "an")
        else next((t[words[0]] for t in (number_words()["units"],) if words[0] in t), None)
    )
    if count is None and lex[at].is_digits and len(lex[at].text) <= 2:
        count = float(lex[at].text)
    if count is None or len(words) < 2:
        return None
    step = 2 if words[1] == "-" else 1
    if step < len(words) and words[step] in parts and words[0] not in ("an",):
        plural = words[step].endswith(("s", "ves"))
        followed = words[step + 1] if step + 1 < len(words) else ""
        if plural == (count > 1) and (
            followed == "of" or ((words[0] not in ("a", "one") or step == 2) and words[step] != "half")
        ):
            return _share(lex, at, at + step, count * parts[words[step]])
    return _one_in(lex, at, count)


def _one_in(lex: Sequence[Lexeme], at: int, count: float) -> Number | None:
    words = [token.lower for token in lex[at : at + 3]]
    skip = (
        3
        if words[1:3] == ["out", "of"]
        else 2
        if words[1:2] in (["in"], ["of"]) and lex[at].lower not in ("a", "an")
        else 0
    )
    whole = cardinal(lex, at + skip) if skip else None
    if whole is None or whole.value <= count or whole.value > 1000 or (skip == 2 and words[1] == "of"):
        return None
    after = lex[whole.after].lower.rstrip("s") if whole.after < len(lex) else ""
    if after in ("year", "month", "week", "day", "hour", "minute", "second", "decade", "%", "percent") or lex[
        whole.after - 1
    ].text.startswith("0"):
        return None
    return _share(lex, at, whole.after - 1, count / whole.value)


def _share(lex: Sequence[Lexeme], first: int, last: int, value: float) -> Number:
    return Number(lex[first].start, lex[last].end, value, value, "fraction")


def _multiple(lex: Sequence[Lexeme], at: int) -> Number | None:
    """ "doubled", "twice as many", "three times the", "10-fold"; a mere "three times" counts and is left to the cardinals."""
    words = [token.lower for token in lex[at : at + 5]]
    value = number_words()["multiples"].get(words[0])
    follow = words[1] if len(words) > 1 else ""
    if value is not None:
        spoken = _COMPARISONS - {"in", "to", "since", "from", ""} if words[0] in ("twice", "thrice") else _COMPARISONS
        compares = follow in spoken if words[0] in ("double", "triple", "twice", "thrice") else follow != "down"
        return Number(lex[at].start, lex[at].end, value, value, "multiple") if compares else None
    count = cardinal(lex, at)
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
    [
        "as",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "what",
        "that",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "faster",
        "longer",
        "in",
        "to",
        "since",
        "from",
        "size",
        "number",
    ]
) | {""}


def _several(lex: Sequence[Lexeme], at: int) -> Number | None:
    """ "dozens", "tens of thousands", "a few hundred", "several", "a couple of"."""
    words = [token.lower for token in lex[at : at + 4]]
    begin = 1 if words[0] == "a" and len(words) > 1 and words[1] in ("few", "couple", "handful") else 0
    word = words[begin]
    if (
        word not in several_words()
        or (word in ("few", "couple", "handful") and not begin)
        or (word == "tens" and "of" not in words[1:2])
    ):
        return None
    low, high = several_words()[word]
    last = at + begin
    skip = last + (2 if words[begin + 1 : begin + 2] == ["of"] else 1)
    next_word = lex[skip].lower if skip < len(lex) else ""
    times = number_words()["scales"].get(next_word) or number_words()["scales"].get(next_word.removesuffix("s"))
    if times is not None:
        low, high, last = low * times, (high + 1) * times - 1, skip
    return Number(lex[at].start, lex[last].end, low, high, "several")
