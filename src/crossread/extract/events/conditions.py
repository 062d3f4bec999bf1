"""Whether a pattern fits a word: its particle, voice, object, subject, prepositions and content, and the words that rule it out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from crossread.annotate.annotated import Token
from crossread.extract.arguments import agents, clause_tokens, content, joined, patients, prepositional
from crossread.extract.events.parties import meant, party
from crossread.extract.events.patterns import Pattern
from crossread.extract.events.scene import Scene
from crossread.extract.voice import is_passive

_TIMES = frozenset({"year", "month", "week", "day", "hour", "decade", "time", "minute", "moment", "long", "now"})
_PLACES = frozenset({"country", "capital", "part"})
_STATES = frozenset({"country", "capital", "demonym", "organisation"})
_NOT = frozenset({"not", "n't", "n’t", "never", "longer"})


def forms_of(token: Token) -> tuple[str, ...]:
    """What a word may be looked up as: its lemma, itself, and itself without a regular ending, for words the lemma table lacks."""
    return _forms(token.lemma, token.lower)


@lru_cache(maxsize=1 << 14)  # every word is looked up two to four times, and most words of a report come again
def _forms(lemma: str, word: str) -> tuple[str, ...]:
    endings = ("ed", "d", "ing", "es", "s")
    cut = [word[: -len(end)] for end in endings if word.endswith(end) and len(word) > len(end) + 2]
    return tuple(dict.fromkeys((lemma.lower(), word, *cut)))


def has_trigger(scene: Scene, token: Token, pattern: Pattern) -> bool:
    """Whether one of the pattern's triggers stands here, with its particle if it has one; "shoot" is not "shoot down"."""
    annotated = scene.coder.annotated
    particles = list(annotated.dependents(token.i, "compound:prt"))
    forms = forms_of(token)
    for trigger in pattern.triggers:
        lemma, _, particle = trigger.partition(" ")
        if lemma not in forms or (token.tag == "VBG" and pattern.part == "noun" and not lemma.endswith("ing")):
            continue
        if not particle:
            if token.pos != "VERB" or not any(kid.i == token.i + 1 for kid in (*particles, *_backs(scene, token))):
                return True
            continue
        width = len(particle.split())
        after = " ".join(word.lower for word in annotated.tokens[token.i + 1 : token.i + 1 + width])
        if after == particle or any(
            kid.lower == particle for kid in annotated.dependents(token.i, "compound:prt", "advmod")
        ):
            return True
    return False


def _backs(scene: Scene, token: Token) -> list[Token]:
    """Adverbs that make another verb of one ("beat back", "hit out")."""
    return [
        kid
        for kid in scene.coder.annotated.dependents(token.i, "advmod")
        if kid.lower in {"back", "out", "off", "up", "down"}
    ]


def fits(scene: Scene, token: Token, pattern: Pattern, inside: int | None, inner: Mapping[int, str]) -> bool:
    """Whether all that a pattern asks for around its word is there. `inner` gives the types of the events inside, by trigger."""
    if pattern.content and inside is None:
        return False
    if pattern.infinitive and not _infinitive(scene, inside):
        return False
    if pattern.content_or and not _is_about_something(scene, token, pattern, inside):
        return False
    if pattern.light and scene.coder.annotated.tokens[token.head].lemma not in pattern.light:
        return False
    if pattern.content_types and not _types_inside(scene, inside, inner) & pattern.content_types:
        return False
    return (
        _voice_fits(scene, token, pattern)
        and _modal_fits(scene, token, pattern, inside)
        and _arguments_fit(scene, token, pattern)
        and _words_fit(scene, token, pattern, inside)
    )


