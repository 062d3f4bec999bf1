"""The pairs of statements worth comparing, found by what they share; how many are left out is counted."""

from collections import defaultdict
from dataclasses import dataclass

from crossread.align.profiles import Profile, Story

_BRUTE = 160
_CANDIDATES = 16
_POSTINGS = 80
_TERMS = 10
_LIKE = 0.2  # cosine from which two statements without a word in common are compared (bench/fit_alignment.py)
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs worth scoring, and how many more share a telling word and are left out."""

    pairs: list[Pair]
    left_out: int


def candidate_pairs(story: Story) -> Candidates:
    """Pairs of statements of two reports: in a small group those with a word, name or kind of event in common or of like meaning,
    else with a telling one, and of these for each statement the nearest.
    """
    profiles = story.profiles
    if len(profiles) <= _BRUTE:
        everything = [p.bag | p.actors | p.utterances | {f"{k}:" for k in p.kinds} for p in profiles]
        alike = None if story.vectors is None else (story.vectors @ story.vectors.T > _LIKE).tolist()
        close = [
            (p.number, q.number)
            for p in profiles
            for q in profiles[p.number + 1 :]
            if p.report != q.report
            and (
                (alike is not None and alike[p.number][q.number])
                or not everything[p.number].isdisjoint(everything[q.number])
            )
        ]
        return Candidates(close, 0)
    postings: dict[str, list[int]] = defaultdict(list)
    terms = [_terms(story, p) for p in profiles]
    reports = [p.report for p in profiles]
    for p in profiles:
        for term in terms[p.number]:
            postings[term].append(p.number)
    pairs: set[Pair] = set()
    met = 0  # every pair twice
    for p in profiles:
        scores: dict[int, float] = defaultdict(float)
        for term in terms[p.number]:
            if len(postings[term]) <= _POSTINGS:
                weight = story.weights.get(term, 2.0)
                for other in postings[term]:
                    if reports[other] != p.report:
                        scores[other] += weight
        met += len(scores)
        best = sorted([(-score, n) for n, score in scores.items()])[:_CANDIDATES]
        pairs.update([(p.number, n) if p.number < n else (n, p.number) for _, n in best])
    return Candidates(sorted(pairs), met // 2 - len(pairs))


def _terms(story: Story, profile: Profile) -> list[str]:
    """The most telling stems of a statement, its figures and its utterances."""
    stems = story.ranked[profile.number][:_TERMS]
    return [*stems, *(f"={f.min}/{f.max}" for f in profile.figures), *profile.utterances]
