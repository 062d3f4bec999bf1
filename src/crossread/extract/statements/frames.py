"""Clauses that only say who speaks, to whom, where and when: they are the holder of what they introduce, and tell nothing themselves."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated
from crossread.extract.statements.clauses import Clause
from crossread.extract.statements.words import is_mark, word_section
from crossread.records.said import Quotation
from crossread.records.text import Anchor

_FRAME_WORDS = 2
_AROUND_A_CUE = frozenset({"nsubj", "advmod", "aux", "cc", "mark", "punct", "compound", "discourse"})
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")


def is_frame(annotated: Annotated, clause: Clause, *, beside: Sequence[Quotation], cued: Sequence[Quotation]) -> bool:
    """Tell whether a narrator's clause is a reporting frame: next to words that another says it tells at most one word beside
    speaker and cue, or its verb is a cue with only listeners and a medium ("he told reporters in a statement").

    An occasion or a day is told. `beside` are the quotations whose words stand in the clause's sentence, `cued` those with their
    cue in it, wherever their words stand.
    """
    known = [anchor for q in beside for anchor in (q.cue, q.speaker.mention) if anchor is not None]
    if beside and len(_told(annotated, clause, known)) < _FRAME_WORDS:
        return True
    head = annotated.tokens[clause.head]
    known = [anchor for q in cued for anchor in (q.cue, q.speaker.mention) if anchor is not None]
    if not any(q.cue is not None and q.cue.start <= head.start < q.cue.end for q in cued):
        return False
    told = _told(annotated, clause, known)
    return not any(annotated.tokens[i].pos == "VERB" for i in told) and _only_listeners(annotated, clause)


def _told(annotated: Annotated, clause: Clause, known: Sequence[Anchor]) -> list[int]:
    """The words of a clause that tell something beside its subject and the words already known as speaker or cue."""
    subject = {i for child in annotated.dependents(clause.head, "nsubj") for i in annotated.subtree(child.i)}
    return [
        i
        for i in clause.tokens
        if annotated.tokens[i].pos in _TELLING
        and i not in subject
        and not any(a.start <= annotated.tokens[i].start and annotated.tokens[i].end <= a.end for a in known)
    ]


def _only_listeners(annotated: Annotated, clause: Clause) -> bool:
    """Tell whether all that hangs on the clause's verb, within the clause, is speaker, listener or medium."""
    own = frozenset(clause.tokens)
    words = word_section("frames")
    listened = annotated.tokens[clause.head].lemma.lower() in words["to_listeners"]
    for child in annotated.dependents(clause.head):
        relation = child.dep.partition(":")[0]
        listener = relation in ("obj", "iobj") and listened
        medium = relation == "obl" and child.lemma.lower() in words["media"]
        if child.i in own and not (relation in _AROUND_A_CUE or listener or medium or is_mark(child)):
            return False
    return True
