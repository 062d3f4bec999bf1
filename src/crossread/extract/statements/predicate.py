"""The word that states what a clause tells, its dictionary form, and the verb whose helpers it shares."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.statements.clauses import Clause

_HELPERS = frozenset({"MD", "TO"})


def lemma_of(annotated: Annotated, head: Token) -> str:
    """A predicate's dictionary form, its particle joined on ("step_down"); a copula's is that of what it links."""
    lemma = head.lemma.lower()
    for child in annotated.dependents(head.i, "compound"):
        if child.dep == "compound:prt":
            return f"{lemma}_{child.lower}"
    return lemma


def predicate_of(annotated: Annotated, clause: Clause) -> Token:
    """The clause's head; if that is a name or mark in a headline, the first verb of the clause instead, and after "with" the
    participle behind the noun ("with talks failing").
    """
    head = annotated.tokens[clause.head]
    if head.pos == "NOUN" and any(t.lower == "with" for t in annotated.dependents(head.i, "case")):
        said = [t for t in annotated.dependents(head.i, "acl") if t.i > head.i and t.i in clause.tokens]
        if said and said[0].dep == "acl" and said[0].tag in ("VBG", "VBN"):
            return said[0]
    if head.pos in ("VERB", "AUX", "ADJ", "NOUN") and head.i in clause.tokens:
        return head
    verbs = [annotated.tokens[i] for i in clause.tokens if annotated.tokens[i].pos == "VERB"]
    return verbs[0] if verbs else (head if head.i in clause.tokens else annotated.tokens[clause.tokens[0]])


def helped_by(annotated: Annotated, head: Token) -> Token | None:
    """The verb whose helpers a joined verb shares ("will close two mines and *cut* jobs"): a bare form with no helper or subject of
    its own, joined to a verb with a modal or "do".
    """
    if not head.dep.startswith("conj") or head.lower != head.lemma.lower() or head.pos not in ("VERB", "AUX"):
        return None
    if any(annotated.dependents(head.i, "aux", "nsubj", "cop")):
        return None
    first = annotated.tokens[head.head]
    helpers = [*annotated.dependents(first.i, "aux")]
    return first if any(t.tag in _HELPERS or t.lemma.lower() == "do" for t in helpers) else helped_by(annotated, first)
