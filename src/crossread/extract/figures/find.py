"""Finds the figures of a report: numbers that matter, with bound, unit, what they measure, and whether they have come about."""

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.figures.bounds import Bound, bound_after, bound_before, bounded
from crossread.extract.figures.measures import Counted, counted_noun, measure_around, phrase_words, predicate_of
from crossread.extract.figures.numbers import Number, find_numbers
from crossread.extract.figures.places import Place, find_places, move_number
from crossread.extract.figures.units import UnitRead, figure_words, pair_kind, read_unit
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import Figure, FigureKind, FigureStatus, When

_HYPHENATED = re.compile(r"-([A-Za-z]{3,})")
_COMPARED = re.compile(r"(?i)\b(?:from|than|over|versus|vs\.?|compared\s+(?:with|to)|against|since)\s+(?:the\s+)?$")
_NEARLY = ("nearly", "almost", "virtually", "practically", "not quite")
_SHARES = re.compile(
    r"(?i)\b(?:nearly|almost|virtually|practically|not quite)\s+all(?:\s+of(?:\s+(?:them|the|its|their|those|these))?)?\b"
)
_MAJORITY = re.compile(r"(?i)\b(?:an?|the)\s+(?:(?:vast|overwhelming|clear|large|great)\s+)?majority\s+of\b")


def find_figures(annotated: Annotated, *, quotations: Sequence[Quotation], dates: Sequence[When]) -> tuple[Figure, ...]:
    """Find the figures of one report, in order.

    Left out: years and days (`dates` tells them), parts of names and labels ("Flight 12", "Section 3"), addresses and codes, "one"
    as a pronoun, and "first". A vote or score is two figures, one for each side, with one anchor.
    """
    figures: list[Figure] = []
    for place in find_places(annotated, dates=dates):
        figures.extend(_figures_at(annotated, place, quotations, dates))
    figures.extend(_loose_shares(annotated, quotations))
    return tuple(sorted(figures, key=lambda figure: (figure.number.start, figure.number.end)))


def _figures_at(
    annotated: Annotated, place: Place, quotations: Sequence[Quotation], dates: Sequence[When]
) -> Iterator[Figure]:
    number, text = place.number, annotated.report.text
    if number.form == "pair":
        yield from _pair(annotated, place, quotations, dates)
        return
    read = read_unit(text, number) or _unit_of_next(text, number) or _unsaid_money(annotated, place)
    counted = _counted(annotated, place, read)
    if read is None and counted is None and _is_bare_word(place):
        return
    if number.form == "ordinal" and (number.low == 1 or counted is None or _names_by_ordinal(annotated, counted)):
        return
    if _is_idle_one(annotated, place, counted) or _is_idiom(text, number):
        return
    if number.form == "several" and counted is None and read is None and number.low < 20:
        return
    yield _figure(annotated, place, read, counted, quotations, dates)


def _names_by_ordinal(annotated: Annotated, counted: Counted) -> bool:
    """ "the 7th Congressional District", "the 9th Circuit Court" are names."""
    words = {token.lemma.lower() for token in annotated.tokens[counted.first : counted.last + 1]}
    return bool(words & figure_words()["ordinal_names"])


def _is_idiom(text: str, number: Number) -> bool:
    """ "a two-state solution", "a four-star general": the number is part of a word."""
    joined = _HYPHENATED.match(text, number.end)
    return joined is not None and number.high <= 12 and joined[1].lower() in figure_words()["idioms"]


def _is_idle_one(annotated: Annotated, place: Place, counted: Counted | None) -> bool:
    """ "one of the reasons", "one way or another", "one official said": an article rather than a count."""
    if place.tokens[0].lower != "one" or counted is None or place.number.high != 1:
        return False
    if bound_before(
        annotated.report.text[place.sentence.start : place.number.start], place.number.start - place.sentence.start
    ):
        return False
    noun, verb = annotated.tokens[counted.head], predicate_of(annotated, place.tokens[0].i)
    partitive = annotated.tokens[place.tokens[-1].i + 1].lower == "of"
    says = verb is not None and verb.lemma.lower() in figure_words()["reporting"]
    return partitive or says or noun.lemma.lower() in figure_words()["idle"]


