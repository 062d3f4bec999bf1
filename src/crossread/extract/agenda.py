"""Finds what lies ahead: what is set, due, scheduled, promised or presupposed, with its day where the words give one."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.text import Anchor
from crossread.records.told import AgendaItem, AgendaStatus, When

_FUTURE = frozenset(["will", "wo", "'ll", "’ll", "shall"])
_LEADS_ON = frozenset(["for", "to", "on", "in", "at", "by", "next", "this", "tomorrow", "later"])
_BEFORE_ANY = re.compile(
    r"(?i)\b(?:before|ahead of)\s+(?:any|the next|next|planned|upcoming)\s+(?:[\w’'-]+\s+){0,3}?(\w+)\b"
)


@cache
def agenda_words() -> Mapping[str, frozenset[str]]:
    """Load the words that make up the agenda (data/agenda.toml)."""
    place = files("crossread.extract") / "data" / "agenda.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(place.read_text(encoding="utf-8")).items()}


def find_agenda(
    annotated: Annotated, *, dates: Sequence[When], quotations: Sequence[Quotation]
) -> tuple[AgendaItem, ...]:
    """Find what the report says lies ahead, one item for a clause, in order.

    Status "day": the words give one day, which alone goes into a calendar; "period": a week, month or several readings;
    "conditional": after an event that has not come; "undated". Words in quotation marks are the speaker's and never get a day.
    """
    items: list[AgendaItem] = []
    for sentence in annotated.sentences:
        for token, what in (*_clauses_ahead(annotated, sentence), *_timetabled(annotated, sentence, dates)):
            if any(item.what.start <= token.start < item.what.end for item in items):
                continue
            fitting = [when for when in dates if not _beside_the_plan(annotated, token, what, when)]
            item = _item(annotated, what, fitting, quotations)
            told = item.status != "undated" or (item.date is not None and annotated.report.published is None)
            if told or _takes_place(annotated, token, what):
                items.append(item)
    for when in dates:
        if when.status == "open" and not any(_overlap(item.what, when.anchor) for item in items):
            items.append(_conditional(annotated, when))
    return tuple(sorted(items, key=lambda item: (item.what.start, item.what.end)))


def _timetabled(annotated: Annotated, sentence: Sentence, dates: Sequence[When]) -> Iterator[tuple[Token, Anchor]]:
    """Verbs in the present with a day to come ("the window closes on 1 September"), where the report's own day is known."""
    published = annotated.report.published
    if published is None or sentence.kind == "headline":
        return
    ahead = [w for w in dates if w.start is not None and w.start == w.end and w.start > published]
    for token in annotated.words(sentence):
        if token.tag not in ("VBZ", "VBP") or token.pos != "VERB" or token.lemma.lower() in agenda_words()["tells"]:
            continue
        what = _clause(annotated, sentence, token)
        if any(token.end <= w.anchor.start and w.anchor.end <= what.end for w in ahead):
            yield token, what


def _beside_the_plan(annotated: Annotated, token: Token, what: Anchor, when: When) -> bool:
    """Whether a date stands in a phrase between commas before the plan ("Rovers, beaten on Thursday, are expected to ...")."""
    if not what.start <= when.anchor.start < token.start:
        return False
    return any(t.text == "," for t in annotated.tokens_in(what.start, when.anchor.start)) and any(
        t.text == "," for t in annotated.tokens_in(when.anchor.end, token.start)
    )


def _overlap(left: Anchor, right: Anchor) -> bool:
    return left.start < right.end and right.start < left.end


