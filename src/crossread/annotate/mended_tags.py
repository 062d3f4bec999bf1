"""Penn tags that a word's form or its place in the tree settles: addresses, particles, finite forms, quotation marks by their side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Sentence, Token
from crossread.annotate.labels import features
from crossread.annotate.mended_tree import MendedTree

_BARE_AFTER = frozenset({"do", "does", "did", "to", "don't"})
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_VERBAL_HELP = ("aux", "aux:pass", "cop")
_BARE_UNDER = frozenset({"let", "make", "help"})
_VERBS = frozenset({"VBN", "VBP"})
_SMALL = frozenset({"IN", "RB", "RP", "TO"})
_QUOTES = frozenset({"``", "''"})
# In the training parts of UD EWT and GUM: 233 of 236 mail and web addresses (EWT), 33 of 38 Roman numbers.
_ADDRESS = re.compile(r"https?://.+|www\..+|.+@.+|.*\w\.(?:com|org|net|edu|gov)(?:/.*)?", re.IGNORECASE)
_SHORTEST_ADDRESS = 5
_ROMAN = re.compile(r"[IVX]{2,}")
_DECADE = re.compile(r"\d*\d0['’]?s")


def mended_tags(tree: MendedTree, sentence: Sentence) -> None:
    """Correct the tags and features of a sentence, in place; parts of speech, heads and relations stay.

    Each correction is kept because it is right more often than wrong on both UD EWT dev and GUM dev.
    """
    tokens = tree.tokens
    inside = False
    for i in range(sentence.first, sentence.last):
        if tokens[i].text == '"':
            inside = _opens(tokens, i, inside=inside)
            tag = "``" if inside else "''"
        elif tokens[i].text.isalpha():
            tag = _of_word(tree, i)
        else:
            tag = _of_mark(tree, i)
        if tag != tokens[i].tag:
            tokens[i] = replace(tokens[i], tag=tag, morph=features(tag, tokens[i].lower))


def _opens(tokens: Sequence[Token], i: int, *, inside: bool) -> bool:
    """Tell an opening straight quotation mark by its spaces, and by turns where they do not tell."""
    glued_before = i > 0 and tokens[i - 1].end == tokens[i].start
    glued_after = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return not ((glued_before and not glued_after) or (inside and (glued_before or not glued_after)))


def _of_word(tree: MendedTree, i: int) -> str:
    """The tag a word has by its relation and what hangs on it; its own where these say nothing."""
    token = tree.tokens[i]
    tag, lower = token.tag, token.lower
    if tag in _VERBS:
        return _verb(tree, token)
    if lower == "that":
        return _that(tree, token)
    if lower == "like" and token.dep == "discourse":
        return "UH"
    if tag in _SMALL:
        return _small_word(token)
    if lower == "both" and token.dep == "cc:preconj":
        return "CC"
    if tag == "JJ" and lower.endswith("ed") and tree.of(i, "aux:pass"):
        return "VBN"
    return "CD" if token.text[0] in "IVX" and _ROMAN.fullmatch(token.text) else tag


def _small_word(token: Token) -> str:
    """Prepositions, adverbs and particles by their relation: a verb's particle is always RP, what marks a case IN."""
    if token.dep == "compound:prt" and token.lower != "to":
        return "RP"
    if token.dep == "case" and token.tag != "IN":
        return "IN"
    return token.tag


def _of_mark(tree: MendedTree, i: int) -> str:
    """The tag of a token with something else than letters in it: addresses, decades, hyphens and quotation marks by their side."""
    token = tree.tokens[i]
    if token.text in ".,()":
        return token.tag
    if token.text == "-" and token.tag in ("HYPH", ",", ":") and 0 < i < len(tree.tokens) - 1:
        before, after = tree.tokens[i - 1].end < token.start, token.end < tree.tokens[i + 1].start
        return "," if before and after and token.tag == "HYPH" else token.tag if before or after else "HYPH"
    if token.text in ("'", "’", "‘") and token.tag in _QUOTES:
        return _single_quote(tree.tokens, i)
    if token.lower in ("'s", "’s"):
        return "POS" if token.dep == "case" else token.tag
    if len(token.text) > _SHORTEST_ADDRESS and token.wordlike and _ADDRESS.fullmatch(token.text):
        return "ADD"
    if _DECADE.fullmatch(token.text):
        return "NNS"
    return _verb(tree, token) if token.tag in _VERBS else token.tag


def _single_quote(tokens: Sequence[Token], i: int) -> str:
    """Tell an opening from a closing single quotation mark by its spaces; its own tag where these say nothing."""
    glued_before = i > 0 and tokens[i - 1].end == tokens[i].start
    glued_after = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return tokens[i].tag if glued_before == glued_after else "''" if glued_before else "``"


def _verb(tree: MendedTree, token: Token) -> str:
    """A past participle with a subject and no auxiliary is a past tense; a present after "to", "do" or a modal, or under "let",
    "make" or "help", a bare form.
    """
    helps = [tree.tokens[k] for k in tree.of(token.i, *_VERBAL_HELP, "mark")]
    if token.tag == "VBP":
        bare = any(h.i < token.i and (h.tag == "MD" or h.lower in _BARE_AFTER) for h in helps)
        under = token.dep == "xcomp" and tree.tokens[token.head].lemma in _BARE_UNDER
        return "VB" if bare or under else "VBP"
    own = token.pos == "VERB" and bool(tree.of(token.i, *_SUBJECTS)) and token.dep != "amod"
    clause = token.dep != "acl" or tree.marked_by(token.i) == "that"
    return "VBD" if own and clause and not any(h.dep in _VERBAL_HELP for h in helps) else "VBN"


def _that(tree: MendedTree, token: Token) -> str:
    """Tell the conjunction from the relative pronoun."""
    if token.tag == "WDT" and token.dep == "mark":
        return "IN"
    relative = token.tag == "IN" and token.dep in ("obj", "nsubj", "nsubj:pass")
    return "WDT" if relative and tree.tokens[token.head].dep == "acl:relcl" else token.tag
