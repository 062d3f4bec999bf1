"""Plant one wrong fact in a sentence: ten kinds of edit, each made by rules that know nothing of how Crossread reads."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

KINDS = ("number", "date", "weekday", "place", "name", "role", "polarity", "attribution", "quotation", "unit")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACES = (
    "France", "Germany", "Spain", "Italy", "Japan", "China", "India", "Canada", "Mexico", "Brazil", "Egypt", "Turkey", "Iran",
    "Israel", "Russia", "Poland", "Kenya", "Chile", "Norway", "London", "Paris", "Berlin", "Madrid", "Rome", "Moscow", "Tokyo",
    "Beijing", "Chicago", "Boston", "Seattle", "Houston", "Denver", "Atlanta", "Texas", "Florida", "Ohio", "California",
    "Virginia", "Michigan", "Arizona", "Alabama", "Georgia", "Iowa", "Nevada", "Oregon",
)  # fmt: skip
_SURNAMES = (
    "Okafor",
    "Lindqvist",
    "Whitfield",
    "Petrova",
    "Castellano",
    "Haddad",
    "Brandt",
    "Nakamura",
    "Doyle",
    "Mbeki",
)
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Secretary|Governor|Mayor|Judge|Justice|Minister|Chairman|Speaker)\.?"
_SAY = r"(?:said|says|added|argued|warned|insisted|told|wrote|stated|announced|noted|claimed|explained)"
_ROLES = (
    "president", "minister", "secretary", "governor", "mayor", "senator", "chairman", "spokesman", "spokeswoman", "director",
    "judge", "ambassador", "commander", "lawyer", "attorney", "congressman", "coach", "professor", "chief executive",
)  # fmt: skip
_UNITS = (
    ("miles", "kilometers"), ("kilometers", "miles"), ("feet", "yards"), ("meters", "feet"), ("pounds", "kilograms"),
    ("tons", "pounds"), ("percent", "percentage points"), ("hours", "days"), ("days", "weeks"), ("weeks", "months"),
    ("months", "years"), ("minutes", "hours"), ("dollars", "euros"), ("million", "billion"), ("billion", "million"),
    ("acres", "hectares"), ("gallons", "liters"), ("thousand", "million"),
)  # fmt: skip
_QUOTED_SWAPS = {
    "good": "bad", "great": "poor", "best": "worst", "strong": "weak", "right": "wrong", "important": "trivial",
    "safe": "dangerous", "always": "rarely", "everyone": "nobody", "all": "few", "many": "few", "more": "less", "win": "lose",
    "clear": "unclear", "first": "last", "people": "voters", "country": "party", "family": "office", "work": "talk",
    "help": "harm", "support": "oppose", "believe": "doubt", "truth": "story", "law": "plan", "public": "press",
    "day": "year", "time": "money", "question": "answer", "problem": "victory", "serious": "minor", "new": "old",
    "think": "hope", "need": "want", "change": "delay", "women": "workers", "children": "students", "president": "senator",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """One rewriting of a sentence: characters `start` to `end` of it became `new`."""

    kind: str
    start: int
    end: int
    old: str
    new: str

    def apply(self, sentence: str) -> str:
        """The sentence after the edit."""
        return sentence[: self.start] + self.new + sentence[self.end :]


def plant(kind: str, sentence: str, text: str, rng: random.Random) -> Edit | None:
    """Plant an edit of a kind in a sentence of a text; None where the sentence offers nothing of that kind."""
    return _MAKERS[kind](sentence, text, rng)


def _pick(kind: str, options: list[tuple[int, int, str]], sentence: str, rng: random.Random) -> Edit | None:
    options = [o for o in options if sentence[o[0] : o[1]] != o[2]]
    if not options:
        return None
    start, end, new = rng.choice(options)
    return Edit(kind, start, end, sentence[start:end], new)


def _number(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    options = []
    for m in re.finditer(
        r"(?<![\w.,$€£/-])(\$?)(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,.:/-]*\d|st\b|nd\b|rd\b|th\b|-)", sentence
    ):
        value, written = float(m[2].replace(",", "")), m[2]
        before = sentence[: m.start()]
        if re.fullmatch(r"(1[6-9]|20)\d\d", written) or re.search(
            r"(?:" + "|".join(_MONTHS) + r"|May|No|R|D)\.? $", before
        ):
            continue
        new = value * rng.choice((0.5, 0.7, 1.5, 1.8, 2, 3))
        if "." in written:
            made = f"{new:.{len(written.split('.')[1])}f}"
        else:
            whole = round(new) if round(new) != value else int(value) + 2
            made = f"{whole:,}" if "," in written else str(whole)
        options.append((m.start(2), m.end(2), made))
    for m in re.finditer(r"(?<![\w-])(" + "|".join(_SMALL) + r") (?=[a-z]{3,})", sentence):
        other = [w for w in _SMALL if w != m[1]]
        options.append((m.start(1), m.end(1), rng.choice(other)))
    return _pick("number", options, sentence, rng)


def _date(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    options = []
    months = "|".join((*_MONTHS, "May"))
    for m in re.finditer(rf"\b({months}) (\d{{1,2}})\b(?!\d|,\d)", sentence):
        options.append((m.start(2), m.end(2), str((int(m[2]) + rng.randint(3, 12)) % 27 + 1)))
    for m in re.finditer(r"\b(?:in|of|since|until|by|In|Since) ((?:19|20)\d\d)\b(?!-)", sentence):
        options.append((m.start(1), m.end(1), str(int(m[1]) - rng.randint(2, 9))))
    for m in re.finditer(rf"\b(?:in|In|last|since|until) ({months})\b", sentence):
        options.append((m.start(1), m.end(1), rng.choice([x for x in _MONTHS if x != m[1]])))
    return _pick("date", options, sentence, rng)


def _weekday(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    options = [
        (m.start(), m.end(), rng.choice([d for d in _DAYS if d != m[0]]))
        for m in re.finditer(r"\b(?:" + "|".join(_DAYS) + r")\b(?!’s|'s| Times| Mail)", sentence)
    ]
    return _pick("weekday", options, sentence, rng)


def _place(sentence: str, text: str, rng: random.Random) -> Edit | None:
    fresh = [p for p in _PLACES if p not in text]
    pattern = r"\b(?:in|In|near|from|to|at|across|outside) (" + "|".join(_PLACES) + r")\b(?! (?:[A-Z]|University))"
    options = [(m.start(1), m.end(1), rng.choice(fresh)) for m in re.finditer(pattern, sentence)] if fresh else []
    return _pick("place", options, sentence, rng)


def _name(sentence: str, text: str, rng: random.Random) -> Edit | None:
    fresh = [s for s in _SURNAMES if s not in text]
    pattern = rf"\b{_TITLE} (?:[A-Z][a-z]+ )?([A-Z][a-z]{{2,}})\b(?! (?:[A-Z]|and [A-Z]))"
    options = []
    for m in re.finditer(pattern, sentence):
        if not re.match(rf",? (?:also )?{_SAY}\b", sentence[m.end() :]) and not re.search(
            rf"{_SAY} $", sentence[: m.start()]
        ):
            options.append((m.start(1), m.end(1), rng.choice(fresh)))
    return _pick("name", options, sentence, rng)


def _role(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    options = []
    for m in re.finditer(r"\b(former|acting|interim|deputy) (?=[A-Za-z]+)", sentence):
        options.append((m.start(), m.end(), ""))
    names = "|".join(_ROLES)
    for m in re.finditer(rf"\b(?i:({names}))\b(?!’s|'s|s)", sentence):
        before = sentence[: m.start()]
        if re.search(r"(?:former|acting|deputy|vice|press|state|ex-)[ -]?$", before, re.IGNORECASE):
            continue
        if re.search(r"\b(?:the|a|The|A|as|and|,|by) ?$", before) or m[0][0].isupper():
            options.append((m.start(), m.start(), "former " if before else "Former "))
    return _pick("role", options, sentence, rng)


def _polarity(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    if re.search(r"\b(?:not|never|no|nothing|without|hardly)\b|n[’']t\b|[“\"]", sentence):
        return None
    pattern = (
        r"\b(?:is|are|was|were|has been|have been|will|would|could|should|can) (?=[a-z]{3,})(?!not|also|only|n[o']t)"
    )
    options = [(m.end(), m.end(), "not ") for m in re.finditer(pattern, sentence)]
    return _pick("polarity", options, sentence, rng)


def _attribution(sentence: str, text: str, rng: random.Random) -> Edit | None:
    fresh = [s for s in _SURNAMES if s not in text]
    who = rf"((?:{_TITLE} )?(?:[A-Z][a-z]+ )?[A-Z][a-z]{{2,}})"
    options = []
    for m in re.finditer(rf"(?:^|[”\"] |, |\. ){who} (?:also |later )?{_SAY}\b|[”\"] {_SAY} {who}\b", sentence):
        group = 1 if m[1] else 2
        if m[group].split()[0] in ("He", "She", "They", "The", "But", "And", "It", "We", *_DAYS):
            continue
        first = rng.choice(("Karen", "David", "Maria", "Robert", "Anna"))
        options.append((m.start(group), m.end(group), f"{first} {rng.choice(fresh)}"))
    return _pick("attribution", options, sentence, rng)


def _quotation(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    options = []
    for q in re.finditer(r"[“\"]([^“”\"]{30,})[”\"]", sentence):
        for m in re.finditer(r"[a-z]+", q[1]):
            if m[0] in _QUOTED_SWAPS:
                options.append((q.start(1) + m.start(), q.start(1) + m.end(), _QUOTED_SWAPS[m[0]]))
    return _pick("quotation", options, sentence, rng)


def _unit(sentence: str, text: str, rng: random.Random) -> Edit | None:
    del text
    options = []
    for old, new in _UNITS:
        for m in re.finditer(rf"\b\d[\d,.]* ({old})\b|\b(?:{'|'.join(_SMALL)}) ({old})\b", sentence):
            group = 1 if m[1] else 2
            options.append((m.start(group), m.end(group), new))
    return _pick("unit", options, sentence, rng)


_MAKERS: dict[str, Callable[[str, str, random.Random], Edit | None]] = {
    "number": _number,
    "date": _date,
    "weekday": _weekday,
    "place": _place,
    "name": _name,
    "role": _role,
    "polarity": _polarity,
    "attribution": _attribution,
    "quotation": _quotation,
    "unit": _unit,
}
