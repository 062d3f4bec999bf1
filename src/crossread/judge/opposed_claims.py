"""Two claims of one matter that exclude each other: the same act told and denied, or two states of which one at most holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from crossread.judge.claim_parties import Meeting, actor_at, central_people, meeting, other_doer
from crossread.judge.claim_times import may_have_changed, of_one_time
from crossread.judge.claim_words import (
    denies_kind,
    exclude,
    for_oneself,
    needs_no_party,
    of_a_person,
    one_pattern,
    one_thing,
    person_parts,
    standing_words,
)
from crossread.judge.claims import Claim, claims_of
from crossread.judge.findings import Finding, FoundPair, clash, remark
from crossread.judge.material import Material
from crossread.judge.scopes import scopes_apart
from crossread.judge.slots import places_apart
from crossread.records.told import Statement

_MOST = 12  # statements of a matter that are compared each with each
Told = dict[str, list[Claim]]


def find_opposed_claims(material: Material, *, row_of: Mapping[str, int]) -> Iterator[FoundPair]:
    """Yield a pair of claims that exclude each other for each two statements of one row (`row_of`: its number), and of one person
    for any two.

    Both must be told as fact, or both as ahead; concern the same party, and no other name, place, day, or thing in one role. What is
    denied with a bound ("not seriously", "no immediate") is denied only as far. A report that tells both sides says nothing.
    """
    by_row: dict[int, list[Statement]] = defaultdict(list)
    for name in sorted(row_of.keys() & material.statements.keys(), key=material.order.__getitem__):
        by_row[row_of[name]].append(material.statements[name])
    told: Told = {}
    for found in by_row.values():
        claims = {s.id: material.once(_strict, s) for s in found[:_MOST]} if len({s.report for s in found}) > 1 else {}
        for left, right in combinations(found[:_MOST], 2):
            if left.report != right.report and not (_is_quoted(material, left) and _is_quoted(material, right)):
                yield from _between(material, claims[left.id], claims[right.id], told)
    yield from _of_one_person(material, row_of, told)


def _strict(material: Material, statement: Statement) -> tuple[Claim, ...]:
    """The claims of a statement that are told as fact."""
    return tuple(claims_of(material, statement))


def _loose(material: Material, statement: Statement) -> tuple[Claim, ...]:
    """All claims of a statement, those told as possible with them."""
    return tuple(claims_of(material, statement, strict=False))


def _is_quoted(material: Material, statement: Statement) -> bool:
    """Whether a statement is somebody's words as printed, which the comparison of quotations looks at."""
    quotation = material.quotations.get(statement.quotation or "")
    return quotation is not None and quotation.kind == "direct"


