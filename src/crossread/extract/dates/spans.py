"""Where a report speaks of time: the grammar's finds, less those that are names, verbs or plain numbers, with their clause."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.dates.reading import Direction
from crossread.extract.dates.tense import direction_of
from crossread.extract.dates.timex import find_timexes
from crossread.extract.dates.timex_forms import CalendarDate, Length, Timex, WeekdayOf
from crossread.extract.dates.timex_rules import PARTS_OF_DAY
from crossread.records.said import Quotation


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A time expression in place: its form with offsets in the report, sentence and block numbers, the quotation around it, the
    way its clause looks, and whether an ordinal or superlative makes it look back ("the first in three years").
    """

    timex: Timex
    text: str
    sentence: int
    block: int
    headlines: int
    quotation: str | None
    direction: Direction
    looks_back: bool


def find_spans(annotated: Annotated, *, quotations: Sequence[Quotation]) -> tuple[DateSpan, ...]:
    """Find the time expressions of a report's blocks, in order."""
    text = annotated.report.text
    headlines = sum(sentence.kind == "headline" for sentence in annotated.sentences)
    spans = []
    for number, block in enumerate(annotated.report.blocks):
        for local in find_timexes(text[block.start : block.end]):
            timex = replace(local, start=block.start + local.start, end=block.start + local.end)
            tokens = annotated.tokens_in(timex.start, timex.end) or _token_around(annotated, timex)
            if not tokens or not _speaks_of_time(annotated, timex, tokens):
                continue
            if block.kind == "byline" and not (isinstance(timex.form, CalendarDate) and timex.form.day):
                continue  # "The Example Today" and the hour of posting date nothing that is told
            head = _head(tokens)
            spans.append(
                DateSpan(
                    timex,
                    text[timex.start : timex.end],
                    head.sentence,
                    number,
                    headlines,
                    _quotation_around(timex, quotations),
                    direction_of(annotated, head.i),
                    _looks_back(annotated, tokens[0]),
                )
            )
    return tuple(spans)


def _token_around(annotated: Annotated, timex: Timex) -> tuple[Token, ...]:
    """The tokens that touch an expression which does not fill them ("six-month")."""
    wide = annotated.tokens_in(max(0, timex.start - 30), timex.end + 30)
    return tuple(token for token in wide if token.start < timex.end and timex.start < token.end)


def _head(tokens: Sequence[Token]) -> Token:
    """The word of the expression that hangs on a word outside it."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head not in inside and token.pos != "PUNCT"), tokens[0])


def _speaks_of_time(annotated: Annotated, timex: Timex, tokens: Sequence[Token]) -> bool:
    """Leave out names ("the Sunday Times"), verbs ("may", "march") and counts that look like years ("1500 troops")."""
    form, first = timex.form, tokens[0]
    if _in_longer_name(annotated, tokens, form):
        return False
    if isinstance(form, CalendarDate) and form.day is None and form.month in (3, 5) and form.year is None:
        verb = first.pos in ("VERB", "AUX") and first.tag not in ("NN", "NNP")
        return not verb and not (len(tokens) == 1 and _follows_capital(annotated, first))
    if isinstance(form, CalendarDate) and form.month is None and not form.decade:
        return not _counts_things(annotated, tokens[-1])
    if isinstance(form, WeekdayOf) and (_titles(annotated, tokens) or _shows(annotated, tokens)):
        return False
    if (
        first.lower in ("today", "yesterday", "tomorrow")
        and first.text.istitle()
        and _follows_capital(annotated, first)
    ):
        return False  # "Ferry Today wrote"
    if isinstance(form, Length) and form.unit == "second":
        return any(token.tag in ("NNS", "NN") for token in tokens)
    return not _shouted_with_name(annotated, tokens)


def _follows_capital(annotated: Annotated, token: Token) -> bool:
    """ "the Long March", "Theresa May": a capitalised word of the same sentence right before it."""
    if not token.i or annotated.tokens[token.i - 1].sentence != token.sentence:
        return False
    before = annotated.tokens[token.i - 1]
    return (
        before.text[0].isupper()
        and before.pos not in ("ADP", "SCONJ", "DET", "ADV")
        and before.i > annotated.sentence_of(token.i).first
    )


def _titles(annotated: Annotated, tokens: Sequence[Token]) -> bool:
    """ "the Sunday Times": between "the" and a capital, a weekday is part of a title."""
    first, last = tokens[0], tokens[-1]
    if not first.i or last.i + 1 >= len(annotated.tokens):
        return False
    before, after = annotated.tokens[first.i - 1], annotated.tokens[last.i + 1]
    return before.lower == "the" and after.text[0].isupper() and after.sentence == last.sentence


def _shows(annotated: Annotated, tokens: Sequence[Token]) -> bool:
    """ "Saturday Night" with a capital for the part of day is a title, save in a headline."""
    plain = annotated.sentence_of(tokens[0].i).kind not in ("headline", "heading")
    return plain and len(tokens) > 1 and tokens[-1].text.istitle() and tokens[-1].lower in PARTS_OF_DAY


def _shouted_with_name(annotated: Annotated, tokens: Sequence[Token]) -> bool:
    """A lone word in capitals after another one is part of a title ("USA TODAY")."""
    if len(tokens) != 1 or not tokens[0].text.isupper() or not tokens[0].i:
        return False
    before = annotated.tokens[tokens[0].i - 1]
    return before.text.isupper() and before.text.isalpha() and before.sentence == tokens[0].sentence


def _in_longer_name(annotated: Annotated, tokens: Sequence[Token], form: object) -> bool:
    name = annotated.name_of.get(tokens[0].i)
    if name is None or name.kind in ("LOC", "NORP"):
        return False
    whole = name.first >= tokens[0].i and name.last <= tokens[-1].i + 1
    if name.kind == "PERSON" and isinstance(form, CalendarDate) and not form.day and not form.year:
        return True  # "April Hall said"
    if whole:
        return name.kind == "PERSON" and isinstance(form, (CalendarDate, WeekdayOf)) and len(tokens) == 1
    if name.kind == "EVENT" or (isinstance(form, CalendarDate) and form.year and len(tokens) == 1):
        return False
    return name.first < tokens[0].i or isinstance(form, WeekdayOf)


def _counts_things(annotated: Annotated, token: Token) -> bool:
    """Round numbers of four digits before a plural noun count something, unless a preposition makes them a year."""
    following = annotated.tokens[token.i + 1] if token.i + 1 < len(annotated.tokens) else None
    before = annotated.tokens[token.i - 1] if token.i else None
    if before is not None and before.lower in ("in", "since", "by", "until", "the", "during", "of", "from"):
        return False
    plural = following is not None and following.tag == "NNS" and following.lower == following.text
    return plural and token.text.isdigit() and int(token.text) % 50 == 0


def _quotation_around(timex: Timex, quotations: Sequence[Quotation]) -> str | None:
    for quotation in quotations:
        if quotation.kind != "indirect" and any(p.start <= timex.start and timex.end <= p.end for p in quotation.parts):
            return quotation.id
    return None


def _looks_back(annotated: Annotated, token: Token) -> bool:
    """ "the first such meeting in three years": an ordinal or superlative stands shortly before."""
    first = annotated.sentence_of(token.i).first
    before = annotated.tokens[max(first, token.i - 8) : token.i]
    return any(
        word.tag in ("JJS", "RBS") or word.lower in ("first", "second", "third", "only", "record", "last")
        for word in before
    )
