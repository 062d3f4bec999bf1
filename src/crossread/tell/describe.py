"""Any record of a dossier in words: a title, what is known of it, its passages each with a caption, and the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.records.judged import Anomaly, Conflict, FigureLink, Origin, Reason, Row
from crossread.records.said import Actor, Quotation, SameQuotation
from crossread.records.text import Anchor
from crossread.records.told import AgendaItem, Event, EventClash, Figure, Framing, Position, Statement, When
from crossread.tell.labels import (
    AGENDA_WORDS,
    ANOMALY_WORDS,
    CONFLICT_WORDS,
    DATE_WORDS,
    FACTUALITY_WORDS,
    FIGURE_SIGNS,
    INDEPENDENCE_WORDS,
    KNOWN_BY_WORDS,
    ORIGIN_SIGNS,
    SAME_SIGNS,
    row_sign,
)
from crossread.tell.lookup import Lookup, days_words, shorten

_RELATIVES = frozenset({"who", "which", "whose", "whom", "that"})
_LONGEST_SUBJECT = 50


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, with what they are to the record described."""

    caption: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Description:
    """One record in words. `facts` are short sentences; `links` are ids of records that belong to it."""

    title: str
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]
    because: tuple[Reason, ...] = ()
    links: tuple[str, ...] = ()


def describe(look: Lookup, record: object) -> Description:
    """Say what a record is. Raises TypeError for something that is no record of a dossier's sections."""
    match record:
        case Row():
            return _row(look, record)
        case Statement():
            return _statement(look, record)
        case Quotation():
            return _quotation(look, record)
        case SameQuotation():
            said = [look.quotations[q] for q in record.quotations if q in look.quotations]
            parts = tuple(Passage(look.label(q.report), p) for q in said for p in q.parts)
            return Description(SAME_SIGNS[record.relation].words, (), parts, record.because, record.quotations)
        case Figure():
            return _figure(look, record)
        case FigureLink():
            pair = [look.figures[f] for f in (record.left, record.right) if f in look.figures]
            passages = tuple(Passage(figure_value(f), f.anchor) for f in pair)
            title = FIGURE_SIGNS[record.relation].words
            return Description(title, (), passages, record.because, (record.left, record.right))
        case When():
            return _when(record)
        case Event():
            return _event(look, record)
        case EventClash():
            events = [look.events[e] for e in (record.left, record.right) if e in look.events]
            passages = tuple(Passage(e.type, a) for e in events for a in e.anchors)
            return Description("two codes for one matter", (record.detail,), passages, (), (record.left, record.right))
        case _:
            return _judged(look, record)


def _judged(look: Lookup, record: object) -> Description:
    match record:
        case Conflict():
            settle = (f"would settle it: {record.settle}",) if record.settle else ()
            passages = _plain(look, record.passages)
            return Description(CONFLICT_WORDS[record.kind], (record.confidence, *settle), passages, record.because)
        case Anomaly():
            shared = ("shared: independence of these reports is not shown",) if record.shared else ()
            return Description(ANOMALY_WORDS[record.kind], (record.detail, *shared), _plain(look, record.evidence))
        case Position():
            to = f" → {look.actor(record.to)}" if record.to else ""
            title = f"{look.actor(record.actor)}: {record.stance}, {record.issue}{to}"
            return Description(title, (), _plain(look, record.anchors), (), (record.actor,))
        case AgendaItem():
            when = days_words(record.start, record.end)
            ahead = (AGENDA_WORDS[record.status], record.basis)
            return Description(f"ahead: {when}", ahead, _plain(look, (record.what,)))
        case Origin():
            covers = f"{record.coverage:.0%} of the shorter report’s words stand in both as runs"
            pair = f"{look.label(record.left)} and {look.label(record.right)}"
            return Description(f"{pair}: {ORIGIN_SIGNS[record.relation].words}", (covers,), (), record.because)
        case Framing():
            passages = tuple(Passage(f"{look.label(w.report)} {w.kind}", w.anchor) for w in record.words)
            return Description("choice of words", (), passages, (), (record.row,))
        case Actor():
            return _actor(look, record)
        case _:
            raise TypeError(f"{type(record).__name__} is no record of a dossier's sections")


