"""Patterns against one report: which words trigger an event, and who takes part in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.annotate.annotated import Token
from crossread.annotate.phrase_codes import several_codes
from crossread.extract.event_arguments import (
    agents,
    below,
    clause_tokens,
    content,
    is_passive,
    joined,
    patients,
    prepositional,
)
from crossread.extract.event_parties import Party, Scene, at_slot, owners, parties, party
from crossread.extract.event_patterns import EventType, Lexicon, Pattern

_LIGHT = frozenset({"obj", "nsubj:pass", "obl", "nsubj"})
_PLACES = frozenset({"country", "capital", "part"})


@dataclass(frozen=True, slots=True)
class Match:
    """An event as a pattern found it: its trigger and the head of its content, and the participants; `type` and `mode` may yet be turned
    by what lies around it.
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
    """All matches of a report, one a trigger; content that a request, refusal, threat or accusation is about is not an event of its own."""
    first = {match.trigger: match for match in _matches(scene, lexicon, inner={})}
    second = {match.trigger: match for match in _matches(scene, lexicon, inner=first)}
    annotated = scene.coder.annotated
    swallowed = {
        j
        for match in second.values()
        for j in _held(scene, match)
        if j in second and not _stands_alone(second[j], match)
    }
    return [
        match
        for trigger, match in sorted(second.items())
        if trigger not in swallowed or annotated.tokens[trigger].dep == "root"
    ]


def _stands_alone(held: Match, holder: Match) -> bool:
    """Whether an act inside another is presupposed by it: somebody else's demand that is rejected or criticised."""
    others = {one.code for one in holder.actors}.isdisjoint(one.code for one in held.actors)
    return held.pattern.part == "noun" and held.type == "REQUEST" and holder.type in {"REJECT", "ACCUSE"} and others


def _held(scene: Scene, match: Match) -> Iterator[int]:
    """The words whose events a match has taken up: its object, and for acts done by words all that they are about."""
    annotated = scene.coder.annotated
    for j in patients(annotated, match.trigger):
        yield from joined(annotated, j)
    token = annotated.tokens[match.trigger]
    if match.pattern.part == "noun" and match.pattern.light:
        yield token.head
    if match.type in {"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"}:
        yield from below(annotated, match.trigger)
    elif match.content is not None:
        yield match.content


def _matches(scene: Scene, lexicon: Lexicon, *, inner: dict[int, Match]) -> Iterator[Match]:
    for token in scene.coder.annotated.tokens:
        for part in _parts(token):
            patterns = next((known for form in _forms(token) if (known := lexicon.by_trigger.get((part, form)))), ())
            found = next(_fitting(scene, lexicon, token, patterns, inner), None)
            if found is not None:
                yield found
                break


def _forms(token: Token) -> tuple[str, ...]:
    """What a word may be looked up as: its lemma, itself, and itself without a regular ending, for words the lemma table lacks."""
    word = token.lower
    cut = [
        word[: -len(ending)]
        for ending in ("ed", "d", "ing", "es", "s")
        if word.endswith(ending) and len(word) > len(ending) + 2
    ]
    return tuple(dict.fromkeys((token.lemma.lower(), word, *cut)))


def _parts(token: Token) -> tuple[str, ...]:
    """The kinds of pattern that a word may trigger."""
    if token.tag == "VBG" and token.dep in {"nsubj", "obj", "obl", "nmod", "csubj", "nsubj:pass"}:
        return ("noun", "verb")
    if token.pos in {"VERB", "AUX"}:
        return {"VBG": ("verb", "noun", "adjective"), "VBN": ("verb", "adjective"), "JJ": ("verb", "adjective")}.get(
            token.tag, ("verb",)
        )
    if token.pos in {"NOUN", "PROPN"}:
        return ("noun",)
    return ("adjective",) if token.pos == "ADJ" else ()


