"""Patterns against one report: which words trigger an event, and who takes part in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from crossread.annotate.annotated import Token
from crossread.annotate.coder import Code
from crossread.annotate.joint_phrases import several_codes
from crossread.extract.arguments import agents, below, clause_tokens, content, joined, patients, prepositional
from crossread.extract.events.conditions import contains, fits, forms_of, has_trigger, says
from crossread.extract.events.parties import parties, party
from crossread.extract.events.patterns import EventType, Lexicon, Pattern
from crossread.extract.events.scene import Party, Scene
from crossread.extract.events.slots import at_slot, owners
from crossread.extract.voice import is_passive

_BY_WORDS = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})
_PERSONS = frozenset({"man", "woman", "teenager", "person", "boy", "girl", "youth", "someone"})
_NOMINAL_GERUND = frozenset({"nsubj", "obj", "obl", "nmod", "csubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Match:
    """An event as a pattern found it: its trigger and the head of its content, and the participants.

    `type` and `mode` may yet be turned by what lies around it. `uncoded` holds regional constructs where a participant should stand.
    """

    trigger: int
    content: int | None
    pattern: Pattern
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    uncoded: tuple[str, ...]


def find_matches(scene: Scene, lexicon: Lexicon) -> list[Match]:
    """All matches of a report, one a trigger; what a request, refusal, threat or accusation is about is not an event of its own."""
    tokens = scene.coder.annotated.tokens
    candidates = [(token, known) for token in tokens if (known := _patterns(lexicon, token))]
    first = {match.trigger: match for match in _matches(scene, lexicon, candidates, inner={})}
    types = {trigger: match.type for trigger, match in first.items()}
    again = [(token, patterns) for token, patterns in candidates if _look_inside(patterns)]
    second = {match.trigger: match for match in _matches(scene, lexicon, again, inner=types)}
    looked = {token.i for token, _ in again}
    found = {trigger: match for trigger, match in first.items() if trigger not in looked} | second
    taken = {
        j for match in found.values() for j in _held(scene, match) if j in found and not _stands_alone(found[j], match)
    }
    kept = [match for trigger, match in sorted(found.items()) if trigger not in taken or tokens[trigger].dep == "root"]
    return [_of_its_attack(scene, match, found) for match in kept]


def _of_its_attack(scene: Scene, match: Match, found: Mapping[int, Match]) -> Match:
    """A killing by an attack, with the actors of whoever made the attack ("ordered the airstrike that killed two")."""
    if match.actors or match.type != "ASSAULT" or match.pattern.part != "verb":
        return match
    tokens = scene.coder.annotated.tokens
    for j in agents(scene.coder.annotated, match.trigger):
        above = (tokens[j].head,) if tokens[j].dep in {"obj", "nsubj:pass"} else ()
        for trigger in (j, *above):
            attack = found.get(trigger)
            if attack is not None and attack.type == "ASSAULT" and attack.actors:
                return replace(match, actors=attack.actors)
    return match


def _stands_alone(held: Match, holder: Match) -> bool:
    """Whether an act inside another is presupposed by it: somebody else's demand that is rejected or criticised."""
    others = {one.code for one in holder.actors}.isdisjoint(one.code for one in held.actors)
    return held.pattern.part == "noun" and held.type == "REQUEST" and holder.type in {"REJECT", "ACCUSE"} and others


def _held(scene: Scene, match: Match) -> Iterator[int]:
    """The words whose events a match has taken up: its object, and for acts done by words all that they are about."""
    annotated = scene.coder.annotated
    for j in patients(annotated, match.trigger):
        yield from joined(annotated, j)
    if match.pattern.part == "noun" and match.pattern.light:
        yield annotated.tokens[match.trigger].head
        yield from (j for j in below(annotated, annotated.tokens[match.trigger].head) if j != match.trigger)
    if match.type in _BY_WORDS:
        yield from below(annotated, match.trigger)
    elif match.content is not None:
        yield match.content


def _look_inside(patterns: Iterable[Pattern]) -> bool:
    """Whether a pattern that a word may trigger asks what its content is: only these can come out otherwise once that is known."""
    return any(pattern.content_types or pattern.when_content for pattern in patterns)


