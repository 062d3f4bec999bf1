"""The frame of a verb that reports a clause, and where that clause begins ("said that", "asked whether", "said the plan had failed")."""

from dataclasses import replace

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.active_verbs import attribution_of
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.extents import clause_end, cut_second_verb

_SET_OFF = frozenset(["VBG", "WP", "WDT", "WP$"])
_NEEDS_LISTENER = frozenset(["tell", "inform", "remind", "notify", "assure"])
_SUBORDINATORS = frozenset(["that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"])


def clause_attribution(
    annotated: Annotated, verb: Token, lemma: str, cues: Cues, quoted: frozenset[int]
) -> Attribution | None:
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
    found = attribution_of(annotated, verb, "clause", sense, ((start, end),), lemma)
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
