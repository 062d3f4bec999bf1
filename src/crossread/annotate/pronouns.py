"""Pronouns tied to actors where the text licenses it: he, she, his, her, it, they. What is not clear stays open."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.entity import Entity, Place
from crossread.annotate.roles import Gender

_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "masculine"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "feminine"),
}
_NEUTER = frozenset(["it", "its", "itself"])
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_FORMS = (
    *(("he", "him", "his", "himself"), ("she", "her", "hers", "herself")),
    *(tuple(sorted(_NEUTER)), tuple(sorted(_PLURAL))),
)
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
_REACH = 5  # sentences back
_CLEAR = 0.5  # a score from which a pronoun tells the sex of an actor
_CLAUSE = frozenset(["ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "xcomp", "csubj", "root", "ROOT"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """One earlier mention a pronoun may go back to, and how well it fits."""

    entity: Entity
    place: Place
    score: float


def resolve_pronouns(annotated: Annotated, entities: Sequence[Entity], *, quoted: Sequence[tuple[int, int]]) -> None:
    """Add to each actor the pronouns that go back to it, in text order, so that one pronoun can lean on the one before.

    `quoted` are the character spans between quotation marks: a pronoun in the narration seldom goes back to a name inside one.
    Weights were set by hand on the GAP development part and open news (see bench/results/said-gap.md for the scores).
    """
    inside = _inside(annotated, quoted)
    steps = _steps(annotated, inside)
    shown = _resolve(annotated, entities, inside, steps)
    if any(entity.gender != gender for entity, gender in shown):
        for entity, gender in shown:
            entity.gender = gender
        _drop_pronouns(entities)
        _resolve(annotated, entities, inside, steps)


def _resolve(
    annotated: Annotated, entities: Sequence[Entity], inside: Sequence[int], steps: Sequence[int]
) -> list[tuple[Entity, Gender]]:
    """One pass over the pronouns; the sex that most of the clear ones in the narration show for each actor whose name does not tell."""
    votes: dict[int, Counter[Gender]] = {}
    choices = _choices(entities)
    for token in annotated.tokens:
        if token.pos not in ("PRON", "DET") and token.tag not in ("PRP", "PRP$"):
            continue
        best = _antecedent(annotated, choices, token, inside, steps)
        if best is not None:
            best.entity.places.append(Place(token.i, token.i + 1, token.i, "pronoun"))
            clear = best.score >= _CLEAR and inside[token.i] < 0
            if clear and best.entity.gender == "unknown" and token.lower in _GENDERS:
                votes.setdefault(id(best.entity), Counter())[_GENDERS[token.lower]] += 1
    return [(e, votes[id(e)].most_common(1)[0][0]) for e in entities if id(e) in votes]


def _drop_pronouns(entities: Sequence[Entity]) -> None:
    for entity in entities:
        entity.places[:] = [place for place in entity.places if place.form != "pronoun"]


def _inside(annotated: Annotated, quoted: Sequence[tuple[int, int]]) -> list[int]:
    """For each token the number of the quotation it stands in, -1 outside."""
    found = [-1] * len(annotated.tokens)
    for number, (start, end) in enumerate(quoted):
        for token in annotated.tokens_in(start, end):
            found[token.i] = number
    return found


def _steps(annotated: Annotated, inside: Sequence[int]) -> list[int]:
    """For each token how many sentences of narration begin up to it: what is quoted in between does not make a pronoun stale."""
    found, count, last = [], 0, -1
    for token in annotated.tokens:
        if inside[token.i] < 0 and token.sentence != last and token.pos != "PUNCT":
            count, last = count + 1, token.sentence
        found.append(count)
    return found


def _choices(entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    """For each pronoun the actors it can stand for by sex and number."""
    people = [e for e in entities if e.kind == "person" and not e.plural]
    by_gender: dict[Gender, list[Entity]] = {
        gender: [e for e in people if e.gender in (gender, "unknown")] for gender in ("masculine", "feminine")
    }
    bodies = [e for e in entities if e.kind in ("organisation", "unknown", "place") and not e.plural]
    several = [e for e in entities if e.plural or e.kind == "organisation"]
    return {
        **{word: by_gender[gender] for word, gender in _GENDERS.items()},
        **dict.fromkeys(_NEUTER, bodies),
        **dict.fromkeys(_PLURAL, several),
    }


def _antecedent(
    annotated: Annotated, choices: Mapping[str, list[Entity]], token: Token, inside: Sequence[int], steps: Sequence[int]
) -> Candidate | None:
    """The mention a pronoun goes back to, None where no actor fits or two fit alike."""
    best: Candidate | None = None
    for entity in choices.get(token.lower, ()):
        scored = _candidates(annotated, entity, token, inside, steps)
        if not scored or _kept_apart(annotated, entity, token):
            continue
        score, place = max(scored, key=lambda one: (one[0], one[1].first))
        if best is None or (score, place.first) > (best.score, best.place.first):
            best = Candidate(entity, place, score)
    return best if best is not None and best.score >= (-4.0 if token.lower in _GENDERS else 1.2) else None


def _kept_apart(annotated: Annotated, entity: Entity, token: Token) -> bool:
    """Whether the sentence names the actor where grammar says it is somebody else: beside the pronoun under one verb, or below its verb."""
    if token.lower.endswith("self") or token.dep == "nmod:poss":
        return False
    for place in entity.places:
        head = annotated.tokens[place.head]
        if head.sentence != token.sentence or place.form not in ("name", "short-name"):
            continue
        if head.head == token.head and head.dep.partition(":")[0] in ("nsubj", "obj", "iobj", "obl"):
            return True
        if token.dep in _SUBJECTS and head.i > token.i and any(a.i == token.head for a in annotated.ancestors(head.i)):
            return True
    return False


def _candidates(
    annotated: Annotated, entity: Entity, token: Token, inside: Sequence[int], steps: Sequence[int]
) -> list[tuple[float, Place]]:
    """The mentions of an actor that lie within reach of a pronoun, with how well they fit; a name later in the sentence only for a
    fronted clause.
    """
    found = []
    tokens, at, sentence = annotated.tokens, token.i, token.sentence
    step = steps[at] if inside[at] < 0 else None  # None: in a quotation sentences count as they stand
    for place in entity.places:
        first = place.first
        distance = sentence - tokens[first].sentence
        if step is not None and first < at and inside[first] < 0:
            distance = min(distance, step - steps[first])
        if not 0 <= distance <= _REACH:
            continue
        ahead = first > at
        if ahead and (distance or not _fronted(annotated, token, place)):
            continue
        score = _score(annotated, entity, token, place, distance, inside)
        if score is not None:
            found.append((score, place))
    return found


def _fronted(annotated: Annotated, token: Token, place: Place) -> bool:
    """Whether a pronoun stands in a clause or phrase before the subject it goes with ("In his speech, X ...")."""
    head = annotated.tokens[place.head]
    if head.dep not in _SUBJECTS or place.form == "pronoun":
        return False
    verb = head.head
    return (
        _clause(annotated, token.i) != _clause(annotated, place.head)
        and any(a.i == verb for a in annotated.ancestors(token.i))
    ) or (token.dep == "nmod:poss" and any(a.i == verb for a in annotated.ancestors(token.i)))


def _score(
    annotated: Annotated, entity: Entity, token: Token, place: Place, distance: int, inside: Sequence[int]
) -> float | None:
    """How well a mention fits: near, subject, same grammatical role, often named; None where grammar rules it out."""
    head = annotated.tokens[place.head]
    while head.dep in ("flat", "appos", "nmod:desc", "compound") and head.head != head.i:
        head = annotated.tokens[head.head]
    subject, wanted_subject = head.dep in _SUBJECTS or _opens(annotated, head), token.dep in _SUBJECTS
    possessive = token.dep == "nmod:poss"
    if distance == 0 and _bound(annotated, token, head, possessive=possessive):
        return None
    score = -1.1 * distance - 0.012 * min(abs(token.i - place.first), 25 * (distance + 1))
    score += 1.6 if subject else 0.0
    score += 0.5 if subject and wanted_subject else 0.0
    score -= 0.7 if head.dep == "nmod:poss" and not possessive else 0.0
    score += (
        0.8
        if subject and wanted_subject and annotated.tokens[head.head].lemma == annotated.tokens[token.head].lemma
        else 0.0
    )
    score += 0.9 if possessive and distance == 0 and subject else 0.0
    score += (
        0.4
        if place.form == "pronoun" and annotated.tokens[place.first].lower in (token.lower, *_kin(token.lower))
        else 0.0
    )
    score += 0.25 * min(4, len(entity.places)) / 4
    score -= 0.5 if entity.gender == "unknown" and token.lower in _GENDERS else 0.0
    score -= 3.5 if inside[place.first] != inside[token.i] and inside[place.first] >= 0 else 0.0
    score -= 1.0 if inside[token.i] >= 0 and inside[place.first] < 0 and subject and distance == 0 else 0.0
    score -= 1.0 if place.first > token.i else 0.0
    return score


def _opens(annotated: Annotated, head: Token) -> bool:
    """Whether a name opens its sentence as its root: a subject that the parse cut off from its verb by a relative clause."""
    return head.head == head.i and head.pos == "PROPN" and head.i - annotated.sentence_of(head.i).first < 6


def _kin(word: str) -> tuple[str, ...]:
    """The other forms of the same pronoun."""
    return next((forms for forms in _FORMS if word in forms), ())


def _bound(annotated: Annotated, token: Token, head: Token, *, possessive: bool) -> bool:
    """Whether grammar keeps the two apart: subject and object of one verb, or a name below the verb the pronoun is subject of."""
    if token.lower.endswith("self"):
        return False
    if not possessive and head.head == token.head and head.i != token.i:
        return True
    if token.dep in _SUBJECTS and head.i > token.i:
        return any(a.i == token.head for a in annotated.ancestors(head.i))
    if possessive and token.head == head.i:
        return True
    return not possessive and _clause(annotated, token.i) == _clause(annotated, head.i) and head.dep in _SUBJECTS


def _clause(annotated: Annotated, i: int) -> int:
    """The head of the clause a token stands in."""
    if annotated.tokens[i].dep in _CLAUSE:
        return i
    for above in annotated.ancestors(i):
        if above.dep in _CLAUSE or above.head == above.i:
            return above.i
    return i