def _fitting(
    scene: Scene, lexicon: Lexicon, token: Token, patterns: Iterable[Pattern], inner: dict[int, Match]
) -> Iterator[Match]:
    """Patterns that fit a trigger with the participants they ask for."""
    for pattern in patterns:
        if not _particle(scene, token, pattern):
            continue
        inside = content(scene.coder.annotated, token.i)
        if not _fits(scene, token, pattern, inside, inner):
            continue
        match = _with_parties(scene, lexicon, token, pattern, inside, inner)
        if match is not None:
            yield match


def _particle(scene: Scene, token: Token, pattern: Pattern) -> bool:
    """Whether one of the pattern's triggers stands here, with its particle if it has one."""
    annotated = scene.coder.annotated
    for trigger in pattern.triggers:
        lemma, _, particle = trigger.partition(" ")
        if lemma not in _forms(token):
            continue
        if not particle:
            if token.pos != "VERB" or not any(
                kid.i == token.i + 1 for kid in annotated.dependents(token.i, "compound:prt")
            ):
                return True
            continue
        after = [
            annotated.tokens[j].lower
            for j in range(token.i + 1, min(token.i + 1 + len(particle.split()), len(annotated.tokens)))
        ]
        if " ".join(after) == particle or any(
            kid.lower == particle for kid in annotated.dependents(token.i, "compound:prt", "advmod")
        ):
            return True
    return False


def _fits(scene: Scene, token: Token, pattern: Pattern, inside: int | None, inner: dict[int, Match]) -> bool:
    """Whether all that a pattern asks for around its word is there."""
    annotated = scene.coder.annotated
    if pattern.content and inside is None:
        return False
    if pattern.light and annotated.tokens[token.head].lemma not in pattern.light:
        return False
    if pattern.content_types and not _inner_type(scene, inside, inner) & pattern.content_types:
        return False
    if pattern.modal and (inside is None or not _modals(scene, inside) & pattern.modal):
        return False
    if "will not" in pattern.modal and inside is not None and not _same_subject(scene, token, inside):
        return False
    if pattern.prepositions and not any(
        _says(scene, j, words) or not words
        for case, words in pattern.prepositions.items()
        for j in prepositional(annotated, token.i, case, own=True)
    ):
        return False
    if pattern.object and not any(_says(scene, j, pattern.object) for j in patients(annotated, token.i)):
        return False
    if pattern.subject and not _subject_fits(scene, token, pattern):
        return False
    if pattern.content_words and not _contains(
        scene, (*annotated.subtree(token.i), *_held_object(scene, token)), pattern.content_words
    ):
        return False
    near = (
        clause_tokens(annotated, token.i)
        if pattern.part != "noun"
        else (*clause_tokens(annotated, token.i), token.head)
    )
    return not (pattern.without and _contains(scene, (*near, *agents(annotated, token.i)), pattern.without))


def _held_object(scene: Scene, token: Token) -> tuple[int, ...]:
    return patients(scene.coder.annotated, token.i)


def _subject_fits(scene: Scene, token: Token, pattern: Pattern) -> bool:
    """Whether the doer is one of the words or sectors asked for; a passive without a doer passes where the pattern allows it."""
    doers = [one for j in agents(scene.coder.annotated, token.i) for one in joined(scene.coder.annotated, j)]
    if not doers:
        return pattern.agentless and is_passive(scene.coder.annotated, token.i)
    return any(_says(scene, j, pattern.subject) for j in doers)


def _inner_type(scene: Scene, inside: int | None, inner: dict[int, Match]) -> frozenset[str]:
    """The types of the events at the head of a content and of its object or predicate."""
    if inside is None:
        return frozenset()
    found = {inner[inside].type} if inside in inner else set()
    for kid in scene.coder.annotated.dependents(inside, "xcomp", "obj", "ccomp"):
        if kid.i in inner:
            found.add(inner[kid.i].type)
    return frozenset(found)


