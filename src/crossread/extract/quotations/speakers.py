"""Whose words: from the source of an attribution to a speaker, with how it is known; unknown where the text does not tell."""

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.extract.quotations.phrases import noun_phrase
from crossread.records.said import KnownBy, Speaker

UNKNOWN = Speaker(None, None, "unknown")
_APPOSED = 5  # tokens from the comma within which the name begins ("its founder, the millionaire Ada Example,")
_CLOSES = frozenset([",", ".", ";", ":", "!", "?"])  # "said the judge, Ada Example." ends with its sentence
_RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
_KNOWN_BY: dict[str, KnownBy] = {
    "name": "name",
    "short-name": "short-name",
    "acronym": "short-name",
    "role": "role",
    "pronoun": "pronoun",
}


def speaker_of(annotated: Annotated, cast: Cast, attribution: Attribution) -> Speaker:
    """The speaker of an attribution: the actor its source names; a relative pronoun stands for the noun it follows."""
    if attribution.source_head is None or attribution.source is None:
        return UNKNOWN
    return speaker_at(annotated, cast, attribution.source_head, attribution.source)


def speaker_at(annotated: Annotated, cast: Cast, head: int, span: Span) -> Speaker:
    """The speaker that a noun phrase with this head names."""
    if head < span[0]:  # a dateline was taken for the head
        head = next((i for i in range(*span) if i in cast.actor_of), span[0])
    if annotated.tokens[head].lower in _RELATIVES:
        antecedent = _antecedent(annotated, cast, head)
        if antecedent is not None and antecedent not in cast.actor_of:
            span = noun_phrase(annotated, antecedent, floor=annotated.sentence_of(head).first, ceiling=head)
        if antecedent is not None:
            head = antecedent
    narrow = _narrow(annotated, head, span)
    if cast.form_of.get(head, "role") == "role":
        head, narrow = _apposed(annotated, cast, head, narrow)
    if head not in cast.actor_of or (annotated.tokens[head].pos == "PROPN" and cast.form_of[head] == "role"):
        head, narrow = _named_beside(annotated, cast, head, narrow)
    actor_id = cast.actor_of.get(head)
    mention = annotated.span(*narrow)
    if actor_id is None:
        return Speaker(None, mention, "unnamed" if annotated.tokens[head].pos in ("NOUN", "PROPN") else "unknown")
    if actor_id in cast.unnamed:
        return Speaker(actor_id, mention, "unnamed")
    actor = cast.actor(actor_id)
    form = cast.form_of[head]
    if actor is not None and actor.kind in ("organisation", "place") and form != "pronoun":
        return Speaker(actor_id, mention, "institution")
    return Speaker(actor_id, mention, _KNOWN_BY[form])


def carried(speaker: Speaker) -> Speaker:
    """The same speaker for words that follow without a reporting clause of their own."""
    return Speaker(speaker.actor, speaker.mention, "carried-over" if speaker.actor is not None else speaker.known_by)


def _named_beside(annotated: Annotated, cast: Cast, head: int, span: Span) -> tuple[int, Span]:
    """The name that a title before it was taken for the head of ("House Speaker Ada Example" parsed as headed by House)."""
    last = span[1]
    while last < min(annotated.sentence_of(head).last, span[1] + 5) and annotated.tokens[last].pos in ("PROPN", "ADJ"):
        last += 1
    for i in range(last - 1, head, -1):
        if cast.form_of.get(i) in ("name", "short-name") and not any(
            annotated.tokens[k].pos == "ADP" for k in range(head, i)
        ):
            return i, (span[0], max(span[1], i + 1))
    return head, span


def _apposed(annotated: Annotated, cast: Cast, head: int, span: Span) -> tuple[int, Span]:
    """The name that stands between commas after a phrase that only describes ("its director, Ada Example, said")."""
    tokens, end = annotated.tokens, annotated.sentence_of(head).last
    if span[1] >= end or tokens[span[1]].text != ",":
        return head, span
    named = next((i for i in range(span[1] + 1, min(end, span[1] + _APPOSED)) if i in annotated.name_of), None)
    if named is None or any(tokens[i].text == "," or tokens[i].pos == "ADP" for i in range(span[1] + 1, named)):
        return head, span
    name = annotated.name_of[named]
    closed = name.last < end and tokens[name.last].text in _CLOSES
    if not closed or cast.form_of.get(named) not in ("name", "short-name", "acronym"):
        return head, span
    return named, (name.first, name.last)


def _antecedent(annotated: Annotated, cast: Cast, relative: int) -> int | None:
    """The noun a relative pronoun goes back to: what its clause hangs on, or the actor named right before ("X, D-Ohio, who")."""
    noun = None
    for above in annotated.ancestors(relative):
        if (
            above.dep in ("acl:relcl", "acl") and above.head < relative
        ):  # a parser may hang a clause on a word behind it
            if above.head in cast.actor_of:
                return above.head
            noun = above.head if annotated.tokens[above.head].pos in ("NOUN", "PROPN") else None
            break
    floor = max(annotated.sentence_of(relative).first, relative - 9)
    return next((i for i in range(relative - 1, floor - 1, -1) if i in cast.actor_of), noun)


def _narrow(annotated: Annotated, head: int, span: Span) -> Span:
    """The words of a source that name it: up to the first comma or relative clause after its head."""
    first, last = span
    while last < annotated.sentence_of(head).last and last in annotated.name_of and last - 1 in annotated.name_of:
        last += 1  # a name that the parse cut in two ("Ann and Bo Example")
    if not first <= head < last:
        return (first, last) if head < first < last else (head, head + 1)
    for i in range(head + 1, last):
        if annotated.tokens[i].text in (",", "(", "—", "–") or annotated.tokens[i].lower in ("who", "which"):
            return first, i
    return first, last
