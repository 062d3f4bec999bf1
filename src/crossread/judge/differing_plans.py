"""Days set for one act that lies ahead of both reports: two days for one meeting, one sentence, one count."""

from crossread.align.words import are_opposites, are_related
from crossread.annotate.annotated import Annotated
from crossread.annotate.day_names import MONTHS, WEEKDAYS
from crossread.judge.dates import compare_dates, dates_clash
from crossread.judge.findings import Finding, clash, remark
from crossread.judge.lexicon import words
from crossread.judge.material import Material
from crossread.judge.slots import (
    head_of,
    other_object,
    parties_apart,
    parties_meet,
    places_apart,
    role_meets,
    shared_words,
)
from crossread.records.told import Statement, When

_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "last", "final"])
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
_LEAST_SCORE, _LIKELY = 0.3, 0.6
_SAME_WORDS = 0.3
_ON = frozenset({"", "on", "in", "at", "for"})


def differing_plans(material: Material, left: Statement, right: Statement, *, score: float) -> list[Finding]:
    """Compare the one day ahead that each of two statements gives, where one act is set for it in both.

    A day ahead is after the day of its own report. The act is told by the words the day hangs on ("a meeting … for
    Tuesday", "will meet on Monday"); a weekday is only held against a weekday. A report that sets another day of its
    own as well tells of two acts.
    """
    if score < _LEAST_SCORE:
        return []
    ahead = [_ahead(material, s) for s in (left, right)]
    if len(ahead[0]) != 1 or len(ahead[1]) != 1:
        return []
    a, b = ahead[0][0], ahead[1][0]
    if _weekday(a) != _weekday(b) or a.precision != b.precision or not dates_clash(a, b):
        return []
    if a.start and b.start and (a.start.month, a.start.day) == (b.start.month, b.start.day):
        return []  # one day of which a report leaves the year away
    if places_apart(material, left, right) or (left.lemma == right.lemma and parties_apart(material, left, right)):
        return []  # who calls a meeting need not be who meets
    acts = [_acts(material, s, d) for s, d in ((left, a), (right, b))]
    one_act = {x for x in acts[0] for y in acts[1] if are_related(x, y)}
    detail = f"{a.anchor.exact} ({a.start}) and {b.anchor.exact} ({b.start}), both ahead"
    if _begins_before(left, a, right, b) or _begins_before(right, b, left, a):
        return []
    if not one_act:
        if _set_there_too(material, right.report, a, b) or _set_there_too(material, left.report, b, a):
            return []
        alike = score >= _LIKELY and left.polarity == right.polarity and _may_be_one(material, left, right, acts)
        return [remark("pulls-apart", "lone-plans-differ", a.anchor, b.anchor, detail)] if alike else []
    if shared_words(material, left, right) < _SAME_WORDS and one_act <= words("repeated", "verbs"):
        return [remark("pulls-apart", "plans-differ-unsure", a.anchor, b.anchor, detail)]
    if _set_there_too(material, right.report, a, b) or _set_there_too(material, left.report, b, a):
        return []
    return [clash("time", "plans-differ", a.anchor, b.anchor, f"{detail}: set for the same act")]


def _begins_before(left: Statement, a: When, right: Statement, b: When) -> bool:
    """Tell whether one says that something begins on a day, and the other only that it goes on at a later one."""
    begins = words("plans", "beginning")
    return left.lemma in begins and right.lemma not in begins and bool(a.start and b.start and a.start < b.start)


def _may_be_one(material: Material, left: Statement, right: Statement, acts: list[set[str]]) -> bool:
    """Tell whether two plans in other words can be one: most of the words, or one party where one only says that it is set.

    Two opposite acts, and one act on two things, are two plans.
    """
    if any(are_opposites(x, y) for x in (left.lemma, *acts[0]) for y in (right.lemma, *acts[1])):
        return False
    if other_object(material, left, right) or _numbered(material, left) != _numbered(material, right):
        return False
    shared = shared_words(material, left, right)
    lefts, rights = (_nouns_beside_doer(material, s) for s in (left, right))
    one_noun = any(are_related(x, y) for x in lefts for y in rights)
    one_party = parties_meet(material, left, right) or _one_name(material, left, right)
    return (shared >= _SAME_WORDS and one_noun and _one_doer(material, left, right)) or (
        one_party and not all(acts) and shared >= _SAME_WORDS
    )


