"""Typed comparison of two statements that tell one matter: what they agree in, what one adds, where they cannot
both be right.
"""

from collections.abc import Sequence

from crossread.align.words import are_related
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.clock_times import clock_times
from crossread.judge.denials import denials
from crossread.judge.differing_figures import differing_figures
from crossread.judge.differing_places import differing_places
from crossread.judge.differing_plans import differing_plans
from crossread.judge.differing_times import differing_times
from crossread.judge.directions import directions
from crossread.judge.edits import find_edits
from crossread.judge.findings import Finding, clash, remark
from crossread.judge.lone_figures import lone_figures
from crossread.judge.material import Material
from crossread.judge.names import names_meet
from crossread.judge.near_copies import NEAR, compare_words
from crossread.judge.opposite_details import opposite_details
from crossread.judge.two_voices import has_borrowed_speaker, speaks_for
from crossread.records.text import Anchor
from crossread.records.told import Statement

_HEDGED = ("reported", "possible", "conditional")
_TWO_NUMBERS = ("forecast-and-actual", "other-scope", "other-time", "figure-updated")
_ADDS = 0.34
_COPIED = 0.8  # nearness from which two quotations are the same words


def compare_statements(material: Material, left: Statement, right: Statement, *, score: float) -> tuple[Finding, ...]:
    """Run every rule on two statements of two reports; `score` is how sure alignment is that they tell one matter.

    Rules that say *contradicts* need a near-copy, or the same predicate with the same subject and mostly the same
    words: a false conflict costs more than a missed one. Everything else is at most *pulls apart*.
    """
    found = [*_near_copy(material, left, right)]
    if not any(f.kind for f in found):
        found += differing_figures(material, left, right, score=score)
        told = [f.reason for f in found if f.kind or f.reason.rule in _TWO_NUMBERS]
        settled = {anchor for reason in told for anchor in (reason.left, reason.right)}
        lone = lone_figures(material, left, right, score=score)
        found += [f for f in lone if settled.isdisjoint((f.reason.left, f.reason.right))]
        times = differing_times(material, left, right, score=score)
        found += clock_times(material, left, right, score=score)
        found += times if any(f.kind for f in times) else [*times, *differing_plans(material, left, right, score=score)]
        found += denials(material, left, right, score=score)
        found += directions(material, left, right)
        found += differing_places(material, left, right, score=score)
        found += opposite_details(material, left, right, score=score)
    found += _attribution(material, left, right)
    if not _terse(material, left) and not _terse(material, right):
        found += _stance(material, left, right)
        found += _tense(left, right)
    found += _additions(material, left, right)
    found += _wording(left, right)
    return tuple(found)


def _terse(material: Material, statement: Statement) -> bool:
    """Tell whether a statement stands in a headline, whose tenses and hedges follow rules of their own."""
    return material.sentence(statement).kind in ("headline", "heading")


