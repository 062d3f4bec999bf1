"""Whether two claims are of one time, and whether what a later report tells was so before the earlier one was written."""

from crossread.annotate.annotated import Annotated, Token
from crossread.judge.background import of_the_time_before
from crossread.judge.claims import Claim
from crossread.judge.material import Material
from crossread.judge.slots import days_apart

_LONG = ("month", "quarter", "season", "year", "decade")


def of_one_time(material: Material, a: Claim, b: Claim) -> bool:
    """Whether both are told as done, or both as ahead, of days that meet, and neither of a month or year that is over."""
    soon = any(c.standing.present and c.token.tag in ("VBG", "JJ") for c in (a, b))  # "is leaving", "is fit"
    times = {a.standing.time, b.standing.time}
    if len(times) == 2 and "any" not in times and not soon:
        return False
    return not days_apart(material, a.statement, b.statement) and not any(_is_over(material, c) for c in (a, b))


def _is_over(material: Material, claim: Claim) -> bool:
    """Whether a claim is told of a month, a year or the like that is over, or of the time before."""
    one = material.annotated[claim.statement.report]
    written = one.report.published
    if of_the_time_before([claim.span]):
        return True
    for when in (material.dates[i] for i in claim.statement.dates if i in material.dates):
        tokens = one.tokens_in(when.anchor.start, when.anchor.end)
        over = when.end is None or written is None or when.end < written
        if when.precision in _LONG and over and tokens and _hangs_on(one, tokens[0], claim.token):
            return True
    return False


def _hangs_on(one: Annotated, token: Token, verb: Token) -> bool:
    """Whether a word hangs on another with no other verb between."""
    for above in one.ancestors(token.i):
        if above.i == verb.i or above.pos == "VERB":
            return above.i in (verb.i, verb.head)
    return False


def may_have_changed(material: Material, a: Claim, b: Claim) -> bool:
    """Whether the earlier of two reports tells of its own day only, and the later of what may have come after."""
    days = [material.annotated[c.statement.report].report.published for c in (a, b)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    first, later = (a, b) if days[0] < days[1] else (b, a)
    return first.standing.present and not _was_before(material, later, first)


def _was_before(material: Material, later: Claim, first: Claim) -> bool:
    """Whether what the later report tells is dated by the day of the first."""
    written = material.annotated[first.statement.report].report.published
    dates = [material.dates[i] for i in later.statement.dates if i in material.dates]
    return bool(dates) and written is not None and all(d.end is not None and d.end <= written for d in dates)
