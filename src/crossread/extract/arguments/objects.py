"""To whom it is done: the object of a predicate, in the passive its subject."""

from crossread.annotate.annotated import Annotated
from crossread.extract.arguments.subjects import RELATIVE, surface_subjects
from crossread.extract.voice import grammar_words, is_passive


def patients(annotated: Annotated, i: int) -> tuple[int, ...]:
    """To whom it is done: the object, or in the passive the subject."""
    if is_passive(annotated, i):
        return surface_subjects(annotated, i)
    token = annotated.tokens[i]
    own = tuple(kid.i for kid in annotated.dependents(i, "obj"))
    own = own or tuple(kid.i for kid in annotated.dependents(i, "iobj"))
    own = own[:1] if token.lemma in grammar_words()["naming"] else own
    own = own or tuple(kid.i for kid in annotated.dependents(i, "xcomp") if kid.pos in {"NOUN", "PROPN"} and kid.i > i)
    if own:
        return own
    if token.dep == "amod" and token.head > i and any(True for _ in annotated.dependents(i, "nsubj")):
        return (token.head,)
    if (
        token.dep == "acl:relcl"
        and token.head != i
        and any(kid.lower in RELATIVE for kid in annotated.dependents(i, "nsubj"))
    ):
        return ()
    shared = [kid for kid in annotated.dependents(i, "conj") if kid.pos == "VERB" and 2 <= kid.i - i <= 3]
    return tuple(kid.i for conj in shared for kid in annotated.dependents(conj.i, "obj"))[:1]