def _clauses_ahead(annotated: Annotated, sentence: Sentence) -> Iterator[tuple[Token, Anchor]]:
    """The words that look ahead in a sentence, each with the clause they stand in."""
    if sentence.kind == "headline":
        return
    for token in annotated.words(sentence):
        if token.lower in agenda_words()["plans"] and _plans(annotated, token):
            yield token, _plan_clause(annotated, sentence, token)
        elif (opening := _is_to(annotated, token)) is not None:
            yield token, _clause(annotated, sentence, opening)
        elif token.lower in _FUTURE and token.dep.startswith("aux") and not _has_have(annotated, token):
            verb = annotated.tokens[token.head]
            if verb.i > token.i and verb.lemma.lower() != "be":
                yield token, _clause(annotated, sentence, verb)
    for match in _BEFORE_ANY.finditer(annotated.report.text, sentence.start, sentence.end):
        tokens = annotated.tokens_in(match.start(), match.end())
        if tokens and tokens[-1].lemma.lower() in agenda_words()["events"]:
            yield tokens[0], _with_complement(annotated, tokens)


def _is_to(annotated: Annotated, token: Token) -> Token | None:
    """The verb of "is to open", "are to be held"; None for "the aim is to win", which plans nothing with a day."""
    if token.lower not in ("is", "are"):
        return None
    following = annotated.tokens[token.i + 1 : token.i + 4]
    if len(following) < 2 or following[0].lower != "to" or following[1].tag != "VB":
        return None
    verb = (
        following[2]
        if len(following) > 2 and following[1].lower == "be" and following[2].tag == "VBN"
        else following[1]
    )
    subjects = {t.lemma.lower() for t in annotated.dependents(verb.i, "nsubj")}
    return None if not subjects or subjects & agenda_words()["aims"] or verb.lemma.lower() in ("blame", "be") else verb


def _plans(annotated: Annotated, token: Token) -> bool:
    """ "set for", "due on", "scheduled to": the word must lead on to a time or an infinitive, not "set up" or "a set of"."""
    following = annotated.tokens[token.i + 1 : token.i + 3]
    if token.pos == "NOUN" or not following or following[0].lower not in _LEADS_ON:
        return False
    if token.lower == "due" and following[0].lower == "to" and not (len(following) > 1 and following[1].tag == "VB"):
        return False  # "due to the rain" gives a cause
    over = any(t.lower in ("was", "were", "had") for t in annotated.dependents(token.i, "aux", "cop"))
    return not over


def _has_have(annotated: Annotated, auxiliary: Token) -> bool:
    return any(t.lower == "have" for t in annotated.dependents(auxiliary.head, "aux"))


def _plan_clause(annotated: Annotated, sentence: Sentence, token: Token) -> Anchor:
    """From the subject (or the noun that the plan describes) to the end of the plan's clause."""
    first = _subject_start(annotated, token)
    if first == token.i and token.i > sentence.first and annotated.tokens[token.i - 1].text == ",":
        first = _event_before(annotated, sentence, token)
    return annotated.span(max(sentence.first, first), _clause_end(annotated, sentence, token.i) + 1)


def _event_before(annotated: Annotated, sentence: Sentence, token: Token) -> int:
    """ "a summit on trade, set for May": the event named last before the comma."""
    for before in reversed(annotated.tokens[sentence.first : token.i]):
        if before.lemma.lower() in agenda_words()["events"]:
            return min(annotated.subtree(before.i, without=("acl", "acl:relcl", "appos")))
    return token.i


def _clause(annotated: Annotated, sentence: Sentence, verb: Token) -> Anchor:
    first = max(sentence.first, min([_subject_start(annotated, verb), verb.i]))
    while first < verb.i and annotated.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    return annotated.span(first, _clause_end(annotated, sentence, verb.i) + 1)


def _subject_start(annotated: Annotated, verb: Token) -> int:
    for child in annotated.dependents(verb.i, "nsubj"):
        if child.i < verb.i and child.lower in ("which", "that", "who") and annotated.tokens[verb.head].i < child.i:
            return min(annotated.subtree(verb.head, without=("acl:relcl", "acl", "appos")), default=verb.i)
        if child.i < verb.i:
            return min(i for i in annotated.subtree(child.i, without=("acl:relcl", "parataxis", "appos")))
    head = annotated.tokens[verb.head]
    if verb.dep.startswith("acl") and head.i < verb.i:
        return min(annotated.subtree(head.i, without=("acl:relcl", "acl")), default=head.i)
    return verb.i


