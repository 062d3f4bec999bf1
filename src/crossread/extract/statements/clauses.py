"""Cut a sentence into clauses that each tell one thing; what cannot be cut without breaking its sense stays whole.

Cuts follow the parse: coordinated predicates, finite and participial adverbial clauses, non-restrictive relative
clauses, participles and eventive nominals set off by commas. Conditions, infinitives, comparisons and restrictive
relatives stay with what they restrict. Quoted and reported stretches are zones: no clause crosses a zone's edge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from crossread.annotate.annotated import Annotated, Sentence
from crossread.extract.statements.openings import opens_clause
from crossread.extract.statements.words import OPEN_PUNCT, is_mark

_SMALL = 3
_SUPPOSING = frozenset({"if", "unless"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that tell one thing, in order; `head` carries the predicate, `parent` is the clause it hangs on (an
    index into the sentence's clauses) and `zone` the quotation it lies in (-1: the narrator's own words).
    """

    head: int
    tokens: tuple[int, ...]
    parent: int | None
    zone: int


def split_clauses(annotated: Annotated, sentence: Sentence, *, zone_of: Mapping[int, int]) -> tuple[Clause, ...]:
    """Cut a sentence; every word of it stands in exactly one clause, zones (quotations) are cut apart first."""
    tokens = range(sentence.first, sentence.last)
    heads = _zone_roots(annotated, tokens, zone_of)
    if sentence.kind not in ("headline", "heading"):
        heads |= {i for i in tokens if i not in heads and opens_clause(annotated, annotated.tokens[i])}
    owner = _owners(annotated, tokens, heads, zone_of)
    if sentence.kind not in ("headline", "heading"):
        _cut_participles(annotated, tokens, owner, zone_of)
    _close_gaps(annotated, tokens, owner, zone_of)
    _join_conditions(annotated, owner, zone_of)
    _give_small_away(annotated, owner, zone_of)
    mine: dict[int, list[int]] = {}
    for i in tokens:
        mine.setdefault(owner[i], []).append(i)
    index = {head: n for n, head in enumerate(mine)}
    clauses = []
    for head, own in mine.items():
        above = next((owner[t.i] for t in annotated.ancestors(head) if t.i in owner and owner[t.i] != head), None)
        clauses.append(Clause(head, tuple(own), None if above is None else index[above], zone_of.get(head, -1)))
    return tuple(clauses)


def _zone_roots(annotated: Annotated, tokens: range, zone_of: Mapping[int, int]) -> set[int]:
    """For each zone in the sentence the token its words hang on: the first whose head lies outside the zone."""
    roots: dict[int, int] = {}
    for i in tokens:
        token, zone = annotated.tokens[i], zone_of.get(i, -1)
        outside = token.head == i or token.head not in tokens or zone_of.get(token.head, -1) != zone
        if not outside or is_mark(token):
            continue
        best = roots.get(zone)
        if best is None or _rank(annotated, i) > _rank(annotated, best):
            roots[zone] = i
    for zone in {zone_of.get(i, -1) for i in tokens} - set(roots):
        roots[zone] = next(i for i in tokens if zone_of.get(i, -1) == zone)
    return set(roots.values())


def _rank(annotated: Annotated, i: int) -> int:
    """Predicates before names before the rest; the earlier wins a tie."""
    token = annotated.tokens[i]
    return 4 * (token.dep == "root") + 2 * (token.pos in ("VERB", "AUX")) + (token.pos in ("NOUN", "PROPN", "ADJ"))


def _owners(annotated: Annotated, tokens: range, heads: set[int], zone_of: Mapping[int, int]) -> dict[int, int]:
    """Each token's clause head: the nearest head above it in its own zone, else the nearest head of its zone to the
    left.
    """
    above: dict[int, int | None] = {head: head for head in heads}
    owner = {}
    for i in tokens:
        found = _head_above(annotated, i, tokens, above, zone_of)
        if found is None:
            zone = zone_of.get(i, -1)
            mine = [h for h in heads if zone_of.get(h, -1) == zone]
            found = min(mine, key=lambda h: (abs(h - i), h))
        owner[i] = found
    return owner


