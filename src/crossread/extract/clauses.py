"""Cut a sentence into clauses that each tell one thing; what cannot be cut without breaking its sense stays whole.

Cuts follow the parse: coordinated predicates, finite and participial adverbial clauses, non-restrictive relative
clauses, participles and eventive nominals set off by commas. Conditions, infinitives, comparisons and restrictive
relatives stay with what they restrict. Quoted and reported stretches are zones: no clause crosses a zone's edge.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from crossread.annotate.annotated import Annotated, Sentence, Token

_SMALL = 3
_DASHES = frozenset("—–-")
_OPEN_PUNCT = frozenset(",;:—–-(")
_SUPPOSING = frozenset({"if", "unless"})
_CUTTABLE = frozenset({"parataxis", "conj", "advcl", "acl", "appos", "obl", "nmod", "xcomp", "dep"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that tell one thing, in order; `head` carries the predicate, `parent` is the clause it hangs on (an
    index into the sentence's clauses) and `zone` the quotation it lies in (-1: the narrator's own words).
    """

    head: int
    tokens: tuple[int, ...]
    parent: int | None
    zone: int


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The word lists of extract/data/clauses.toml."""

    keep_whole: frozenset[str]
    cut_anywhere: frozenset[str]
    nominal_openers: frozenset[str]
    with_comma: frozenset[str]
    event_nouns: frozenset[str]
    event_endings: tuple[str, ...]


def split_clauses(annotated: Annotated, sentence: Sentence, *, zone_of: Mapping[int, int]) -> tuple[Clause, ...]:
    """Cut a sentence; every word of it stands in exactly one clause, zones (quotations) are cut apart first."""
    tokens = range(sentence.first, sentence.last)
    heads = _zone_roots(annotated, tokens, zone_of)
    if sentence.kind not in ("headline", "heading"):
        heads |= {i for i in tokens if i not in heads and _opens_clause(annotated, annotated.tokens[i])}
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
            if annotated.tokens[j].text in _OPEN_PUNCT or zone_of.get(j, -1) != zone:
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


def _opens_clause(annotated: Annotated, token: Token) -> bool:
    """Tell whether a token heads a clause that can stand as a statement of its own."""
    relation = token.dep.partition(":")[0]
    if relation not in _CUTTABLE or _stays(annotated, token):
        return False
    size = _size(annotated, token.i)
    if relation == "parataxis":
        return size >= 4 and _predicates(annotated, token)
    if relation == "conj":
        return _opens_conjunct(annotated, token, size)
    if relation == "advcl":
        return _opens_adverbial(annotated, token, size)
    if relation == "acl":
        return size >= 4 and _set_off(annotated, token.i)
    if relation == "appos":
        # "a nurse, who had come by train" leaves no more than a name for somebody once the relative clause is cut off
        told = [acl for acl in annotated.dependents(token.i, "acl") if not _set_off(annotated, acl.i)]
        return size >= 6 and bool(told) and _set_off(annotated, token.i)
    if relation in ("obl", "nmod"):
        return _opens_nominal(annotated, token, size)
    if token.lower == "following":
        return size >= 5
    # A participle after a comma is one whatever the parse calls it (xcomp, dep, a conjunct of a noun).
    return size >= 4 and token.tag in ("VBG", "VBN") and _set_off(annotated, token.i)


def _stays(annotated: Annotated, token: Token) -> bool:
    """Tell whether a clause may not leave its main clause: conditions, infinitives, comparisons, embedded
    questions.
    """
    words = clause_words()
    marks = {t.lower for t in annotated.dependents(token.i, "mark", "advmod", "cc") if t.i < token.i}
    return bool(marks & words.keep_whole) or _is_infinitive(annotated, token)


def _opens_conjunct(annotated: Annotated, token: Token, size: int) -> bool:
    """A coordinated predicate with its own subject, or with enough of its own to say."""
    first = annotated.tokens[token.head]
    if first.dep.partition(":")[0] in ("acl", "amod", "xcomp", "csubj") and token.tag in ("VBN", "VBG", "VB"):
        return False
    if not _predicates(annotated, token):
        return False
    if not _predicates(annotated, first):
        return size >= 4 and token.tag in ("VBG", "VBN") and _set_off(annotated, token.i)
    if any(annotated.dependents(token.i, "nsubj", "csubj", "expl")):
        return size >= 3
    between = [t for t in annotated.tokens[first.i + 1 : token.i] if not is_mark(t) and t.dep != "cc"]
    return size >= 4 and len(between) >= 2


def _opens_adverbial(annotated: Annotated, token: Token, size: int) -> bool:
    words = clause_words()
    marks = {t.lower for t in annotated.dependents(token.i, "mark", "advmod") if t.i < token.i}
    if any(annotated.dependents(token.i, "nsubj", "csubj")):
        return size >= 4 and (bool(marks & words.cut_anywhere) or _set_off(annotated, token.i))
    return size >= 4 and _set_off(annotated, token.i)


def _opens_nominal(annotated: Annotated, token: Token, size: int) -> bool:
    """A nominal that tells of something: after "amid", "following" …, or "with" and a participle ("with no damage
    reported").
    """
    words = clause_words()
    case = next((t.lower for t in annotated.dependents(token.i, "case", "mark") if t.i < token.i), "")
    off = _set_off(annotated, token.i)
    if case == "with":
        return (
            off and size >= 4 and any(t.dep.startswith("acl") and t.i > token.i for t in annotated.dependents(token.i))
        )
    if case not in words.nominal_openers or size < 4 or (case in words.with_comma and not off):
        return False
    told = any(annotated.dependents(token.i, "acl", "nmod"))
    if case == "including":
        return any(annotated.dependents(token.i, "acl"))
    return told and is_event_noun(token)


def is_event_noun(token: Token) -> bool:
    """Tell whether a noun names something that happens."""
    words = clause_words()
    if token.pos not in ("NOUN", "VERB"):
        return False
    return token.lemma.lower() in words.event_nouns or token.lower.endswith(words.event_endings)


def _set_off(annotated: Annotated, head: int) -> bool:
    """Tell whether the words under a head begin after a mark, or open the sentence and end before one."""
    below = annotated.subtree(head)
    sentence = annotated.sentence_of(head)
    first, last = below[0], below[-1]
    while first < head and is_mark(annotated.tokens[first]):
        first += 1
    before = annotated.tokens[first - 1].text if first > sentence.first else None
    if before is None:
        return True
    if before in _OPEN_PUNCT or (before in _DASHES) or annotated.tokens[below[0]].text in _OPEN_PUNCT:
        return True
    after = annotated.tokens[last + 1].text if last + 1 < sentence.last else "."
    return before in ('"', "”", "“") and after in (",", ".")


def _size(annotated: Annotated, head: int) -> int:
    return sum([not is_mark(annotated.tokens[i]) for i in annotated.subtree(head)])


def _predicates(annotated: Annotated, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or any(annotated.dependents(token.i, "cop", "nsubj"))


def _is_infinitive(annotated: Annotated, token: Token) -> bool:
    return any(t.lower == "to" and t.pos == "PART" for t in annotated.dependents(token.i))


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation, a space or a sign, and no word, number or unit."""
    return token.pos in ("PUNCT", "SPACE") or not (token.wordlike or token.pos == "SYM")


@cache
def clause_words() -> ClauseWords:
    """Read the word lists once."""
    table = _table()
    return ClauseWords(
        frozenset(table["keep_whole"]),
        frozenset(table["cut_anywhere"]),
        frozenset(table["nominal_openers"]) | {"with"},
        frozenset(table["nominal_openers_with_comma"]),
        frozenset(table["event_nouns"]),
        tuple(table["event_endings"]),
    )


@cache
def word_section(name: str) -> Mapping[str, frozenset[str]]:
    """The word lists of one section of the file, by their names: "modality", "negation"."""
    return {key: frozenset(words) for key, words in _table()[name].items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("crossread.extract").joinpath("data/clauses.toml").read_text(encoding="utf-8"))
