"""The word that states what a clause tells, and its dictionary form."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.statements.clauses import Clause


def lemma_of(annotated: Annotated, head: Token) -> str:
    """A predicate's dictionary form, its particle joined on ("step_down"); a copula's is that of what it links."""
    lemma = head.lemma.lower()
    for child in annotated.dependents(head.i, "compound"):
        if child.dep == "compound:prt":
            return f"{lemma}_{child.lower}"
    return lemma


def predicate_of(annotated: Annotated, clause: Clause) -> Token:
    """The clause's head; if that is a name or mark in a headline, the first verb of the clause instead."""
    head = annotated.tokens[clause.head]
    if head.pos in ("VERB", "AUX", "ADJ", "NOUN") and head.i in clause.tokens:
        return head
    verbs = [annotated.tokens[i] for i in clause.tokens if annotated.tokens[i].pos == "VERB"]
    return verbs[0] if verbs else (head if head.i in clause.tokens else annotated.tokens[clause.tokens[0]])
