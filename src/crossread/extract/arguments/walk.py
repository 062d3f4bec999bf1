"""What belongs to a predicate or noun in a parse: the words of its clause, what is joined to it, all below its complements."""

from collections.abc import Iterator

from crossread.annotate.annotated import Annotated
from crossread.extract.voice import grammar_words

_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "advcl:relcl"})


def clause_tokens(annotated: Annotated, i: int) -> tuple[int, ...]:
    """The words of a predicate's own clause: all below it but other clauses and what it is joined to."""
    return annotated.subtree(i, without=_CLAUSES)


def joined(annotated: Annotated, i: int) -> tuple[int, ...]:
    """A noun and what is joined to it by "and" or commas."""
    found = [i]
    flat = [part.i for part in annotated.dependents(i, "flat") if part.pos == "PROPN"]
    for kid in (kid for j in (i, *flat) for kid in annotated.dependents(j, "conj")):
        if kid.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"} and not any(
            True for _ in annotated.dependents(kid.i, "nsubj")
        ):
            found.extend(joined(annotated, kid.i))
    return tuple(found)


def below(annotated: Annotated, i: int) -> Iterator[int]:
    """The words that a predicate's complements hold, down to all depths: not its subject, not what is joined to it, no "when" or "after"
    clause and no relative clause.
    """
    for kid in annotated.dependents(i):
        if kid.dep.startswith(("nsubj", "conj", "parataxis", "acl:relcl", "punct", "cc", "appos")):
            continue
        if kid.dep.startswith("advcl") and grammar_words()["clause_openers"] & {
            mark.lower for mark in annotated.dependents(kid.i, "mark")
        }:
            continue
        yield kid.i
        yield from _all_below(annotated, kid.i)


def _all_below(annotated: Annotated, i: int) -> Iterator[int]:
    for kid in annotated.dependents(i):
        if kid.dep.startswith(("acl:relcl", "parataxis")):
            continue
        if kid.dep.startswith("advcl") and _opened(annotated, kid.i):
            continue
        yield kid.i
        yield from _all_below(annotated, kid.i)


def _opened(annotated: Annotated, i: int) -> bool:
    """Whether a clause opens with a word that makes it told for itself ("while also …")."""
    marks = {mark.lower for mark in annotated.dependents(i, "mark")}
    return bool(marks & (grammar_words()["clause_openers"] - {"if", "unless"}))
