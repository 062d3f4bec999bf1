"""Predicates that tell no one act: what anybody would do, what a rule says, what is ordered in the imperative, what is only asked."""

import itertools
from collections.abc import Iterator

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.events.realised import load_words

_ANY = frozenset({"every", "any", "each", "whatever", "whichever"})
_ANYBODY = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "whoever", "those", "someone", "somebody", "people"}
)
_ASKING = frozenset({"where", "when", "how", "whether", "whom"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "could", "can", "might", "may", "should"})
_RULING = frozenset({"should", "must", "shall", "may", "can", "would", "could"})
_KEEPING = frozenset(
    {
        "refrain",
        "abstain",
        "desist",
        "prevent",
        "keep",
        "stop",
        "deter",
        "discourage",
        "ban",
        "bar",
        "block",
        "prohibit",
        "dissuade",
    }
)
_ALLEGING = frozenset({"accuse", "suspect", "acquit", "clear", "convict", "guilty"})
_OWN = frozenset({"i", "we"})


def unsaid(annotated: Annotated, trigger: int) -> str | None:
    """Why a predicate is no event of its own, None where it may be one.

    Four forms are told by the words alone: "every alien that we apprehend" and "those who attack us" (generic), "shall be removed" (a
    rule), a bare verb without a subject (an order or advice), and "unclear where he would be held" (an open question).
    """
    for low in _own_clauses(annotated, trigger):
        token = annotated.tokens[low]
        if token.dep.startswith("acl") and (_is_generic(annotated, token) or _is_of_a_kind(annotated, token)):
            return "generic: no one act"
        if _is_whenever(annotated, token):
            return "generic: no one act"
        if _is_rule(annotated, token):
            return "a rule, not told as done"
        if _is_order(annotated, token):
            return "an order or advice, not told as done"
        if _is_kept_from(annotated, token):
            return "kept from or alleged, not told as done"
        if _is_open(annotated, token):
            return "an open question, not told as done"
        if _is_nearly(annotated, token):
            return "all but done: not told as done"
        if _is_fiction(annotated, token):
            return "told in a work of fiction"
    return None


def _own_clauses(annotated: Annotated, trigger: int) -> Iterator[int]:
    """A trigger and what it is joined to or controlled by, up to the end of its own clause."""
    low = trigger
    for _ in range(6):
        yield low
        token = annotated.tokens[low]
        if token.head == low or token.dep not in {"conj", "xcomp", "obj", "obl", "nsubj:pass"}:
            return
        low = token.head


def _is_generic(annotated: Annotated, token: Token) -> bool:
    """Whether a relative clause describes anybody of a kind."""
    head = annotated.tokens[token.head]
    determiners = {kid.lower for kid in annotated.dependents(head.i, "det", "nummod", "nmod:poss")}
    if determiners & _ANY:
        return True
    if (
        token.tag in {"VBN", "VBD"}
        and head.tag == "NNS"
        and not determiners - {"all", "such"}
        and _under_rule(annotated, head)
    ):
        return True
    modal = any(kid.lower in _AHEAD for kid in annotated.dependents(token.i, "aux"))
    return head.lower in _ANYBODY and (token.tag in {"VBP", "VBZ"} or modal)


def _is_of_a_kind(annotated: Annotated, token: Token) -> bool:
    """Whether a present relative clause describes people of a kind of whom the sentence tells what holds ("senators who resign lose")."""
    head = annotated.tokens[token.head]
    small = {kid.lower for kid in annotated.dependents(head.i, "det", "nummod", "nmod:poss")}
    if (
        token.dep != "acl:relcl"
        or token.tag not in {"VBP", "VBZ"}
        or small - {"a", "an"}
        or head.i in annotated.name_of
    ):
        return False
    if any(True for _ in annotated.dependents(token.i, "aux", "obj")) and not _has_modal(annotated, head):
        return False
    above = annotated.tokens[head.head]
    present = above.tag in {"VBP", "VBZ"} and above.lemma not in load_words()["saying"]
    return head.dep == "nsubj" and (present or _has_modal(annotated, head))


