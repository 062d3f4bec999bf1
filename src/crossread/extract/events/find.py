"""Events in PLOVER's terms: who did what to whom, where and when, by whose word, all from one clause.

PLOVER manual (Open Event Data Alliance, draft 2.0): types, modes, contexts, future acts and negation. What users of event data miss
elsewhere (issue 6, field survey): no event without a coded participant, one event a predicate, actor, act and place from one clause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.annotate.coder import Coder, make_coder
from crossread.extract.arguments import clause_tokens
from crossread.extract.events.contexts import contexts
from crossread.extract.events.countries import with_countries
from crossread.extract.events.doubt import doubtful_doer, without_doubtful
from crossread.extract.events.matching import Match, find_matches, mode_of
from crossread.extract.events.modality import Told, denier_of, quotation_at, spoken_modality, told
from crossread.extract.events.parties import parties
from crossread.extract.events.patterns import Lexicon, load_lexicon
from crossread.extract.events.realised import load_words
from crossread.extract.events.scene import Party, Scene
from crossread.extract.events.traps import trap
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.text import Anchor
from crossread.records.told import Event, When

_HOSTILE = frozenset({"COERCE", "SANCTION", "ASSAULT", "PROTEST"})
_ARMY_MODES = frozenset({"aerial", "drone", "heavy-weapons"})
_NO_REFUSAL = frozenset({"REJECT"})
_WHERE = frozenset({"in", "at", "near", "outside", "around"})
_OLD_DAYS = 550


@dataclass(frozen=True, slots=True)
class Dropped:
    """A predicate of the lexicon that is no event here: its trigger token, the pattern, and why."""

    trigger: int
    pattern: str
    reason: str


def find_events(
    annotated: Annotated,
    *,
    cast: Cast,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
    lexicon: Lexicon | None = None,
    coder: Coder | None = None,
) -> tuple[Event, ...]:
    """Find the events of one report. `cast` holds coded actors (`code_cast`), `quotations` say who speaks, `dates` give the days.

    `lexicon` and `coder` are ours unless the user brings a pattern folder or an actor list of his own.
    """
    return code_events(annotated, cast=cast, quotations=quotations, dates=dates, lexicon=lexicon, coder=coder)[0]


def code_events(
    annotated: Annotated,
    *,
    cast: Cast,
    quotations: Sequence[Quotation],
    dates: Sequence[When],
    lexicon: Lexicon | None = None,
    coder: Coder | None = None,
) -> tuple[tuple[Event, ...], tuple[Dropped, ...]]:
    """Find the events, and what was left out with the reason for each."""
    lexicon = lexicon or load_lexicon()
    scene = Scene(coder or make_coder(annotated), cast, _first_persons(annotated, tuple(quotations)))
    events: list[Event] = []
    dropped: list[Dropped] = []
    for found in find_matches(scene, lexicon):
        match = without_doubtful(scene, found)
        reason = trap(annotated, match) or doubtful_doer(scene, match)
        if reason is not None:
            dropped.append(Dropped(match.trigger, match.pattern.id, reason))
            continue
        quotation = quotation_at(tuple(quotations), annotated.tokens[match.trigger])
        how = told(annotated, match.trigger, inside_quotation=quotation is not None)
        if how.refused and lexicon.types[match.type].refused is None and match.type not in _NO_REFUSAL:
            dropped.append(Dropped(match.trigger, match.pattern.id, "negated"))
            continue
        if how.dropped:
            dropped.append(Dropped(match.trigger, match.pattern.id, how.dropped))
            continue
        events.append(_event(scene, lexicon, with_countries(scene, match), how, quotation, dates))
    return tuple(_no_twins(events)), tuple(dropped)


def _first_persons(annotated: Annotated, quotations: tuple[Quotation, ...]) -> dict[int, str]:
    """Tokens "I", "we", "us" inside a quotation to the actor who speaks."""
    found = {}
    for token in annotated.tokens:
        if token.pos == "PRON" and token.text not in {"US", "U.S."} and token.lower in {"i", "we", "us", "me"}:
            quotation = quotation_at(quotations, token)
            if quotation is not None and quotation.speaker.actor:
                found[token.i] = quotation.speaker.actor
    return found


def _event(
    scene: Scene, lexicon: Lexicon, match: Match, how: Told, quotation: Quotation | None, dates: Sequence[When]
) -> Event:
    """Turn a match into the record."""
    annotated = scene.coder.annotated
    kind, mode = _type_in_time(scene, lexicon, match, how, quotation is not None)
    offering = _is_offer(match, kind)
    when = _when(annotated, match.trigger, dates)
    modality = spoken_modality(kind, how, offering, quotation is not None)
    if modality not in {"denies", "if", "reportedly", "plans"} and _is_old(annotated, match.trigger, when, dates):
        modality = "historical"
    anchor = _anchor(annotated, match)
    return Event(
        id=content_id("event", annotated.report.id, kind, anchor.start, anchor.end),
        type=kind,
        mode=mode,
        context=contexts(annotated, match.trigger),
        actors=_codes(_armed(kind, mode, match.actors)),
        recipients=_codes(match.recipients),
        actor_ids=tuple(dict.fromkeys(one.actor for one in match.actors if one.actor)),
        recipient_ids=tuple(dict.fromkeys(one.actor for one in match.recipients if one.actor)),
        asserted_by=_asserter(scene, how, quotation),
        modality=modality,
        start=when.start if when else None,
        end=when.end if when else None,
        date=when.id if when else None,
        place=_place(scene, match),
        anchors=(anchor,),
        rule=match.pattern.id + "".join(f"; uncoded: {region} (regional construct)" for region in match.uncoded),
    )  # fmt: skip


def _armed(kind: str, mode: str | None, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """A state that attacks with the weapons of an army does so with its army ("Russia fired missiles": RUS MIL)."""
    if kind != "ASSAULT" or mode not in _ARMY_MODES:
        return found
    return tuple(
        replace(one, code=replace(one.code, sector="MIL"))
        if one.code.country and one.code.sector in {None, "GOV"}
        else one
        for one in found
    )


def _codes(found: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.code.printed() for one in found))


def _is_offer(match: Match, kind: str) -> bool:
    return kind in {"AGREE", "CONCEDE"} and bool(load_words()["offering"] & set(match.pattern.triggers))


def _type_in_time(scene: Scene, lexicon: Lexicon, match: Match, how: Told, quoted: bool) -> tuple[str, str | None]:
    """The type an act has when it lies ahead or is refused: future talks are AGREE, "will not help" is REJECT (PLOVER manual)."""
    kind = lexicon.types[match.type]
    if how.refused:
        turned = kind.refused or match.type
    elif how.ahead and match.type in _HOSTILE and not match.actors:
        turned = match.type  # "is to be sentenced": nobody threatens
    elif how.ahead and (match.type not in _HOSTILE or quoted or match.pattern.part != "noun"):
        turned = kind.future
    else:
        turned = match.type
    if turned == match.type:
        return turned, match.mode
    return turned, mode_of(scene, lexicon.types[turned], match.trigger, match.trigger)


def _asserter(scene: Scene, how: Told, quotation: Quotation | None) -> str:
    """By whose word: the denier's, else that of the quotation's speaker ("unknown" where the text does not tell), else the narrator's."""
    if how.denier is not None:
        for one in parties(scene, denier_of(scene.coder.annotated, how.denier)):
            if one.actor:
                return one.actor
    if quotation is not None:
        return quotation.speaker.actor or "unknown"
    return "narrator"


