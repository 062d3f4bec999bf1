"""Whether a verb is active or passive, and the words that steer who does what in a clause."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.day_names import WEEKDAYS


@cache
def grammar_words() -> Mapping[str, frozenset[str]]:
    """Read event_grammar.toml: words that steer who does what in a clause."""
    text = files("crossread.extract").joinpath("data", "event_grammar.toml").read_text(encoding="utf-8")
    words = {name: frozenset(listed) for name, listed in tomllib.loads(text).items()}
    return {**words, "days": words["days"] | frozenset(WEEKDAYS)}


def is_passive(annotated: Annotated, i: int) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or as a participle behind a noun ("the men held in Oslo")."""
    token = annotated.tokens[i]
    if is_contracted_perfect(annotated, i):
        return False
    if any(True for _ in annotated.dependents(i, "aux:pass")):
        return True
    if any(kid.lemma == "have" for kid in annotated.dependents(i, "aux")):
        return False
    if any(kid.dep == "obj" and kid.i > i for kid in annotated.dependents(i)):
        return False
    if any(kid.dep == "nsubj:pass" for kid in annotated.dependents(i)):
        return True
    if any(True for _ in annotated.dependents(i, "aux")):
        return False
    if (
        token.tag in {"VBD", "VBN"}
        and token.lemma in grammar_words()["needs_object"]
        and token.dep in {"root", "conj", "parataxis", "acl"}
        and not _shares_object(annotated, token)
    ):
        return True
    if token.tag in {"VBD", "VBN"} and token.lemma in grammar_words()["by_agent"] and _by_follows(annotated, token):
        return True
    if token.tag in {"VBD", "VBN"} and token.dep != "acl:relcl" and _lacks_object(annotated, token):
        return True
    if token.tag != "VBN":
        return False
    if token.dep == "acl":
        return not _is_really_main(annotated, token)
    if token.dep == "advcl":
        return True
    return token.dep == "conj" and annotated.tokens[token.head].pos == "VERB" and is_passive(annotated, token.head)


def _shares_object(annotated: Annotated, token: Token) -> bool:
    """Whether a verb joined to this one has the object of both ("shot and injured a suspect")."""
    joined = [kid.i for kid in annotated.dependents(token.i, "conj") if kid.pos == "VERB" and kid.i - token.i < 4]
    return any(True for i in joined for _ in annotated.dependents(i, "obj"))


def _by_follows(annotated: Annotated, token: Token) -> bool:
    """Whether "by" stands right behind a verb with a noun that hangs on the verb ("blasted by activists")."""
    after = annotated.tokens[token.i + 1] if token.i + 1 < len(annotated.tokens) else None
    return after is not None and after.lower == "by" and annotated.tokens[after.head].pos in {"NOUN", "PROPN", "PRON"}


def _lacks_object(annotated: Annotated, token: Token) -> bool:
    """Whether a verb that cannot do without an object has none, and a preposition behind it ("a man convicted of theft")."""
    after = annotated.tokens[token.i + 1] if token.i + 1 < len(annotated.tokens) else None
    return token.lemma in grammar_words()["never_without_object"] and after is not None and after.pos == "ADP"


def is_contracted_perfect(annotated: Annotated, i: int) -> bool:
    """Whether "'s" before a participle with an object is "has" ("he's criticised the plan")."""
    aux = [kid.lower for kid in annotated.dependents(i, "aux")]
    return bool(aux) and set(aux) <= {"'s", "’s"} and any(kid.i > i for kid in annotated.dependents(i, "obj"))


def _is_really_main(annotated: Annotated, token: Token) -> bool:
    """Whether a participle is the sentence's one verb behind its first noun ("The bishop called for …"): then it is a past tense."""
    head, words = annotated.tokens[token.head], annotated.words(annotated.sentence_of(token.i))
    return (
        head.dep == "root" and head.i < token.i and not any(word.tag in {"VBD", "VBZ", "VBP", "MD"} for word in words)
    )
