"""Reads shares, multiples and loose counts: "two-thirds", "one in four", "doubled", "tens of thousands"."""

from collections.abc import Sequence

from crossread.extract.figures.cardinals import cardinal
from crossread.extract.figures.lexemes import Lexeme, number_words, several_words
from crossread.extract.figures.number import Number
from crossread.extract.figures.tables import figure_words


def share(lex: Sequence[Lexeme], at: int) -> Number | None:
    """ "two-thirds", "a quarter of", "half the", "one in five", "nine out of ten"."""
    words = [token.lower for token in lex[at : at + 6]]
    parts = number_words()["parts"]
    if (
        words[0] == "half"
        and at + 1 < len(lex)
        and words[1] in ("of", "the", "its", "their", "his", "her", "all", "those")
    ):
        before = lex[at - 1].lower if at else ""
        return None if before in ("and", "the") or before in number_words()["ordinals"] else _fraction(lex, at, at, 0.5)
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
            return _fraction(lex, at, at + step, count * parts[words[step]])
    return _one_in(lex, at, count)


def _one_in(lex: Sequence[Lexeme], at: int, count: float) -> Number | None:
    words = [token.lower for token in lex[at : at + 4]]
    article = words[0] in ("a", "an")
    joins = (["out", "of", "every"], ["out", "of"], ["in", "every"], ["in"], ["of"])
    skip = next(
        (1 + len(join) for join in joins if words[1 : 1 + len(join)] == join and (join[0] == "out" or not article)), 0
    )
    whole = cardinal(lex, at + skip) if skip else None
    if whole is None or whole.value <= count or whole.value > 1000 or (skip == 2 and words[1] == "of"):
        return None
    after = lex[whole.after].lower.rstrip("s") if whole.after < len(lex) else ""
    if after in figure_words()["times"] | figure_words()["turns"] | {"second", "%", "percent"}:
        return None
    if lex[whole.after - 1].text.startswith("0"):
        return None
    return _fraction(lex, at, whole.after - 1, count / whole.value)


def _fraction(lex: Sequence[Lexeme], first: int, last: int, value: float) -> Number:
    return Number(lex[first].start, lex[last].end, value, value, "fraction")


def multiple(lex: Sequence[Lexeme], at: int) -> Number | None:
    """ "doubled", "twice as many", "three times the", "10-fold"; a mere "three times" counts and is left to the cardinals."""
    words = [token.lower for token in lex[at : at + 5]]
    value = number_words()["multiples"].get(words[0])
    follow = words[1] if len(words) > 1 else ""
    if value is not None:
        compared = figure_words()["compared"] | (
            {"in", "to", "since", "from", ""} if words[0] in ("double", "triple") else set()
        )
        compares = follow in compared if words[0] in ("double", "triple", "twice", "thrice") else follow != "down"
        return Number(lex[at].start, lex[at].end, value, value, "multiple") if compares else None
    count = cardinal(lex, at)
    if count is None or count.after >= len(lex):
        return None
    unit = count.after + (lex[count.after].text == "-")
    if unit < len(lex) and lex[unit].lower == "fold":
        return Number(lex[at].start, lex[unit].end, count.value, count.value, "multiple")
    compares = unit + 1 < len(lex) and lex[unit + 1].lower in figure_words()["compared"]
    if unit == count.after and lex[unit].lower == "times" and compares:
        return Number(lex[at].start, lex[unit].end, count.value, count.value, "multiple")
    return None


def loose_count(lex: Sequence[Lexeme], at: int) -> Number | None:
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
