"""Penn tags that their own place in the tree settles: finite forms, conjunctions, and straight quotation marks by their side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Sentence, Token
from crossread.annotate.labels import features
from crossread.annotate.mended_tree import MendedTree

_BARE_AFTER = frozenset({"do", "does", "did", "to", "don't"})
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_VERBAL_HELP = ("aux", "aux:pass", "cop")


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
        else:
            tag = _tag(tree, i)
        if tag != tokens[i].tag:
            tokens[i] = replace(tokens[i], tag=tag, morph=features(tag, tokens[i].lower))


def _opens(tokens: Sequence[Token], i: int, *, inside: bool) -> bool:
    """Tell an opening straight quotation mark by its spaces, and by turns where they do not tell."""
    glued_before = i > 0 and tokens[i - 1].end == tokens[i].start
    glued_after = i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return not ((glued_before and not glued_after) or (inside and (glued_before or not glued_after)))


def _tag(tree: MendedTree, i: int) -> str:
    """The tag a word has by its relation and what hangs on it; its own where these say nothing."""
    token = tree.tokens[i]
    if token.tag in ("VBN", "VBP"):
        return _verb(tree, token)
    if token.lower == "that":
        return _that(tree, token)
    if token.lower == "both" and token.dep == "cc:preconj":
        return "CC"
    if token.dep == "case" and token.tag in ("TO", "RB"):
        return "IN"
    if token.text == "-" and token.tag == "HYPH" and 0 < i < len(tree.tokens) - 1:
        spaced = tree.tokens[i - 1].end < token.start and token.end < tree.tokens[i + 1].start
        return "," if spaced else token.tag
    return token.tag


def _verb(tree: MendedTree, token: Token) -> str:
    """A past participle with a subject and no auxiliary is a past tense; a present after "to", "do" or a modal a bare form."""
    helps = [tree.tokens[k] for k in tree.of(token.i, *_VERBAL_HELP, "mark")]
    if token.tag == "VBP":
        bare = any(h.i < token.i and (h.tag == "MD" or h.lower in _BARE_AFTER) for h in helps)
        return "VB" if bare else "VBP"
    own = token.pos == "VERB" and bool(tree.of(token.i, *_SUBJECTS)) and token.dep != "amod"
    clause = token.dep != "acl" or tree.marked_by(token.i) == "that"
    return "VBD" if own and clause and not any(h.dep in _VERBAL_HELP for h in helps) else "VBN"


def _that(tree: MendedTree, token: Token) -> str:
    """Tell the conjunction from the relative pronoun."""
    if token.tag == "WDT" and token.dep == "mark":
        return "IN"
    relative = token.tag == "IN" and token.dep in ("obj", "nsubj", "nsubj:pass")
    return "WDT" if relative and tree.tokens[token.head].dep == "acl:relcl" else token.tag