def _patterns(lexicon: Lexicon, token: Token) -> tuple[Pattern, ...]:
    """The patterns that a word may trigger: for each part of speech those under the first of its forms that has any."""
    found: tuple[Pattern, ...] = ()
    for part in _parts(token):
        for form in forms_of(token):
            known = lexicon.by_trigger.get((part, form))
            if known:
                found = (*found, *known)
                break
    return found


def _matches(
    scene: Scene, lexicon: Lexicon, candidates: Iterable[tuple[Token, Iterable[Pattern]]], *, inner: Mapping[int, str]
) -> Iterator[Match]:
    for token, patterns in candidates:
        match = next(_fitting(scene, lexicon, token, patterns, inner), None)
        if match is not None:
            yield match


def _parts(token: Token) -> tuple[str, ...]:
    """The kinds of pattern that a word may trigger."""
    if token.tag == "VBG" and token.dep in _NOMINAL_GERUND:
        return ("noun", "verb")
    if token.pos in {"VERB", "AUX"}:
        more = {"VBG": ("noun", "adjective"), "VBN": ("adjective",), "JJ": ("adjective",)}
        return ("verb", *more.get(token.tag, ()))
    if token.pos in {"NOUN", "PROPN"}:
        return ("noun",)
    return ("adjective",) if token.pos == "ADJ" else ()


def _fitting(
    scene: Scene, lexicon: Lexicon, token: Token, patterns: Iterable[Pattern], inner: Mapping[int, str]
) -> Iterator[Match]:
    """Patterns that fit a trigger with the participants they ask for."""
    inside = content(scene.coder.annotated, token.i)
    for pattern in patterns:
        if not has_trigger(scene, token, pattern):
            continue
        if not fits(scene, token, pattern, inside, inner):
            continue
        sides = _sides(scene, token, pattern)
        if sides is not None:
            kind, mode = _turned(scene, lexicon, token, pattern, inside, inner)
            yield Match(token.i, inside, pattern, kind, mode, *sides, _uncoded(scene, token.i, pattern))


def _sides(scene: Scene, token: Token, pattern: Pattern) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Actors and recipients; None where the doer is told but is no actor, or where those the pattern needs cannot be coded."""
    actors, anonymous = _actors(scene, token, pattern)
    if actors is None:
        return None
    recipients = _recipients(scene, token, pattern, actors)
    if pattern.reciprocal:
        actors, recipients = _distinct((*actors, *recipients)), ()
        if len(actors) < 2 and not _meet_together(scene, pattern, actors):
            return None
    if pattern.directed and not recipients:
        return None
    passive = pattern.agentless and is_passive(scene.coder.annotated, token.i)
    if not actors and not (recipients and (pattern.lone or anonymous or passive)):
        return None
    return _distinct(actors), _distinct(recipients)


def _actors(scene: Scene, token: Token, pattern: Pattern) -> tuple[tuple[Party, ...] | None, bool]:
    """The doers, and whether they are told without being codable ("a bomb", "a man"); None where the doer is no actor at all."""
    if pattern.part == "noun" and "owner" in pattern.actor:
        several = several_codes(scene.coder, token.i)
        if several:
            return tuple(Party(token.i, code, None) for code in several), False
    slots = [at_slot(scene, token.i, slot) for slot in pattern.actor]
    actors = next((found for heads in slots if (found := _acting(scene, pattern, heads))), ())
    doing = next((heads for heads in slots if heads), ())
    if actors or not doing or pattern.part != "verb":
        return actors, False
    if pattern.type == "PROTEST" and any(says(scene, j, pattern.subject) for j in doing):
        return tuple(Party(j, Code(None, "CVL"), None) for j in doing[:1]), False
    if not pattern.agentless or not any(says(scene, j, pattern.subject) for j in doing):
        return None, False
    annotated = scene.coder.annotated
    if any(_is_untold(scene, j) for j in doing):
        return None, False
    behind = parties(scene, (i for j in doing for i in (*owners(scene, j), *prepositional(annotated, j, "by"))))
    persons = [j for j in doing if annotated.tokens[j].lemma.lower() in _PERSONS]
    return behind or tuple(Party(j, Code(None, "UNK"), None) for j in persons[:1]), True


def _is_untold(scene: Scene, j: int) -> bool:
    """Whether a doer is somebody by name of whom the report does not tell what he is, or no one in particular ("people")."""
    name = scene.coder.annotated.name_of.get(j)
    return (name is not None and name.kind == "PERSON") or scene.coder.annotated.tokens[j].lower == "people"


def _acting(scene: Scene, pattern: Pattern, heads: Iterable[int]) -> tuple[Party, ...]:
    """The participants at some phrase heads that may do something: not a thing that only stands in a city."""
    found = [one for one in parties(scene, heads) if one.actor is not None or not one.code.near]
    return tuple(_as_people(one) if pattern.type == "PROTEST" else one for one in found)


def _as_people(one: Party) -> Party:
    """Who protests in a place is its people ("the Oslo protests": NOR CVL)."""
    return one if one.code.sector else replace(one, code=replace(one.code, sector="CVL"))


def _recipients(scene: Scene, token: Token, pattern: Pattern, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients at the first place that has any; never the actors themselves."""
    heads = {one.head for one in actors}
    ids = {one.actor for one in actors if one.actor}
    countries = {one.code.country for one in actors}
    for slot in pattern.recipient:
        if slot.endswith("any") and len(actors) > 1:
            continue
        found = [
            one
            for one in parties(scene, at_slot(scene, token.i, slot))
            if one.head not in heads and one.actor not in ids
        ]
        if slot.endswith("any"):
            found = [one for one in found if one.code.country not in countries][:1]
        if pattern.foreign:
            found = [
                one
                for one in found
                if one.code.country is not None and None not in countries and one.code.country not in countries
            ]
        if len(found) > 1:
            found = [one for one in found if one.code.country is None or one.code.country not in countries] or found
        if found:
            return tuple(found)
    return ()


