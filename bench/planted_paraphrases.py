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
_PAST = frozenset(
    [
        "accused",
        "acquired",
        "adopted",
        "announced",
        "appointed",
        "approved",
        "arrested",
        "attacked",
        "backed",
        "banned",
        "blamed",
        "blocked",
        "bought",
        "canceled",
        "cancelled",
        "charged",
        "closed",
        "condemned",
        "confirmed",
        "convicted",
        "criticised",
        "criticized",
        "defeated",
        "defended",
        "delayed",
        "denied",
        "detained",
        "dismissed",
        "endorsed",
        "expanded",
        "filed",
        "fired",
        "hired",
        "hosted",
        "imposed",
        "introduced",
        "invited",
        "issued",
        "killed",
        "launched",
        "named",
        "nominated",
        "opened",
        "ordered",
        "overturned",
        "passed",
        "posted",
        "praised",
        "proposed",
        "published",
        "questioned",
        "raised",
        "received",
        "rejected",
        "released",
        "removed",
        "replaced",
        "requested",
        "reversed",
        "revealed",
        "scrapped",
        "seized",
        "shared",
        "signed",
        "sued",
        "supported",
        "suspended",
        "unveiled",
        "upheld",
        "vetoed",
        "visited",
        "welcomed",
        "won",
    ]
)
"""Verbs whose past is their participle too."""
_OPENERS = frozenset(
    ["The", "A", "An", "He", "She", "They", "It", "This", "That", "His", "Her", "Their", "There", "These", "Those"]
)
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
    if kind not in ("cue", "percent", "day-first", "rounding") and re.search(r"[“”\"]", sentence):
        return None
    edit = _MAKERS[kind](sentence, rng)
    quoted = [m.span() for m in re.finditer(r"[“\"][^“”\"]*[”\"]?", sentence)]
    return None if edit is None or any(a < edit.end and edit.start < b for a, b in quoted) else edit


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
    """A number given as about the nearest round one, less than four hundredths away, with the bound it already has left out."""
    options = []
    hedges = (
        r"(?:about|nearly|almost|roughly|over|than|least|most|around|some|approximately|exactly|to|or|and|by) ?[$£€]?$"
    )
    before = (
        r"(?:[(,]|\b(?:of|with|for|from|at|was|were|is|are|had|has|have|cost|costs|paid|pay|spent|raised|received|donated|gave|worth"
        r"|killed|injured|arrested|lost|won|that|reached|employs|into|on|in|among|between|up|down|rose|fell|grew)) $"
    )
    for m in re.finditer(
        r"(?<![\w.,/:-])([$£€]?)(\d{1,3}(?:,\d{3})+|[1-9]\d{2,}|\d+\.\d+)(?![\w/:-]|[.,]\d)", sentence
    ):
        value = float(m[2].replace(",", ""))
        if re.search(hedges, sentence[: m.start()], re.IGNORECASE) or (value.is_integer() and 1000 <= value <= 2100):
            continue
        if not re.search(before, sentence[: m.start()]):
            continue  # "the 447 lawmakers" cannot be "the about 450 lawmakers"
        step = 10.0 ** (len(str(int(value))) - 2) if value >= 10 else 1.0
        near = round(value / step) * step
        if near != value and 0 < abs(near - value) < 0.04 * value:
            written = f"{near:,.0f}" if near.is_integer() else f"{near:g}"
            options.append((m.start(), m.end(), f"about {m[1]}{written}"))
    return _pick("rounding", [o for o in options if o[0] > 0], sentence, rng)


def _synonym(sentence: str, rng: random.Random) -> Edit | None:
    options = [
        (m.start(), m.end(), _SYNONYMS[m[0]])
        for m in re.finditer(r"(?<![\w-])[a-z]+(?![\w-])", sentence)
        if m[0] in _SYNONYMS
    ]
    return _pick("synonym", options, sentence, rng)


