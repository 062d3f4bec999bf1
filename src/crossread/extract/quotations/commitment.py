"""How far narrator and source stand behind what is reported: stance, polarity of the reporting clause, factuality."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.records.said import Factuality, Stance
from crossread.records.text import Anchor

_NOTHING = 5  # tokens from the cue to its clause in "found no sign at all that"
_AROUND = 5  # tokens after the cue in which "without any evidence" begins
_Degree = TypeVar("_Degree", bound=str)
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"])


@dataclass(frozen=True, slots=True)
class Commitment:
    """Polarity of the reporting clause, the narrator's stance and the degree of commitment to the content, each with its words."""

    negated: bool
    stance: Stance | None
    stance_cue: Anchor | None
    factuality: Factuality | None
    factuality_cue: Anchor | None


@dataclass(frozen=True, slots=True)
class Degrees:
    """The word lists of `data/commitment.toml`: cue verbs and adverbs by stance, cue verbs and words in the content by factuality.

    factives: cues that imply their clause even when denied. unsaid: verbs before a cue that deny it ("declined to").
    unproven: what is missing in "without evidence".
    """

    stance_verbs: Mapping[str, Stance]
    stance_words: Mapping[str, Stance]
    factive_cues: Mapping[str, Factuality]
    content_words: Mapping[str, Factuality]
    factives: frozenset[str]
    unsaid: frozenset[str]
    unproven: frozenset[str]


@cache
def degrees() -> Degrees:
    """Read the word lists once."""
    data = tomllib.loads(files("crossread.extract").joinpath("data", "commitment.toml").read_text(encoding="utf-8"))
    return Degrees(
        stance_verbs=_turned(data["stance_verbs"]),
        stance_words=_turned(data["stance_words"]),
        factive_cues=_turned(data["factuality_cues"]),
        content_words=_turned(data["factuality_words"]),
        factives=frozenset(data["factives"]["cues"].split()),
        unsaid=frozenset(data["unsaid"]["verbs"].split()),
        unproven=frozenset(data["unproven"]["nouns"].split()),
    )


def _turned(table: Mapping[_Degree, str]) -> dict[str, _Degree]:
    """From lists by degree to the degree of each word."""
    return {word: degree for degree, words in table.items() for word in words.split()}


def commitment_of(annotated: Annotated, attribution: Attribution | None, content: Sequence[Span]) -> Commitment:
    """Read polarity, stance and factuality of one attribution off its cue and the first words of its content."""
    if attribution is None:
        return Commitment(False, None, None, None, None)
    negated = is_negated(annotated, attribution, content)
    stance, stance_cue = _stance(annotated, attribution)
    factuality, factuality_cue = _factuality(annotated, attribution, content, negated=negated)
    return Commitment(negated, stance, stance_cue, factuality, factuality_cue)


def is_negated(annotated: Annotated, attribution: Attribution, content: Sequence[Span]) -> bool:
    """Whether the reporting clause is denied: "did not say", "declined to confirm", "found no evidence that"."""
    first, last = attribution.cue
    denied = any(annotated.tokens[i].lower in _NEGATIONS for i in range(first, last)) or any(
        child.lower in _NEGATIONS and child.dep == "advmod" for child in annotated.dependents(attribution.head)
    )
    return denied or _left_unsaid(annotated, attribution) or _found_nothing(annotated, attribution, content)