def _plain(look: Lookup, anchors: Sequence[Anchor]) -> tuple[Passage, ...]:
    return tuple(Passage(look.label(a.report), a) for a in anchors)


def _row(look: Lookup, row: Row) -> Description:
    told = [look.statements[s] for s in row.statements if s in look.statements]
    passages = tuple(Passage(holder_words(look, s), a) for s in told for a in s.anchors)
    silent = [r.label for r in look.dossier.reports if r.id not in row.reports]
    facts = [row.confidence, INDEPENDENCE_WORDS[row.origins]] if len(row.reports) > 1 else []
    if silent:
        facts.append(f"not in {', '.join(silent)}")
    return Description(row_sign(row).words, tuple(facts), passages, row.because, row.statements)


def holder_words(look: Lookup, statement: Statement) -> str:
    """Who stands for a statement, from the outside in: "narrator", "according to Ilda Marrow", or "speaker not told"."""
    return said_by(look, statement) or "narrator"


def said_by(look: Lookup, statement: Statement) -> str:
    """Who is given as saying a statement, and of whom a clause tells that does not name its subject ("who left early", "of Ada
    Moe"); no words where the report itself tells all.
    """
    inner = [h for h in statement.holder if h != "narrator"]
    said = ["speaker not told" if h == "unknown" else f"according to {look.actor(h)}" for h in inner]
    about = _subject_before(look, statement)
    return ", ".join([f"of {about}"] * bool(about) + said)


def _subject_before(look: Lookup, statement: Statement) -> str:
    """The subject that a relative clause or a participle leaves to the clause before it."""
    first, _, _ = statement.anchors[0].exact.partition(" ")
    subject = next((a for a in statement.arguments if a.role == "subject"), None)
    hanging = first.lower() in _RELATIVES or (first.islower() and first.endswith("ing"))
    if subject is None or not hanging or any(a.start <= subject.anchor.start < a.end for a in statement.anchors):
        return ""
    known = look.actors.get(subject.actor or "")
    return known.name if known else shorten(subject.anchor.exact, _LONGEST_SUBJECT)


def _statement(look: Lookup, statement: Statement) -> Description:
    facts = [holder_words(look, statement), statement.modality]
    if statement.polarity == "negated":
        facts.append("negated")
    links = [*statement.figures, *statement.dates, *([statement.quotation] if statement.quotation else [])]
    row = look.row_of.get(statement.id)
    links += [row] if row else []
    return Description("statement", tuple(facts), _plain(look, statement.anchors), (), tuple(links))


def quotation_facts(look: Lookup, quotation: Quotation) -> tuple[str, ...]:
    """What is known of a quotation besides its words: how the speaker is known, negation, the narrator's stance."""
    facts = [KNOWN_BY_WORDS[quotation.speaker.known_by]]
    if quotation.negated:
        facts.append("denied in the reporting words")
    if quotation.stance:
        facts.append(f"{quotation.stance} by the narrator")
    if quotation.factuality is not None and quotation.factuality in FACTUALITY_WORDS:
        facts.append(FACTUALITY_WORDS[quotation.factuality])
    if quotation.within:
        facts.append(f"inside {look.name(quotation.within)}")
    return tuple(facts)


def _quotation(look: Lookup, quotation: Quotation) -> Description:
    passages = [Passage(f"{quotation.kind} quotation", p) for p in quotation.parts]
    if quotation.cue:
        passages.append(Passage("reporting words", quotation.cue))
    if quotation.speaker.mention:
        passages.append(Passage("speaker", quotation.speaker.mention))
    if quotation.stance_cue:
        passages.append(Passage("narrator’s stance", quotation.stance_cue))
    same = tuple(s.id for s in look.dossier.same_quotations if quotation.id in s.quotations)
    title = f"{quotation.kind}, {look.speaker(quotation.speaker)}"
    return Description(title, quotation_facts(look, quotation), tuple(passages), (), same)


