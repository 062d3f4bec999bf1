"""How currencies are printed beside a number: signs, letters around a sign, codes, words after it (data/units.toml)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from crossread.extract.figures.lexemes import CURRENCY_SIGNS, Lexeme, are_glued, number_words
from crossread.extract.figures.tables import unit_tables

_LONGEST_MARK = 3  # lexemes


def after_currency(lex: Sequence[Lexeme], at: int) -> bool:
    """Whether digits stand right behind a currency sign or mark ("$US5", "Rs500", "R2bn"), so that their letters are no code."""
    if at == 0:
        return False
    if lex[at - 1].text in CURRENCY_SIGNS or lex[at - 1].text in unit_tables()["currency_marks"]:
        return True
    if not are_glued(lex, at - 1, at) or not (lex[at - 1].text.isalpha() or lex[at - 1].text == "."):
        return False
    marks, chain = unit_tables()["currency_marks"], ""
    for k in range(1, _LONGEST_MARK + 1):
        if at - k < 0 or (k > 1 and not are_glued(lex, at - k, at - k + 1)):
            break
        chain = lex[at - k].text + chain
        if chain in marks and not (are_glued(lex, at - k - 1, at - k) and lex[at - k - 1].text.isalnum()):
            return True
    return lex[at - 1].text in unit_tables()["currency_letters"] and _scale_follows(lex, at)


def _scale_follows(lex: Sequence[Lexeme], at: int) -> bool:
    after = lex[at + 1].lower if at + 1 < len(lex) else ""
    return after in number_words()["scales"] or (after in number_words()["suffixes"] and are_glued(lex, at, at + 1))


def currency_before(text: str) -> tuple[str, int] | None:
    """The currency whose sign or mark ends a text that a number follows, and how many characters before its end it begins."""
    if (found := _mark_pattern().search(text)) is not None:
        return unit_tables()["currency_marks"][found[1]], len(text) - found.start(1)
    if (found := _SIGN.search(text)) is not None:
        return unit_tables()["currency_signs"][found[1]], len(text) - found.start(1)
    if text[-1:] in unit_tables()["currency_letters"] and not text[-2:-1].isalnum():
        return unit_tables()["currency_letters"][text[-1]], 1
    return None


def currency_after(text: str, at: int, *, part: bool) -> tuple[str, int, str] | None:
    """The currency that the words behind a number name, where they end, and the word; `part` takes "millions of dollars" as well."""
    of = r"\sof" if part else ""
    after = re.match(rf"{of}[\s-]((?:[A-Z][\w.]*\s){{0,2}})([A-Za-z]+)", text[at : at + 48])
    if after is None:
        return None
    words, nation, word = unit_tables()["currency_words"], after[1].lower(), after[2]
    unit = unit_tables()["national_currencies"].get(f"{nation}{word.lower()}") or _unit_of(word, words)
    if unit is None or (nation and nation.strip() not in _nations()):
        return None
    return unit, at + after.end(), word.lower()


def _unit_of(word: str, words: Mapping[str, str]) -> str | None:
    return words.get(word) or words.get(word.lower())


_SIGN = re.compile(rf"([{re.escape(CURRENCY_SIGNS)}])\s?$")
_OWN_MONEY = ("us", "u.s.", "american", "british", "indian", "japanese", "russian", "chinese", "turkish", "israeli")


@cache
def _nations() -> frozenset[str]:
    """The nations that stand before a currency's word."""
    return frozenset(name.rpartition(" ")[0] for name in unit_tables()["national_currencies"]) | frozenset(_OWN_MONEY)


@cache
def _mark_pattern() -> re.Pattern[str]:
    marks = sorted(unit_tables()["currency_marks"], key=len, reverse=True)
    return re.compile(rf"(?<![\w$])({'|'.join(map(re.escape, marks))})\s?$")
