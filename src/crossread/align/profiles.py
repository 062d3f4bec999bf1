"""What alignment compares: each statement as weighted stems, names, predicate, figures, dates, quotation and place
in its report.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import fsum, log

import numpy as np
from numpy.typing import NDArray

from crossread.align.kinds import kinds_of
from crossread.align.words import content_words, related, stem, story_weights
from crossread.annotate.annotated import Annotated, Token
from crossread.records.said import Quotation, SameQuotation
from crossread.records.text import Anchor
from crossread.records.told import Figure, Statement, When

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
Vectors = NDArray[np.float32]
_SHORT = 5.0  # statements of a report so short that nothing speaks against a pair


@dataclass(frozen=True, slots=True)
class Profile:
    """One statement ready to be compared. `place` runs from 0 (first words of the report) to 1; `stems` are in
    reading order, `bag` has them without order, `near` the pairs that stand side by side, one word apart at most; `lemma_of` gives a
    dictionary form of each, `lemmas` has all of these and `kin` all words of their families; `kinds` are the kinds of event its words
    speak of; `told` are the stems of words that are no names; `around` holds the stems of the whole sentence; `speaker` is whose
    words it tells, None for the narrator's and where that is unknown.
    """

    statement: Statement
    report: int
    place: float
    headline: bool
    words: tuple[str, ...]
    stems: tuple[str, ...]
    bag: frozenset[str]
    near: frozenset[tuple[str, str]]
    lemma_of: Mapping[str, str]
    lemmas: frozenset[str]
    kin: frozenset[str]
    told: frozenset[str]
    kinds: frozenset[str]
    around: frozenset[str]
    actors: frozenset[str]
    subjects: frozenset[str]
    figures: tuple[Figure, ...]
    figure_kinds: frozenset[str]
    dates: tuple[When, ...]
    utterances: frozenset[str]
    speaker: str | None
    number: int


@dataclass(frozen=True)
class Story:
    """All profiles of a group, the weights of stems in it, and one vector a statement (None without
    encoder). By statement: its stems from the weightiest down, the weight of all of them, and that of its sentence's. By report:
    how many statements it has, and how many of them speak of each kind of event. By two reports, earlier first: how much the number
    of their statements speaks against any pair of these, down from 0.
    """

    profiles: tuple[Profile, ...]
    weights: Mapping[str, float]
    vectors: Vectors | None
    ranked: tuple[tuple[str, ...], ...]
    totals: tuple[float, ...]
    around_totals: tuple[float, ...]
    sizes: tuple[int, ...]
    of_kind: tuple[Mapping[str, int], ...]
    long_reports: Mapping[tuple[int, int], float]


def make_story(
    annotated: Sequence[Annotated],
    statements: Sequence[Sequence[Statement]],
    *,
    quotations: Sequence[Sequence[Quotation]],
    same_quotations: Sequence[SameQuotation],
    figures: Sequence[Sequence[Figure]],
    dates: Sequence[Sequence[When]],
    encode: Encode | None,
) -> Story:
    """Profile every statement of a group and weigh its words by what they tell in this story."""
    figure_of = {f.id: f for found in figures for f in found}
    date_of = {d.id: d for found in dates for d in found}
    utterances = _utterance_places(quotations, same_quotations)
    profiles: list[Profile] = []
    for report, (one, told) in enumerate(zip(annotated, statements, strict=True)):
        stem_of = {t.i: _stem_of(t) for t in content_words(one.tokens) if _tells(one, t)}
        places = utterances.get(one.report.id, ())
        for statement in told:
            profiles.append(_profile(one, statement, report, len(profiles), figure_of, date_of, places, stem_of))
    bags = [Counter(p.stems) for p in profiles]
    words = {s: lemma for p in profiles for s, lemma in p.lemma_of.items()}
    weights = story_weights(bags, words)
    return Story(
        tuple(profiles),
        weights,
        _vectors(profiles, encode),
        tuple(tuple(sorted(p.bag, key=lambda s: (-weights[s], s))) for p in profiles),
        tuple(fsum(weights[s] for s in p.bag) for p in profiles),
        tuple(fsum(weights.get(s, 0.0) for s in p.around) for p in profiles),
        tuple(len(told) for told in statements),
        _statements_of_kind(profiles, len(statements)),
        _long_reports([len(told) for told in statements]),
    )


def _statements_of_kind(profiles: Sequence[Profile], reports: int) -> tuple[Mapping[str, int], ...]:
    """By report, how many statements speak of each kind of event."""
    counts: list[Counter[str]] = [Counter() for _ in range(reports)]
    for profile in profiles:
        counts[profile.report].update(profile.kinds)
    return tuple(counts)


def _long_reports(sizes: Sequence[int]) -> Mapping[tuple[int, int], float]:
    """By two reports, how much their numbers of statements (`sizes`) speak against a pair."""
    return {
        (left, right): min(0.0, -0.5 * log(max(1, one * other) / (_SHORT * _SHORT)))
        for (left, one), (right, other) in combinations(enumerate(sizes), 2)
    }


def _profile(
    one: Annotated,
    statement: Statement,
    report: int,
    number: int,
    figure_of: Mapping[str, Figure],
    date_of: Mapping[str, When],
    utterances: Sequence[tuple[Anchor, str]],
    stem_of: Mapping[int, str],
) -> Profile:
    """The profile of one statement; `stem_of` has the stem of each word of the report that speaks of its matter."""
    tokens = [t for a in statement.anchors for t in one.tokens_in(a.start, a.end)]
    content = [t for t in tokens if t.i in stem_of]
    stems = tuple([stem_of[t.i] for t in content])
    first = tokens[0].i if tokens else 0
    sentence = one.sentence_of(first) if tokens else one.sentences[0]
    around = frozenset([stem_of[i] for i in range(sentence.first, sentence.last) if i in stem_of])
    actors = {a.actor for a in statement.arguments if a.actor} | {h for h in statement.holder[1:] if h != "unknown"}
    counted = tuple(figure_of[i] for i in statement.figures if i in figure_of)
    lemmas = {s: t.lemma.lower() for s, t in zip(stems, content, strict=True)}
    if "_" in statement.lemma:
        lemmas[stem(statement.lemma.partition("_")[0])] = statement.lemma
    return Profile(
        statement=statement,
        report=report,
        place=first / max(1, len(one.tokens)),
        headline=sentence.kind == "headline",
        words=tuple(t.lower for t in tokens if t.wordlike),
        stems=stems,
        bag=frozenset(stems),
        near=_neighbours(stems),
        lemma_of=lemmas,
        lemmas=frozenset(lemmas.get(s, s) for s in stems),
        kin=frozenset().union(*(related(lemmas.get(s, s)) for s in stems)),
        kinds=kinds_of(lemmas.values()),
        told=frozenset(s for s, t in zip(stems, content, strict=True) if t.pos != "PROPN"),
        around=around,
        actors=frozenset(actors),
        subjects=frozenset(a.actor for a in statement.arguments if a.actor and a.role in ("subject", "agent")),
        figures=counted,
        figure_kinds=frozenset(f.kind for f in counted),
        dates=tuple(date_of[i] for i in statement.dates if i in date_of),
        utterances=frozenset(_utterances(statement, utterances)),
        speaker=None if statement.holder[-1] in ("narrator", "unknown") else statement.holder[-1],
        number=number,
    )


def _neighbours(stems: Sequence[str]) -> frozenset[tuple[str, str]]:
    near = [*pairwise(stems), *zip(stems, stems[2:], strict=False)]
    return frozenset((a, b) if a < b else (b, a) for a, b in near)


def _tells(one: Annotated, token: Token) -> bool:
    """Tell whether a word speaks of the matter: of a person's name with its title the last word alone does."""
    if token.dep == "nmod:desc":
        return False
    if token.dep == "amod" and one.tokens[token.head].dep == "nmod:desc":
        return False
    name = one.name_of.get(token.i)
    return name is None or name.kind != "PERSON" or token.i == name.last - 1