def _near_copy(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """Word-by-word comparison where the statements, or the sentences around them, are nearly one text."""
    one, two = material.words(left), material.words(right)
    near = compare_words(one.folded_around, two.folded_around, least=NEAR)
    if near is not None:
        return list(find_edits(material, left.report, right.report, one.around, two.around, near.steps()))
    near = compare_words(one.folded, two.folded, least=NEAR)
    if near is not None:
        return list(find_edits(material, left.report, right.report, one.tokens, two.tokens, near.steps()))
    return []


def _attribution(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """The same words in the mouths of two people who are both named."""
    if left.quotation is None or right.quotation is None:
        return []
    one, two = material.quotations.get(left.quotation), material.quotations.get(right.quotation)
    if one is None or two is None or one.kind == "indirect" or two.kind == "indirect":
        return []
    x, y = material.actor(left.report, one.speaker.actor), material.actor(right.report, two.speaker.actor)
    if x is None or y is None or x.id == y.id or x.kind != y.kind or x.kind != "person":
        return []
    if {one.speaker.known_by, two.speaker.known_by} - {"name", "short-name"} or names_meet(x.name, y.name):
        return []
    if compare_words(material.words(left).folded, material.words(right).folded, least=_COPIED) is None:
        return []
    if any(has_borrowed_speaker(q, material.quotations_of[q.report]) for q in (one, two)):
        return []
    if one.within or two.within or speaks_for(one, y.name) or speaks_for(two, x.name):
        return []  # somebody quoted by the other, or a spokesperson
    detail = f"the same words are {x.name}'s in one, {y.name}'s in the other"
    return [clash("attribution", "speaker-differs", one.speaker.mention, two.speaker.mention, detail)]


def _stance(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """The narrators stand to the matter differently: one doubts or hedges what the other says plainly."""
    found = []
    cues = []
    for statement in (left, right):
        quotation = material.quotations.get(statement.quotation or "")
        cues.append(quotation)
    stances = [None if q is None else q.stance for q in cues]
    if stances[0] != stances[1] and any(s in ("contested", "doubted", "alleged", "hedged") for s in stances):
        anchors: list[Anchor] = [
            (q.stance_cue or q.cue or material.lead(s)) if q is not None else material.lead(s)
            for q, s in zip(cues, (left, right), strict=True)
        ]
        detail = f"{stances[0] or 'plain'} in one, {stances[1] or 'plain'} in the other"
        found.append(remark("stance", "stance-differs", anchors[0], anchors[1], detail))
    hedged = [s.modality in _HEDGED for s in (left, right)]
    if hedged[0] != hedged[1] and {left.modality, right.modality} <= {"asserted", "reported", "possible", "future"}:
        detail = f"{left.modality} in one, {right.modality} in the other"
        found.append(remark("stance", "commitment-differs", left.predicate, right.predicate, detail))
    owned = [len(s.holder) > 1 for s in (left, right)]
    if owned[0] != owned[1] and left.modality == right.modality and not _is_frame(material, left, right):
        who = right if owned[1] else left
        actor = material.actor(who.report, who.holder[-1])
        detail = f"one narrator says it; in the other it is {actor.name if actor else 'a source'} who says it"
        found.append(remark("stance", "holder-differs", material.lead(left), material.lead(right), detail))
    return found


def _is_frame(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether the narrator's statement of the two is itself the reporting clause of somebody's words."""
    narrated, owned = (left, right) if len(left.holder) == 1 else (right, left)
    speaker = owned.holder[-1]
    if any(a.actor == speaker for a in narrated.arguments):
        return True
    cues = [q.cue for q in material.quotations_of[narrated.report] if q.cue is not None]
    spans = [(a.start, a.end) for a in narrated.anchors]
    return any(start <= cue.start < end for cue in cues for start, end in spans)


def _tense(left: Statement, right: Statement) -> list[Finding]:
    """What is ahead in one report is done in the other: an update."""
    ahead = [s.modality == "future" or s.tense == "future" for s in (left, right)]
    done = [s.tense == "past" and s.modality == "asserted" for s in (left, right)]
    if (ahead[0] and done[1]) or (ahead[1] and done[0]):
        return [
            remark(
                "update", "ahead-and-done", left.predicate, right.predicate, "ahead in one report, done in the other"
            )
        ]
    return []


def _additions(material: Material, left: Statement, right: Statement) -> list[Finding]:
    """What one side tells beyond the other: figures, days, places, and a third of its content words or more."""
    found = []
    for statement, other, first in ((left, right, True), (right, left, False)):
        extra = _extra(material, statement, other)
        if extra:
            label = material.annotated[statement.report].report.label
            anchor = extra[0]
            detail = f"{label} adds: " + "; ".join(f"“{a.exact}”" for a in extra[:3])
            found.append(remark("detail", "one-adds", anchor if first else None, None if first else anchor, detail))
    return found


def _extra(material: Material, statement: Statement, other: Statement) -> list[Anchor]:
    one = material.annotated[statement.report]
    theirs = material.words(other).vocabulary
    mine = material.words(statement).content
    fresh = [t for t in mine if not theirs.holds(t.lemma.lower()) and not _names_only(one, t)]
    beside = {t.lower for t in material.words(other).around}
    extra: list[Anchor] = []
    if statement.place and not any(
        t.i in _span(one.tokens_in(statement.place.start, statement.place.end)) for t in mine if t not in fresh
    ):
        extra.append(statement.place)
    if statement.dates and not other.dates:
        extra += [material.dates[i].anchor for i in statement.dates if i in material.dates][:1]
    if statement.figures and not other.figures:
        extra += [material.figures[i].anchor for i in statement.figures if i in material.figures][:1]
    extra = [a for a in extra if not {t.lower for t in one.tokens_in(a.start, a.end)} <= beside]
    same_act = are_related(statement.lemma, other.lemma)
    if not extra and same_act and len(fresh) >= 2 and len(fresh) >= _ADDS * len(mine):
        extra.append(_longest_run(material, statement, fresh))
    return extra


def _names_only(one: Annotated, token: Token) -> bool:
    """Tell whether a word only names somebody more fully: a title, a first name."""
    name = one.name_of.get(token.i)
    fuller = name is not None and name.kind == "PERSON" and token.i < name.last - 1
    return fuller or "nmod:desc" in (token.dep, one.tokens[token.head].dep)


def _span(tokens: Sequence[Token]) -> frozenset[int]:
    return frozenset(t.i for t in tokens)


def _longest_run(material: Material, statement: Statement, fresh: Sequence[Token]) -> Anchor:
    """The stretch of a statement that holds the most words the other side lacks, small gaps allowed."""
    best, run = [fresh[0]], [fresh[0]]
    for token in fresh[1:]:
        run = [*run, token] if token.i - run[-1].i <= 3 else [token]
        if len(run) > len(best):
            best = run
    return material.annotated[statement.report].span(best[0].i, best[-1].i + 1)


def _wording(left: Statement, right: Statement) -> list[Finding]:
    """One predicate or two: the words differ where the matter does not."""
    if left.lemma == right.lemma and left.polarity != right.polarity:
        # Not surely of one doer or one time, or a rule for denials would have said more; but it is not the same either.
        detail = f"“{left.lemma}” is {left.polarity} in one, {right.polarity} in the other"
        return [remark("pulls-apart", "polarity-differs", left.predicate, right.predicate, detail)]
    if are_related(left.lemma, right.lemma):
        detail = "same predicate" if left.lemma == right.lemma else "predicates that can stand for one thing"
        return [remark("same", "same-predicate", left.predicate, right.predicate, detail)]
    if left.predicate and right.predicate:
        detail = f"“{left.predicate.exact}” in one, “{right.predicate.exact}” in the other"
        return [remark("wording", "predicate-differs", left.predicate, right.predicate, detail)]
    return []
