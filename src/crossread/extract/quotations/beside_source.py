"""Whose quotation it is, given the verb that reports it: the subject of that verb, or the noun or pronoun beside it."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.marks import Stretch
from crossread.extract.quotations.phrases import noun_phrase, passive, verb_group
from crossread.extract.quotations.subjects import subject

_SOMEBODY = frozenset(["another", "some", "others", "many", "both", "one"])


def quoted_by(
    annotated: Annotated, verb: Token, stretch: Stretch, zone: Sequence[Token], cues: Cues
) -> Attribution | None:
    """The attribution of a quotation to the clause around this verb, its source sought in that clause only."""
    inside = annotated.tokens_in(stretch.start, stretch.end)
    if not inside:
        return None
    low, high = zone[0].i, zone[-1].i + 1
    holder = subject(annotated, verb.i)
    group = verb_group(annotated, verb.i)
    if holder is not None and _has_own_subject(annotated, verb, holder):
        holder = None
    holder = _quoted_from(annotated, verb) or holder
    if holder is None or not low <= holder.i < high or (passive(annotated, verb.i) and verb.tag != "VBN"):
        holder = _neighbour(annotated, verb, low, high)
    source: Span | None = None
    if holder is not None:
        limits = (max(low, group[1]), high) if holder.i > verb.i else (low, group[0])
        source = noun_phrase(annotated, holder.i, floor=min(limits[0], holder.i), ceiling=max(limits[1], holder.i + 1))
    content: tuple[Span, ...] = ((inside[0].i, inside[-1].i + 1),)
    sense = cues.beside_quotation(verb.lemma.lower()) or "speech"
    return Attribution(
        verb.i,
        group,
        source,
        holder.i if holder is not None else None,
        content,
        "quoted",
        sense,
        False,
        verb.lemma.lower(),
    )


def _quoted_from(annotated: Annotated, verb: Token) -> Token | None:
    """What words are quoted from ("the paper quoted from a study"), or who made that ("a study written by Ada Example")."""
    if verb.lemma.lower() not in ("quote", "cite"):
        return None
    work = next(
        (c for c in annotated.dependents(verb.i, "obl") if c.i > verb.i and has_case(annotated, c, "from")), None
    )
    if work is None:
        return None
    made = [c for c in annotated.dependents(work.i, "acl") if c.tag == "VBN"]
    makers = (c for m in made for c in annotated.dependents(m.i, "obl") if has_case(annotated, c, "by"))
    return next(makers, work)


def has_case(annotated: Annotated, token: Token, *words: str) -> bool:
    """Whether one of these prepositions hangs on a noun."""
    return any(c.lower in words for c in annotated.dependents(token.i, "case"))


def _has_own_subject(annotated: Annotated, verb: Token, holder: Token) -> bool:
    """Whether a name or pronoun stands between a relative word and its verb ("the plan, which Ada Example called"): that is who calls."""
    between = annotated.tokens[holder.i + 1 : verb.i]
    return (
        verb.dep.startswith("acl")
        and any(t.tag in ("WDT", "WP") for t in between)
        and between[-1].pos in ("PROPN", "PRON")
        and between[-1].tag not in ("WDT", "WP")
    )


def _neighbour(annotated: Annotated, verb: Token, low: int, high: int) -> Token | None:
    """The noun or pronoun beside a verb whose subject the parse does not give: after it when it opens the clause, else before it."""
    tokens = annotated.tokens
    opens = all(tokens[i].pos in ("PUNCT", "ADV", "AUX") for i in range(low, verb.i))
    order = range(verb.i + 1, high) if opens else range(verb.i - 1, low - 1, -1)
    for i in order:
        if i in annotated.name_of:
            name = annotated.name_of[i]
            heads = [k for k in range(name.first, name.last) if not name.first <= tokens[k].head < name.last]
            return _top(annotated, tokens[heads[0] if heads else i], low, high)
        if (
            tokens[i].pos in ("PROPN", "PRON", "NOUN")
            or tokens[i].lower in _SOMEBODY
            or tokens[i].lower.endswith("old")
        ):
            return _top(annotated, tokens[i], low, high)
        if tokens[i].pos == "VERB":
            return None
    return None


def _top(annotated: Annotated, token: Token, low: int, high: int) -> Token:
    """The head of the noun phrase a word stands in."""
    while (
        token.dep in ("flat", "compound", "nmod:desc", "appos", "nmod", "amod", "nmod:poss")
        and low <= token.head < high
        and token.head != token.i
    ):
        if annotated.tokens[token.head].pos not in ("NOUN", "PROPN", "PRON"):
            break
        token = annotated.tokens[token.head]
    return token
