"""Where actors stand: stance word, issue in the report's own words, to whom, and where it is shown (discourse network analysis)."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.extract.arguments import agents, content, patients, prepositional, surface_subjects
from crossread.extract.events.modality import told
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.told import Event, Position

_ISSUE_WORDS = 12
_CONDITIONS = frozenset({"if", "unless", "provided"})
_TURNING = frozenset({"off", "away", "out", "down", "up"})
_CUT = ("acl:relcl", "parataxis", "appos", "punct", "advcl", "cc", "conj")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say a stance: what kind of word, its lemma (with particle), and the preposition before the issue (None: its object)."""

    stance: str
    part: str
    lemma: str
    link: str | None


@cache
def load_stances() -> Mapping[tuple[str, str], tuple[Way, ...]]:
    """Read stances.toml: part of speech and first lemma to the ways that begin with it."""
    text = files("crossread.extract").joinpath("data", "stances.toml").read_text(encoding="utf-8")
    found: dict[tuple[str, str], list[Way]] = {}
    for stance, kinds in tomllib.loads(text).items():
        for kind, words in kinds.items():
            for word in words:
                lemma, _, link = word.partition("/")
                way = Way(stance, kind, lemma, link or None)
                found.setdefault((kind, lemma.split(" ")[0]), []).append(way)
    return {key: tuple(ways) for key, ways in found.items()}


@cache
def load_stance_words() -> Mapping[str, frozenset[str]]:
    """Read stance_words.toml."""
    text = files("crossread.extract").joinpath("data", "stance_words.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def find_positions(
    annotated: Annotated, *, cast: Cast, quotations: Sequence[Quotation], events: Sequence[Event]
) -> tuple[Position, ...]:
    """Find the positions that one report tells of the actors of its cast.

    The stance is negated into its opposite by "not"; "ready to … if …" is `conditional on` beside the offer. `to` is the actor to whom an
    event on the same words is directed, None where none is. Inside a quotation "I" and "we" stand for the speaker. What somebody is
    only said to be free, likely or asked to demand is no stance of his, nor is what a plan or a country's document "calls for".
    """
    directed = _directed(events)
    speakers = _speakers(annotated, quotations)
    found: list[Position] = []
    for token in annotated.tokens:
        for way in _ways(annotated, token):
            issue = _issue(annotated, token, way)
            actor = _holder(annotated, cast, token, way, speakers)
            if issue is None or actor is None or not _is_taken(annotated, token):
                continue
            anchor = annotated.span_of([token.i, *issue])
            stance = _stance(annotated, token, way)
            named = annotated.span_of(issue).exact
            to = next((who for start, end, who in directed if start <= token.start < end and who != actor), None)
            found.append(
                Position(
                    content_id("position", actor, stance, named, anchor.start),
                    actor,
                    stance,
                    named,
                    to,
                    (annotated.report.id,),
                    (anchor,),
                )
            )
            found.extend(_condition(annotated, token, actor, to))
            break
    return tuple(found)


def _directed(events: Sequence[Event]) -> list[tuple[int, int, str]]:
    """Stretches of events that have one recipient actor, shortest first."""
    found = [
        (anchor.start, anchor.end, event.recipient_ids[0])
        for event in events
        for anchor in event.anchors
        if event.recipient_ids
    ]
    return sorted(found, key=lambda item: item[1] - item[0])


def _speakers(annotated: Annotated, quotations: Sequence[Quotation]) -> dict[int, str]:
    """Token indexes inside quotations to who says them; the innermost wins."""
    found: dict[int, str] = {}
    for quotation in sorted(quotations, key=lambda q: -sum(part.end - part.start for part in q.parts)):
        if quotation.speaker.actor:
            for part in quotation.parts:
                found.update((token.i, quotation.speaker.actor) for token in annotated.tokens_in(part.start, part.end))
    return found


def _ways(annotated: Annotated, token: Token) -> Iterator[Way]:
    """The ways to say a stance that a word begins."""
    kind = {"VERB": "verbs", "ADJ": "adjectives", "NOUN": "nouns"}.get(token.pos)
    if kind is None:
        return
    kinds = (kind, "adjectives") if kind == "verbs" and token.tag in {"VBN", "JJ"} else (kind,)
    for one in kinds:
        for way in load_stances().get((one, token.lemma.lower()), ()):
            _, _, particle = way.lemma.partition(" ")
            after = annotated.tokens[token.i + 1].lower if token.i + 1 < len(annotated.tokens) else ""
            if after == particle if particle else after not in _TURNING:
                yield way