def _modals(scene: Scene, inside: int) -> frozenset[str]:
    """The modal words of a clause, "have to" and "need to" among them."""
    annotated = scene.coder.annotated
    found = {kid.lower for kid in annotated.dependents(inside, "aux")}
    token = annotated.tokens[inside]
    if token.lemma in {"have", "need"} and any(kid.dep == "xcomp" for kid in annotated.dependents(inside)):
        found.add(f"{token.lemma} to")
    if found & {"will", "would", "wo"} and any(
        kid.lower in {"not", "n't", "n’t", "never", "longer"} for kid in annotated.dependents(inside, "advmod")
    ):
        found.add("will not")
    return frozenset(found)


def _same_subject(scene: Scene, token: Token, inside: int) -> bool:
    """Whether the clause that somebody says is about the speaker."""
    annotated = scene.coder.annotated
    subjects = list(annotated.dependents(inside, "nsubj"))
    if not subjects or any(kid.lower in {"it", "he", "she", "they", "we", "i"} for kid in subjects):
        return True
    speaking = {scene.cast.actor_of.get(j) for j in agents(annotated, token.i)}
    return any(scene.cast.actor_of.get(kid.i) in speaking - {None} for kid in subjects)


def _says(scene: Scene, head: int, words: frozenset[str]) -> bool:
    """Whether a phrase is one of the words: its head, two words together, what it is a part of, or its code (GOV, COUNTRY, PERSON)."""
    annotated, tokens = scene.coder.annotated, scene.coder.annotated.tokens
    for j in joined(annotated, head):
        lemma = tokens[j].lemma.lower()
        before = tokens[j - 1].lower if j else ""
        if lemma in words or tokens[j].lower in words or f"{before} {lemma}" in words:
            return True
        name = annotated.name_of.get(j)
        if "PERSON" in words and name is not None and name.kind == "PERSON":
            return True
        if any(word in words for word in _classes(scene, j)):
            return True
        near = [kid.i for kid in annotated.dependents(j, "nmod:desc", "appos")] + list(
            prepositional(annotated, j, "of")
        )
        if any(_lemma_says(tokens, inside, words) for inside in near):
            return True
    return False


def _lemma_says(tokens: tuple[Token, ...], j: int, words: frozenset[str]) -> bool:
    before = tokens[j - 1].lower if j else ""
    return tokens[j].lemma.lower() in words or f"{before} {tokens[j].lemma.lower()}" in words


def _classes(scene: Scene, j: int) -> tuple[str, ...]:
    """The capital-letter words of a lexicon that a phrase answers to: its sector, its country code, COUNTRY, PART."""
    place = scene.coder.places.get(j)
    found = []
    if (
        place is not None
        and place.code
        and place.kind in {"country", "capital", "demonym", "organisation"}
        and not (place.sector and place.kind == "organisation")
    ):
        found.append("COUNTRY")
    if place is not None and place.kind in _PLACES:
        found.append("PART")
    one = party(scene, j)
    found += [code for code in (one.code.sector, one.code.country) if code]
    if place is not None and place.kind == "demonym" and scene.coder.annotated.tokens[j].pos in {"NOUN", "PROPN"}:
        found.append("CVL")
    return tuple(found)


def _contains(scene: Scene, indexes: Iterable[int], words: frozenset[str]) -> bool:
    """Whether any of the words (or runs of words) stands among the tokens."""
    tokens = scene.coder.annotated.tokens
    places = sorted(set(indexes))
    if any(tokens[i].lemma.lower() in words or tokens[i].lower in words for i in places):
        return True
    runs = [word for word in words if " " in word]
    text = " ".join(tokens[i].lower for i in places)
    lemmas = " ".join(tokens[i].lemma.lower() for i in places)
    return any(f" {run} " in f" {text} " or f" {run} " in f" {lemmas} " for run in runs)


