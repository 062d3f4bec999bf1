"""Rewrite a sentence without changing what it tells: ten kinds of harmless paraphrase."""

import random
import re
from collections.abc import Callable

from bench.planted_edits import Edit

KINDS = (
    "number-word", "rounding", "synonym", "passive", "reorder", "day-first", "abbreviation", "percent", "contraction", "cue",
)  # fmt: skip

_WORDS = dict(
    zip(
        ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        strict=True,
    )
)
_BACK = {w: n for n, w in _WORDS.items()}
_SYNONYMS = {
    "big": "large", "large": "big", "help": "assist", "began": "started", "started": "began", "ended": "finished",
    "killed": "slain", "wounded": "injured", "injured": "hurt", "buy": "purchase", "bought": "purchased", "nearly": "almost",
    "almost": "nearly", "about": "roughly", "roughly": "about", "demanded": "called for", "criticized": "denounced",
    "denounced": "criticized", "meeting": "talks", "quickly": "rapidly", "however": "though", "also": "additionally",
    "show": "reveal", "showed": "revealed", "fight": "battle", "law": "statute", "home": "house", "lawmakers": "legislators",
    "employees": "workers", "workers": "employees", "company": "firm", "firm": "company", "plan": "proposal", "said": "stated",
    "attack": "assault", "assault": "attack", "resign": "step down", "resigned": "stepped down", "rejected": "turned down",
    "election": "vote", "children": "kids", "answer": "reply", "rise": "increase", "fell": "dropped", "rose": "climbed",
    "yearly": "annual", "vital": "crucial", "important": "significant", "officials": "authorities", "problem": "issue",
    "chance": "opportunity", "entire": "whole", "whole": "entire", "major": "big", "ask": "request", "tried": "attempted",
    "needs": "requires", "got": "received", "choose": "pick", "often": "frequently", "allow": "permit", "sure": "certain",
}  # fmt: skip
_PAST = {
    "killed": "killed", "criticized": "criticized", "rejected": "rejected", "passed": "passed", "signed": "signed",
    "blocked": "blocked", "accused": "accused", "approved": "approved", "supported": "supported", "attacked": "attacked",
    "arrested": "arrested", "released": "released", "announced": "announced", "defeated": "defeated", "won": "won",
    "published": "published", "ordered": "ordered", "confirmed": "confirmed", "denied": "denied", "filed": "filed",
}  # fmt: skip
_ABBREVIATIONS = (
    ("Sen.", "Senator"), ("Rep.", "Representative"), ("Gov.", "Governor"), ("U.S.", "US"), ("U.N.", "UN"), ("Gen.", "General"),
    ("Dr.", "Doctor"), ("United States", "U.S."), ("United Nations", "U.N."), ("Jan.", "January"), ("Feb.", "February"),
    ("Aug.", "August"), ("Sept.", "September"), ("Oct.", "October"), ("Nov.", "November"), ("Dec.", "December"),
)  # fmt: skip
_CONTRACTIONS = (
    ("is not", "isn’t"), ("are not", "aren’t"), ("was not", "wasn’t"), ("were not", "weren’t"), ("did not", "didn’t"),
    ("does not", "doesn’t"), ("do not", "don’t"), ("would not", "wouldn’t"), ("could not", "couldn’t"), ("has not", "hasn’t"),
    ("have not", "haven’t"), ("cannot", "can’t"), ("will not", "won’t"),
)  # fmt: skip


def paraphrase(kind: str, sentence: str, rng: random.Random) -> Edit | None:
    """Rewrite a sentence in one harmless way; None where it offers no chance. Quoted words are never touched."""
    if kind != "cue" and re.search(r"[“”\"]", sentence):
        return None
    return _MAKERS[kind](sentence, rng)


def _pick(kind: str, options: list[tuple[int, int, str]], sentence: str, rng: random.Random) -> Edit | None:
    if not options:
        return None
    start, end, new = rng.choice(options)
    return Edit(kind, start, end, sentence[start:end], new)


def _number_word(sentence: str, rng: random.Random) -> Edit | None:
    pattern = r"(?<![\w.,$€£/-])(" + "|".join([*_WORDS, *_BACK]) + r") (?=[a-z]{4,})(?!percent|million|billion)"
    options = [(m.start(1), m.end(1), _WORDS.get(m[1]) or _BACK[m[1]]) for m in re.finditer(pattern, sentence)]
    return _pick("number-word", [o for o in options if o[0] > 0], sentence, rng)


