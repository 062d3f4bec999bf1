"""Attributions in the sentences of a report: source, cue and content of direct and indirect speech, thought and stance."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.active_verbs import attribution_of
from crossread.extract.quotations.attribution import Attribution, Frame
from crossread.extract.quotations.clause_frame import clause_attribution
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.extents import clause_end, cut_second_verb, drop_time
from crossread.extract.quotations.inserted import inserted
from crossread.extract.quotations.nominal import (
    adjective_attribution,
    hearsay_attribution,
    noun_attribution,
    phrase_attributions,
)
from crossread.extract.quotations.passive_frame import passive_attribution
from crossread.extract.quotations.phrases import passive


def find_attributions(
    annotated: Annotated, *, cues: Cues, quoted: frozenset[int] = frozenset()
) -> tuple[Attribution, ...]:
    """Find who says, thinks or wants what, sentence by sentence, one attribution a cue at most.

    A verb counts only in a reporting frame: with a clause, a quotation, a named object, an infinitive or its preposition. `quoted` are the
    tokens between quotation marks: a cue inside them is the speaker's own and reports for the speaker, not for the report.
    """
    found: list[Attribution] = []
    for token in annotated.tokens:
        attribution = _at(annotated, token, cues, quoted)
        if attribution is not None and attribution.content:
            found.append(_outside_marks(attribution, found, quoted))
    for sentence in annotated.sentences:
        found.extend(phrase_attributions(annotated, sentence, cues=cues))
    return tuple(sorted(found, key=lambda a: (a.head, a.cue)))


def _outside_marks(attribution: Attribution, before: Sequence[Attribution], quoted: frozenset[int]) -> Attribution:
    """The attribution with the source of the cue before it, where the parse seeks its source within a quotation (“…,” adding that)."""
    if attribution.source_head not in quoted or attribution.head in quoted or not before:
        return attribution
    last = before[-1]
    follows = last.head < attribution.head and last.source_head not in quoted and last.sense == "speech"
    content = range(last.content[-1][0], attribution.head)
    if not follows or attribution.source_head not in content:
        return attribution
    return replace(attribution, source=last.source, source_head=last.source_head)


def _at(annotated: Annotated, token: Token, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
    """The attribution a word makes in its sentence, if any."""
    if token.pos == "VERB" or (token.pos == "AUX" and token.lemma == "say"):
        if token.dep in ("amod", "compound", "case"):
            return None
        return _verb(annotated, token, cues, quoted)
    if token.pos == "ADJ" and token.lemma in cues.adjective:
        return adjective_attribution(annotated, token, cues=cues, quoted=quoted)
    if token.pos == "ADV" and token.lower in cues.hearsay:
        return hearsay_attribution(annotated, token)
    if token.pos == "NOUN" and token.lemma in cues.noun:
        return noun_attribution(annotated, token, cues=cues)
    return None


def _verb(annotated: Annotated, verb: Token, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
    """Try the frames of a verb, the most telling first."""
    lemma = _with_particle(annotated, verb)
    if passive(annotated, verb.i):
        return passive_attribution(annotated, verb, lemma, cues, quoted)
    return (
        _about(annotated, verb, cues, quoted)
        or clause_attribution(annotated, verb, lemma, cues, quoted)
        or inserted(annotated, verb, cues=cues)
        or _gerund(annotated, verb, cues, quoted)
        or _infinitive(annotated, verb, lemma, cues, quoted)
        or _object(annotated, verb, lemma, cues, quoted)
    )


def _with_particle(annotated: Annotated, verb: Token) -> str:
    """A verb's dictionary form, with its particle where it has one ("point-out")."""
    particle = next((child.lower for child in annotated.dependents(verb.i) if child.dep == "compound:prt"), None)
    return f"{verb.lemma.lower()}-{particle}" if particle else verb.lemma.lower()


