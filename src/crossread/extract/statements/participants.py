"""Who and what takes part in what a clause tells: the predicate's arguments with the actors they name, and a subject it shares."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.extract.statements.clauses import Clause
from crossread.records.told import Argument, ArgumentRole

_ROLES: dict[str, ArgumentRole] = {
    "nsubj": "subject",
    "nsubj:pass": "object",
    "obj": "object",
    "iobj": "indirect-object",
    "obl:agent": "agent",
    "obl": "oblique",
    "ccomp": "complement",
    "xcomp": "complement",
}


def participants(
    annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause], cast: Cast
) -> tuple[Argument, ...]:
    own = frozenset(clause.tokens)
    found = []
    for child in annotated.dependents(head.i):
        role = _ROLES.get(child.dep) or _ROLES.get(child.dep.partition(":")[0])
        if role is None or child.i not in own:
            continue
        tokens = [i for i in annotated.subtree(child.i) if i in own]
        by = role == "oblique" and any(t.lower == "by" for t in annotated.dependents(child.i, "case"))
        if by and any(annotated.dependents(head.i, "nsubj:pass", "aux:pass")):
            role = "agent"
        found.append(Argument(role, annotated.span_of(tokens), _actor(annotated, child, tokens, cast)))
    if not any(a.role in ("subject", "agent") for a in found):
        inherited = _inherited_subject(annotated, clause, clauses, cast)
        if inherited is not None:
            found.insert(0, inherited)
    return tuple(found)


def _inherited_subject(annotated: Annotated, clause: Clause, clauses: Sequence[Clause], cast: Cast) -> Argument | None:
    """The subject a clause shares with the one it hangs on: a conjunct's, a participle's, a relative's antecedent."""
    head = annotated.tokens[clause.head]
    if head.dep.startswith("acl") and head.head != head.i:
        noun = annotated.tokens[head.head]
        return Argument("subject", annotated.span(noun.i, noun.i + 1), cast.actor_of.get(noun.i))
    if clause.parent is None or head.dep.partition(":")[0] not in ("conj", "advcl", "parataxis"):
        return None
    above = clauses[clause.parent]
    for child in annotated.dependents(above.head, "nsubj"):
        tokens = [i for i in annotated.subtree(child.i) if i in above.tokens]
        if tokens:
            return Argument("subject", annotated.span_of(tokens), _actor(annotated, child, tokens, cast))
    return None


def _actor(annotated: Annotated, head: Token, tokens: Sequence[int], cast: Cast) -> str | None:
    """The actor an argument names: its head's, else that of the first word in it that stands for one."""
    del annotated
    if head.i in cast.actor_of:
        return cast.actor_of[head.i]
    return next((cast.actor_of[i] for i in tokens if i in cast.actor_of), None)