def _rounding(sentence: str, rng: random.Random) -> Edit | None:
    options = []
    for m in re.finditer(r"(?<![\w.,$€£/-])(\d{1,3}(?:,\d{3})+|[3-9]\d\d)(?![\w,.:/-]*\d|-)(?= [a-z])", sentence):
        if re.search(
            r"(?:about|nearly|almost|roughly|over|than|least|around|some|approximately|exactly|to) $",
            sentence[: m.start()],
        ):
            continue
        value = int(m[1].replace(",", ""))
        step = 10 ** (len(str(value)) - 2)
        near = round(value / step) * step
        if near != value and abs(near - value) < 0.04 * value:
            options.append((m.start(), m.end(), f"about {near:,}"))
    return _pick("rounding", options, sentence, rng)


def _synonym(sentence: str, rng: random.Random) -> Edit | None:
    options = [
        (m.start(), m.end(), _SYNONYMS[m[0]])
        for m in re.finditer(r"(?<![\w-])[a-z]+(?![\w-])", sentence)
        if m[0] in _SYNONYMS
    ]
    return _pick("synonym", options, sentence, rng)


def _passive(sentence: str, rng: random.Random) -> Edit | None:
    verbs = "|".join(_PAST)
    who = r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|The [a-z]+(?: [a-z]+)?)"
    m = re.fullmatch(
        rf"({who}) ({verbs}) (the [a-z]+(?: [a-z]+){{0,2}})((?: (?:on|in|after|during|last|for) [^,.]*)?\.)",
        sentence.strip(),
    )
    if not m:
        return None
    agent = m[1][0].lower() + m[1][1:] if m[1].startswith("The ") else m[1]
    new = f"{m[3][0].upper()}{m[3][1:]} was {_PAST[m[2]]} by {agent}{m[4]}"
    lead = len(sentence) - len(sentence.lstrip())
    return _pick("passive", [(lead, lead + len(sentence.strip()), new)], sentence, rng)


def _reorder(sentence: str, rng: random.Random) -> Edit | None:
    m = re.fullmatch(
        r"\s*(On [A-Z][a-z]+day|In [A-Z][a-z]+|After [^,]{12,60}|When [^,]{12,70}|While [^,]{12,70}|As [^,]{12,60}), ([^,“”]{25,}?)\.\s*",
        sentence,
    )
    if not m:
        return None
    lead, body = m[1], m[2]
    if body.split()[0] in ("the", "he", "she", "they", "it", "a", "an"):
        body = body[0].upper() + body[1:]
    start = m.start(1)
    end = m.end(2) + 1
    return _pick("reorder", [(start, end, f"{body} {lead[0].lower()}{lead[1:]}.")], sentence, rng)


def _day_first(sentence: str, rng: random.Random) -> Edit | None:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    options = [
        (m.start(), m.end(), f"{m[2]} {m[1]}") for m in re.finditer(rf"\b({months}) (\d{{1,2}})\b(?!,|\d|:)", sentence)
    ]
    return _pick("day-first", options, sentence, rng)


def _abbreviation(sentence: str, rng: random.Random) -> Edit | None:
    options = []
    for old, new in _ABBREVIATIONS:
        for m in re.finditer(rf"(?<![\w.]){re.escape(old)}(?= [\w])", sentence):
            options.append((m.start(), m.end(), new))
    return _pick("abbreviation", options, sentence, rng)


def _percent(sentence: str, rng: random.Random) -> Edit | None:
    options = [(m.start(1), m.end(1), "%") for m in re.finditer(r"\d( percent)\b", sentence)]
    options += [(m.start(1), m.end(1), " percent") for m in re.finditer(r"\d(%)", sentence)]
    return _pick("percent", options, sentence, rng)


def _contraction(sentence: str, rng: random.Random) -> Edit | None:
    options = [(m.start(), m.end(), new) for old, new in _CONTRACTIONS for m in re.finditer(rf"\b{old}\b", sentence)]
    return _pick("contraction", options, sentence, rng)


def _cue(sentence: str, rng: random.Random) -> Edit | None:
    """Another neutral reporting verb, outside the quoted words."""
    outside = re.sub(r"[“\"][^“”\"]*[”\"]", lambda m: "_" * len(m[0]), sentence)
    options = [(m.start(), m.end(), "stated") for m in re.finditer(r"\bsaid\b(?! to)", outside)]
    return _pick("cue", options, sentence, rng)


_MAKERS: dict[str, Callable[[str, random.Random], Edit | None]] = {
    "number-word": _number_word,
    "rounding": _rounding,
    "synonym": _synonym,
    "passive": _passive,
    "reorder": _reorder,
    "day-first": _day_first,
    "abbreviation": _abbreviation,
    "percent": _percent,
    "contraction": _contraction,
    "cue": _cue,
}
