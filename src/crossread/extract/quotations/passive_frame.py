"""The frame of a verb of saying in the passive ("is expected to", "was criticised by")."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.extents import clause_end, cut_second_verb
from crossread.extract.quotations.phrases import noun_phrase, verb_group
from crossread.extract.quotations.subjects import subject


def passive_attribution(
    annotated: Annotated, verb: Token, lemma: str, cues: Cues, quoted: frozenset[int]
) -> Attribution | None:
    """It is expected to happen; the plan was criticised by X; X was quoted as saying so (X speaks there)."""
    sense = next((s.get(lemma) for s in (cues.clause, cues.object, cues.directing, cues.naming) if lemma in s), None)
    if sense is None or verb.tag != "VBN":
        return None
    agent = next((c for c in annotated.dependents(verb.i, "obl") if c.dep == "obl:agent" or _by(annotated, c)), None)
    told = subject(annotated, verb.i)
    if told is None or (told.i > verb.i and told.dep != "csubj"):
        return None
    spans = _passive_content(annotated, verb, told, agent, quoted, cues)
    if not spans:
        return None
    first, last = verb_group(annotated, verb.i)
    source = (
        noun_phrase(annotated, agent.i, floor=verb.i + 1, ceiling=annotated.sentence_of(verb.i).last)
        if agent is not None
        else None
    )
    return Attribution(
        verb.i, (first, last), source, agent.i if agent is not None else None, spans, "object", sense, True, lemma
    )


def _passive_content(
    annotated: Annotated, verb: Token, told: Token, agent: Token | None, quoted: frozenset[int], cues: Cues
) -> tuple[Span, ...]:
    """What is reported by a passive: its subject, and the infinitive, clause or phrase after it."""
    sentence = annotated.sentence_of(verb.i)
    spans: list[Span] = []
    if told.lower not in ("it", "there") and told.i < verb.i:
        spans.append(noun_phrase(annotated, told.i, floor=sentence.first, ceiling=verb_group(annotated, verb.i)[0]))
    after = [
        c
        for c in annotated.dependents(verb.i, "xcomp", "ccomp", "advcl", "obl", "csubj")
        if c.i > verb.i and c is not agent
    ]
    if after:
        start = min(i for i in annotated.subtree(after[0].i) if i > verb.i)
        stop = min(
            (min(annotated.subtree(agent.i)) for _ in [0] if agent is not None and agent.i > start),
            default=sentence.last,
        )
        end = cut_second_verb(
            annotated, verb.i, start, min(stop, clause_end(annotated, verb.i)), quoted=quoted, clausal=False, cues=cues
        )
        if end > start:
            spans.append((start, end))
    return tuple(spans)


def _by(annotated: Annotated, token: Token) -> bool:
    return any(c.lower == "by" for c in annotated.dependents(token.i, "case"))