def _anchor(annotated: Annotated, match: Match) -> Anchor:
    """From the first to the last of the event's words: trigger, participants' heads and content head, within its sentence."""
    sentence = annotated.sentence_of(match.trigger)
    heads = [match.trigger, *(one.head for one in (*match.actors, *match.recipients))]
    inside = clause_tokens(annotated, match.content) if match.content is not None else ()
    held = [
        j
        for i in (match.trigger, match.content)
        if i is not None
        for kid in annotated.dependents(i, "obj", "obl")
        for j in _phrase(annotated, kid.i)
    ]
    words = [
        i
        for i in (*heads, *inside, *held)
        if sentence.first <= i < sentence.last and annotated.tokens[i].pos != "PUNCT"
    ]
    return annotated.span_of(words)


def _phrase(annotated: Annotated, i: int) -> tuple[int, ...]:
    return annotated.subtree(i, without=("acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "advcl"))


def _when(annotated: Annotated, trigger: int, dates: Sequence[When]) -> When | None:
    """The time expression in the event's own clause; the nearest one if there are several."""
    own = {annotated.tokens[i].start: i for i in _clause_and_light(annotated, trigger)}
    inside = [
        when
        for when in dates
        if when.quotation is None and any(when.anchor.start <= start < when.anchor.end for start in own)
    ]
    inside = [when for when in inside if when.precision != "duration" and when.start is not None] or inside
    return min(inside, key=lambda when: abs(when.anchor.start - annotated.tokens[trigger].start), default=None)


def _clause_and_light(annotated: Annotated, trigger: int) -> tuple[int, ...]:
    token = annotated.tokens[trigger]
    own = clause_tokens(annotated, trigger)
    above = annotated.tokens[token.head]
    if token.pos in {"NOUN", "PROPN"} and above.pos == "VERB" and token.dep in {"obj", "nsubj", "nsubj:pass", "obl"}:
        own = (*own, *clause_tokens(annotated, above.i))
    return own


def _is_old(annotated: Annotated, trigger: int, when: When | None, dates: Sequence[When]) -> bool:
    """Whether an event lies more than a year and a half before the report (or, undated, before its latest day)."""
    if [token.lower for token in annotated.tokens[max(0, trigger - 2) : trigger]] == ["used", "to"]:
        return True
    if {annotated.tokens[i].lower for i in clause_tokens(annotated, trigger)} & load_words()["past"]:
        return when is None or when.end is None or when.precision in {"year", "decade", "duration"}
    today = annotated.report.published or max(
        (w.end for w in dates if w.end and w.status in {"resolved", "inferred-year"}), default=None
    )
    year = _year(annotated, trigger)
    if when is not None and when.end is not None and today is not None:
        return (today - when.end).days > _OLD_DAYS
    return year is not None and today is not None and year < today.year - 1


def _year(annotated: Annotated, trigger: int) -> int | None:
    words = [annotated.tokens[i].text for i in clause_tokens(annotated, trigger)]
    years = [
        int(word)
        for word in words
        if len(word) == 4 and word.isdigit() and date.min.year < int(word) and 1700 <= int(word) < 2100
    ]
    return years[0] if years else None


def _place(scene: Scene, match: Match) -> str | None:
    """Where, as printed: a place word that the clause has after "in", "at", "near"; None if the clause names none."""
    annotated = scene.coder.annotated
    taken = {one.head for one in (*match.actors, *match.recipients)}
    for i in _clause_and_light(annotated, match.trigger):
        cases = {mark.lower for mark in annotated.dependents(i, "case")}
        if i in taken or not cases & _WHERE:
            continue
        name, place = annotated.name_of.get(i), scene.coder.places.get(i)
        if name is not None and name.kind == "LOC":
            return annotated.span(name.first, name.last).exact
        if place is not None and place.kind in {"country", "capital", "part"}:
            return annotated.span(place.first, place.last).exact
    return None


def _no_twins(events: list[Event]) -> list[Event]:
    """One event where two triggers of one sentence tell the same act of the same actors ("launched an attack")."""
    kept: list[Event] = []
    for event in events:
        twin = next((k for k, other in enumerate(kept) if _same_act(event, other)), None)
        if twin is None:
            kept.append(event)
        elif len(event.recipients) > len(kept[twin].recipients):
            kept[twin] = event
    return kept


def _same_act(left: Event, right: Event) -> bool:
    a, b = left.anchors[0], right.anchors[0]
    told = {left.modality, right.modality}
    same = left.type == right.type and left.actors == right.actors and (len(told) == 1 or told == {"did", "says"})
    nested = a.start < b.end and b.start < a.end
    return same and nested and (left.recipients == right.recipients or not left.recipients or not right.recipients)
