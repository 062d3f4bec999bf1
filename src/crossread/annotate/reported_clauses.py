"""Reported clauses the parser hangs wrongly, brought to the verb that reports them.

What is mended is what the treebanks never have: a that-clause under the noun of "said in a statement that", the speaker of a
turned clause as its object, a bare participle as content, a turned clause under a word inside what it reports.
"""

from __future__ import annotations

from crossread.annotate.annotated import Sentence
from crossread.annotate.mended_tree import MendedTree

_SAYING = frozenset(
    ["say", "tell", "add", "note", "argue", "claim", "warn", "announce", "report", "write", "insist", "explain", "reply",
     "answer", "ask", "state", "continue", "conclude", "tweet", "declare", "acknowledge", "admit", "suggest", "testify",
     "allege", "assert", "recall", "stress", "complain", "believe", "think"]
)  # fmt: skip
_KNOWING = frozenset(
    ["know", "ask", "see", "wonder", "remember", "hear", "determine", "tell", "decide", "check", "doubt", "sure",
     "unsure", "unclear", "question", "learn", "discuss", "assess", "debate", "consider", "evaluate", "test"]
)  # fmt: skip
_CLOSERS = frozenset({"”", '"', "’", "''", "'"})
_BEFORE_CLOSER = frozenset({",", "?", "!", ".", "—"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
_UNDER_NOUNS = frozenset({"acl", "acl:relcl", "ccomp", "advcl"})


def mend_reports(tree: MendedTree, verb: int, sentence: Sentence) -> None:
    """Mend what hangs on a predicate and, where it is a verb of saying, whose content and whose subject it has; in place."""
    _marked_clauses(tree, verb, sentence)
    token = tree.tokens[verb]
    if token.pos != "VERB":
        return
    _after_opening(tree, verb)
    if token.lemma not in _SAYING:
        return
    _from_nouns(tree, verb)
    _participles(tree, verb)
    if token.tag in ("VBD", "VBZ"):
        _turned(tree, verb, sentence)
    if token.tag in _FINITE:
        _closing(tree, verb, sentence)


def _marked_clauses(tree: MendedTree, verb: int, sentence: Sentence) -> None:
    """Call a clause with "that", "whether" or "if" a complement under words that take one.

    With "that" under verbs it is one 942 times of 944 in the training parts of UD EWT and GUM.
    """
    tokens = tree.tokens
    if tokens[verb].pos not in ("VERB", "ADJ"):
        return
    lemma = tokens[verb].lemma.lower()
    for clause in (k for k in tree.of(verb, "advcl", "xcomp", "obj") if k > verb):
        mark = tree.marked_by(clause)
        if mark == "that" and tokens[verb].pos == "VERB":
            window = range(max(sentence.first, verb - 6), clause)
            result = any(tokens[k].lower in ("so", "such", "now", "given", "provided") for k in window)
            fits = not result and (lemma in _SAYING | _KNOWING or not tree.of(verb, "obj"))
        else:
            fits = (mark == "whether" and lemma in _KNOWING | _SAYING) or (
                mark == "if" and lemma in _KNOWING and tokens[verb + 1].text != ","
            )
        if fits:
            tree.put(clause, "ccomp")


def _after_opening(tree: MendedTree, verb: int) -> None:
    """Give a verb without subject the nominal between it and a comma that an opening phrase swallowed.

    "Reached for comment, a spokesman declined"; "On stops in Ohio and Iowa, Ms. Example has said".
    """
    tokens = tree.tokens
    if not tree.finite(verb) or tree.of(verb, *_SUBJECTS, "mark"):
        return
    start = verb
    while start and tokens[start - 1].pos in ("ADV", "AUX") and tokens[start - 1].head == verb:
        start -= 1
    for opener in (k for k in tree.of(verb, "advcl", "obl", "obl:unmarked") if k < verb):
        if tokens[opener].dep == "advcl" and tokens[opener].tag not in ("VBN", "VBG"):
            continue
        for k in tree.subtree(opener)[1:]:
            nominal = tokens[k].pos in ("NOUN", "PROPN", "PRON") and k > opener and not tree.of(k, "case")
            if nominal and tokens[tree.inner_first(k) - 1].text == "," and start - 1 <= tree.last(k) + 1 <= start:
                tree.put(k, "nsubj", head=verb)
                return


def _from_nouns(tree: MendedTree, verb: int) -> None:
    """Bring the clause of "said in a statement that …" from the noun to the verb."""
    if tree.of(verb, "ccomp", "obj"):
        return
    for phrase in (k for k in tree.of(verb, "obl", "obl:unmarked", "iobj") if k > verb):
        for clause in tree.subtree(phrase)[1:]:
            if _that_clause(tree, clause) and not tree.tokens[tree.tokens[clause].head].dep.startswith("nsubj"):
                tree.put(clause, "ccomp", head=verb)
                return


def _that_clause(tree: MendedTree, clause: int) -> bool:
    """Whether a word heads a finite clause with a subject that begins with the conjunction "that"."""
    if tree.tokens[clause].dep not in _UNDER_NOUNS or tree.marked_by(clause) != "that" or not tree.finite(clause):
        return False
    opens = tree.tokens[tree.first(clause)].lower == "that"
    return opens and any(tree.tokens[k].dep.startswith(("nsubj", "expl")) for k in tree.below[clause])


def _participles(tree: MendedTree, verb: int) -> None:
    """Call "adding" in "he said, adding" a circumstance: a participle without a subject is no content."""
    tokens = tree.tokens
    for clause in (k for k in tree.of(verb, "ccomp") if k > verb and tokens[k].tag == "VBG"):
        owned = any(tokens[k].dep.startswith(("nsubj", "aux", "expl", "cop", "csubj")) for k in tree.below[clause])
        if not owned and tokens[clause - 1].text == ",":
            tree.put(clause, "advcl")


def _turned(tree: MendedTree, verb: int, sentence: Sentence) -> None:
    """Find the speaker behind the verb right after what is reported: '"…," added Ada Example', "…, said mayor Ada Example"."""
    tokens = tree.tokens
    own = any(k < verb for k in tree.of(verb, "ccomp")) and not tree.of(verb, "nsubj", "expl")
    reported = tokens[verb - 1].text == "," and own
    if verb < sentence.first + 3 or not (reported or _closed_before(tree, verb)):
        return
    behind = [k for k in tree.below[verb] if k > verb and tokens[k].pos in ("PROPN", "NOUN", "PRON")]
    speaker = next((k for k in behind if tree.first(k) == verb + 1 and tokens[k].dep != "nsubj"), None)
    if speaker is None or tree.of(speaker, "nsubj", "cop", "case"):
        return
    for quoted in tree.of(verb, "nsubj"):
        if quoted > verb:
            return
        tree.put(quoted, "ccomp")
    tree.put(speaker, "nsubj")


def _closed_before(tree: MendedTree, verb: int) -> bool:
    last, before = tree.tokens[verb - 1].text, tree.tokens[verb - 2].text
    return (last in _CLOSERS and before in _BEFORE_CLOSER) or (last == "," and before in _CLOSERS)


def _closing(tree: MendedTree, verb: int, sentence: Sentence) -> None:
    """Mend a clause of saying that closes what it reports: "…, a spokesman said"."""
    tokens = tree.tokens
    subjects = [k for k in tree.of(verb, "nsubj") if k < verb]
    if not subjects or tokens[subjects[-1]].tag in ("WP", "WDT") or tree.of(verb, "mark"):
        return
    bound = _boundary(tree, verb, subjects[-1], sentence)
    if bound is None:
        return
    own = any(k > verb for k in tree.of(verb, "ccomp", "obj", "xcomp"))
    if len(subjects) > 1:
        _give_back_subject(tree, verb, subjects[0], bound, own=own)
    elif not own and tokens[verb].dep in (*_UNDER_NOUNS, "conj", "dep"):
        _lift(tree, verb, bound, sentence)


def _boundary(tree: MendedTree, verb: int, subject: int, sentence: Sentence) -> int | None:
    """The comma or closing mark right before a clause that is no more than a subject and its verb."""
    between = tree.tokens[tree.last(subject) + 1 : verb]
    bound = tree.first(subject) - 1
    if bound <= sentence.first or any(token.pos not in ("ADV", "AUX", "PUNCT") for token in between):
        return None
    return bound if tree.tokens[bound].text in _CLOSERS or tree.tokens[bound].text == "," else None


def _give_back_subject(tree: MendedTree, verb: int, subject: int, bound: int, *, own: bool) -> None:
    """Give the first of two subjects back to the predicate of what is reported."""
    tokens = tree.tokens
    if subject > bound or tokens[tree.last(subject) + 1].text == ",":
        return
    contents = [k for k in tree.of(verb, "ccomp", "advcl", "parataxis") if subject < k < bound and tree.finite(k)]
    below = [k for k in tree.of(subject, "acl", "acl:relcl", "conj") if k < bound and tree.finite(k)]
    contents = contents or [k for k in below if not any(tokens[c].tag in ("WP", "WDT") for c in tree.below[k])]
    if contents:
        if not own:
            tree.put(contents[0], "ccomp", head=verb)
        tree.put(subject, "nsubj", head=contents[0])


def _lift(tree: MendedTree, verb: int, bound: int, sentence: Sentence) -> None:
    """Hang a closing clause, as the treebanks do, beside the top of what it reports instead of deep inside it."""
    tokens, top = tree.tokens, tree.tokens[verb].head
    if top >= bound or (tokens[verb].dep == "conj" and any(k > bound for k in tree.of(verb, "cc"))):
        return
    while tokens[top].head != top and sentence.first <= tokens[top].head < bound:
        top = tokens[top].head
    if tree.put(verb, "parataxis", head=top):
        for k in (k for k in tree.of(verb, "cc", "ccomp", "advcl") if k < bound):
            tree.put(k, tokens[k].dep, head=top)