def _meet_together(scene: Scene, pattern: Pattern, actors: tuple[Party, ...]) -> bool:
    """Whether one party of several people is enough ("NATO ministers met")."""
    plural = any(scene.coder.annotated.tokens[one.head].tag in {"NNS", "NNPS"} for one in actors)
    return pattern.part == "verb" and pattern.type == "CONSULT" and plural


def _distinct(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Each participant once, by actor or by phrase."""
    return tuple({(one.actor or one.head, one.code): one for one in reversed(found)}.values())[::-1]


def _uncoded(scene: Scene, trigger: int, pattern: Pattern) -> tuple[str, ...]:
    """Regional constructs that stand where a participant should ("Europe"): recognised, and left uncoded."""
    slots = [slot for slot in (*pattern.actor, *pattern.recipient) if "any" not in slot]
    heads = [i for slot in slots for head in at_slot(scene, trigger, slot) for i in joined(scene.coder.annotated, head)]
    heads = [i for i in heads if not several_codes(scene.coder, i)]
    return tuple(dict.fromkeys(region for head in heads if (region := party(scene, head).code.region)))


def _turned(
    scene: Scene, lexicon: Lexicon, token: Token, pattern: Pattern, inside: int | None, inner: Mapping[int, str]
) -> tuple[str, str | None]:
    """The type after looking at what the content itself is, and the mode by the type's words."""
    kind = pattern.type
    if inside is not None and inside in inner:
        kind = pattern.when_content.get(inner[inside], kind)
    mode = pattern.mode if kind == pattern.type else None
    return kind, mode or mode_of(scene, lexicon.types[kind], token.i, inside)


def mode_of(scene: Scene, kind: EventType, trigger: int, inside: int | None) -> str | None:
    """The first mode of a type one of whose words stands in the event's clause, or in its content for acts done by words."""
    annotated = scene.coder.annotated
    by_content = kind.mode_from == "content"
    if by_content and inside is not None:
        near: tuple[int, ...] = (*annotated.subtree(inside), *clause_tokens(annotated, trigger))
    elif by_content:
        near = tuple(below(annotated, trigger))
    else:
        near = (*clause_tokens(annotated, trigger), annotated.tokens[trigger].head)
    near = (*near, *(j for head in patients(annotated, trigger) for j in annotated.subtree(head)))
    words = [j for j in near if not (by_content and j == trigger)]
    return next((mode for mode, lemmas in kind.modes.items() if contains(scene, words, lemmas)), None)
