"""Whether the word above an infinitive, a gerund, a clause or a noun says that what it names was done.

Most words that take one do not ("want to", "capable of", "plans for", "fears that"), so a short list of words that do ("managed to",
"began", "was forced to") is kept and all others leave the act undone (implicative verbs: Karttunen 1971).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token

_UNDONE = frozenset({"of", "on", "to", "about", "against", "toward", "towards", "from", "like", "over"})
_PRESUPPOSED = frozenset(
    {"by", "after", "since", "following", "in", "during", "despite", "before", "against", "amid", "over"}
)
_HELD = frozenset({"obj", "nmod", "nsubj:pass", "obl"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj"})


@cache
def load_words() -> Mapping[str, frozenset[str]]:
    """Read event_modality.toml."""
    text = files("crossread.extract").joinpath("data", "event_modality.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def made_of(annotated: Annotated, low: int, high: int) -> str | None:
    """What the word above makes of an event: dropped, denied, ahead, reportedly, settled (done, whatever stands above), or nothing."""
    words, token, above = load_words(), annotated.tokens[low], annotated.tokens[high]
    lemma = above.lemma.lower()
    if {kid.lower for kid in annotated.dependents(high, "amod", "advmod")} & words["mistaken"]:
        return "dropped"
    if token.dep in {"ccomp", "advcl", "xcomp", "obj"} and _is_bare_demand(annotated, token, above):
        return "dropped"
    if _is_to_be(annotated, low):
        return "dropped"
    if token.dep in {"xcomp", "ccomp", "obj", "advcl", "nsubj:pass", "obl"} and lemma in words["denying"]:
        return "denies"
    if token.pos in {"NOUN", "PROPN"}:
        return _of_noun(annotated, token, lemma)
    if token.tag == "VBG" and not any(True for _ in annotated.dependents(low, "aux")):
        return _of_gerund(annotated, token, above)
    if has_to(annotated, low):
        return _of_infinitive(annotated, token, above)
    return _of_clause(token, above)


def _of_noun(annotated: Annotated, token: Token, lemma: str) -> str | None:
    """A noun of an act ("an attack") is undone as what somebody plans, fears or prevents."""
    words = load_words()
    cases = {mark.lower for mark in annotated.dependents(token.i, "case")}
    if token.dep == "nmod" and lemma in words["presupposing"]:
        return "settled"
    if token.dep not in _HELD or cases & _PRESUPPOSED:
        return None
    return "dropped" if lemma in words["non_events"] else None


def _of_gerund(annotated: Annotated, token: Token, above: Token) -> str | None:
    """A gerund is undone below a word that does not say it was done, be it bare ("risk losing") or behind "of", "on", "to"."""
    words, lemma = load_words(), above.lemma.lower()
    marks = {kid.lower for kid in annotated.dependents(token.i, "mark", "case")}
    if lemma in words["planning"]:
        return "ahead"
    if lemma in words["doubtful"] and token.dep == "xcomp":
        return "reportedly"
    if lemma in words["realising"]:
        return None
    near = bool(marks) or token.i == above.i + 1 or _is_behind_of(annotated, token)
    if above.pos == "NOUN" and near and lemma in words["non_events"] | words["not_done"]:
        return "dropped"
    if marks & _UNDONE:
        return "dropped"
    bare = not marks and token.dep in {"xcomp", "ccomp", "obj"} and token.i > above.i
    bare = bare or _is_talked_of(annotated, token)
    return "dropped" if bare and above.pos in {"VERB", "AUX", "ADJ"} else None


def _is_behind_of(annotated: Annotated, token: Token) -> bool:
    """Whether a gerund has its doer before it, behind "of" ("talk of Peru leaving")."""
    before = annotated.tokens[token.i - 1]
    return before.head == token.head and any(case.lower == "of" for case in annotated.dependents(before.i, "case"))


def _of_infinitive(annotated: Annotated, token: Token, above: Token) -> str | None:
    """An infinitive is undone unless the word above says that it was done; some put it ahead, some tell it by hearsay."""
    words, lemma = load_words(), above.lemma.lower()
    if token.dep == "acl":
        return "ahead" if lemma in {"decision", "agreement"} else "settled" if _but_to(annotated, token) else "dropped"
    if token.dep not in {"xcomp", "ccomp", "advcl", "csubj", "obl", "acl"} and not joins_infinitive(annotated, token):
        return None
    if lemma in words["ahead"]:
        return "ahead"
    if any(kid.dep == "nsubj" for kid in annotated.dependents(token.i)) and lemma in words["saying"]:
        return "ahead"
    if lemma in words["doubtful"] | words["saying"]:
        return "reportedly"
    if lemma in words["realising"] or (lemma == "have" and above.tag == "VBD") or _but_to(annotated, token):
        return "dropped" if token.dep == "advcl" and lemma not in words["causing"] else None
    return "dropped"


def _of_clause(token: Token, above: Token) -> str | None:
    """A finite clause is undone below "fear", "wish", "imagine", and hearsay below "rumour" or "allegation"."""
    words, lemma = load_words(), above.lemma.lower()
    if above.pos == "NOUN" and token.dep in {"acl", "ccomp", "acl:relcl"} and lemma in words["hearsay"]:
        return "reportedly"
    if token.dep not in _CLAUSES:
        return None
    if lemma in words["doubtful"] and (token.dep == "xcomp" or (token.dep == "ccomp" and lemma != "report")):
        return "reportedly"
    if token.dep == "xcomp" and lemma in words["not_done"]:
        return "dropped"
    if token.dep != "ccomp" or lemma not in words["unreal"]:
        return None
    return "reportedly" if token.tag == "VBD" and lemma in words["suggesting"] else "dropped"


def has_to(annotated: Annotated, i: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(kid.lower == "to" for kid in annotated.dependents(i, "mark"))


def _but_to(annotated: Annotated, token: Token) -> bool:
    """Whether an infinitive was all that was left ("no choice but to resign")."""
    at = token.i - 1
    return at > 0 and annotated.tokens[at].lower == "to" and annotated.tokens[at - 1].lower == "but"


def joins_infinitive(annotated: Annotated, token: Token) -> bool:
    """Whether an infinitive was joined to the verb it depends on ("threatening to end … and to cut …")."""
    above = annotated.tokens[token.head]
    return token.dep == "conj" and has_to(annotated, token.i) and above.pos == "VERB" and above.tag != "VB"


def goes_with(annotated: Annotated, token: Token) -> bool:
    """Whether an adverbial clause goes with the word above it: by "to", as a gerund behind "of" or "on" ("capable of"), or as the
    bare verb after a demand ("demand he resign").
    """
    if has_to(annotated, token.i):
        return True
    marks = {kid.lower for kid in annotated.dependents(token.i, "mark", "case")}
    if token.tag == "VBG" and (marks & _UNDONE or _is_talked_of(annotated, token)):
        return True
    return _is_bare_demand(annotated, token, annotated.tokens[token.head])


def _is_talked_of(annotated: Annotated, token: Token) -> bool:
    """Whether a gerund stands right behind a verb of planning or debate ("debated deporting")."""
    words = load_words()
    lemma = annotated.tokens[token.head].lemma.lower()
    return token.i == token.head + 1 and lemma in words["non_events"] | words["not_done"]


def _is_bare_demand(annotated: Annotated, token: Token, above: Token) -> bool:
    """Whether a bare verb stands below a verb of demanding, urging, insisting."""
    bare = token.tag == "VB" or (token.tag == "VBP" and token.dep == "ccomp")
    return (
        bare
        and above.lemma.lower() in load_words()["subjunctive"]
        and not any(True for _ in annotated.dependents(token.i, "aux"))
    )


def _is_to_be(annotated: Annotated, i: int) -> bool:
    """Whether a passive has a bare "be" and neither "to" nor a modal before it ("vital that he be removed")."""
    small = list(annotated.dependents(i, "aux", "aux:pass", "mark"))
    bare = any(kid.dep == "aux:pass" and kid.lower == "be" for kid in small)
    return bare and not any(kid.dep == "aux" or kid.lower == "to" for kid in small)
