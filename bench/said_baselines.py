"""What others would find: a plain rule for quotations and said-clauses, and textacy's direct_quotations on our own parse."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast

from spacy.lang.en import English

from bench.polnear import Attributed, Offsets
from crossread.annotate.annotated import Annotated, Token

_QUOTED = re.compile(r"[“\"]([^”\"\n]{3,900})[”\"]")
_NAME = r"(?:(?:[A-Z][\w.’'-]+ ?){1,4}|[Hh]e|[Ss]he|[Tt]hey)"
_VERB = r"(?:said|says|told|added|wrote|asked|tweeted|stated|claimed|announced|noted|argued)"
_AFTER = re.compile(rf"\s*(?:(?P<s1>{_NAME})\s*(?P<c1>{_VERB})|(?P<c2>{_VERB})\s+(?P<s2>{_NAME}))")
_THAT = re.compile(rf"(?P<s>{_NAME})\s*(?P<c>{_VERB})\s+(?:that\s+)?(?P<content>[^“”\".\n]{{10,300}})[.\n]")


def plain_rules(text: str) -> tuple[Attributed, ...]:
    """Quotation marks by pattern with the said-clause right after them, and "X said that ..." up to the full stop."""
    found = []
    for match in _QUOTED.finditer(text):
        clause = _AFTER.match(text, match.end())
        source: Offsets = ()
        cue: Offsets = ()
        if clause:
            which = "1" if clause.group("c1") else "2"
            source, cue = (clause.span("s" + which),), (clause.span("c" + which),)
        found.append(Attributed(source, cue, (match.span(1),)))
    for match in _THAT.finditer(text):
        found.append(Attributed((match.span("s"),), (match.span("c"),), (match.span("content"),)))
    return tuple(found)


def textacy_rules(found: Sequence[Annotated]) -> list[tuple[Attributed, ...]] | None:
    """Textacy's direct quotations over the very annotation our own figures use, paragraph by paragraph.

    None where textacy is not installed (it is no dependency of ours); a paragraph on which it raises gives nothing.
    """
    try:
        from spacy.tokens import Doc
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    vocab = English().vocab
    outputs = []
    for annotated in found:
        triples: list[Attributed] = []
        for block in annotated.report.blocks:
            tokens = annotated.tokens_in(block.start, block.end)
            if not tokens:
                continue
            doc = _doc(Doc, vocab, tokens)
            with contextlib.suppress(ValueError, IndexError, KeyError):
                triples += [_attributed(tokens, triple) for triple in direct_quotations(doc)]
        outputs.append(tuple(triples))
    return outputs


def _doc(make: type, vocab: object, tokens: Sequence[Token]) -> object:
    """One paragraph's tokens as a spaCy document."""
    first = tokens[0].i
    return make(
        vocab,
        words=[t.text for t in tokens],
        spaces=[a.end < b.start for a, b in pairwise(tokens)] + [False],
        lemmas=[t.lemma for t in tokens],
        pos=[t.pos for t in tokens],
        tags=[t.tag for t in tokens],
        deps=[t.dep if t.head != t.i else "ROOT" for t in tokens],
        heads=[t.head - first for t in tokens],
    )


def _attributed(tokens: Sequence[Token], triple: object) -> Attributed:
    """One of textacy's triples by the offsets of its tokens."""
    speaker, cue, content = cast(tuple[Any, Any, Any], triple)
    return Attributed(
        tuple((tokens[t.i].start, tokens[t.i].end) for t in speaker),
        tuple((tokens[t.i].start, tokens[t.i].end) for t in cue),
        ((tokens[content.start].start, tokens[content.end - 1].end),),
    )