def figure_reason(look: Lookup, link: FigureLink) -> str:
    """Why two figures are linked as they are, less the two figures themselves, which stand beside it."""
    both = f"'{look.figures[link.left].anchor.exact}' and '{look.figures[link.right].anchor.exact}'"
    details = (reason.detail.removeprefix(both).lstrip("; :") for reason in link.because)
    return "; ".join(detail for detail in details if detail)


def figure_value(figure: Figure) -> str:
    """The value of a figure: "212", "3 or more", "about 30–40 %"."""
    low, high = figure.min, figure.max
    if low is None and high is None:
        value = figure.number.exact
    elif low == high:
        value = _number(low)
    elif high is None:
        value = f"{_number(low)} or more"
    elif low is None:
        value = f"up to {_number(high)}"
    else:
        value = f"{_number(low)}–{_number(high)}"
    return f"{'about ' if figure.approximate else ''}{value}{f' {figure.unit}' if figure.unit else ''}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _figure(look: Lookup, figure: Figure) -> Description:
    facts = [figure.kind] + ([figure.measure] if figure.measure else [])
    if figure.bound:
        facts.append(f"bound by “{figure.bound}”")
    if figure.status != "unknown":
        facts.append(figure.status)
    links = tuple(k.id for k in look.dossier.figure_links if figure.id in (k.left, k.right))
    return Description(figure_value(figure), tuple(facts), _plain(look, (figure.anchor,)), (), links)


def when_value(when: When) -> str:
    """What a time expression can mean: a day or stretch, its readings, or in words that it cannot be placed."""
    if when.candidates and when.status == "ambiguous":
        return " or ".join(days_words(c.start, c.end) for c in when.candidates)
    if when.start or when.end:
        part = f", {PARTS[when.part_of_day]}" if when.part_of_day in PARTS else ""
        return days_words(when.start, when.end) + part
    known = "duration" if when.precision == "duration" else "vague" if when.status == "resolved" else when.status
    return DATE_WORDS[known]


PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}


def _when(when: When) -> Description:
    return Description(when_value(when), (DATE_WORDS[when.status], when.basis), (Passage("as written", when.anchor),))


def event_code(event: Event) -> str:
    """An event's code on one line: "AGREE third-party · FRA GOV → DEU GOV"."""
    mode = f" {event.mode}" if event.mode else ""
    actors, recipients = " + ".join(event.actors) or "—", " + ".join(event.recipients) or "—"
    return f"{event.type}{mode} · {actors} → {recipients}"


def event_when(look: Lookup, event: Event) -> str:
    """When an event is told to be, in words; "no day told" where no time belongs to it."""
    if event.date is not None and event.date in look.dates:
        return when_value(look.dates[event.date])
    return days_words(event.start, event.end) if event.start or event.end else "no day told"


def _event(look: Lookup, event: Event) -> Description:
    asserted = f"told by {look.actor(event.asserted_by)}"
    facts = [event.modality, asserted, f"rule: {event.rule}"]
    if event.context:
        facts.append(f"context: {', '.join(event.context)}")
    facts.append(f"when: {event_when(look, event)}")
    return Description(event_code(event), tuple(facts), _plain(look, event.anchors), (), event.actor_ids)


def _actor(look: Lookup, actor: Actor) -> Description:
    code = " ".join(c for c in (actor.country, actor.sector) if c)
    facts = [actor.kind] + ([code] if code else [])
    if len(actor.aliases) > 1:
        facts.append("also " + ", ".join(a for a in actor.aliases if a != actor.name))
    firsts: dict[str, Passage] = {}
    for mention in actor.mentions:
        firsts.setdefault(mention.report, Passage(f"first in {look.label(mention.report)}", mention.anchor))
    titles = tuple(Passage("title", t) for t in actor.titles)
    said = tuple(q.id for q in look.dossier.quotations if q.speaker.actor == actor.id)
    return Description(actor.name, tuple(facts), (*firsts.values(), *titles), (), said)
