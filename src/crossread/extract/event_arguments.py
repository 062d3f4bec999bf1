"""Where the participants of a predicate stand in a parse: subjects through control and conjunction, passives, relative clauses, prepositions.

Every function takes and gives token indexes. The parser is right in some 83 of 100 attachments (probe, 2026), so a preposition is also
believed when it stands directly behind its word.
"""

from collections.abc import Iterator

from crossread.annotate.annotated import Annotated, Token

_OBJECT_CONTROL = frozenset(
    "urge ask order force persuade tell allow permit request invite instruct require authorize direct encourage help let want press "
    "pressure push compel beg convince enable lead cause expect command call advise warn challenge appeal prompt".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPEN = frozenset({"xcomp", "advcl", "conj", "ccomp", "acl", "parataxis", "dep"})
_TEMPORAL = frozenset("after as when while because since before following until although though if unless once whereas despite amid during".split())
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "advcl:relcl"})


def is_passive(annotated: Annotated, i: int) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or as a participle behind a noun ("the men held in Oslo")."""
    if any(True for _ in annotated.dependents(i, "aux:pass", "nsubj:pass")):
        return True
    token = annotated.tokens[i]
    if token.tag != "VBN" or any(True for _ in annotated.dependents(i, "aux")):
        return False
    if token.dep == "acl":
        return True
    return token.dep == "conj" and annotated.tokens[token.head].pos == "VERB" and is_passive(annotated, token.head)


def surface_subjects(annotated: Annotated, i: int, *, depth: int = 0) -> tuple[int, ...]:
    """What stands as grammatical subject of a verb or predicate adjective, found through the words it hangs on if need be."""
    own = [kid.i for kid in annotated.dependents(i, "nsubj")]
    token = annotated.tokens[i]
    if own:
        return tuple(_antecedent(annotated, j, i) for j in own)
    if depth > 4 or token.head == i:
        return ()
    head = annotated.tokens[token.head]
    if token.dep == "acl:relcl" or (token.dep == "acl" and token.tag in {"VBG", "VBN"}):
        return (head.i,)
    if token.dep not in _OPEN:
        return _of_light_verb(annotated, i, depth)
    if token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"}:
        return ()
    if head.pos in {"NOUN", "PROPN"}:
        return _owner_of_plan(annotated, head, token, depth)
    if token.dep in {"xcomp", "advcl", "ccomp"} and head.lemma in _OBJECT_CONTROL and _infinitive(annotated, token):
        controlled = _controlled(annotated, head.i)
        if controlled:
            return controlled
    return surface_subjects(annotated, head.i, depth=depth + 1)


def _infinitive(annotated: Annotated, token: Token) -> bool:
    return token.tag == "VB" or any(kid.lower == "to" for kid in annotated.dependents(token.i, "mark"))


def _controlled(annotated: Annotated, i: int) -> tuple[int, ...]:
    """Who is to do what a verb of asking asks: its object, in the passive its subject, or the noun after "on"."""
    if is_passive(annotated, i):
        return tuple(kid.i for kid in annotated.dependents(i, "nsubj"))
    found = tuple(kid.i for kid in annotated.dependents(i, "obj", "iobj"))
    return found or tuple(j for case in ("on", "upon", "to", "for") for j in prepositional(annotated, i, case))[:1]


def _owner_of_plan(annotated: Annotated, noun: Token, token: Token, depth: int) -> tuple[int, ...]:
    """Who would do what a noun is followed by ("its decision to attack", "a wish to meet"): the noun's owner or its verb's subject."""
    if token.dep == "conj":
        return ()
    owners = tuple(kid.i for kid in annotated.dependents(noun.i, "nmod:poss"))
    if owners or noun.head == noun.i:
        return owners
    return surface_subjects(annotated, noun.head, depth=depth + 1) if annotated.tokens[noun.head].pos in {"VERB", "AUX"} else ()


def _of_light_verb(annotated: Annotated, i: int, depth: int) -> tuple[int, ...]:
    """The subject of the verb that a noun is the object of ("made a demand")."""
    token = annotated.tokens[i]
    head = annotated.tokens[token.head]
    if token.pos in {"NOUN", "PROPN"} and token.dep in {"obj", "obl", "nmod", "conj"} and head.pos in {"VERB", "AUX", "NOUN"}:
        return agents(annotated, head.i, depth=depth + 1) if head.pos != "NOUN" else _of_light_verb(annotated, head.i, depth + 1) if depth < 3 else ()
    if token.dep == "nsubj:pass" and head.pos == "VERB":
        return agents(annotated, head.i, depth=depth + 1)
    return ()


def _antecedent(annotated: Annotated, j: int, verb: int) -> int:
    """For a relative pronoun the noun its clause modifies, else the word itself."""
    token = annotated.tokens[verb]
    if annotated.tokens[j].lower in _RELATIVE and token.dep in {"acl:relcl", "acl"} and token.head != verb:
        return token.head
    return j


def agents(annotated: Annotated, i: int, *, depth: int = 0) -> tuple[int, ...]:
    """Who does it: the subject, or in the passive what stands after "by"."""
    if annotated.tokens[i].pos in {"VERB", "AUX"} and is_passive(annotated, i):
        return tuple(j for j in prepositional(annotated, i, "by") if annotated.tokens[j].pos != "NUM")
    return surface_subjects(annotated, i, depth=depth)


def patients(annotated: Annotated, i: int) -> tuple[int, ...]:
    """To whom it is done: the object, or in the passive the subject."""
    if is_passive(annotated, i):
        return surface_subjects(annotated, i)
    token = annotated.tokens[i]
    own = tuple(kid.i for kid in annotated.dependents(i, "obj"))
    if own:
        return own
    if token.dep == "acl:relcl" and token.head != i and any(kid.lower in _RELATIVE for kid in annotated.dependents(i, "nsubj")):
        return ()
    shared = [kid for kid in annotated.dependents(i, "conj") if annotated.tokens[kid.i].pos == "VERB" and kid.i - i == 2]
    return tuple(kid.i for conj in shared for kid in annotated.dependents(conj.i, "obj"))[:1]


def prepositional(annotated: Annotated, i: int, case: str) -> tuple[int, ...]:
    """Heads of the phrases with a preposition that belong to a word, by the parse or because they stand directly behind it."""
    found = []
    for kid in annotated.dependents(i, "obl", "nmod", "iobj", "advcl", "xcomp"):
        marks = [mark.lower for mark in annotated.dependents(kid.i, "case", "mark")]
        if case in marks or (case == "of" and kid.dep == "nmod:poss" and not marks):
            found.append(kid.i)
    if not found and i + 1 < len(annotated.tokens):
        after = annotated.tokens[i + 1]
        if after.lower == case and after.pos in {"ADP", "SCONJ"} and after.dep in {"case", "mark"} and after.head > after.i:
            found.append(after.head)
    return tuple(found)


def content(annotated: Annotated, i: int) -> int | None:
    """The head of the clause or gerund that a word takes as its content ("threatened to *close* the strait"), None without one."""
    for relation in ("ccomp", "xcomp", "csubj", "acl", "advcl"):
        for kid in annotated.dependents(i, relation):
            if kid.i < i and relation != "ccomp":
                continue
            marks = {mark.lower for mark in annotated.dependents(kid.i, "mark", "case")}
            if relation == "advcl" and (marks & _TEMPORAL or not marks & {"to", "that", "of", "for", "from", "with", "by", "into"}):
                continue
            if kid.dep == "acl:relcl":
                continue
            return kid.i
    token = annotated.tokens[i]
    if token.pos == "VERB":
        for noun in annotated.dependents(i, "obj", "obl"):
            for kid in annotated.dependents(noun.i, "acl"):
                if kid.dep == "acl" and any(mark.lower == "to" for mark in annotated.dependents(kid.i, "mark")):
                    return kid.i
    return None


def clause_tokens(annotated: Annotated, i: int) -> tuple[int, ...]:
    """The words of a predicate's own clause: all below it but other clauses and what it is joined to."""
    return annotated.subtree(i, without=_CLAUSES)


def joined(annotated: Annotated, i: int) -> tuple[int, ...]:
    """A noun and what is joined to it by "and" or commas."""
    found = [i]
    for kid in annotated.dependents(i, "conj"):
        if kid.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"} and not any(True for _ in annotated.dependents(kid.i, "nsubj")):
            found.extend(joined(annotated, kid.i))
    return tuple(found)


def below(annotated: Annotated, i: int) -> Iterator[int]:
    """The words that a predicate's complements hold, down to all depths: not its subject, not what is joined to it, no "when" or "after"
    clause and no relative clause.
    """
    for kid in annotated.dependents(i):
        if kid.dep.startswith(("nsubj", "conj", "parataxis", "acl:relcl", "punct", "cc", "appos")):
            continue
        if kid.dep.startswith("advcl") and _TEMPORAL & {mark.lower for mark in annotated.dependents(kid.i, "mark")}:
            continue
        yield kid.i
        yield from _all_below(annotated, kid.i)


def _all_below(annotated: Annotated, i: int) -> Iterator[int]:
    for kid in annotated.dependents(i):
        if kid.dep.startswith(("acl:relcl", "parataxis")):
            continue
        yield kid.i
        yield from _all_below(annotated, kid.i)