def _with_parties(
    scene: Scene, lexicon: Lexicon, token: Token, pattern: Pattern, inside: int | None, inner: dict[int, Match]
) -> Match | None:
    """The match with its participants; None where the doer is told but is no actor, or where nobody at all can be coded."""
    doing = next((heads for slot in pattern.actor if (heads := at_slot(scene, token.i, slot))), ())
    actors = next((found for slot in pattern.actor if (found := parties(scene, at_slot(scene, token.i, slot)))), ())
    weapon = False
    if doing and not actors and pattern.part == "verb":
        weapon = pattern.agentless and any(_says(scene, j, pattern.subject) for j in doing)
        actors = parties(
            scene,
            (owner for j in doing for owner in (*owners(scene, j), *prepositional(scene.coder.annotated, j, "by"))),
        )
        if not weapon:
            return None
    doers = {one.head for one in actors}
    recipients: tuple[Party, ...] = ()
    for slot in pattern.recipient:
        found = parties(scene, at_slot(scene, token.i, slot))
        recipients = tuple(
            one for one in found if one.head not in doers and (one.actor is None or one.actor not in _ids(actors))
        )
        if slot.endswith("any"):
            recipients = tuple(
                one for one in recipients if one.code.country not in {doer.code.country for doer in actors}
            )[:1]
        if recipients:
            break
    several = several_codes(scene.coder, token.i) if pattern.part == "noun" and "owner" in pattern.actor else ()
    if several:
        actors = tuple(Party(token.i, code, None) for code in several)
    if pattern.reciprocal:
        actors, recipients = _distinct((*actors, *recipients)), ()
        if len(actors) < 2 and pattern.part == "noun":
            return None
    if len(recipients) > 1:
        recipients = (
            tuple(
                one
                for one in recipients
                if one.code.country is None or one.code.country not in {doer.code.country for doer in actors}
            )
            or recipients
        )
    if not actors and not (
        recipients and (pattern.lone or weapon or (pattern.agentless and is_passive(scene.coder.annotated, token.i)))
    ):
        return None
    kind, mode = _turned(scene, lexicon, token, pattern, inside, inner)
    return Match(
        token.i,
        inside,
        pattern,
        kind,
        mode,
        _distinct(actors),
        _distinct(recipients),
        _uncoded(scene, token.i, pattern),
    )


def _ids(found: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(one.actor for one in found if one.actor)


def _distinct(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Each participant once, by actor or by phrase."""
    return tuple({(one.actor or one.head, one.code): one for one in reversed(found)}.values())[::-1]


def _uncoded(scene: Scene, trigger: int, pattern: Pattern) -> tuple[str, ...]:
    """Regional constructs that stand where a participant should ("Europe"): recognised, and left uncoded."""
    heads = [
        one
        for slot in (*pattern.actor, *pattern.recipient)
        if "any" not in slot
        for head in at_slot(scene, trigger, slot)
        for one in joined(scene.coder.annotated, head)
    ]
    return tuple(dict.fromkeys(region for head in heads if (region := party(scene, head).code.region)))


def _turned(
    scene: Scene, lexicon: Lexicon, token: Token, pattern: Pattern, inside: int | None, inner: dict[int, Match]
) -> tuple[str, str | None]:
    """The type after looking at what the content itself is, and the mode by the type's words."""
    kind = pattern.type
    if inside is not None and inside in inner:
        kind = pattern.when_content.get(inner[inside].type, kind)
    mode = pattern.mode if kind == pattern.type else None
    return kind, mode or mode_of(scene, lexicon.types[kind], token.i, inside)


def mode_of(scene: Scene, kind: EventType, trigger: int, inside: int | None) -> str | None:
    """The first mode of a type one of whose words stands in the event's clause, or in its content for acts done by words."""
    annotated = scene.coder.annotated
    if kind.mode_from == "content" and inside is not None:
        near: tuple[int, ...] = (*annotated.subtree(inside), *clause_tokens(annotated, trigger))
    elif kind.mode_from == "content":
        near = tuple(j for j in below(annotated, trigger))
    else:
        near = (*clause_tokens(annotated, trigger), annotated.tokens[trigger].head)
    near = (*near, *(j for head in patients(annotated, trigger) for j in annotated.subtree(head)))
    for mode, words in kind.modes.items():
        if _contains(scene, (j for j in near if kind.mode_from != "content" or j != trigger), words):
            return mode
    return None
