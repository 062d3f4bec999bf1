"""Reads the words around a number for what kind of figure it is and in what unit: money, per cent, time, length, age, vote."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crossread.extract.figures.currency import currency_after, currency_before
from crossread.extract.figures.number import Number
from crossread.extract.figures.tables import figure_words, unit_tables
from crossread.records.told import FigureKind

_FILLERS = r"(?:full|consecutive|straight|more|additional|long|further|short|extra|other)\s"
_ODD_PLURALS = {"feet": "foot", "inches": "inch", "centuries": "century", "°C": "°C", "°F": "°F"}


@dataclass(frozen=True, slots=True)
class UnitRead:
    """Kind and unit of a number, and the characters that number and unit words fill together."""

    kind: FigureKind
    unit: str | None
    start: int
    end: int


def read_unit(text: str, number: Number) -> UnitRead | None:
    """Kind and unit of a number from the words that touch it; None where only a counted noun can tell."""
    if number.form in ("ordinal", "multiple"):
        kind: FigureKind = "ordinal" if number.form == "ordinal" else "ratio"
        return UnitRead(kind, None, number.start, number.end)
    for reader in (_money, _percent, _age, _vote, _magnitude, _time, _quantity):
        if (found := reader(text, number)) is not None:
            return found
    if number.form == "fraction":
        return UnitRead("share", "share", number.start, number.end)
    return None


def _money(text: str, number: Number) -> UnitRead | None:
    if (before := currency_before(text[max(0, number.start - 6) : number.start])) is not None:
        unit, reach = before
        rest = re.match(r"\s?(?:bn|m)\b", text[number.end : number.end + 4])
        return UnitRead("money", unit, number.start - reach, number.end + (rest.end() if rest else 0))
    if re.match(r"p\b", text[number.end : number.end + 2]) and text[number.end - 1].isdigit():
        return UnitRead("money", "penny", number.start, number.end + 1)
    after = currency_after(text, number.end, part=number.form == "several")
    if after is None:
        return None
    unit, end, word = after
    if word in ("won", "cents", "rand", "buck", "taka", "dong") and number.form != "cardinal":
        return None
    if word == "won" and not text[number.start].isdigit():
        return None
    return UnitRead("money", unit, number.start, end)


def _percent(text: str, number: Number) -> UnitRead | None:
    after = text[number.end : number.end + 24].lower()
    if found := re.match(r"(?:\s|-)?(?:percentage|basis)[\s-]points?\b", after):
        return UnitRead(
            "points",
            "basis point" if "basis" in found[0] else "percentage point",
            number.start,
            number.end + found.end(),
        )
    if found := re.match(r"\s?%|[\s-](?:percent|per\scent|pct)\b", after):
        return UnitRead("percentage", "percent", number.start, number.end + found.end())
    if (found := re.match(r"[\s-]points?\b", after)) and not _at_one_point(text, number, found[0]):
        return UnitRead("points", "point", number.start, number.end + found.end())
    return None


def _at_one_point(text: str, number: Number, word: str) -> bool:
    """ "at one point", "one point of contention": a moment or a topic; "lost by one point", "a one-point lead" count."""
    if word != " point" or text[number.start : number.end].lower() != "one":
        return False
    return (
        re.search(r"(?i)\b(?:by|than|just|only|another|within|of)\s$", text[max(0, number.start - 9) : number.start])
        is None
    )


def _age(text: str, number: Number) -> UnitRead | None:
    after = text[number.end : number.end + 24]
    if found := re.match(r"[\s-](?:year|month|week|day)s?[\s-]olds?\b|\s?years\sof\sage", after):
        unit = next(word for word in ("year", "month", "week", "day") if word in found[0])
        return UnitRead("age", unit, number.start, number.end + found.end())
    before = text[max(0, number.start - 24) : number.start]
    if re.match(r"[\s-](?:year[\s-])?age\s(?:range|group|bracket)s?\b", after):
        return UnitRead("age", "year", number.start, number.end)
    if number.form in ("cardinal", "range", "pair") and 0 < number.low < number.high <= 115:
        spans = re.search(r"\b(?:aged|ages?)\s(?:between\s|from\s)?$", before)
        return UnitRead("age", "year", number.start, number.end) if spans else None
    whole = number.low == number.high == int(number.low) and 0 < number.low <= 115 and number.form == "cardinal"
    if not whole:
        return None
    if re.search(r"\b(?:younger|older)\sthan\s$", before) and not re.match(
        r"[\s-](?:year|month|week|day|cent|dec)", after
    ):
        return UnitRead("age", "year", number.start, number.end)
    if re.search(
        r"\b(?:aged|age|ages)\s(?:(?:under|over|about|around|just|only)\s)?(?:\d{1,3}(?:,\s|\sand\s|\sor\s|\sto\s))*$",
        before,
    ):
        return UnitRead("age", "year", number.start, number.end)
    apposed = re.search(
        r"[A-Z][\w’'.-]+,?\s?[,(]\s?(?:(?:then|now|just|only)\s)?$", text[max(0, number.start - 30) : number.start]
    )
    if apposed and number.low >= 4 and re.match(r"\s?[,)]|\.\s|\s(?:who|of)\b", after) and text[number.start].isdigit():
        return UnitRead("age", "year", number.start, number.end)
    return None


def _vote(text: str, number: Number) -> UnitRead | None:
    """ "52 votes to 47": both sides are votes, though only one says so."""
    first = re.match(r"\svotes?\sto\s(?=\d)", text[number.end : number.end + 12])
    second = re.search(r"\d\svotes?\sto\s$", text[max(0, number.start - 12) : number.start])
    if first is None and second is None:
        return None
    return UnitRead("vote", "vote", number.start, number.end + (len(first[0].rstrip()) - 3 if first else 0))


def _magnitude(text: str, number: Number) -> UnitRead | None:
    """ "a magnitude 6.8 earthquake"."""
    before = re.search(r"(?i)\bmagnitude(?:\sof)?[\s-]$", text[max(0, number.start - 14) : number.start])
    return UnitRead("quantity", "magnitude", number.start, number.end) if before else None


def _time(text: str, number: Number) -> UnitRead | None:
    found = re.match(rf"[\s-](?:{_FILLERS}){{0,2}}([a-z]+)\b", text[number.end : number.end + 40], re.IGNORECASE)
    if found is None:
        return None
    unit = _singular(found[1].lower(), unit_tables()["time"])
    if unit is None or (unit == "second" and not found[1].lower().endswith("s")):
        return None
    return UnitRead("duration", unit, number.start, number.end + found.end())


def _quantity(text: str, number: Number) -> UnitRead | None:
    window = text[number.end : number.end + 40]
    found = re.match(r"[\s-]?((?:square|cubic|nautical)\s)?([A-Za-z°/]+)", window)
    if found is None:
        return None
    table = unit_tables()["quantities"]
    glued = not window[:1].isspace() and window[:1] != "-"
    if len(found[2]) == 1 and not glued:
        return None
    name = (found[1] or "") + found[2]
    unit = _singular(name, table) or _singular(name.lower(), table)
    if unit is None:
        return None
    end = number.end + found.end()
    of = re.match(r"(?i)\s(?:(fahrenheit|celsius)|(?:per|an)\shour)\b", text[end : end + 16])
    if of is not None and (unit == "degree" if of[1] else unit in ("mile", "kilometre")):
        unit = f"degree {of[1].title()}" if of[1] else f"{unit} an hour"
        end += of.end()
    return UnitRead("quantity", unit, number.start, end)


def _singular(word: str, table: Mapping[str, str]) -> str | None:
    if word in table:
        return table[word]
    last = word.split()[-1]
    single = word.removesuffix(last) + _ODD_PLURALS[last] if last in _ODD_PLURALS else word.removesuffix("s")
    return table.get(single)


def pair_kind(words: frozenset[str], number: Number) -> Literal["vote", "score", "range"] | None:
    """What "413-1" or "3 to 2" is, by the words of its sentence; None where they do not tell (a code, a model, a bet)."""
    even = number.low == number.high and not words & figure_words()["even"]
    if even:
        return None
    if words & figure_words()["votes"] and number.low + number.high >= 5:
        return "vote"
    if words & figure_words()["scores"] and max(number.low, number.high) <= 200:
        return "score"
    return "range" if number.low < number.high else None
