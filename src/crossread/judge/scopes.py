"""Whether two runs of words speak of two things that their own words tell apart: the northern and the southern road, an offer for
drivers and one for cleaners.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from crossread.align.words import are_opposites, are_related
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.claim_words import one_party, time_names
from crossread.judge.lexicon import groups, words

_DESCRIBING = ("amod", "det", "compound", "nummod", "advmod", "nmod", "nmod:poss", "flat")
_COMPLEMENTS = ("obl", "nmod", "obl:agent")
_SUBJECTS = ("nsubj", "nsubj:pass")
_NAMES = ("NOUN", "PROPN")
Slots = dict[tuple[str, str], list[Token]]


def scopes_apart(one: Annotated, left: Sequence[Token], two: Annotated, right: Sequence[Token]) -> bool:
    """Tell whether one noun is described by two words of which one at most holds, is another one of its kind on one side alone, or
    whether what stands in one place of the clause (its subject, behind one preposition) is two things.

    A word with a determiner such as "other" is another one only where the other side has the noun without it.
    """
    return _described_apart(one, left, two, right) or _placed_apart(_slots(one, left), _slots(two, right))


def _described_apart(one: Annotated, left: Sequence[Token], two: Annotated, right: Sequence[Token]) -> bool:
    sides = [_descriptions(report, tokens) for report, tokens in ((one, left), (two, right))]
    for noun, mine in sides[0].items():
        for other, theirs in sides[1].items():
            if noun != other and not are_related(noun, other):
                continue
            if any(a != b and _line_of(a) is not None and _line_of(a) == _line_of(b) for a in mine for b in theirs):
                return True
            further = words("scopes", "further")
            if mine.isdisjoint(further) != theirs.isdisjoint(further):
                return True
    return False


def _descriptions(one: Annotated, tokens: Sequence[Token]) -> dict[str, frozenset[str]]:
    """The words on each noun, by the noun."""
    found: dict[str, set[str]] = defaultdict(set)
    for token in tokens:
        if token.pos in _NAMES:
            found[token.lemma.lower()] |= {t.lower for t in one.dependents(token.i, *_DESCRIBING)}
    return {noun: frozenset(told) for noun, told in found.items()}


@cache
def _line_of(word: str) -> int | None:
    """Which line of words that tell things of one kind apart a word stands on."""
    return next((n for n, line in enumerate(groups("scopes", "apart")) if word in line), None)


def _slots(one: Annotated, tokens: Sequence[Token]) -> Slots:
    """The nouns behind each preposition, and those who do or bear it, with the word they hang on. Left out are times, pronouns, and
    what is meant of all of a kind ("all charges", "any harm").
    """
    found: Slots = defaultdict(list)
    for token in tokens:
        if token.pos not in _NAMES or token.lemma.lower() in words("scopes", "times") | time_names():
            continue
        if any(t.lower in words("scopes", "whole") for t in one.dependents(token.i, "det")):
            continue
        above = one.tokens[token.head]
        passive = any(True for _ in one.dependents(above.i, "aux:pass", "nsubj:pass"))
        case = next((t.lower for t in one.dependents(token.i, "case")), "")
        if token.dep in _SUBJECTS:
            found["bearer" if passive else "doer", above.lemma.lower()].append(token)
        elif token.dep.partition(":")[0] in _COMPLEMENTS and case:
            found["doer" if passive and case == "by" else case, above.lemma.lower()].append(token)
    return found


def _placed_apart(left: Slots, right: Slots) -> bool:
    for (place, above), mine in left.items():
        for (other, head), theirs in right.items():
            if place != other or not _one_word(above, head):
                continue
            if not any(_may_be_one(a, b) for a in mine for b in theirs):
                return True
    return False


def _one_word(left: str, right: str) -> bool:
    return left == right or are_related(left, right) or are_opposites(left, right)


def _may_be_one(left: Token, right: Token) -> bool:
    """Whether two words can stand for one thing: a name may be that of any noun."""
    return left.pos != right.pos or left.lower == right.lower or one_party(left.lemma.lower(), right.lemma.lower())
