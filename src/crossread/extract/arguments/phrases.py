"""The phrases and clauses a word takes: by preposition, and as its content ("threatened to close the strait").

The parser is right in some 83 of 100 attachments (probe, 2026), so a preposition is also believed when it stands directly
behind its word.
"""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.arguments.walk import clause_tokens
from crossread.extract.voice import grammar_words


def prepositional(annotated: Annotated, i: int, case: str, *, own: bool = False) -> tuple[int, ...]:
    """Heads of the phrases with a preposition that belong to a word, by the parse or because they stand directly behind it.

    A verb's may also hang on its object or stand later in its clause, unless only its `own` are asked for.
    """
    found = []
    for kid in annotated.dependents(i, "obl", "nmod", "iobj", "advcl", "xcomp"):
        marks = [mark.lower for mark in annotated.dependents(kid.i, "case", "mark")]
        if case in marks or (case == "of" and kid.dep == "nmod:poss" and not marks):
            found.append(kid.i)
    if not found and not own and annotated.tokens[i].pos == "VERB" and case not in {"of", "by"}:
        found = [
            j
            for kid in annotated.dependents(i, "obj", "obl", "nsubj:pass")
            if kid.i > i
            for j in _own_phrases(annotated, kid.i, case)
        ]
        found = found or _later_phrase(annotated, i, case)
    if not found and not own and annotated.tokens[i].pos == "NOUN" and case not in {"of", "by", "in", "for", "from"}:
        found = [j for j in _later_phrase(annotated, i, case) if j not in annotated.subtree(i, without=("nmod",))]
    if not found and i + 1 < len(annotated.tokens):
        after = annotated.tokens[i + 1]
        if (
            after.lower == case
            and after.pos in {"ADP", "SCONJ"}
            and after.dep in {"case", "mark"}
            and after.head > after.i
        ):
            found.append(after.head)
    return tuple(found)


def _later_phrase(annotated: Annotated, i: int, case: str) -> list[int]:
    """The first phrase with a preposition anywhere later in the verb's own clause."""
    for j in clause_tokens(annotated, i):
        token = annotated.tokens[j]
        if j > i and token.lower == case and token.dep == "case" and token.head > j:
            return [token.head]
    return []


def _own_phrases(annotated: Annotated, i: int, case: str) -> list[int]:
    return [
        kid.i
        for kid in annotated.dependents(i, "nmod", "obl")
        if any(mark.lower == case for mark in annotated.dependents(kid.i, "case"))
    ]


def content(annotated: Annotated, i: int) -> int | None:
    """The head of the clause or gerund that a word takes as its content ("threatened to *close* the strait"), None without one."""
    for relation in ("ccomp", "xcomp", "csubj", "acl", "advcl"):
        for kid in annotated.dependents(i, relation):
            if kid.i < i and relation != "ccomp":
                continue
            marks = {mark.lower for mark in annotated.dependents(kid.i, "mark", "case")}
            if relation == "advcl" and (
                marks & grammar_words()["clause_openers"]
                or not marks & {"to", "that", "of", "for", "from", "with", "by", "into"}
            ):
                continue
            if kid.dep.startswith("acl") and not _is_content(annotated, i, kid, marks):
                continue
            return kid.i
    token = annotated.tokens[i]
    if token.pos == "VERB":
        for noun in annotated.dependents(i, "obj", "obl"):
            asked = noun.dep == "obj" and token.lemma in grammar_words()["object_control"]
            if noun.lemma not in grammar_words()["content_nouns"] and not asked:
                continue
            for kid in annotated.dependents(noun.i, "acl"):
                if any(mark.lower in {"to", "that"} for mark in annotated.dependents(kid.i, "mark")):
                    return kid.i
    return None


def _is_content(annotated: Annotated, i: int, kid: Token, marks: set[str]) -> bool:
    """Whether a clause behind a word is what the word is about, not a description of it ("its demand that … return")."""
    if annotated.tokens[i].pos == "VERB" or marks & {"to", "that", "of", "for"}:
        return True
    own = any(True for _ in annotated.dependents(kid.i, "nsubj"))
    that = any(word.lower == "that" for word in annotated.dependents(kid.i))
    return own and that and annotated.tokens[i].lemma in grammar_words()["content_nouns"]
