"""A verb has one subject and one object: where the parser gave two, one of them is attached as what it is.

In the training parts of UD EWT and GUM no predicate has two subjects and one has two objects; where the parser gives either, one
of the two arcs is wrong (125 of 125 on the development parts).
"""

from __future__ import annotations

from itertools import pairwise

from crossread.annotate import gazetteer
from crossread.annotate.annotated import Token
from crossread.annotate.mended_tree import MendedTree
from crossread.annotate.roles import role_words

_DASHES = frozenset({"―", "–", "—", "-", "--"})
# Adjectives whose infinitive has the subject for its object ("hard to tell"): a complement clause in the treebanks.
_TOUGH = frozenset(["hard", "difficult", "easy", "impossible", "tough", "nice", "fun", "good", "simple", "pleasant"])
_ENOUGH = frozenset(["enough", "sufficient", "necessary", "essential", "critical", "important"])
_GIVERS = frozenset(
    ["give", "deny", "provide", "bring", "send", "tell", "show", "offer", "pay", "teach", "fax", "hand", "lend", "sell",
     "grant", "award", "serve", "owe", "cost", "promise", "ask", "allow", "feed", "mail", "wish", "guarantee", "assign",
     "afford", "save", "spare"]
)  # fmt: skip
_NAMERS = frozenset(
    ["call", "name", "make", "consider", "deem", "declare", "elect", "appoint", "label", "dub", "render", "brand"]
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def one_of_each(tree: MendedTree, verb: int) -> None:
    """Mend the subjects and objects of one predicate, in place."""
    below = tree.below[verb]
    if len(below) < 2:
        return
    relations = [tree.tokens[k].dep for k in below]
    if any(dep in ("csubj", "csubj:pass") for dep in relations):
        _clausal_subject(tree, verb)
    subjects = tree.of(verb, "nsubj", "nsubj:pass")
    if len(subjects) > 1:
        _subjects(tree, verb, subjects)
    objects = tree.of(verb, "obj")
    for first, second in pairwise(objects):
        _objects(tree, verb, first, second)


def _clausal_subject(tree: MendedTree, verb: int) -> None:
    """Tell "it is clear that" (it stands for the clause) from "he is sure that", where the clause is no subject."""
    tokens, clause = tree.tokens, tree.of(verb, "csubj", "csubj:pass")[0]
    subjects = tree.of(verb, "nsubj", "nsubj:pass")
    if not subjects or clause < verb or not tokens[clause].tag.startswith("VB"):
        return
    if tokens[subjects[0]].lower == "it":
        tree.put(subjects[0], "expl")
    elif tokens[verb].pos == "ADJ":
        lemma = tokens[verb].lemma.lower()
        if tokens[clause].tag == "VB" and not tree.finite(clause):
            tree.put(clause, "ccomp" if lemma in _TOUGH else "advcl" if lemma in _ENOUGH else "xcomp")
        elif tree.finite(clause):
            so = any(tokens[k].lower in ("so", "enough") for k in tree.below[verb])
            tree.put(clause, "ccomp" if tree.marked_by(clause) == "that" and not so else "advcl")


def _subjects(tree: MendedTree, verb: int, subjects: list[int]) -> None:
    contents = [k for k in tree.of(verb, "ccomp") if k > subjects[-1]]
    if subjects[0] < verb < subjects[-1] and contents:  # "she said the talks, if real, are": the clause's own subject
        tree.put(subjects[-1], "nsubj", head=contents[0])
        return
    for first, second in pairwise(subjects):
        if tree.tokens[first].lower == "that" and tree.tokens[first].tag in ("IN", "WDT"):
            tree.put(first, "mark")
        elif not (_dashes(tree, first, second) or _dateline(tree, first) or _joined(tree, first, second)):
            _ = (second < verb and _in_phrase(tree, first, second)) or _titled(tree, first, second)


def _objects(tree: MendedTree, verb: int, first: int, second: int) -> None:
    tokens = tree.tokens
    if (
        first < verb < second and tokens[first].lower == "that"
    ):  # "the fact that it had talks": no object but a conjunction
        tree.put(first, "mark")
        if tokens[verb].dep == "acl:relcl":
            tree.put(verb, "acl")
        return
    if _dashes(tree, first, second) or _joined(tree, first, second):
        return
    if any(tokens[k].dep == "case" and first < k < second for k in tree.below[second]):
        tree.put(second, "obl")
    elif tree.last(first) + 1 == tree.first(second) and first > verb:
        lemma = tokens[verb].lemma
        if lemma in _NAMERS:
            tree.put(second, "xcomp")
        elif tokens[first].pos == "PRON" or (lemma in _GIVERS and tokens[second].pos != "PROPN"):
            tree.put(first, "iobj")
        else:
            _titled(tree, first, second)


def _dashes(tree: MendedTree, *places: int) -> bool:
    """Take dashes and other marks for what they are."""
    marks = [k for k in places if tree.tokens[k].pos == "PUNCT" or tree.tokens[k].text in _DASHES]
    for k in marks:
        tree.put(k, "punct")
    return bool(marks)


def _dateline(tree: MendedTree, i: int) -> bool:
    """A place in capitals before a dash or brackets, or brackets alone ("WASHINGTON (AP) —", "(CNN)"), is nobody's subject."""
    tokens = tree.tokens
    after = next((t for t in tokens[i + 1 : i + 4] if t.pos == "PUNCT" and t.text not in (",", ".")), None)
    before = tokens[i - 1].text if i else ""
    place = tokens[i].text.isupper() and after is not None and (after.text in _DASHES or after.text == "(")
    return (place or (before == "(" and after is not None and after.text == ")")) and tree.put(i, "dep")


def _joined(tree: MendedTree, first: int, second: int) -> bool:
    """Join two nominals with a conjunction between them and no verb ("the photos, the links and the plan")."""
    tokens = tree.tokens
    if any(tokens[k].pos in ("VERB", "AUX") and tokens[k].tag != "VBG" for k in range(first, second)):
        return False
    start, end = tree.last(first) + 1, tree.first(second)
    between = [k for k in range(start, end) if tokens[k].dep == "cc"]
    links = [k for k in tree.of(second, "cc") if k < second] or between
    if not links or not tree.put(second, "conj", head=first):
        return False
    for k in links:
        tree.put(k, "cc", head=second)
    return True


def _in_phrase(tree: MendedTree, first: int, second: int) -> bool:
    """Give a noun with a preposition to the nominal before that ("the salt in this food")."""
    tokens = tree.tokens
    cases = [k for k in tree.of(second, "case") if first < k < second]
    if not cases:
        return False
    holder = next((k for k in range(cases[0] - 1, first - 1, -1) if tokens[k].pos in _NOMINAL), first)
    return tree.put(second, "nmod", head=holder)


def _titled(tree: MendedTree, first: int, second: int) -> bool:
    """Join an office and the name right after it: "chancellor Ada Example", "the owner Karla"."""
    tokens = tree.tokens
    if second <= first or tokens[second].pos != "PROPN" or tree.of(second, "det") or not _office(tokens[first]):
        return False
    start = tree.first(second)
    between = tokens[first + 1 : start]
    if tree.last(first) + 1 != start or any(t.pos in ("PUNCT", "VERB", "AUX") and t.text != "-" for t in between):
        return False
    if tree.of(first, "det", "nmod:poss"):
        return not between and tree.put(second, "appos", head=first)
    return tree.put(first, "nmod:desc", head=second)


def _office(token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN") or token.tag == "NNS":
        return False
    return token.lower.rstrip(".") in gazetteer.titles() or role_words().kind(token.lemma.lower()) == "person"