def _gerund(annotated: Annotated, verb: Token, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
    """X denies doing it; X recalled having seen it."""
    sense = cues.gerund.get(verb.lemma.lower())
    start = verb.i + 1
    if sense is None or start >= annotated.sentence_of(verb.i).last or annotated.tokens[start].tag != "VBG":
        return None
    if annotated.tokens[start].dep not in ("xcomp", "ccomp", "obj", "advcl", "aux", "aux:pass"):
        return None
    end = cut_second_verb(
        annotated, verb.i, start, clause_end(annotated, verb.i), quoted=quoted, clausal=False, cues=cues
    )
    return attribution_of(annotated, verb, "clause", sense, ((start, end),), verb.lemma.lower())


def _infinitive(
    annotated: Annotated, verb: Token, lemma: str, cues: Cues, quoted: frozenset[int]
) -> Attribution | None:
    """X vows to do it; X tells Y to do it."""
    goal = next(
        (c for c in annotated.dependents(verb.i, "xcomp", "ccomp", "advcl") if c.i > verb.i and _has_to(annotated, c)),
        None,
    )
    if goal is None:
        return None
    person = next((c for c in annotated.dependents(verb.i, "obj", "iobj") if verb.i < c.i < goal.i), None)
    frame: Frame = "directing" if person is not None or goal.dep == "ccomp" else "intending"
    senses = cues.directing if frame == "directing" else cues.intending
    sense = senses.get(lemma) or senses.get(verb.lemma.lower())
    if sense is None:
        return None
    start = min(i for i in annotated.subtree(person.i if person is not None else goal.i) if i > verb.i)
    end = cut_second_verb(
        annotated, verb.i, start, clause_end(annotated, verb.i), quoted=quoted, clausal=False, cues=cues
    )
    return attribution_of(annotated, verb, frame, sense, ((start, end),), lemma)


def _has_to(annotated: Annotated, token: Token) -> bool:
    return any(c.lower == "to" and c.dep == "mark" for c in annotated.dependents(token.i)) and token.pos in (
        "VERB",
        "AUX",
        "ADJ",
        "NOUN",
    )


def _object(annotated: Annotated, verb: Token, lemma: str, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
    """X accuses Y of it, praises Y, announces a plan; X calls Y a name."""
    thing = next((c for c in annotated.dependents(verb.i, "obj") if c.i > verb.i), None)
    if thing is None:
        return None
    named = any(
        c.dep in ("xcomp", "obl", "advcl", "ccomp", "obj") and c.i > thing.i for c in annotated.dependents(verb.i)
    )
    quoted_name = _quoted_name(annotated, thing, quoted) if verb.lemma in cues.naming else None
    frame: Frame = "naming" if (named or quoted_name) and verb.lemma in cues.naming else "object"
    senses = cues.naming if frame == "naming" else cues.object
    sense = senses.get(lemma) or senses.get(verb.lemma.lower())
    if sense is None or thing.lower in ("himself", "herself", "itself", "themselves", "myself"):
        return None
    start = min((i for i in annotated.subtree(thing.i) if i > verb.i), default=thing.i)
    end = cut_second_verb(
        annotated, verb.i, start, clause_end(annotated, verb.i), quoted=quoted, clausal=False, cues=cues
    )
    end = max(drop_time(annotated, verb.i, start, end), quoted_name or 0)
    return attribution_of(annotated, verb, frame, sense, ((start, end),), lemma)


def _quoted_name(annotated: Annotated, thing: Token, quoted: frozenset[int]) -> int | None:
    """The end of a quoted name close after what is called so ("called the plan a “joke”"), wherever the parse ties it."""
    last = annotated.sentence_of(thing.i).last
    first = next((i for i in range(thing.i + 1, min(last, thing.i + 8)) if i in quoted), None)
    if first is None:
        return None
    while first < last and first in quoted:
        first += 1
    return first


def _about(annotated: Annotated, verb: Token, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
    """X calls for it, warns of it, points to it: the preposition belongs to the cue."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb.i)
    lemma = verb.lemma.lower()
    for width in (2, 1):
        after = [tokens[i] for i in range(verb.i + 1, min(verb.i + 1 + width, sentence.last))]
        key = "-".join([lemma, *(t.lower for t in after)])
        sense = cues.about.get(key)
        if sense is None or len(after) < width or not all(t.pos in ("ADP", "ADV", "PART", "SCONJ") for t in after):
            continue
        start = verb.i + 1 + width
        if start >= sentence.last or (tokens[start].pos == "PUNCT" and tokens[start].text not in ("“", '"', "‘", "'")):
            continue
        end = cut_second_verb(
            annotated, verb.i, start, clause_end(annotated, verb.i), quoted=quoted, clausal=False, cues=cues
        )
        end = drop_time(annotated, verb.i, start, end)
        built = attribution_of(annotated, verb, "about", sense, ((start, end),), key)
        return replace(built, cue=(built.cue[0], start)) if built is not None else None
    return None
