"""Words that look like an event and are none: sport, disasters, and attacks that are made with words."""

import itertools
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated
from crossread.extract.events.matching import Match

_TALKERS = frozenset({"GOV", "LEG", "PTY", "ELI", "JRN", "BUS", "SOC", "EDU", "JUD", "LAB"})
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "CRM", "COP", "IMG"})


@cache
def load_traps() -> Mapping[str, frozenset[str]]:
    """Read event_traps.toml: words of sport, of violence, and verbs of attack that are said of words as well."""
    text = files("crossread.extract").joinpath("data", "event_traps.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def trap(annotated: Annotated, match: Match) -> str | None:
    """Why a match is no event, None where nothing speaks against it."""
    words = {token.lemma.lower() for token in annotated.words(annotated.sentence_of(match.trigger))}
    if len(words & load_traps()["sport"]) >= 2:
        return "sport"
    if _in_other_headlines(annotated, match.trigger):
        return "behind the headlines of other stories"
    if _in_a_name(annotated, match.trigger):
        return "part of a name"
    if match.mode == "martial-law" and sum(t.lemma.lower() in load_traps()["disaster"] for t in annotated.tokens) >= 3:
        return "an emergency declared for a disaster"
    if match.type != "ASSAULT" or match.mode not in {None, "beat"}:
        return None
    sectors = {one.code.sector for one in match.actors}
    if match.actors and sectors <= _TALKERS:
        return "figurative: no weapon, and nobody who bears arms"
    if match.mode is not None or sectors & _ARMED or _between_states(match) or not _of_words_too(annotated, match):
        return None
    trigger = annotated.tokens[match.trigger].lemma.lower()
    if (words - {trigger}) & load_traps()["violence"]:
        return None
    return "figurative: nothing in the sentence tells of violence"


def _in_other_headlines(annotated: Annotated, trigger: int) -> bool:
    """Whether headlines of other stories ran into the sentence before the trigger: a name told twice and grown together with the next
    word ("Ada Okello Ada OkelloParliament to vote MORE").
    """
    first = annotated.sentence_of(trigger).first
    return any(
        len(before.text) > 2
        and word.text.startswith(before.text)
        and len(word.text) > len(before.text) + 1
        and word.text[len(before.text)].isupper()
        for before, word in itertools.pairwise(annotated.tokens[first : trigger + 1])
    )


def _in_a_name(annotated: Annotated, trigger: int) -> bool:
    """Whether a noun stands capitalised behind a capitalised word in a sentence that is no headline ("the Hillside Organized Protest")."""
    token, sentence = annotated.tokens[trigger], annotated.sentence_of(trigger)
    if (
        token.pos not in {"NOUN", "PROPN"}
        or not token.text[:1].isupper()
        or token.text.isupper()
        or trigger == sentence.first
    ):
        return False
    before = annotated.tokens[trigger - 1]
    if before.pos not in {"PROPN", "ADJ", "NOUN", "VERB"} or not before.text[:1].isupper():
        return False
    words = [word.text for word in annotated.words(sentence) if word.text.isalpha()]
    return 2 * sum(word.islower() for word in words) > len(words)


def _between_states(match: Match) -> bool:
    """Whether one country attacks another."""
    states = {one.code.country for one in match.actors if one.code.sector is None} - {None}
    others = {one.code.country for one in match.recipients} - {None}
    return bool(states) and bool(others - states)


def _of_words_too(annotated: Annotated, match: Match) -> bool:
    """Whether a trigger is said of words as well as of arms ("attack", not "airstrike")."""
    token = annotated.tokens[match.trigger]
    return bool({token.lemma.lower(), token.lower} & load_traps()["attack_words"])