def _utterance_places(
    quotations: Sequence[Sequence[Quotation]], same_quotations: Sequence[SameQuotation]
) -> Mapping[str, Sequence[tuple[Anchor, str]]]:
    """By report, where the prints of each utterance stand that several reports have."""
    by_id = {q.id: q for found in quotations for q in found}
    places: dict[str, list[tuple[Anchor, str]]] = {}
    for same in same_quotations:
        for quotation in same.quotations:
            for part in by_id[quotation].parts if quotation in by_id else ():
                places.setdefault(part.report, []).append((part, same.id))
    return places


def _utterances(statement: Statement, places: Sequence[tuple[Anchor, str]]) -> set[str]:
    """The shared utterances a statement holds or is part of, whatever their kind ("dictator" in marks inside a clause); `places`
    are those of its report.
    """
    return {same for part, same in places if any(a.start < part.end and part.start < a.end for a in statement.anchors)}


def _stem_of(token: Token) -> str:
    """Names and numbers keep their own form; other words go by their dictionary form."""
    if token.pos == "NUM" or token.lower[:1].isdigit():
        return token.lower.replace(",", "")
    return stem(token.lower if token.pos == "PROPN" else token.lemma.lower())


def _vectors(profiles: Sequence[Profile], encode: Encode | None) -> Vectors | None:
    """One vector a statement, with half of the story's mean taken off (probe, 2026: the background cast rules the
    cosine).
    """
    if encode is None or not profiles:
        return None
    texts = [" ".join(a.exact for a in p.statement.anchors) for p in profiles]
    found = np.asarray(encode(texts), dtype=np.float32)
    found = found - 0.5 * found.mean(axis=0, keepdims=True)
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(norms == 0, 1, norms), dtype=np.float32)