def _clause_end(annotated: Annotated, sentence: Sentence, at: int) -> int:
    """The last word before the next mark that ends a clause, at least one word on."""
    for i in range(at + 1, sentence.last):
        token = annotated.tokens[i]
        if token.text in ';:—–.!?”"“' or (token.text == "," and i > at + 2 and not _within_date(annotated, i)):
            return i - 1
    return sentence.last - 1


def _within_date(annotated: Annotated, comma: int) -> bool:
    after = annotated.tokens[comma + 1] if comma + 1 < len(annotated.tokens) else None
    before = annotated.tokens[comma - 1]
    return after is not None and (after.pos == "NUM" or (before.lower.endswith("day") and after.pos == "PROPN"))


def _with_complement(annotated: Annotated, tokens: Sequence[Token]) -> Anchor:
    """ "before any summit with X": the meeting with its "with" phrase."""
    last = tokens[-1]
    ends = [last.i]
    for child in annotated.dependents(last.i, "nmod"):
        ends.extend(i for i in annotated.subtree(child.i, without=("acl:relcl", "acl", "advcl", "punct")))
    near = [i for i in ends if i - last.i <= 6 and annotated.tokens[i].sentence == last.sentence]
    return annotated.span(tokens[0].i, max(near) + 1)


def _item(annotated: Annotated, what: Anchor, dates: Sequence[When], quotations: Sequence[Quotation]) -> AgendaItem:
    quoted = any(q.kind != "indirect" and any(p.start <= what.start < p.end for p in q.parts) for q in quotations)
    inside = [when for when in dates if _overlap(what, when.anchor) and _lies_ahead(annotated, when)]
    condition = next((when for when in inside if when.status == "open"), None)
    dated = next((when for when in inside if when.start or when.candidates), None)
    status: AgendaStatus = "undated"
    start = end = None
    basis = "no time given"
    if quoted:
        basis = "told in a quotation: the speaker's time" if dated else "told in a quotation, without a time"
    elif dated is not None and _counts_from_nowhere(annotated, dated):
        basis = f"“{dated.anchor.exact}” counts from the day of publication, which the report does not give"
    elif dated is not None and dated.status != "quoted":
        start, end = dated.start, dated.end
        status = "day" if start is not None and start == end else "period"
        basis = dated.basis
    elif condition is not None:
        status, basis = "conditional", condition.basis
    when_id = dated.id if dated else condition.id if condition else None
    ident = content_id("agenda", annotated.report.id, what.start, what.end)
    return AgendaItem(ident, annotated.report.id, what, start, end, status, when_id, basis)


def _counts_from_nowhere(annotated: Annotated, when: When) -> bool:
    """Whether a time like "Friday" was counted from a day that an undated report tells of: which Friday lies ahead, it does not say."""
    return annotated.report.published is None and when.basis.startswith("counted from")


def _lies_ahead(annotated: Annotated, when: When) -> bool:
    """Whether a date lies ahead of the day of writing ("the April report is expected to show" does not make April an item)."""
    if when.candidates or when.status == "open":
        return True
    published = annotated.report.published
    if published is not None and when.end is not None:
        return when.end >= published
    return not when.basis.endswith("told as past")


def _takes_place(annotated: Annotated, token: Token, what: Anchor) -> bool:
    """Whether an undated item tells of something that takes place: a plan, an event, or "will" with such a verb."""
    if token.lower in _FUTURE:
        return annotated.tokens[token.head].lemma.lower() in agenda_words()["takes_place"]
    words = {t.lemma.lower() for t in annotated.tokens_in(what.start, what.end)}
    return bool(words & (agenda_words()["takes_place"] | agenda_words()["events"]))


def _conditional(annotated: Annotated, when: When) -> AgendaItem:
    ident = content_id("agenda", annotated.report.id, when.anchor.start, when.anchor.end)
    return AgendaItem(ident, annotated.report.id, when.anchor, None, None, "conditional", when.id, when.basis)