def _is_bare_word(place: Place) -> bool:
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
    read = read_unit(text, move_number(following[0], start))
    if read is None or read.kind in ("ordinal", "ratio", "share", "money") or text[read.start : read.end].endswith("%"):
        return None
    return UnitRead(read.kind, read.unit, number.start, number.end)


def _unsaid_money(annotated: Annotated, place: Place) -> UnitRead | None:
    """ "save billions", "millions in aid": sums whose currency is not said."""
    number = place.number
    if number.form != "several" or number.low < 1e6:
        return None
    following = [t.lower for t in annotated.words(place.sentence) if t.start >= number.end][:4]
    verb = predicate_of(annotated, place.tokens[0].i)
    paid = following[:1] == ["in"] and bool(set(following) & figure_words()["money_nouns"])
    spent = following[:1] != ["of"] and verb is not None and verb.lemma.lower() in figure_words()["money_verbs"]
    return UnitRead("money", None, number.start, number.end) if paid or spent else None


def _counted(annotated: Annotated, place: Place, read: UnitRead | None) -> Counted | None:
    """The counted noun, after the unit words if there are any."""
    if read is not None and read.kind not in ("ordinal", "ratio", "share", "percentage", "money"):
        return None
    end = read.end if read else place.number.end
    if read is None and (bound := bound_after(annotated.report.text, end)) is not None:
        end = bound.end  # "40 or more people"
    tokens = [token for token in annotated.words(place.sentence) if token.start < end]
    several = place.number.form in ("several", "fraction")
    parts = read is not None and read.kind in ("share", "percentage", "money")
    return counted_noun(annotated, tokens[-1].i, several=several or parts)


def _figure(
    annotated: Annotated,
    place: Place,
    read: UnitRead | None,
    counted: Counted | None,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
) -> Figure:
    text, number = annotated.report.text, place.number
    start, end = (read.start, read.end) if read else (number.start, number.end)
    bound = _bound(text, place, start, end)
    if bound is not None and bound.words.lower() == "over" and read is not None and read.kind == "duration":
        before = text[max(0, bound.start - 6) : bound.start].rstrip().lower()
        bound = (
            bound if before.endswith(("for", "in", "after", "just", "well")) else None
        )  # "over five years" is mostly a stretch
    low, high, approximate = bounded(number.low, number.high, bound)
    if number.form == "several" and bound is None:
        approximate = True
    if counted is not None and (read is None or read.kind in ("ordinal", "share")):
        end = annotated.tokens[counted.last].end
    if bound is not None:
        start, end = min(start, bound.start), max(end, bound.end)
    kind: FigureKind = read.kind if read else "count"
    joined = _HYPHENATED.match(text, number.end) if read is None else None
    if joined is not None:
        end = joined.end()
        measure = " ".join(dict.fromkeys([joined[1].lower(), *_measure(annotated, place, read, counted).split()]))
        return _record(
            annotated,
            place,
            kind,
            (start, end),
            (low, high, approximate),
            bound,
            joined[1].lower(),
            measure,
            quotations,
            dates,
        )
    unit = read.unit if read and read.unit else annotated.tokens[counted.head].lemma.lower() if counted else None
    measure = _measure(annotated, place, read, counted)
    return _record(
        annotated, place, kind, (start, end), (low, high, approximate), bound, unit, measure, quotations, dates
    )


def _bound(text: str, place: Place, start: int, end: int) -> Bound | None:
    before = bound_before(text[place.sentence.start : start], start - place.sentence.start)
    if before is not None:
        return Bound(before.kind, before.words, before.start + place.sentence.start, before.end + place.sentence.start)
    return bound_after(text, end)


