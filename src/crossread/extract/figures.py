"""Finds the figures of a report: numbers that matter, with bound, unit, what they measure, and whether they have come about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.extract.figure_bounds import Bound, bound_after, bound_before, bounded
from crossread.extract.figure_measures import Counted, counted_noun, measure_around, phrase_words, predicate_of
from crossread.extract.figure_units import UnitRead, figure_words, pair_kind, read_unit
from crossread.extract.numbers import Number, find_numbers
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import Figure, FigureKind, FigureStatus, When

_ONE_UNIT = re.compile(
    r"(?i)(?<=\s)an?(?=[\s-](?:second|minute|hour|day|week|month|year|decade|century|mile|ton|tonne|foot|million|third|quarter)\b)"
)
_COMPARED = re.compile(r"(?i)\b(?:from|than|over|versus|vs\.?|compared\s+(?:with|to)|against|since)\s+(?:the\s+)?$")
_SHARES = re.compile(r"(?i)\b(?:nearly|almost|virtually|practically|not quite)\s+all(?:\s+of(?:\s+(?:them|the|its|their|those|these))?)?\b")
_MAJORITY = re.compile(r"(?i)\b(?:an?|the)\s+(?:(?:vast|overwhelming|clear|large|great)\s+)?majority\s+of\b")


@dataclass(frozen=True, slots=True)
class _Place:
    """A number in a report: absolute characters, its tokens, and the sentence around it."""

    number: Number
    tokens: tuple[Token, ...]
    sentence: Sentence


def find_figures(annotated: Annotated, *, quotations: Sequence[Quotation], dates: Sequence[When]) -> tuple[Figure, ...]:
    """Find the figures of one report, in order.

    Left out: years and days (`dates` tells them), parts of names and labels ("Flight 12", "Section 3"), addresses and codes, "one"
    as a pronoun, and "first". A vote or score is two figures, one for each side, with one anchor.
    """
    figures: list[Figure] = []
    for place in _places(annotated):
        if not _is_date(place.number, dates) and not _is_label(annotated, place):
            figures.extend(_figures_at(annotated, place, quotations, dates))
    figures.extend(_loose_shares(annotated, quotations))
    return tuple(sorted(figures, key=lambda figure: (figure.number.start, figure.number.end)))


def _places(annotated: Annotated) -> Iterator[_Place]:
    text = annotated.report.text
    for sentence in annotated.sentences:
        local = text[sentence.start : sentence.end]
        found = list(find_numbers(local))
        taken = [(number.start, number.end) for number in found]
        for match in _ONE_UNIT.finditer(local):
            if bound_before(local, match.start()) and not any(a <= match.start() < b for a, b in taken):
                found.append(Number(match.start(), match.end(), 1, 1, "cardinal"))
        for number in found:
            moved = _moved(number, sentence.start)
            tokens = tuple(t for t in annotated.words(sentence) if t.start < moved.end and moved.start < t.end)
            if tokens:
                yield _Place(moved, tokens, sentence)


def _moved(number: Number, by: int) -> Number:
    second = number.second + by if number.second is not None else None
    return Number(number.start + by, number.end + by, number.low, number.high, number.form, second)


def _is_date(number: Number, dates: Sequence[When]) -> bool:
    """Inside a time expression that is no length of time, a number belongs to the calendar."""
    for when in dates:
        if when.anchor.start <= number.start and number.end <= when.anchor.end:
            length = when.precision == "duration" or when.value.startswith("P") or when.anchor.exact.endswith(("later", "after"))
            return not length
    return False


def _is_label(annotated: Annotated, place: _Place) -> bool:
    """Part of a name ("Boeing 747"), or right after a word that numbers things ("page 4") or a capitalised one, with nothing counted."""
    first, last = place.tokens[0], place.tokens[-1]
    name = annotated.name_of.get(first.i)
    if name is not None and (name.first < first.i or name.last > last.i + 1) and place.number.form != "ordinal":
        return name.first < first.i or not _plural_follows(annotated, last)
    if first.i == place.sentence.first or place.number.form != "cardinal":
        return False
    before = annotated.tokens[first.i - 1]
    if before.text in "#№" or (before.text == "." and annotated.tokens[first.i - 2].lower in ("no", "nos")):
        return True
    if read_unit(annotated.report.text, place.number) or _plural_follows(annotated, last):
        return False
    if before.lower.rstrip(".") in figure_words()["labels"]:
        return True
    return before.pos == "PROPN" and before.text[0].isupper() and place.number.low < 10_000 and first.text[0].isdigit() and before.lower not in ("us", "u.s.")


def _plural_follows(annotated: Annotated, last: Token) -> bool:
    counted = counted_noun(annotated, last.i, several=False)
    return counted is not None and annotated.tokens[counted.head].tag in ("NNS", "NNPS")


def _figures_at(
    annotated: Annotated, place: _Place, quotations: Sequence[Quotation], dates: Sequence[When]
) -> Iterator[Figure]:
    number, text = place.number, annotated.report.text
    if number.form == "pair":
        yield from _pair(annotated, place, quotations, dates)
        return
    read = read_unit(text, number) or _unit_of_next(text, number) or _unsaid_money(annotated, place)
    counted = _counted(annotated, place, read)
    if read is None and counted is None and _is_bare_word(place):
        return
    if number.form == "ordinal" and (number.low == 1 or counted is None):
        return
    if number.form == "several" and counted is None and read is None and number.low < 20:
        return
    yield _figure(annotated, place, read, counted, quotations, dates)


def _is_bare_word(place: _Place) -> bool:
    """A small number in words that counts nothing visible is a pronoun ("one", "the two")."""
    return place.number.low <= 10 and place.tokens[0].text.isalpha()


def _unit_of_next(text: str, number: Number) -> UnitRead | None:
    """ "260 and 170 miles": the first number shares the unit of the second."""
    joined = re.match(r"\s(?:and|or|to|from)\s", text[number.end : number.end + 8])
    if joined is None:
        return None
    start = number.end + joined.end()
    following = find_numbers(text[start : start + 40])
    if not following or following[0].start != 0 or following[0].form != "cardinal":
        return None
    read = read_unit(text, _moved(following[0], start))
    if read is None or read.kind in ("ordinal", "ratio", "share", "money") or text[read.start : read.end].endswith("%"):
        return None
    return UnitRead(read.kind, read.unit, number.start, number.end)


def _unsaid_money(annotated: Annotated, place: _Place) -> UnitRead | None:
    """ "save billions", "millions in aid": sums whose currency is not said."""
    number = place.number
    if number.form != "several" or number.low < 1e6:
        return None
    following = [t.lower for t in annotated.words(place.sentence) if t.start >= number.end][:4]
    verb = predicate_of(annotated, place.tokens[0].i)
    paid = following[:1] == ["in"] and bool(set(following) & figure_words()["money_nouns"])
    spent = following[:1] != ["of"] and verb is not None and verb.lemma.lower() in figure_words()["money_verbs"]
    return UnitRead("money", None, number.start, number.end) if paid or spent else None


def _counted(annotated: Annotated, place: _Place, read: UnitRead | None) -> Counted | None:
    """The counted noun, after the unit words if there are any."""
    if read is None or read.kind in ("ordinal", "ratio", "share", "percentage", "money"):
        end = read.end if read else place.number.end
        tokens = [t for t in annotated.words(place.sentence) if t.start < end]
        several = place.number.form in ("several", "fraction") or (read is not None and read.kind in ("share", "percentage", "money"))
        if read is not None and read.kind == "percentage" and place.number.form == "several":
            several = True
        return counted_noun(annotated, tokens[-1].i, several=several)
    return None


def _figure(
    annotated: Annotated,
    place: _Place,
    read: UnitRead | None,
    counted: Counted | None,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
) -> Figure:
    text, number = annotated.report.text, place.number
    start, end = (read.start, read.end) if read else (number.start, number.end)
    bound = _bound(text, place, start, end)
    if bound is not None and bound.words.lower() == "over" and read is not None and read.kind == "duration":
        bound = None  # "over five years" is a stretch of time as often as more than it
    low, high, approximate = bounded(number.low, number.high, bound)
    if number.form == "several" and bound is None:
        approximate = True
    if counted is not None and (read is None or read.kind in ("ordinal", "share")):
        end = annotated.tokens[counted.last].end
    if bound is not None:
        start, end = min(start, bound.start), max(end, bound.end)
    kind: FigureKind = read.kind if read else "count"
    unit = read.unit if read and read.unit else annotated.tokens[counted.head].lemma.lower() if counted else None
    measure = _measure(annotated, place, read, counted)
    return _record(annotated, place, kind, (start, end), (low, high, approximate), bound, unit, measure, quotations, dates)


def _bound(text: str, place: _Place, start: int, end: int) -> Bound | None:
    before = bound_before(text[place.sentence.start : start], start - place.sentence.start)
    if before is not None:
        return Bound(before.kind, before.words, before.start + place.sentence.start, before.end + place.sentence.start)
    return bound_after(text, end)


def _measure(annotated: Annotated, place: _Place, read: UnitRead | None, counted: Counted | None) -> str:
    if counted is not None:
        words = phrase_words(annotated, counted.first, counted.last)
        if words and not (read is not None and read.kind == "money" and not words):
            return words
    if read is not None and read.kind == "age":
        return "age"
    unit = [t for t in annotated.words(place.sentence) if read is not None and t.start < read.end]
    return measure_around(annotated, unit[-1].i if unit else place.tokens[0].i)


def _record(
    annotated: Annotated,
    place: _Place,
    kind: FigureKind,
    span: tuple[int, int],
    values: tuple[float | None, float | None, bool],
    bound: Bound | None,
    unit: str | None,
    measure: str,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
) -> Figure:
    report, number = annotated.report, place.number
    predicate = predicate_of(annotated, place.tokens[0].i)
    return Figure(
        id=content_id("figure", report.id, number.start, number.end),
        report=report.id,
        anchor=report.anchor(*span),
        number=report.anchor(number.start, number.end),
        kind=kind,
        min=values[0],
        max=values[1],
        approximate=values[2],
        bound=bound.words if bound else None,
        unit=unit,
        measure=measure,
        predicate=predicate.lemma.lower() if predicate else None,
        status=_status(annotated, place, predicate),
        as_of=_as_of(report.text, place, dates),
        quotation=next((q.id for q in quotations if q.kind != "indirect" and any(p.start <= number.start < p.end for p in q.parts)), None),
    )


def _status(annotated: Annotated, place: _Place, predicate: Token | None) -> FigureStatus:
    """By the words on the way from the figure up to its clause's verb and that verb's helpers."""
    words: set[str] = {t.lemma.lower() for t in annotated.words(place.sentence)} if place.sentence.kind == "headline" else set()
    for step, token in enumerate([place.tokens[0], *annotated.ancestors(place.tokens[0].i)]):
        if step > 6:
            break
        words |= {token.lower, token.lemma.lower()}
        if token.pos in ("VERB", "AUX"):
            words |= {child.lower for child in annotated.dependents(token.i, "aux", "advmod")}
            if token.tag == "VBD" and not words & figure_words()["forecast"]:
                break
    if words & figure_words()["revised"]:
        return "revised"
    if words & figure_words()["forecast"]:
        return "forecast"
    return "actual" if predicate is not None else "unknown"


def _as_of(text: str, place: _Place, dates: Sequence[When]) -> str | None:
    """The date in the sentence that stands nearest after the figure, else nearest before it; not one it is compared with."""
    inside = [
        when
        for when in dates
        if place.sentence.start <= when.anchor.start < place.sentence.end
        and when.start is not None
        and when.precision != "duration"
        and not _COMPARED.search(text[place.sentence.start : when.anchor.start])
    ]
    after = [when for when in inside if when.anchor.start >= place.number.end]
    before = [when for when in inside if when.anchor.end <= place.number.start]
    near_after = after[0] if after and after[0].anchor.start - place.number.end <= 80 else None
    chosen = near_after or (before[-1] if before else after[0] if after else None)
    return chosen.id if chosen else None


def _pair(
    annotated: Annotated, place: _Place, quotations: Sequence[Quotation], dates: Sequence[When]
) -> Iterator[Figure]:
    """A vote or a score as one figure for each side; a range as one; what the sentence does not explain is no figure."""
    number, text = place.number, annotated.report.text
    read = read_unit(text, number)
    words = frozenset(t.lower for t in annotated.words(place.sentence))
    kind = "range" if read is not None else pair_kind(words, number)
    if kind == "range" and number.low < number.high:
        single = _Place(Number(number.start, number.end, number.low, number.high, "range"), place.tokens, place.sentence)
        yield _figure(annotated, single, read, _counted(annotated, single, read), quotations, dates)
    if kind not in ("vote", "score") or number.second is None:
        return
    assert kind == "vote" or kind == "score"
    sides = ((number.start, text[number.start : number.second].rstrip(" -–—to")), (number.second, text[number.second : number.end]))
    for (begin, words_of), value, side in zip(sides, (number.low, number.high), ("first side", "second side"), strict=True):
        part = _Place(Number(begin, begin + len(words_of), value, value, "cardinal"), place.tokens, place.sentence)
        span = (number.start, number.end)
        unit = "vote" if kind == "vote" else "goal or point"
        yield _record(annotated, part, kind, span, (value, value, False), None, unit, f"{kind}, {side}", quotations, dates)


def _loose_shares(annotated: Annotated, quotations: Sequence[Quotation]) -> Iterator[Figure]:
    """Shares told without a number: "nearly all of them", "a majority of voters"."""
    for sentence in annotated.sentences:
        for pattern, low in ((_SHARES, 0.9), (_MAJORITY, 0.5)):
            for match in pattern.finditer(annotated.report.text, sentence.start, sentence.end):
                number = Number(match.start(), match.end(), low, 1.0, "fraction")
                tokens = annotated.tokens_in(match.start(), match.end())
                if not tokens:
                    continue
                place = _Place(number, tokens, sentence)
                counted = counted_noun(annotated, tokens[-1].i, several=True)
                end = annotated.tokens[counted.last].end if counted else match.end()
                measure = phrase_words(annotated, counted.first, counted.last) if counted else measure_around(annotated, tokens[0].i)
                bound = Bound("about", match[0].split()[0], match.start(), match.end())
                yield _record(annotated, place, "share", (match.start(), end), (low, 1.0, True), bound, "share", measure, quotations, ())


