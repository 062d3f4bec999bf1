"""Mends of the parser's trees that hold by grammar alone, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.annotated import Sentence, Token
from crossread.annotate.mended_tags import mended_tags
from crossread.annotate.mended_tree import MendedTree
from crossread.annotate.one_of_each import one_of_each
from crossread.annotate.reported_clauses import mend_reports


def mend(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Give the tokens with some heads, relations and Penn tags changed; words, sentences and parts of speech stay.

    Only for trees in Universal Dependencies, as ours: other schemes have two objects and other clauses.
    """
    tree = MendedTree(tokens)
    for sentence in sentences:
        mended_tags(tree, sentence)
        for i in range(sentence.first, sentence.last):
            if tree.below[i]:
                mend_reports(tree, i, sentence)
                one_of_each(tree, i)
    return tuple(tree.tokens)