def _measure(annotated: Annotated, place: Place, read: UnitRead | None, counted: Counted | None) -> str:
    if counted is not None:
        words = phrase_words(annotated, counted.first, counted.last)
        if words and not (read is not None and read.kind == "money" and not words):
            return words
    if read is not None and read.kind == "age":
        return "age"
    if read is not None and read.kind == "vote":
        return "vote, first side" if read.end > place.number.end else "vote, second side"
    unit = [t for t in annotated.words(place.sentence) if read is not None and t.start < read.end]
    return measure_around(annotated, unit[-1].i if unit else place.tokens[0].i)


def _record(
    annotated: Annotated,
    place: Place,
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
        status="actual" if kind in ("vote", "score") else _status(annotated, place, predicate),
        as_of=_as_of(report.text, place, dates),
        quotation=next(
            (
                q.id
                for q in quotations
                if q.kind != "indirect" and any(p.start <= number.start < p.end for p in q.parts)
            ),
            None,
        ),
    )


def _status(annotated: Annotated, place: Place, predicate: Token | None) -> FigureStatus:
    """By the words on the way from the figure up to its clause's verb and that verb's helpers."""
    words: set[str] = (
        {t.lemma.lower() for t in annotated.words(place.sentence)} if place.sentence.kind == "headline" else set()
    )
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


def _as_of(text: str, place: Place, dates: Sequence[When]) -> str | None:
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
    annotated: Annotated, place: Place, quotations: Sequence[Quotation], dates: Sequence[When]
) -> Iterator[Figure]:
    """A vote or a score as one figure for each side; a range as one; what the sentence does not explain is no figure."""
    number, text = place.number, annotated.report.text
    read = read_unit(text, number)
    words = frozenset(t.lower for t in annotated.words(place.sentence))
    kind = "range" if read is not None else pair_kind(words, number)
    if kind == "range" and number.low < number.high:
        single = Place(Number(number.start, number.end, number.low, number.high, "range"), place.tokens, place.sentence)
        yield _figure(annotated, single, read, _counted(annotated, single, read), quotations, dates)
    if kind not in ("vote", "score") or number.second is None:
        return
    assert kind == "vote" or kind == "score"
    sides = (
        (number.start, text[number.start : number.second].rstrip(" -–—to")),
        (number.second, text[number.second : number.end]),
    )
    for (begin, words_of), value, side in zip(
        sides, (number.low, number.high), ("first side", "second side"), strict=True
    ):
        part = Place(Number(begin, begin + len(words_of), value, value, "cardinal"), place.tokens, place.sentence)
        span = (number.start, number.end)
        unit = "vote" if kind == "vote" else "goal or point"
        yield _record(
            annotated, part, kind, span, (value, value, False), None, unit, f"{kind}, {side}", quotations, dates
        )


def _loose_shares(annotated: Annotated, quotations: Sequence[Quotation]) -> Iterator[Figure]:
    """Shares told without a number: "nearly all of them", "a majority of voters"."""
    lowered = annotated.report.text.lower()
    patterns = [(_SHARES, 0.9)] if any(word in lowered for word in _NEARLY) else []
    patterns += [(_MAJORITY, 0.5)] if "majority" in lowered else []
    for sentence in annotated.sentences if patterns else ():
        for pattern, low in patterns:
            for match in pattern.finditer(annotated.report.text, sentence.start, sentence.end):
                number = Number(match.start(), match.end(), low, 1.0, "fraction")
                tokens = annotated.tokens_in(match.start(), match.end())
                if not tokens:
                    continue
                place = Place(number, tokens, sentence)
                counted = counted_noun(annotated, tokens[-1].i, several=True)
                end = annotated.tokens[counted.last].end if counted else match.end()
                measure = (
                    phrase_words(annotated, counted.first, counted.last)
                    if counted
                    else measure_around(annotated, tokens[0].i)
                )
                bound = Bound("about", match[0].split()[0], match.start(), match.end())
                yield _record(
                    annotated,
                    place,
                    "share",
                    (match.start(), end),
                    (low, 1.0, True),
                    bound,
                    "share",
                    measure,
                    quotations,
                    (),
                )