def _has_modal(annotated: Annotated, noun: Token) -> bool:
    """Whether the verb above a noun has a modal."""
    return any(kid.lower in _AHEAD for kid in annotated.dependents(noun.head, "aux"))


def _is_nearly(annotated: Annotated, token: Token) -> bool:
    """Whether "almost" or "nearly" stands right before a verb."""
    kids = annotated.dependents(token.i, "advmod")
    return token.pos == "VERB" and any(kid.i == token.i - 1 and kid.lower in load_words()["nearly"] for kid in kids)


def _is_fiction(annotated: Annotated, token: Token) -> bool:
    """Whether a clause is told as what happens in a novel or a film."""
    return any(
        kid.lemma.lower() in load_words()["fiction"]
        and any(case.lower == "in" for case in annotated.dependents(kid.i, "case"))
        for kid in annotated.dependents(token.i, "obl")
    )


def _under_rule(annotated: Annotated, noun: Token) -> bool:
    """Whether the verb above people of a kind says what is to happen to them ("that migrants held there should be tried")."""
    above = next((up for up in annotated.ancestors(noun.i) if up.pos in {"VERB", "AUX"}), None)
    if above is None:
        return False
    return above.lemma in {"require", "need"} or any(
        kid.lower in _RULING for kid in annotated.dependents(above.i, "aux")
    )


def _is_whenever(annotated: Annotated, token: Token) -> bool:
    """Whether a present "when" clause says what happens each time ("when a senator resigns")."""
    if token.tag not in {"VBZ", "VBP"} or not any(
        kid.lower in {"when", "whenever"} for kid in annotated.dependents(token.i, "mark", "advmod")
    ):
        return False
    return any(
        kid.lower in {"a", "an"} | _ANY
        for subject in annotated.dependents(token.i, "nsubj", "nsubj:pass")
        for kid in annotated.dependents(subject.i, "det")
    )


def _is_rule(annotated: Annotated, token: Token) -> bool:
    """Whether "shall" is a law's: with any subject but "I" and "we"."""
    if not any(kid.lower == "shall" for kid in annotated.dependents(token.i, "aux")):
        return False
    return not any(kid.lower in _OWN for kid in annotated.dependents(token.i, "nsubj"))


def _is_order(annotated: Annotated, token: Token) -> bool:
    """Whether a verb is an imperative: bare, with nothing before it that could be its subject or govern it."""
    if token.tag != "VB" or token.dep not in {"root", "ccomp", "parataxis"}:
        return False
    if any(True for _ in annotated.dependents(token.i, "nsubj", "aux", "mark", "csubj", "expl", "cop")):
        return False
    before = annotated.tokens[token.i - 1] if token.i > annotated.sentence_of(token.i).first else None
    return before is None or before.pos in {"PUNCT", "CCONJ", "ADV"}


def _is_kept_from(annotated: Annotated, token: Token) -> bool:
    """Whether a gerund is what somebody keeps from, is against or is accused of ("refrained from using force", "a policy against
    charging", "accused of attacking").
    """
    marks = {kid.lower for kid in annotated.dependents(token.i, "mark", "case")}
    if token.tag != "VBG":
        return False
    above = {up.lemma.lower() for up in itertools.islice(annotated.ancestors(token.i), 3)}
    return (
        "against" in marks
        or ("from" in marks and bool(above & _KEEPING))
        or ("of" in marks and bool(above & _ALLEGING))
    )


def _is_open(annotated: Annotated, token: Token) -> bool:
    """Whether a clause asks where, when or how something would be done."""
    if any(kid.lower == "whether" for kid in annotated.dependents(token.i, "mark")):
        return True
    if token.dep not in {"ccomp", "csubj", "acl", "obj"}:
        return False
    asks = any(
        kid.lower in _ASKING and kid.i < token.i for kid in annotated.dependents(token.i, "advmod", "mark", "obj")
    )
    return asks and any(kid.lower in _AHEAD for kid in annotated.dependents(token.i, "aux"))