def _nouns_beside_doer(material: Material, statement: Statement) -> set[str]:
    """The nouns of a statement that stand outside its subject."""
    doers = [a.anchor for a in statement.arguments if a.role in ("subject", "agent")]
    return {
        t.lemma.lower()
        for t in material.words(statement).content
        if t.pos == "NOUN" and not any(d.start <= t.start < d.end for d in doers)
    }


def _numbered(material: Material, statement: Statement) -> frozenset[str]:
    """The ordinals of a statement ("the first shipment")."""
    return frozenset(t.lower for t in material.tokens(statement) if "NumType=Ord" in t.morph or t.lower in _ORDINALS)


def _one_doer(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether nothing says that two do it: one party, or no noun of one family but in both, or one side names none."""
    return role_meets(material, left, right, doing=True) is not False


def _one_name(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether a name stands in both."""
    lefts, rights = ({t.lower for t in material.tokens(s) if t.pos == "PROPN"} for s in (left, right))
    return bool((lefts & rights) - _CALENDAR)


def _ahead(material: Material, statement: Statement) -> list[When]:
    """The days of a statement that lie after the day of its report and are no limit of a stretch ("until", "by")."""
    one = material.annotated[statement.report]
    written = one.report.published
    dates = [material.dates[i] for i in statement.dates if i in material.dates]
    if written is None:  # no day to count from: only what is called ahead and printed as a day of the calendar
        told = statement.modality == "future" or statement.tense == "future"
        return [
            d
            for d in dates
            if told and not _weekday(d) and d.precision == "day" and d.start and preposition(one, d) in _ON
        ]
    return [d for d in dates if _one_day(d) and d.start and d.start > written and preposition(one, d) in _ON]


def _one_day(when: When) -> bool:
    return when.status in ("resolved", "inferred-year") and when.precision in ("day", "part-of-day")


def preposition(one: Annotated, when: When) -> str:
    """The preposition before a date ("until Sunday": until), "" where there is none."""
    tokens = one.tokens_in(when.anchor.start, when.anchor.end)
    return next((t.lower for t in one.dependents(head_of(one, when.anchor).i, "case")), "") if tokens else ""


def _weekday(when: When) -> bool:
    return not any(c.isdigit() for c in when.anchor.exact)


def _acts(material: Material, statement: Statement, when: When) -> set[str]:
    """Dictionary forms of the verbs and nouns above a day, of the noun right before it ("until his sentence on 12 June"), and
    of what is set where the verb only says that it is.
    """
    one = material.annotated[statement.report]
    own = {t.i for t in material.tokens(statement)}
    above = [t for t in one.ancestors(head_of(one, when.anchor).i) if t.i in own and t.pos in ("VERB", "NOUN")]
    setting = words("plans", "setting")
    predicate = statement.predicate
    acts = {statement.lemma if predicate and t.start == predicate.start else t.lemma.lower() for t in above}
    before = one.tokens[max(0, one.tokens_in(when.anchor.start, when.anchor.end)[0].i - 2)]
    if before.pos == "NOUN" and before.i in own:
        acts.add(before.lemma.lower())
    acts |= {t.lemma.lower() for t in one.dependents(head_of(one, when.anchor).i, "nsubj") if t.pos == "NOUN"}
    acts |= {t.lemma.lower() for v in above if v.lemma.lower() in setting for t in one.dependents(v.i, "xcomp")}
    if acts & setting:
        acts |= {
            head_of(one, a.anchor).lemma.lower()
            for a in statement.arguments
            if a.role in ("subject", "object") and one.tokens_in(a.anchor.start, a.anchor.end)
        }
    return acts - setting


def _set_there_too(material: Material, report: str, when: When, partner: When) -> bool:
    """Tell whether the other report gives this day as well, of a plan of its own."""
    return any(
        other.id != partner.id and compare_dates(other, when).relation == "same" for other in material.dates_of[report]
    )