def _issue(annotated: Annotated, token: Token, way: Way) -> tuple[int, ...] | None:
    """The words of the issue: a noun phrase or clause, cut before relative clauses, asides and what is joined on, at most twelve words."""
    words_of = load_stance_words()
    if way.part == "verbs" and way.link is None and token.lemma in words_of["asking"]:
        heads: tuple[int, ...] = _asked_for(annotated, token)
    elif (
        way.link == "to"
        and (inside := content(annotated, token.i)) is not None
        and annotated.tokens[inside].tag == "VB"
    ):
        heads = (inside,)
    elif way.link is not None:
        direct = way.part == "verbs" and any(True for _ in annotated.dependents(token.i, "obj"))
        heads = () if direct else prepositional(annotated, token.i, way.link, own=True)
    else:
        heads = patients(annotated, token.i)
    idle = words_of["idle"] | words_of["vague"]
    heads = tuple(
        i
        for i in heads
        if annotated.tokens[i].pos not in {"PRON", "NUM", "ADV"}
        and i > token.i
        and annotated.tokens[i].lemma.lower() not in idle
    )
    if not heads or (annotated.name_of.get(heads[0]) is not None and annotated.name_of[heads[0]].kind == "PERSON"):
        return None
    words = [i for i in annotated.subtree(heads[0], without=_CUT) if i > token.i]
    inside = content(annotated, token.i)
    if way.part == "verbs" and inside is not None and inside > heads[0] and inside not in words:
        words = sorted({*words, *(i for i in annotated.subtree(inside, without=_CUT) if i > heads[0])})
    while (
        words
        and annotated.tokens[words[0]].pos in {"ADP", "PART", "SCONJ", "DET", "PUNCT"}
        and annotated.tokens[words[0]].lower != "not"
    ):
        words.pop(0)
    return (_trimmed(annotated, words) if words else ()) or None


def _is_taken(annotated: Annotated, token: Token) -> bool:
    """Whether a stance is told as taken: not asked about, supposed, or what somebody should do."""
    marks = {mark.lower for mark in annotated.dependents(token.i, "mark")}
    if marks & (_CONDITIONS | {"whether"}):
        return False
    how = told(annotated, token.i, inside_quotation=False)
    return how.dropped in {None, "negated"} and how.modality != "if"


def _asked_for(annotated: Annotated, token: Token) -> tuple[int, ...]:
    """What a verb of asking asks: its "to" or "that" clause, never whom it asks."""
    inside = content(annotated, token.i)
    return () if inside is None else (inside,)


def _trimmed(annotated: Annotated, words: list[int]) -> tuple[int, ...]:
    """An issue's words without those at its end that open what was cut off."""
    kept = [i for i in words if i - words[0] < _ISSUE_WORDS]
    if len(kept) < len(words):
        while kept and annotated.tokens[kept[-1]].pos in {
            "ADP",
            "DET",
            "SCONJ",
            "CCONJ",
            "PRON",
            "PART",
            "PUNCT",
            "ADJ",
            "AUX",
        }:
            kept.pop()
    while kept and (annotated.tokens[kept[-1]].pos in {"PUNCT", "SCONJ", "CCONJ", "ADP"}):
        kept.pop()
    return tuple(kept)


def _holder(annotated: Annotated, cast: Cast, token: Token, way: Way, speakers: Mapping[int, str]) -> str | None:
    """The actor whose stance it is."""
    if way.part == "nouns":
        heads = tuple(kid.i for kid in annotated.dependents(token.i, "nmod:poss"))
        if not heads and annotated.tokens[token.head].lemma in load_stance_words()["light"]:
            heads = agents(annotated, token.i)
    elif way.part == "adjectives":
        heads = surface_subjects(annotated, token.i)
    else:
        heads = agents(annotated, token.i)
    for head in heads:
        if annotated.tokens[head].lower in {"i", "we"} and head in speakers:
            return speakers[head]
        actor = cast.actor(cast.actor_of[head]) if head in cast.actor_of else None
        if actor is not None and actor.kind != "unknown" and not _is_town(annotated, head):
            return actor.id
    return None


def _is_town(annotated: Annotated, head: int) -> bool:
    """Whether a place stands for nobody: a town before an office ("South Bend mayor")."""
    name = annotated.name_of.get(head)
    return name is not None and name.kind == "LOC" and annotated.tokens[head].dep in {"compound", "nmod", "flat"}


_OPPOSITE = {
    "supports": "opposes",
    "opposes": "supports",
    "offers": "rejects",
    "agrees to": "rejects",
    "rejects": "agrees to",
    "plans": "rejects",
}


def _stance(annotated: Annotated, token: Token, way: Way) -> str:
    """The stance word, or its opposite after a negation; others are marked "not"."""
    negated = any(kid.lower in {"not", "n't", "n’t", "never"} for kid in annotated.dependents(token.i, "advmod"))
    held = annotated.dependents(token.i, "obj", "obl")
    negated = negated or any(det.lower == "no" for kid in held for det in annotated.dependents(kid.i, "det"))
    return _OPPOSITE.get(way.stance, f"not: {way.stance}") if negated else way.stance


def _condition(annotated: Annotated, token: Token, actor: str, to: str | None) -> Iterator[Position]:
    """The condition that an "if" clause puts on what the actor offers or seeks, as a position of its own."""
    for clause in annotated.dependents(token.i, "advcl"):
        if _CONDITIONS & {mark.lower for mark in annotated.dependents(clause.i, "mark")}:
            words = [
                i
                for i in annotated.subtree(clause.i, without=("parataxis", "conj"))
                if annotated.tokens[i].lower not in _CONDITIONS
            ][:_ISSUE_WORDS]
            named = annotated.span_of(words).exact.strip(" ,.")
            anchor = annotated.span_of([token.i, *words])
            yield Position(
                content_id("position", actor, "conditional on", named, anchor.start),
                actor,
                "conditional on",
                named,
                to,
                (annotated.report.id,),
                (anchor,),
            )
