"""Whether a clause affirms or denies what it tells."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.statements.clauses import Clause
from crossread.extract.statements.words import word_section
from crossread.records.told import Polarity

_NEVER = frozenset({"no", "neither", "not", "never"})


def polarity_of(annotated: Annotated, clause: Clause, head: Token) -> Polarity:
    """Negated when a negative word stands on the predicate, its auxiliary, or a subject or object of it."""
    words = word_section("negation")["words"]
    lowers = [annotated.tokens[i].lower for i in clause.tokens]
    if "yet" in lowers and _is_still_to_come(annotated, head):
        return "negated"
    if words.isdisjoint(lowers) and _NEVER.isdisjoint(lowers):
        return "affirmed"
    lowered = f" {' '.join(lowers)} "
    if " no longer " in lowered and any(t.lower == "longer" for t in annotated.dependents(head.i, "advmod")):
        return "negated"
    if any(phrase in lowered for phrase in word_section("negation")["harmless"]):
        return "affirmed"
    own = frozenset(clause.tokens)
    for child in annotated.dependents(head.i):
        if child.i not in own:
            continue
        if child.lower in words and child.dep.partition(":")[0] in (
            "advmod",
            "nsubj",
            "obj",
            "cc",
            "det",
            "aux",
            "discourse",
        ):
            return "negated"
        if child.dep.partition(":")[0] in ("nsubj", "obj", "obl", "xcomp"):
            near = annotated.dependents(child.i, "det", "advmod", "cc")
            if any(t.lower in _NEVER and t.i in own for t in near):
                return "negated"
    if any(t.lower in ("no", "not") for t in annotated.dependents(head.i, "det", "advmod") if t.i in own):
        return "negated"
    return "affirmed"


def _is_still_to_come(annotated: Annotated, head: Token) -> bool:
    """ "has yet to say": it has not said so."""
    yet = any(t.lower == "yet" for t in annotated.dependents(head.i, "advmod"))
    return yet and head.lemma.lower() in ("have", "be") and any(annotated.dependents(head.i, "xcomp"))