def _is_about_something(scene: Scene, token: Token, pattern: Pattern, inside: int | None) -> bool:
    """Whether a word tells what is asked: a content, an infinitive below it or its light verb, or one of the pattern's prepositions."""
    annotated = scene.coder.annotated
    above = (token.head,) if pattern.light else ()
    if (
        inside is not None
        or any(content(annotated, i) is not None for i in above)
        or any(prepositional(annotated, token.i, case) for case in pattern.content_or)
    ):
        return True
    below = (j for i in (token.i, *above) for j in annotated.subtree(i) if j > token.i)
    return any(annotated.tokens[j].tag == "VB" and _infinitive(scene, j) for j in below)


def _infinitive(scene: Scene, inside: int | None) -> bool:
    """Whether a content is a clause with "to"."""
    return inside is not None and any(kid.lower == "to" for kid in scene.coder.annotated.dependents(inside, "mark"))


def _voice_fits(scene: Scene, token: Token, pattern: Pattern) -> bool:
    annotated = scene.coder.annotated
    if pattern.active and token.pos == "VERB" and is_passive(annotated, token.i):
        return False
    if pattern.intransitive and (
        is_passive(annotated, token.i) or any(True for _ in annotated.dependents(token.i, "obj"))
    ):
        return False
    if pattern.clauseless and any(True for _ in annotated.dependents(token.i, "ccomp")):
        return False
    return not pattern.transitive or bool(patients(annotated, token.i))


def _modal_fits(scene: Scene, token: Token, pattern: Pattern, inside: int | None) -> bool:
    """Whether the content has the modal asked for; "will not" must be about the speaker himself."""
    if not pattern.modal:
        return True
    if inside is None or not _modals(scene, inside) & pattern.modal:
        return False
    return "will not" not in pattern.modal or _same_subject(scene, token, inside)


def _arguments_fit(scene: Scene, token: Token, pattern: Pattern) -> bool:
    """Whether prepositions, object and subject are those asked for."""
    annotated = scene.coder.annotated
    if pattern.prepositions and not any(
        says(scene, j, words) or not words
        for case, words in pattern.prepositions.items()
        for j in prepositional(annotated, token.i, case, own=True)
        if annotated.tokens[j].lemma not in _TIMES
    ):
        return False
    if pattern.object and not any(says(scene, j, pattern.object) for j in patients(annotated, token.i)):
        return False
    return not pattern.subject or _subject_fits(scene, token, pattern)


def _subject_fits(scene: Scene, token: Token, pattern: Pattern) -> bool:
    """Whether the doer is one of the words or sectors asked for; a passive without a doer passes where the pattern allows it."""
    annotated = scene.coder.annotated
    doers = [meant(scene, one) for j in agents(annotated, token.i) for one in joined(annotated, j)]
    if not doers:
        return pattern.agentless and is_passive(annotated, token.i)
    return any(says(scene, j, pattern.subject) for j in doers)


def _words_fit(scene: Scene, token: Token, pattern: Pattern, inside: int | None) -> bool:
    """Whether the content words stand where they must, and none of the words that rule the pattern out stands near."""
    annotated = scene.coder.annotated
    said = () if inside is None else (inside, *clause_tokens(annotated, inside))
    below = said if pattern.content and said else (*_told_of(scene, token.i), *patients(annotated, token.i))
    if pattern.content_words and not contains(scene, below, pattern.content_words):
        return False
    own = clause_tokens(annotated, token.i)
    near = (*own, *said, *agents(annotated, token.i), *((token.head,) if pattern.part == "noun" else ()))
    return not (pattern.without and contains(scene, near, pattern.without))


def _told_of(scene: Scene, i: int) -> tuple[int, ...]:
    """What a word's own phrase says, without what describes its object ("called them efforts to stop illegal crossings")."""
    return scene.coder.annotated.subtree(i, without=("acl", "acl:relcl", "parataxis"))


def _types_inside(scene: Scene, inside: int | None, inner: Mapping[int, str]) -> frozenset[str]:
    """The types of the events at the head of a content and of its object or predicate."""
    if inside is None:
        return frozenset()
    held = (inside, *(kid.i for kid in scene.coder.annotated.dependents(inside, "xcomp", "obj", "ccomp")))
    return frozenset(inner[i] for i in held if i in inner)