def _left_unsaid(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether the verb before an infinitive or participle says that it was not said."""
    head = annotated.tokens[attribution.head]
    above = annotated.tokens[head.head]
    bare = head.tag == "VB" or (head.tag == "VBG" and annotated.tokens[head.i - 1].lower in ("of", "from"))
    return bare and above.i < head.i and above.lemma.lower() in degrees().unsaid and head.dep in ("xcomp", "advcl")


def _found_nothing(annotated: Annotated, attribution: Attribution, content: Sequence[Span]) -> bool:
    """Whether "no" and a noun stand between a cue and its clause ("gave no sign that")."""
    last = attribution.cue[1]
    if not content or content[0][0] <= last or content[0][0] - last > _NOTHING:
        return False
    between = annotated.tokens[last : content[0][0]]
    return between[0].lower == "no" and between[-1].pos == "NOUN" and not _unproven(annotated, attribution)


def negated_before(annotated: Annotated, attribution: Attribution | None, position: int) -> bool:
    """Whether the narrator's words between the cue and a quoted fragment deny it ("said she was not “angry”")."""
    inside = [t for t in annotated.tokens if t.start >= position][:1]
    if not inside:
        return False
    sentence = annotated.sentence_of(inside[0].i)
    floor = (
        attribution.head
        if attribution is not None and sentence.first <= attribution.head < inside[0].i
        else sentence.first
    )
    for i in range(inside[0].i - 1, max(floor, inside[0].i - 7), -1):
        token = annotated.tokens[i]
        if token.lower in _NEGATIONS:
            return True
        if token.text in (",", ";", ":", "—", "–") or token.pos == "SCONJ":
            return False
    return False


def _stance(annotated: Annotated, attribution: Attribution) -> tuple[Stance | None, Anchor | None]:
    """The narrator's stance: an adverb at the cue tells more than the cue itself."""
    lists = degrees()
    around = [annotated.tokens[i] for i in range(*attribution.cue)]
    around += list(annotated.dependents(attribution.head, "advmod", "obl", "amod"))
    around += _set_off(annotated, attribution)
    told = [(lists.stance_words[t.lower], t) for t in around if t.lower in lists.stance_words]
    if told:  # "repeatedly and wrongly": what contests tells most
        shown, token = next((pair for pair in told if pair[0] == "contested"), told[0])
        return shown, annotated.span(token.i, token.i + 1)
    unproven = _unproven(annotated, attribution)
    if unproven is not None:
        return "doubted", annotated.span(*unproven)
    head = annotated.tokens[attribution.head]
    stance = lists.stance_verbs.get(head.lemma.lower())
    return (stance, annotated.span(head.i, head.i + 1)) if stance is not None else (None, None)


def _set_off(annotated: Annotated, attribution: Attribution) -> list[Token]:
    """The adverb between commas right after a cue ("claimed, wrongly, that")."""
    after = annotated.tokens[attribution.cue[1] : attribution.cue[1] + 3]
    return [after[1]] if len(after) == 3 and after[0].text == after[2].text == "," else []


def _unproven(annotated: Annotated, attribution: Attribution) -> Span | None:
    """The words "without evidence", "with no proof" after a cue."""
    end = annotated.sentence_of(attribution.head).last
    for i in range(attribution.cue[1], min(end, attribution.cue[1] + _AROUND)):
        words = annotated.tokens[i : min(end, i + 4)]
        opens = words[0].lower == "without" or [t.lower for t in words[:2]] == ["with", "no"]
        noun = next((t for t in words[1:] if t.lemma.lower() in degrees().unproven), None) if opens else None
        if noun is not None:
            return i, noun.i + 1
    return None


def _factuality(
    annotated: Annotated, attribution: Attribution, content: Sequence[Span], *, negated: bool
) -> tuple[Factuality | None, Anchor | None]:
    """The degree the source commits to: a modal or adverb in the content's main clause first, then what the cue itself implies."""
    lists = degrees()
    for token in _main_words(annotated, content):
        degree = lists.content_words.get(token.lower)
        if degree is not None:
            return degree, annotated.span(token.i, token.i + 1)
    head = annotated.tokens[attribution.head]
    degree = lists.factive_cues.get(head.lemma.lower())
    if degree is None:
        return None, None
    if negated and head.lemma.lower() not in lists.factives:
        degree = "uncommitted"
    return degree, annotated.span(head.i, head.i + 1)


def _main_words(annotated: Annotated, content: Sequence[Span]) -> list[Token]:
    """The auxiliaries and adverbs of the content's main verb, and the word that opens it."""
    found = []
    for first, last in content[:1]:
        found.append(annotated.tokens[first])
        top = next((i for i in range(first, last) if not first <= annotated.tokens[i].head < last), first)
        found += [c for c in annotated.dependents(top, "aux", "advmod") if first <= c.i < last]
    return found