def _head_above(
    annotated: Annotated, i: int, tokens: range, known: dict[int, int | None], zone_of: Mapping[int, int]
) -> int | None:
    """The nearest clause head at or above a token that a walk inside its sentence and zone comes to; `known` holds the answers so
    far, at first the heads themselves.
    """
    way = []
    while i not in known:
        way.append(i)
        known[i] = None  # also ends the walk on a broken parse
        above = annotated.tokens[i].head
        if above in tokens and zone_of.get(above, -1) == zone_of.get(i, -1):
            i = above
    found = known[i]
    known.update(dict.fromkeys(way, found))
    return found


def _cut_participles(annotated: Annotated, tokens: range, owner: dict[int, int], zone_of: Mapping[int, int]) -> None:
    """A present participle after a comma opens a clause up to the next mark, wherever the parse hangs its words."""
    for i in tokens[1:-1]:
        token, zone = annotated.tokens[i], zone_of.get(i, -1)
        if token.tag != "VBG" or token.pos != "VERB" or annotated.tokens[i - 1].text not in (",", "—", "–"):
            continue
        if owner[i] == i or token.dep in ("amod", "compound", "case", "cop"):
            continue
        run = [i]
        for j in range(i + 1, tokens.stop):
            if annotated.tokens[j].text in OPEN_PUNCT or zone_of.get(j, -1) != zone:
                break
            run.append(j)
        if sum(not is_mark(annotated.tokens[j]) for j in run) >= 4:
            above = owner[i]
            owner.update({j: i for j in run if owner[j] == above})


def _close_gaps(annotated: Annotated, tokens: range, owner: dict[int, int], zone_of: Mapping[int, int]) -> None:
    """Words that follow a clause without a mark between belong to it, though the parse hangs them on the clause
    around it.
    """
    for i in tokens[1:]:
        before = annotated.tokens[i - 1]
        if owner[i] == owner[i - 1] or i in owner.values() or zone_of.get(i, -1) != zone_of.get(i - 1, -1):
            continue
        if is_mark(before) and before.text not in ('"', "“", "”", "‘", "’", "'"):
            continue
        returns = any(owner[j] == owner[i] for j in range(tokens[0], i - 1)) and owner[i - 1] > min(
            j for j in tokens if owner[j] == owner[i]
        )
        if returns and before.i - tokens[0] >= 1 and _hangs_on(annotated, owner[i - 1], owner[i]):
            owner[i] = owner[i - 1]


def _hangs_on(annotated: Annotated, below: int, above: int) -> bool:
    return any(t.i == above for t in annotated.ancestors(below))


def _join_conditions(annotated: Annotated, owner: dict[int, int], zone_of: Mapping[int, int]) -> None:
    """A condition that the parse made a main clause goes to the clause that follows it: alone it would state what it supposes."""
    heads = list(dict.fromkeys(owner.values()))
    for head, after in pairwise(heads):
        marks = {t.lower for t in annotated.dependents(head, "mark")}
        if marks & _SUPPOSING and zone_of.get(head, -1) == zone_of.get(after, -1):
            owner.update({i: after for i, o in owner.items() if o == head})
            return


def _give_small_away(annotated: Annotated, owner: dict[int, int], zone_of: Mapping[int, int]) -> None:
    """A clause of fewer than three words goes back to the clause it hangs on, if that lies in the same zone."""
    held: dict[int, list[int]] = {}
    for i, head in owner.items():
        held.setdefault(head, []).append(i)
    for head in sorted(held, reverse=True):
        mine = held[head]
        if len(mine) >= _SMALL and sum([not is_mark(annotated.tokens[i]) for i in mine]) >= _SMALL:
            continue
        zone = zone_of.get(head, -1)
        up = next((owner[t.i] for t in annotated.ancestors(head) if owner.get(t.i, head) != head), None)
        if up is None or zone_of.get(up, -1) != zone:
            others = [h for h in held if h != head and zone_of.get(h, -1) == zone]
            up = min(others, key=lambda h: (abs(h - head), h), default=None)
        if up is not None:
            owner.update(dict.fromkeys(mine, up))
            held[up] = [*held[up], *held.pop(head)]