def _passive(sentence: str, rng: random.Random) -> Edit | None:
    """The first clause of a sentence turned: "The court rejected the appeal on Monday" to "The appeal was rejected by the court …"."""
    del rng
    verbs = "|".join(sorted(_PAST))
    name = r"[A-Z][\w.’'-]+(?: (?:of |for )?[A-Z][\w.’'-]+){0,3}"
    who = rf"(?:The (?:[\w’'-]+ ){{1,3}}?(?={verbs})|{name} (?={verbs}))"
    what = rf"(?:the|a|an|his|her|its|their) (?:[a-z’'-]+ ){{0,2}}[a-z’'-]+(?: (?:of|for) (?:the )?[\w’'-]+)?|{name}"
    stop = r"(?=(?: (?:on|in|after|during|last|earlier|late|when|as|because|over|by|at|with)\b|,|\.|$))"
    m = re.match(rf"\s*({who})({verbs}) ({what}){stop}", sentence)
    if m is None or m[1].split()[0] in ("He", "She", "It", "They", "We", "I", "This", "That", "But", "And"):
        return None
    if re.search(r"ing$|sel(?:f|ves)$|following$|^to | ?(?:saying|himself|herself|themselves)\b", m[3]):
        return None
    if m[3].split()[0] in ("his", "her", "its", "their"):
        return None  # whose it is would no longer be told
    agent = m[1].strip()
    agent = agent[0].lower() + agent[1:] if agent.startswith("The ") else agent
    many = re.search(r"[a-z](?<!s)s$", m[3].split(" of ")[0].split(" for ")[0]) is not None
    new = f"{m[3][0].upper()}{m[3][1:]} {'were' if many else 'was'} {m[2]} by {agent}"
    return _pick("passive", [(m.start(1), m.end(3), new)], sentence, random.Random(0))


def _reorder(sentence: str, rng: random.Random) -> Edit | None:
    """The opening phrase or clause put to the end, or a closing "when/after/as …" clause put to the front."""
    opening = (
        r"On [A-Z][a-z]+day|In [A-Z][a-z]+|In (?:19|20)\d\d|(?:After|When|While|Before|During|Since|Because|Although|Despite)"
        r" [^,]{8,70}|Last (?:week|month|year)|Earlier (?:this|that|on) [^,]{3,20}"
    )
    options = []
    m = re.fullmatch(rf"\s*({opening}), ([^,“”;:]{{20,}}?)\.\s*", sentence)
    if m:
        body = m[2][0].upper() + m[2][1:]
        options.append((m.start(1), m.end(2) + 1, f"{body} {m[1][0].lower()}{m[1][1:]}."))
    m = re.fullmatch(
        r"\s*([A-Z][^,“”;:]{20,}?) ((?:after|before|when|because|although) [^,“”;:.]{15,90})\.\s*", sentence
    )
    if m and not m[1].endswith(
        ("long", "soon", "years", "days", "hours", "weeks", "months", "minutes", "just", "only", "even", "not", "and")
    ):
        body = (m[1][0].lower() if m[1].split()[0] in _OPENERS else m[1][0]) + m[1][1:]
        options.append((m.start(1), m.end(2) + 1, f"{m[2][0].upper()}{m[2][1:]}, {body}."))
    return _pick("reorder", options, sentence, rng)


def _movable(clause: str) -> bool:
    """Whether its first word can lose its place: a small word, or the first of a name of several."""
    words = clause.split()
    if "—" in clause or "–" in clause or words[0] in ("But", "And", "So", "No"):
        return False
    return words[0] in _OPENERS or (words[1][:1].isupper() and words[0].isalpha())


def _day_first(sentence: str, rng: random.Random) -> Edit | None:
    """ "March 3" and "March 3, 2020" as "3 March" and "3 March 2020", short names of months written out."""
    short = {n[:3]: n for n in ("January", "February", "August", "October", "November", "December")} | {
        "Sept": "September"
    }
    names = "January|February|March|April|May|June|July|August|September|October|November|December"
    options = []
    for m in re.finditer(
        rf"\b(?:({names})|({'|'.join(short)})\.) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|-|–|,\d)(?:, ((?:19|20)\d\d)\b,?)?",
        sentence,
    ):
        year = f" {m[4]}" if m[4] else ""
        options.append((m.start(), m.end(), f"{m[3]} {m[1] or short[m[2]]}{year}"))
    return _pick("day-first", options, sentence, rng)


def _abbreviation(sentence: str, rng: random.Random) -> Edit | None:
    options = []
    for old, new in _ABBREVIATIONS:
        for m in re.finditer(rf"(?<![\w.]){re.escape(old)}(?= [\w])", sentence):
            options.append((m.start(), m.end(), new))
    return _pick("abbreviation", options, sentence, rng)


def _percent(sentence: str, rng: random.Random) -> Edit | None:
    """ "40 percent", "40 per cent" and "40%" for one another."""
    options = [(m.start(1), m.end(1), "%") for m in re.finditer(r"\d( per ?cent)\b(?! point|age)", sentence)]
    options += [(m.start(1), m.end(1), rng.choice((" percent", " per cent"))) for m in re.finditer(r"\d(%)", sentence)]
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
