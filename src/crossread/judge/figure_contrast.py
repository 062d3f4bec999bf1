"""What sets two look-alike figures apart: one was hoped for, one is of another stretch of time, another stage, another part or side."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crossread.align.words import are_opposites
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.dates import tells_clock
from crossread.judge.figure_evidence import counted_words
from crossread.judge.figure_values import unit_family
from crossread.judge.lexicon import words
from crossread.judge.slots import head_of
from crossread.records.told import Figure, Statement, When

_BASE = re.compile(
    r"(?i)\b(?:from|than|over|on|since|against|with|in|of)\s(?:the\s|a\s|an\s|one\s|its\s)?(?:same\s)?(?:\w+\s)?"
    r"(?P<unit>hour|day|night|week|month|quarter|season|year|decade)\s(?:before|earlier|ago|previously)\b"
    r"|\b(?:from|than|over|on|since)\s(?:the\s)?(?:last|previous|preceding|prior)\s(?P<last>day|week|month|quarter|season|year)\b"
    r"|\b(?P<on>year|month|quarter|week)[- ](?:on|over)[- ](?:year|month|quarter|week)\b"
)
_FORMER = re.compile(
    r"(?i)(?:\b(?:(?:up|down|higher|lower|back|r[io]se|risen|raised|f[ae]ll|fallen|dropped|cut|lowered|reduced|increased|climbed|jumped|"
    r"grew|grown|slowed|narrowed|widened|eased|improved)|\d[\d.,]*(?:\s[a-z]+){0,2}),?\sfrom"
    r"|\b(?:compared (?:with|to)|up on|down on|instead of|rather than)|\b(?:earlier|previous|original|initial) (?:[a-z]+ )?of)"
    r"\s(?:(?:an?|the|its|their|about|around|some|nearly|almost|just|over|more|less|than|only|earlier|previous|original|initial|forecast|estimate|"
    r"figure|target|of|at)\s)*$"
)
_WAYS = tuple(
    re.compile(rf"(?i)[\s-](?:{way})\b")
    for way in (
        "left|remaining|to (?:go|play)",
        "(?:away|off|out|behind|ahead|beyond|(?:to the )?(?:north|south|east|west)\\w*|from|inland|ago|earlier|later|before|after|into)",
        "(?:in )?(?:long|length)",
        "(?:in )?(?:wide|width)",
        "(?:in )?(?:high|tall|height)",
        "(?:in )?(?:deep|depth)",
    )
)
_MOMENT, _FROM = 0, 1
_WAY = 14  # characters after a number in which the first word stands
_DIGIT = re.compile(r"\d")
_REACH = 60  # characters before or after a number in which its base of comparison is named
_LEVEL = re.compile(r"\b(?:levels?|gauges?|crest(?:s|ed)?|peak(?:s|ed)?|depth|deep|rose|risen|fell|stood|snow|rain)\b")
_MOMENT_OF_GAME = re.compile(r"(?i)\s(?:half-?time )?(?:lead|advantage|deficit|edge|cushion)\b")
_STRETCHES = ("week", "month", "quarter", "season", "year", "decade")
_READINGS = ("percentage", "points", "money", "score", "vote", "quantity")  # what is read off at an hour


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the statement and the report that tell it."""

    annotated: Annotated
    statement: Statement
    figure: Figure


def contrast(left: Told, right: Told, dates: Mapping[str, When]) -> str | None:
    """Why two figures of one kind measure two things, in words; None where nothing says so.

    Read are the words beside each number: what it is compared with, whether it replaces or is replaced, hour and stage, the stretch
    of time, wide or narrow place, ordinals that tell one from another, opposite verbs, and who speaks of a hope or a demand.
    """
    sides = (left, right)
    if any(_is_expected(a) and not _is_foretold(b) for a, b in (sides, sides[::-1])):
        return "one is what was hoped for or asked"
    bases = [_base(s) for s in sides]
    if bases[0] and bases[1] and bases[0] != bases[1]:
        return f"one is compared with the {bases[0]}, one with the {bases[1]} before"
    if _differ(*(is_former(s.annotated, s.figure) for s in sides)):
        return "one is what the number was before"
    if _stages(left) != _stages(right) or (_is_reading(left) and _differ(*(_has_clock(s) for s in sides))):
        return "of two stages or hours"
    if _reaches_differ(left, right):
        return "of two lengths, or of two moments"
    if _stretches_differ(left, right, dates):
        return "of two stretches of time"
    if _differ(*(bool(_holding(s, "wide")) for s in sides)) or _parts_differ(left, right):
        return "of a part and the whole, or of two parts"
    if _ordinals_differ(left, right):
        return "of two that are numbered"
    if _acts_opposed(left, right):
        return "of two opposite acts"
    if _groups_differ(left, right):
        return "of one group among others"
    if _names_cross(left, right):
        return "of two that are named"
    return None


