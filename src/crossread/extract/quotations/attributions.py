"""Attributions in the sentences of a report: source, cue and content of direct and indirect speech, thought and stance."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution, Frame, Span
from crossread.extract.quotations.cues import Cues, Sense
from crossread.extract.quotations.extents import clause_end, cut_second_verb, drop_time
from crossread.extract.quotations.inserted import inserted
from crossread.extract.quotations.nominal import (
    adjective_attribution,
    hearsay_attribution,
    noun_attribution,
    phrase_attributions,
)
from crossread.extract.quotations.phrases import noun_phrase, passive, verb_group
from crossread.extract.quotations.subjects import subject

_SET_OFF = frozenset(["VBG", "WP", "WDT", "WP$"])
_NEEDS_LISTENER = frozenset(["tell", "inform", "remind", "notify", "assure"])
_SUBORDINATORS = frozenset(["that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"])


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
        return _passive(annotated, verb, lemma, cues, quoted)
    tries = (
        _about(annotated, verb, cues, quoted),
        _clause(annotated, verb, lemma, cues, quoted),
        inserted(annotated, verb, cues=cues),
        _gerund(annotated, verb, cues, quoted),
        _infinitive(annotated, verb, lemma, cues, quoted),
        _object(annotated, verb, lemma, cues, quoted),
    )
    return next((attribution for attribution in tries if attribution is not None), None)


def _with_particle(annotated: Annotated, verb: Token) -> str:
    """A verb's dictionary form, with its particle where it has one ("point-out")."""
    particle = next((child.lower for child in annotated.dependents(verb.i) if child.dep == "compound:prt"), None)
    return f"{verb.lemma.lower()}-{particle}" if particle else verb.lemma.lower()


