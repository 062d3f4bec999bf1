"""The grammar of numbers in plain English text: digits and words, scales, ranges, fractions, multiples.

It knows nothing of what is counted; figures.py asks for the numbers of a text and reads the words around them.
Why a grammar of ours and not a library: docs/decisions/0010-numbers-and-dates.md (probe, 2026: quantulum3 reads 13 of 20
newspaper numbers and invents others).
"""

import re
from collections.abc import Sequence
from functools import cache

from crossread.extract.figures.cardinals import HALVES, cardinal
from crossread.extract.figures.currency import after_currency
from crossread.extract.figures.lexemes import (
    CURRENCY_SIGNS,
    Lexeme,
    Read,
    are_glued,
    lexemes_of,
    number_words,
    several_words,
)
from crossread.extract.figures.number import Number
from crossread.extract.figures.parts import loose_count, multiple, share
from crossread.extract.figures.spoken_clock import spoken_clocks
from crossread.extract.figures.tables import figure_words

_DASHES = ("-", "–", "—")
_ARTICLES = frozenset({"a", "an"})
_WIDEST_RISE = 4  # "rose 2 to 3 percent" is a range, "rose 2 to 40 dollars" a change and a level
_DIGIT = re.compile(f"[\\d{''.join(HALVES)}]")
_WORD = re.compile("[A-Za-z]+")


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, in order and without overlap; parts of codes, addresses and clock times are passed over."""
    if not _may_hold_number(text):
        return ()
    lexemes = lexemes_of(text)
    numbers: list[Number] = []
    clocks = spoken_clocks(text)
    at = 0
    while at < len(lexemes):
        found, after = _number_at(lexemes, at)
        if found is not None and not any(start < found.end and found.start < end for start, end in clocks):
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
    for reader in (share, multiple, loose_count, _ordinal):
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
    if after_currency(lex, at):
        return False
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
    before = _word_before(lex, at)
    if join is None or before == "from":
        return single, first.after
    step = first.after + 1
    if join.text == "-" and step < len(lex) and lex[step].lower == "to":  # "40- to 60-hour"
        join, step = lex[step], step + 1
    elif (
        join.text == "%"
        and step < len(lex)
        and lex[step].lower in ("to", "and")
        and before not in figure_words()["moves"]
    ):
        join, step = lex[step], step + 1  # "10% to 20%", "between 10% and 20%"
    if step < len(lex) and lex[step].text in CURRENCY_SIGNS:
        step += 1
    second = cardinal(lex, step)
    dashed = join.text in _DASHES and are_glued(lex, first.after, first.after + 1)
    worded = join.lower == "to" or join.lower == "or" or (join.lower == "and" and before == "between")
    if second is None or not (dashed or worded) or (lex[step].lower in ("a", "an") and not first.words):
        return single, first.after
    if join.lower == "to" and before in figure_words()["moves"] and second.value > _WIDEST_RISE * first.value:
        return single, first.after  # "rose $1.30 to $78.45"
    if lex[first.after].text == "%" and not first.value < second.value:
        return single, first.after  # "42% to 39%"
    number = _joined(lex, at, first, step, second, dashed=dashed, join=join.lower)
    return (number, second.after) if number else (single, first.after)


def _word_before(lex: Sequence[Lexeme], at: int) -> str:
    """The word before a number and its currency sign."""
    at -= 1
    if at > 0 and lex[at].text in CURRENCY_SIGNS:
        at -= 1
    return lex[at].lower if at >= 0 else ""


def _joined(
    lex: Sequence[Lexeme], at: int, first: Read, step: int, second: Read, *, dashed: bool, join: str
) -> Number | None:
    low, high = first.value, second.value
    if first.scale == 1 and second.scale > 1 and low * second.scale <= high:
        low *= second.scale
    if dashed and lex[step].text.endswith(",000") and low * 1000 < high and lex[at].text.isdigit():  # "10-15,000"
        low *= 1000
    start, end, begin = lex[at].start, lex[second.after - 1].end, lex[step].start
    plain = first.scale == second.scale == 1
    if low < high and (join != "or" or high <= 2 * low + 2):
        return Number(start, end, low, high, "pair" if dashed and plain else "range", begin)
    sides = dashed or (join == "to" and low == int(low) and high == int(high) and not _is_year(lex[at]))
    return Number(start, end, low, high, "pair", begin) if plain and sides else None


def _is_year(token: Lexeme) -> bool:
    """ "from 78.9 in 2014 to 78": four digits without a comma that may be a year."""
    return token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("18", "19", "20")


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