def is_former(one: Annotated, figure: Figure) -> bool:
    """Tell whether a number is the one that another replaces or is held against ("down from 5.9 percent", "an earlier forecast of 12")."""
    here = one.sentence_of(one.tokens_in(figure.number.start, figure.number.end)[0].i) if _inside(one, figure) else None
    start = max(here.start if here else 0, figure.anchor.start - _REACH)
    return bool(_FORMER.search(one.report.text[start : figure.anchor.start]))


def _inside(one: Annotated, figure: Figure) -> tuple[Token, ...]:
    return one.tokens_in(figure.number.start, figure.number.end)


def _differ(one: bool, other: bool) -> bool:
    return one != other


def _text(told: Told) -> str:
    return " ".join(anchor.exact for anchor in told.statement.anchors).lower()


def _is_expected(told: Told) -> bool:
    """Tell whether a verb of hoping or asking stands over the number, with somebody who hopes or asks."""
    if told.statement.modality in ("wanted", "asked"):
        return True
    one, known = told.annotated, counted_words()["expected"]
    if not _inside(one, told.figure):
        return False
    here = head_of(one, told.figure.anchor)
    for above in one.ancestors(here.i):
        if here.pos == "VERB" and here.dep in ("conj", "advcl", "parataxis"):
            return False  # what stands beside or around an act of its own
        if above.pos == "VERB" and above.lemma.lower() in known and any(one.dependents(above.i, "nsubj")):
            return True
        here = above
    return False


def _is_foretold(told: Told) -> bool:
    return _is_expected(told) or told.figure.status == "forecast" or told.statement.modality == "future"


def _base(told: Told) -> str | None:
    """The unit of time a change is counted over ("from the month before": month)."""
    text = told.annotated.report.text
    after = _DIGIT.split(text[told.figure.anchor.end : told.figure.anchor.end + _REACH])[0]
    match = _BASE.search(re.split(r"[.;]\s", after)[0])
    return (match["unit"] or match["last"] or match["on"]).lower() if match else None


def _stages(told: Told) -> frozenset[str]:
    return _holding(told, "stages")


def _holding(told: Told, key: str) -> frozenset[str]:
    """The phrases of a list (counted.toml) that stand in a statement on the figure's side of other numbers."""
    figure, found = told.figure, []
    for anchor in told.statement.anchors:
        if anchor.start <= figure.anchor.start < anchor.end:
            at = figure.anchor.start - anchor.start
            rest = anchor.exact[at + len(figure.anchor.exact) :]
            found.append(_DIGIT.split(anchor.exact[:at])[-1] + figure.anchor.exact + _DIGIT.split(rest)[0])
        else:
            found.append(anchor.exact)
    text = " ".join(found).lower()
    return frozenset(phrase for phrase in counted_words()[key] if phrase in text and re.search(rf"\b{phrase}\b", text))


def _is_reading(told: Told) -> bool:
    """Tell whether a number is one that is read off at an hour; a length or distance is, where a level is spoken of."""
    if told.figure.kind not in _READINGS:
        return False
    return unit_family(told.figure) != "length" or bool(_LEVEL.search(_text(told)))


def _has_clock(told: Told) -> bool:
    return any(tells_clock(anchor.exact) for anchor in told.statement.anchors)


def _reaches_differ(left: Told, right: Told) -> bool:
    """Tell whether a length or a duration says from where or which way it is measured, and not as the other does; what is left to
    play is of one moment alone, and a score is a lead for a while.
    """
    if left.figure.kind in ("score", "vote"):
        return all(
            _MOMENT_OF_GAME.match(side.annotated.report.text, side.figure.anchor.end) is not None
            for side in (left, right)
        )
    if left.figure.kind not in ("quantity", "duration"):
        return False
    after = [side.annotated.report.text[side.figure.anchor.end :][:_WAY] for side in (left, right)]
    ways = [next((n for n, way in enumerate(_WAYS) if way.match(text)), None) for text in after]
    return _MOMENT in ways or (ways[0] != ways[1] and (_FROM in ways or None not in ways))