def _clause(annotated: Annotated, verb: Token, lemma: str, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
    """X says that something is so; X asks whether; X said: the rest of the sentence."""
    sense = cues.clause.get(lemma) or cues.clause.get(verb.lemma.lower())
    if sense is None:
        return None
    told = _told_in_headline(annotated, verb)
    start = verb.i + 1 if told else _clause_start(annotated, verb)
    if start is None or (annotated.tokens[start].tag in _SET_OFF and annotated.tokens[start - 1].text == ","):
        return None  # what describes the speaker or how it was said is not what was said
    end = cut_second_verb(
        annotated, verb.i, start, clause_end(annotated, verb.i), quoted=quoted, clausal=True, cues=cues
    )
    if verb.i and annotated.tokens[verb.i - 1].text == ",":
        end = min(end, _answered_at(annotated, verb) or end)
    found = _build(annotated, verb, "clause", sense, ((start, end),), lemma)
    if found is not None and (told or _is_asked(annotated, verb)):
        return replace(found, source=None, source_head=None, passive=True)
    return found


def _is_asked(annotated: Annotated, verb: Token) -> bool:
    """Whether a verb without subject of its own after "when" is a passive, whatever form it is taken for ("When asked if")."""
    before = annotated.tokens[verb.i - 1].lower if verb.i else ""
    own = any(True for _ in annotated.dependents(verb.i, "nsubj"))
    if before == "," and _answered_at(annotated, verb) is not None:
        return True
    return verb.tag in ("VBN", "VBD") and before in ("when", "if", "once", "although", "though") and not own


def _answered_at(annotated: Annotated, verb: Token) -> int | None:
    """Where the one who "was asked" answers, by the comma before a second finite verb ("The mayor, asked if it would, said")."""
    tokens, last = annotated.tokens, annotated.sentence_of(verb.i).last
    if verb.lemma.lower() != "ask" or tokens[verb.i + 1].lower not in _SUBORDINATORS | {"about"}:
        return None
    return next(
        (i for i in range(verb.i + 2, last - 1) if tokens[i].text == "," and tokens[i + 1].tag in ("VBD", "VBZ")), None
    )


def _told_in_headline(annotated: Annotated, verb: Token) -> bool:
    """Whether a headline's "told" is a passive ("Town told help is days away"): only the subject of what is told stands before its verb."""
    sentence = annotated.sentence_of(verb.i)
    if sentence.kind not in ("headline", "heading") or verb.lemma.lower() not in _NEEDS_LISTENER:
        return False
    after = annotated.tokens[verb.i + 1 : sentence.last]
    finite = next((k for k, t in enumerate(after) if t.tag in ("VBZ", "VBD", "VBP", "MD")), None)
    return finite is not None and all(t.pos in ("NOUN", "PROPN", "ADJ") for t in after[:finite])


def _clause_start(annotated: Annotated, verb: Token) -> int | None:
    """Where the reported clause begins after a verb: at its subordinator or first word; after a colon; None if there is no such clause."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb.i)
    for i in range(verb.i + 1, min(verb.i + 14, sentence.last - 1)):
        if tokens[i].text == ":" and verb.lemma != "be":
            return i + 1
        if tokens[i].text in (";", "—"):
            break
    clauses = [c for c in annotated.dependents(verb.i) if c.i > verb.i and _is_clause(annotated, verb, c)]
    if clauses:
        first = clauses[0]
        start = min(i for i in annotated.subtree(first.i) if i > verb.i)
        while start < first.i and (tokens[start].text == "," or tokens[start].lower in ("however", "though", "too")):
            start += 1
        if tokens[start].pos == "ADV" and tokens[start - 1].text == tokens[start + 1].text == ",":
            start += 2  # "claimed, wrongly, that"
        return start
    return _that_after(annotated, verb)


def _that_after(annotated: Annotated, verb: Token) -> int | None:
    """The "that" after a verb and its recipient or occasion ("told reporters in May that"), when the parse ties the clause elsewhere."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb.i)
    for i in range(verb.i + 1, min(verb.i + 17, sentence.last - 1)):
        token = tokens[i]
        if token.lower == "that" and (token.pos == "SCONJ" or token.tag == "IN"):
            return i
        if token.text in (";", ":", "“", '"') or token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _is_clause(annotated: Annotated, verb: Token, child: Token) -> bool:
    """Whether a dependent is a clause the verb reports."""
    if child.dep == "ccomp":
        return True
    if child.dep in ("xcomp", "advcl", "obj", "parataxis", "csubj", "dep"):
        marks = {
            c.lower
            for c in annotated.dependents(child.i)
            if c.dep in ("mark", "advmod", "nsubj", "obj", "det") and c.i <= child.i + 1
        }
        if child.dep == "advcl":
            return bool(marks & {"that", "whether"}) or (
                "if" in marks and verb.lemma in ("ask", "wonder", "know", "inquire", "see")
            )
        if child.dep == "parataxis":
            return child.i == verb.i + 1 or annotated.tokens[verb.i + 1].text in ("“", '"', ":")
        return bool(marks & _SUBORDINATORS) and child.pos in ("VERB", "AUX", "ADJ", "NOUN") and "to" not in marks
    return False


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
    return _build(annotated, verb, "clause", sense, ((start, end),), verb.lemma.lower())


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
    return _build(annotated, verb, frame, sense, ((start, end),), lemma)


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
    return _build(annotated, verb, frame, sense, ((start, end),), lemma)


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
        built = _build(annotated, verb, "about", sense, ((start, end),), key)
        return replace(built, cue=(built.cue[0], start)) if built is not None else None
    return None


def _passive(annotated: Annotated, verb: Token, lemma: str, cues: Cues, quoted: frozenset[int]) -> Attribution | None:
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


def _build(
    annotated: Annotated, verb: Token, frame: Frame, sense: Sense, content: Sequence[Span], lexeme: str
) -> Attribution | None:
    """An attribution of a verb in the active voice, with its source; None where a content span is empty or the verb is a command."""
    spans = tuple((a, b) for a, b in content if a < b)
    if len(spans) != len(content):
        return None
    first, last = verb_group(annotated, verb.i)
    holder = subject(annotated, verb.i) if sense != "seeming" else None
    source: Span | None = None
    if holder is not None and any(a <= holder.i < b for a, b in spans):
        return None
    if holder is not None:
        source = source_span(annotated, holder, verb.i, avoid=spans)
    return Attribution(
        verb.i, (first, last), source, holder.i if holder is not None else None, spans, frame, sense, False, lexeme
    )


def source_span(annotated: Annotated, holder: Token, verb: int, *, avoid: Sequence[Span]) -> Span:
    """The whole noun phrase of a source, kept apart from the cue and from what is reported."""
    sentence = annotated.sentence_of(holder.i)
    floor, ceiling = sentence.first, sentence.last
    group = verb_group(annotated, verb)
    for a, b in [group, *avoid]:
        if b <= holder.i:
            floor = max(floor, b)
        elif a > holder.i:
            ceiling = min(ceiling, a)
    return noun_phrase(annotated, holder.i, floor=floor, ceiling=ceiling)
