"""Who does it: the subject of a predicate through control, passives, relative clauses and the words it hangs on."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.arguments.phrases import prepositional
from crossread.extract.voice import grammar_words, is_passive

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPEN = frozenset({"csubj", "xcomp", "advcl", "conj", "ccomp", "acl", "parataxis", "dep"})


def agents(annotated: Annotated, i: int, *, depth: int = 0) -> tuple[int, ...]:
    """Who does it: the subject, or in the passive what stands after "by"."""
    if annotated.tokens[i].pos in {"VERB", "AUX"} and is_passive(annotated, i):
        return tuple(j for j in prepositional(annotated, i, "by") if annotated.tokens[j].pos != "NUM")
    return surface_subjects(annotated, i, depth=depth) or (_noun_before(annotated, i) if depth == 0 else ())


def surface_subjects(annotated: Annotated, i: int, *, depth: int = 0) -> tuple[int, ...]:
    """What stands as grammatical subject of a verb or predicate adjective, found through the words it hangs on if need be."""
    own = _subjects_of_its_own(annotated, i)
    token = annotated.tokens[i]
    if own:
        return tuple(_antecedent(annotated, j, i) for j in own)
    if depth > 4 or token.head == i:
        return ()
    head = annotated.tokens[token.head]
    if token.dep == "acl" and token.tag == "VBG" and annotated.tokens[i - 1].text == ",":
        above = next((up for up in annotated.ancestors(i) if up.pos == "VERB"), None)
        return surface_subjects(annotated, above.i, depth=depth + 1) if above is not None else ()
    if token.dep == "acl:relcl" or (token.dep == "acl" and token.tag in {"VBG", "VBN"}):
        return (head.i,)
    if token.dep not in _OPEN:
        return _of_light_verb(annotated, i, depth)
    if token.dep == "csubj" and token.tag == "VBG":
        return ()
    if token.dep == "advcl" and token.tag == "VBD" and annotated.tokens[i - 1].pos in {"NOUN", "PROPN"}:
        before = _noun_before(annotated, i)
        if before:
            return before
    if joined_across_tenses(annotated, i):
        above = next((up for up in annotated.ancestors(head.i) if up.tag == "VBD"), None)
        return surface_subjects(annotated, above.i, depth=depth + 1) if above is not None else ()
    if token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"}:
        return ()
    if head.pos in {"NOUN", "PROPN"}:
        return _owner_of_plan(annotated, head, token, depth)
    if (
        token.dep in {"xcomp", "advcl", "ccomp"}
        and head.lemma in grammar_words()["object_control"]
        and _infinitive(annotated, token)
    ):
        controlled = _controlled(annotated, head.i)
        if controlled:
            return controlled
    return surface_subjects(annotated, head.i, depth=depth + 1)


def _subjects_of_its_own(annotated: Annotated, i: int) -> list[int]:
    """The words that hang on a verb as its subject: not a day ("the minister Wednesday refused"), and of two that stand side by side
    the second, which names the first ("the charity Hope demanded").
    """
    found = [kid.i for kid in annotated.dependents(i, "nsubj") if kid.lower not in grammar_words()["days"]]
    return [j for j in found if j + 1 not in found] if len(found) > 1 else found


def joined_across_tenses(annotated: Annotated, i: int) -> bool:
    """Whether a past verb is joined to a present one inside an "if" or "when" clause: then it really goes with the verb above that
    clause ("said jobs will grow if Congress acts and urged members to vote").
    """
    token = annotated.tokens[i]
    head = annotated.tokens[token.head]
    return token.dep == "conj" and token.tag == "VBD" and head.tag in {"VBZ", "VBP"} and head.dep == "advcl"


def _infinitive(annotated: Annotated, token: Token) -> bool:
    return token.tag == "VB" or any(kid.lower == "to" for kid in annotated.dependents(token.i, "mark"))


def _controlled(annotated: Annotated, i: int) -> tuple[int, ...]:
    """Who is to do what a verb of asking asks: its object, in the passive its subject, or the noun after "on"."""
    if is_passive(annotated, i):
        return tuple(kid.i for kid in annotated.dependents(i, "nsubj"))
    found = tuple(kid.i for kid in annotated.dependents(i, "obj", "iobj"))
    return found or tuple(j for case in ("on", "upon", "to", "for") for j in _nouns_after(annotated, i, case))[:1]


def _nouns_after(annotated: Annotated, i: int, case: str) -> list[int]:
    """The nouns that hang on a verb by a preposition."""
    return [
        j for j in prepositional(annotated, i, case, own=True) if annotated.tokens[j].pos in {"NOUN", "PROPN", "PRON"}
    ]


def _owner_of_plan(annotated: Annotated, noun: Token, token: Token, depth: int) -> tuple[int, ...]:
    """Who would do what a noun is followed by ("its decision to attack", "a wish to meet"): the noun's owner or its verb's subject."""
    if token.dep == "conj":
        return ()
    owners = tuple(kid.i for kid in annotated.dependents(noun.i, "nmod:poss"))
    if owners or noun.head == noun.i:
        return owners
    return (
        surface_subjects(annotated, noun.head, depth=depth + 1)
        if annotated.tokens[noun.head].pos in {"VERB", "AUX"}
        else ()
    )


def _of_light_verb(annotated: Annotated, i: int, depth: int) -> tuple[int, ...]:
    """The subject of the verb that a noun is the object of ("made a demand")."""
    token = annotated.tokens[i]
    head = annotated.tokens[token.head]
    if (
        token.pos in {"NOUN", "PROPN"}
        and token.dep in {"obj", "obl", "nmod", "conj"}
        and head.pos in {"VERB", "AUX", "NOUN"}
    ):
        return (
            agents(annotated, head.i, depth=depth + 1)
            if head.pos != "NOUN"
            else _of_light_verb(annotated, head.i, depth + 1)
            if depth < 3
            else ()
        )
    if token.dep == "nsubj:pass" and head.pos == "VERB":
        return agents(annotated, head.i, depth=depth + 1)
    return ()


def _antecedent(annotated: Annotated, j: int, verb: int) -> int:
    """For a relative pronoun the noun its clause modifies, else the word itself; "who" passes over a place to whoever is from there."""
    token = annotated.tokens[verb]
    if annotated.tokens[j].lower not in RELATIVE or token.dep not in {"acl:relcl", "acl"} or token.head == verb:
        return j
    at = token.head
    while annotated.tokens[j].lower == "who" and (_is_origin(annotated, at) or _is_beside_name(annotated, at)):
        at = annotated.tokens[at].head
    return at


def _is_beside_name(annotated: Annotated, i: int) -> bool:
    """Whether a word only says what a person named before it is ("Governor Okello, a Democrat who called …")."""
    token = annotated.tokens[i]
    name = annotated.name_of.get(token.head)
    return token.dep == "appos" and token.head < i and name is not None and name.kind == "PERSON"


def _is_origin(annotated: Annotated, i: int) -> bool:
    """Whether a word is a place that tells where the noun before it is from ("Senator Okello of Oregon")."""
    token, name = annotated.tokens[i], annotated.name_of.get(i)
    above = annotated.tokens[token.head]
    return (
        name is not None
        and name.kind == "LOC"
        and token.dep in {"nmod", "obl", "flat", "nmod:desc"}
        and above.i < i
        and above.pos in {"NOUN", "PROPN"}
    )


def _noun_before(annotated: Annotated, i: int) -> tuple[int, ...]:
    """The noun that stands before a finite verb which the parser left without a subject; adverbs and days between them are passed over."""
    token = annotated.tokens[i]
    if token.tag not in {"VBD", "VBZ", "VBP"} and not any(True for _ in annotated.dependents(i, "aux")):
        return ()
    for j in range(i - 1, annotated.sentence_of(i).first - 1, -1):
        before = annotated.tokens[j]
        if (
            before.pos in {"NOUN", "PROPN"}
            and before.dep not in {"obl:unmarked", "nmod:unmarked"}
            and before.lower not in grammar_words()["days"]
        ):
            return (_top_of_phrase(annotated, j),)
        if before.pos not in {"ADV", "AUX", "PART", "NOUN", "PROPN"} or before.pos == "VERB":
            return ()
    return ()


def _top_of_phrase(annotated: Annotated, j: int) -> int:
    """Up from a noun through its compounds, prepositions and appositions to the head that stands before it."""
    token = annotated.tokens[j]
    while (
        token.dep in {"nmod", "flat", "compound", "nmod:desc", "obl"}
        and token.head < token.i
        and annotated.tokens[token.head].pos in {"NOUN", "PROPN"}
    ):
        token = annotated.tokens[token.head]
    return token.i