def _stretches_differ(left: Told, right: Told, dates: Mapping[str, When]) -> bool:
    """Tell whether each is of a week, a month, a quarter or a year, and not of the same one."""
    spans = [
        {
            (d.start, d.end)
            for d in (dates.get(i) for i in side.statement.dates)
            if d is not None and d.precision in _STRETCHES and d.start and d.end
        }
        for side in (left, right)
    ]
    return bool(spans[0] and spans[1]) and spans[0].isdisjoint(spans[1])


def _parts_differ(left: Told, right: Told) -> bool:
    texts = [set(re.findall(r"[a-z]+", _text(side))) for side in (left, right)]
    for line in counted_words()["parts"]:
        found = [text & set(line.split()) for text in texts]
        if (
            found[0]
            and found[1]
            and {w.removesuffix("ern") for w in found[0]} != {w.removesuffix("ern") for w in found[1]}
        ):
            return True
    return False


def _ordinals_differ(left: Told, right: Told) -> bool:
    """Tell whether an ordinal before a noun tells one from another ("the first suspect", "the second suspect")."""
    found = []
    for side in (left, right):
        tokens = [t for a in side.statement.anchors for t in side.annotated.tokens_in(a.start, a.end)]
        found.append(
            {
                (side.annotated.tokens[t.head].lemma.lower(), t.lower)
                for t in tokens
                if t.dep == "amod"
                and t.lower in words("scopes", "numbering")
                and not side.figure.anchor.start <= t.start < side.figure.anchor.end
            }
        )
    return any(noun == other and which != that for noun, which in found[0] for other, that in found[1])


def _groups_differ(left: Told, right: Told) -> bool:
    """Tell whether one is told of a group alone ("among the young") that the other does not name."""
    texts = [_text(side) for side in (left, right)]
    groups = [set(_AMONG.findall(text)) for text in texts]
    return any(noun not in texts[1 - n] for n in (0, 1) for noun in groups[n])


def _names_cross(left: Told, right: Told) -> bool:
    """Tell whether the one who has the number is named in both, in two roles of the clause and by two names."""
    heads = []
    for side in (left, right):
        found: dict[str, str] = {}
        for argument in side.statement.arguments:
            if argument.role in ("subject", "object", "indirect-object") and side.annotated.tokens_in(
                argument.anchor.start, argument.anchor.end
            ):
                head = head_of(side.annotated, argument.anchor)
                if head.pos == "PROPN":
                    found[head.lower] = argument.role
        heads.append(found)
    names = [
        {w.lower for a in side.statement.anchors for w in side.annotated.tokens_in(a.start, a.end)}
        for side in (left, right)
    ]
    if not (heads[0] and heads[1]) or set(heads[0]) & names[1] or set(heads[1]) & names[0]:
        return False
    return set(heads[0].values()).isdisjoint(heads[1].values())


_AMONG = re.compile(r"\bamong (?:the |those |people )?(\w+)")


def _acts_opposed(left: Told, right: Told) -> bool:
    one, two = ({side.figure.predicate or "", side.statement.lemma} - {""} for side in (left, right))
    if one & two:
        return _turned(left, right)
    one, two = (acts | {side.figure.unit or ""} for acts, side in ((one, left), (two, right)))
    if any(are_opposites(a, b) for a in one for b in two):
        return True
    return any(
        (one & sides[n] and two & sides[1 - n]) and not (one & sides[1 - n] or two & sides[n])
        for sides in _opposed()
        for n in (0, 1)
    )


def _turned(left: Told, right: Told) -> bool:
    """Tell whether one noun does it in one report and has it done to it in the other ("the club paid", "the club was paid")."""
    subjects = []
    for side in (left, right):
        predicate = side.statement.predicate
        verbs = side.annotated.tokens_in(predicate.start, predicate.end) if predicate else ()
        subjects.append({(s.lemma.lower(), s.dep) for t in verbs[:1] for s in side.annotated.dependents(t.i, "nsubj")})
    return any(a == b and x != y for a, x in subjects[0] for b, y in subjects[1])


@cache
def _opposed() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The lines of acts of which one undoes the other."""
    sides = (line.partition("|") for line in counted_words()["opposed"])
    return tuple((frozenset(a.split()), frozenset(b.split())) for a, _, b in sides)