def _modals(scene: Scene, inside: int) -> frozenset[str]:
    """The modal words of a clause; "have to", "need to" and "will not" count as one each."""
    annotated = scene.coder.annotated
    found = {kid.lower for kid in annotated.dependents(inside, "aux")}
    token = annotated.tokens[inside]
    tokens = annotated.tokens
    open_yet = found & {"may", "might", "could", "would"}
    if (
        token.lemma in {"have", "need"}
        and not open_yet
        and inside + 1 < len(tokens)
        and tokens[inside + 1].lower == "to"
    ):
        found.add(f"{token.lemma} to")
    if found & {"will", "would", "wo"} and any(kid.lower in _NOT for kid in annotated.dependents(inside, "advmod")):
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


def says(scene: Scene, head: int, words: frozenset[str]) -> bool:
    """Whether a phrase is one of the words: its head, two words together, its title, what it is a part of, or its class (GOV, PERSON)."""
    annotated, tokens = scene.coder.annotated, scene.coder.annotated.tokens
    for j in joined(annotated, head):
        if tokens[j].lower in words or _lemma_says(tokens, j, words):
            return True
        name = annotated.name_of.get(j)
        if "PERSON" in words and name is not None and name.kind == "PERSON":
            return True
        if _names_classes(words) and any(word in words for word in _classes(scene, j)):
            return True
        beside = [kid.i for kid in annotated.dependents(j, "nmod:desc", "appos")]
        if any(_lemma_says(tokens, i, words) for i in (*beside, *prepositional(annotated, j, "of"))):
            return True
    return False


def _lemma_says(tokens: tuple[Token, ...], j: int, words: frozenset[str]) -> bool:
    before = tokens[j - 1].lower if j else ""
    lemma = tokens[j].lemma.lower()
    return lemma in words or f"{before} {lemma}" in words


@lru_cache(maxsize=1 << 12)  # the word lists of the patterns
def _names_classes(words: frozenset[str]) -> bool:
    """Whether some words hold a class ("GOV"): most lists hold none, and no phrase need be coded for them."""
    return any(word.isupper() for word in words)


def _classes(scene: Scene, j: int) -> tuple[str, ...]:
    """The capital-letter words of a lexicon that a phrase answers to: its sector and country codes, COUNTRY, PART."""
    place = scene.coder.places.get(j)
    one = party(scene, j)
    found = [code for code in (one.code.sector, one.code.country) if code]
    if place is None:
        return tuple(found)
    if place.code and place.kind in _STATES and not (place.sector and place.kind == "organisation"):
        found.append("COUNTRY")
    if place.kind in _PLACES:
        found.append("PART")
    if place.kind == "demonym" and scene.coder.annotated.tokens[j].pos in {"NOUN", "PROPN"}:
        found.append("CVL")
    return tuple(found)


def contains(scene: Scene, indexes: Iterable[int], words: frozenset[str]) -> bool:
    """Whether any of the words (or runs of words) stands among the tokens."""
    tokens = scene.coder.annotated.tokens
    places = set(indexes)
    if any(tokens[i].lower in words or tokens[i].lemma.lower() in words for i in places):
        return True
    runs = _runs(words)
    if not runs:
        return False
    text = f" {' '.join([tokens[i].lower for i in sorted(places)])} "
    lemmas = f" {' '.join([tokens[i].lemma.lower() for i in sorted(places)])} "
    return any(run in text or run in lemmas for run in runs)


@lru_cache(maxsize=1 << 12)  # the word lists of the patterns
def _runs(words: frozenset[str]) -> tuple[str, ...]:
    """Those of some words that are several, between blanks."""
    return tuple(f" {word} " for word in words if " " in word)