def _of_one_person(material: Material, row_of: Mapping[str, int], told: Told) -> Iterator[FoundPair]:
    """What two reports tell of one person that excludes itself, in two rows."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for statement in material.statements.values():
        if not person_parts().isdisjoint(t.lemma.lower() for t in material.words(statement).around):
            for claim in (c for c in material.once(_strict, statement) if of_a_person(c.word)):
                for actor in central_people(material, (statement, claim.parties)):
                    claims[actor].append(claim)
    for found in claims.values():
        for a, b in combinations(found, 2):
            rows = [row_of.get(c.statement.id, n) for n, c in enumerate((a, b), start=-2)]
            if a.statement.report != b.statement.report and rows[0] != rows[1]:
                yield from _between(material, (a,), (b,), told)


def _between(material: Material, lefts: Sequence[Claim], rights: Sequence[Claim], told: Told) -> Iterator[FoundPair]:
    """The first two claims of two statements that exclude each other."""
    for a, b in product(lefts, rights):
        if not _opposed(material, a, b) or not of_one_time(material, a, b):
            continue
        if places_apart(material, a.statement, b.statement) or _denies_charge(material, a, b):
            continue
        sides = (a.statement, a.parties), (b.statement, b.parties)
        one, two = material.annotated[a.statement.report], material.annotated[b.statement.report]
        if scopes_apart(one, material.tokens(a.statement), two, material.tokens(b.statement)):
            continue
        if (for_oneself(a.word) or for_oneself(b.word)) and other_doer(material, *sides):
            continue
        met = meeting(material, *sides, one_word=one_pattern(a.word, b.word))
        if (met != "apart" or needs_no_party(a.word)) and not _both_ways(material, a, b, told):
            yield FoundPair(a.statement.id, b.statement.id, _finding(material, a, b, met))
            return


def _opposed(material: Material, a: Claim, b: Claim) -> bool:
    """Whether one word is told and denied, or two words that exclude each other are both told."""
    if a.standing.holds != b.standing.holds:
        denied, plain = (a, b) if b.standing.holds else (b, a)
        alike = one_thing(a.word, b.word) or denies_kind(denied.word, plain.word)
        return alike and not _bounded(material, denied, plain)
    changes = exclude(a.word, b.word) if a.standing.holds else None
    if changes is None:
        return False
    lasts = [not change and c.standing.present for change, c in zip(changes, (a, b), strict=True)]
    return not any(changes) or any(lasts)  # "reopened" excludes "is closed", and not that it was


def _bounded(material: Material, denied: Claim, plain: Claim) -> bool:
    """Whether what is denied is narrower than what is told: a bound of the denial, or of what it is of, that the other side lacks."""
    one = material.annotated[denied.statement.report]
    bounds = [*denied.bounds, *(t for _, party in denied.parties for t in one.dependents(party.i, "amod", "nummod"))]
    known = {t.lemma.lower() for t in material.words(plain.statement).around}
    return any(t.lemma.lower() not in known for t in bounds)


def _denies_charge(material: Material, a: Claim, b: Claim) -> bool:
    """Whether somebody only denies of himself what another says of him: the reports do not disagree in that."""
    if a.standing.holds == b.standing.holds or _one_voice(a, b):
        return False
    denied = a if b.standing.holds else b
    one, holder = material.annotated[denied.statement.report], denied.statement.holder[-1]
    if any(one.tokens[i].lemma.lower() in standing_words("denying") for i in denied.standing.signs):
        return True
    return any(actor_at(material, denied.statement, t) == holder for r, t in denied.parties if r in ("doer", "bearer"))


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether the reports disagree, and not two people in them."""
    holders = {a.statement.holder[-1], b.statement.holder[-1]}
    return len(holders) == 1 or "narrator" in holders or "unknown" in holders


def _both_ways(material: Material, a: Claim, b: Claim, told: Told) -> bool:
    """Whether a report also tells of the same what the other does; `told` keeps the claims of the reports asked for."""
    for mine, theirs in ((a, b), (b, a)):
        report = mine.statement.report
        if report not in told:
            own = [s for s in material.statements.values() if s.report == report]
            told[report] = [c for s in own for c in material.once(_loose, s)]
        for claim in told[report]:
            if claim.standing.holds == theirs.standing.holds and one_thing(claim.word, theirs.word):
                owned = (claim.statement, claim.parties), (theirs.statement, theirs.parties)
                if meeting(material, *owned, one_word=True) in ("same", "beside"):
                    return True
    return False


def _shown_to_meet(a: Claim, b: Claim, met: Meeting) -> bool:
    """Whether two claims concern one party surely enough for a conflict. Over 200 real groups six of seven that met in something
    beside them, or in nothing named, were of two things; kept are one voice's beside, and one act (a verb on one side) in one word.
    """
    if met == "open":
        return one_thing(a.word, b.word) and "VERB" in (a.token.pos, b.token.pos) and _one_voice(a, b)
    return met == "same" or (_one_voice(a, b) and "be_at" not in (a.word, b.word))


def _finding(material: Material, a: Claim, b: Claim, met: Meeting) -> Finding:
    """Sure enough where who does it or what it is done to is the same in both; a state may change from one day to the next."""
    detail = f"“{a.span.exact}” in one, “{b.span.exact}” in the other"
    if may_have_changed(material, a, b):
        detail = f"{detail}; told a day or more later"
        return remark("pulls-apart", "claims-opposed-later", a.span, b.span, detail)
    if not _shown_to_meet(a, b, met):
        return remark("pulls-apart", "claims-opposed-apart", a.span, b.span, detail)
    if met != "same" or not _one_voice(a, b) or a.standing.thought or b.standing.thought:
        return remark("pulls-apart", "claims-opposed-unsure", a.span, b.span, detail)
    return clash("polarity", "claims-opposed", a.span, b.span, detail)
